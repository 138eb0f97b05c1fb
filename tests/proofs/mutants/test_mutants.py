"""Some mutants of every kind, and the worst zips there are, go their way; and a broken promise would be seen."""

import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from editor.cli import commands
from editor.model.problem import NigaoError
from tests.proofs.crew import answers
from tests.proofs.mutants.bases import bases_of
from tests.proofs.mutants.commands import run
from tests.proofs.mutants.mutants import mutant
from tests.proofs.mutants.zips import HEAVY, ZIPS

SEED = 7
COUNT = 36


def test_some_mutants_of_every_kind_break_no_promise(tmp_path: Path) -> None:
    told = {answer.case: answer.lost or answer.told["broken"] for answer in _tried(tmp_path)}
    assert {case: faults for case, faults in told.items() if faults} == {}
    assert len(told) == COUNT


def _tried(tmp_path: Path) -> list[object]:
    return list(answers("tests.proofs.mutants.worker", (str(SEED), str(tmp_path)), map(str, range(COUNT)), workers=1))


def test_a_mutant_is_the_same_each_time_and_hardly_one_is_its_base() -> None:
    kinds = Counter(Path(mutant(number, SEED)[0]).suffix for number in range(150))
    assert set(kinds) >= {".docx", ".nigao", ".json", ".xlsx", ".csv", ".txt"}
    assert mutant(12, SEED) == mutant(12, SEED)
    bases = {data for kind in ("docx", "nigao", "json", "xlsx", "csv", "txt", "md", "journal", "odt") for _, data in bases_of(kind)}
    assert sum(mutant(number, SEED)[1] in bases for number in range(150)) < 8


@pytest.mark.parametrize("number", range(2 * len(ZIPS)))
def test_a_zip_that_lies_is_read_or_refused_with_a_sentence(number: int, tmp_path: Path) -> None:
    chance = Random(number)
    _refused_or_read(ZIPS[number % len(ZIPS)](chance.choice(bases_of("docx"))[1], chance), tmp_path)


@pytest.mark.parametrize("number", range(5))
def test_a_bomb_is_refused_with_a_sentence(number: int, tmp_path: Path) -> None:
    chance = Random(number)
    _refused_or_read(HEAVY[number % len(HEAVY)](bases_of("docx")[0][1], chance), tmp_path)


def _refused_or_read(data: bytes, folder: Path) -> None:
    path = folder / "a.docx"
    path.write_bytes(data)
    assert run("fields", path, "--json", seconds=20).broken == ""


def _breaking(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, act: object, seconds: float = 0.5) -> str:
    """What is said of a command that does this."""
    monkeypatch.setitem(commands.COMMANDS, "fields", act)
    return run("fields", tmp_path / "a.docx", seconds=seconds).broken


def test_a_broken_promise_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refusing(words: str) -> object:
        def refuse(_parsed: object) -> int:
            raise NigaoError(words)

        return refuse

    assert "exit code 9" in _breaking(monkeypatch, tmp_path, lambda _parsed: 9)
    assert "ZeroDivisionError" in _breaking(monkeypatch, tmp_path, lambda _parsed: 1 // 0)
    assert "SystemExit" in _breaking(monkeypatch, tmp_path, sys.exit)
    assert "without a clear sentence" in _breaking(monkeypatch, tmp_path, refusing(""))
    assert "words of the machine" in _breaking(monkeypatch, tmp_path, refusing("[Errno 22] 不对。"))
    assert "runs on" in _breaking(monkeypatch, tmp_path, _busy)
    assert _breaking(monkeypatch, tmp_path, refusing("“a.docx”打不开。")) == ""


def test_what_the_process_held_before_is_no_fault_of_a_command_and_what_it_takes_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    held = bytearray(700_000_000)
    assert _breaking(monkeypatch, tmp_path, lambda _parsed: 0) == ""
    assert "took" in _breaking(monkeypatch, tmp_path, lambda _parsed: 0 * len(bytearray(450_000_000)), 20)
    assert held


def _busy(_parsed: object) -> int:
    """Ends by itself only after far more CPU than it may have."""
    end = time.process_time() + 5
    while time.process_time() < end:
        sum(range(1000))
    return 0
