import errno
import json
import os
import random
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from editor.model.draft import Draft
from editor.model.problem import NigaoError
from editor.model.session import Session
from editor.model.template import Prose, Section
from editor.model.template_file import parse_template
from editor.storage import journal as journal_module
from editor.storage.journal import Journal
from editor.storage.journal_file import Recovered, recover
from tests.storage.typing_child import TEMPLATE

ROOT = Path(__file__).resolve().parents[2]


def _session(path: Path | None = None) -> Session:
    return Session(Draft(parse_template(TEMPLATE)[0]), path, "值守报告")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journals"


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[[Session], Journal]]:
    started: list[Journal] = []

    def begin(session: Session, on_trouble: Callable[[NigaoError | None], None] | None = None) -> Journal:
        started.append(Journal(folder, session, on_trouble))
        return started[-1]

    yield begin
    for journal in started:
        journal.close()


def _wait(condition: Callable[[], object], seconds: float = 5) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)


def _crash(journal: Journal) -> None:
    """What is left when the program ends without saying so: the files, and no lock."""
    journal.flush()
    journal.close(keep=True)


def _files(folder: Path) -> list[str]:
    return sorted(path.suffix for path in folder.iterdir()) if folder.is_dir() else []


def test_nothing_is_written_while_nothing_is_typed(folder: Path, start: Callable[[Session], Journal]) -> None:
    start(_session()).flush()
    assert _files(folder) == []


def test_what_is_typed_is_on_the_disk_within_a_second(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = _session()
    journal = start(session)
    began = time.monotonic()
    session.set_value("单位", "水务科")
    _wait(lambda: journal.path)
    assert time.monotonic() - began < 1


def test_typing_without_a_pause_is_written_too(start: Callable[[Session], Journal]) -> None:
    session = _session()
    journal = start(session)
    end = time.monotonic() + 1
    while time.monotonic() < end:
        session.set_value("单位", session.draft.values.get("单位", "") + "水")  # type: ignore[operator]
        time.sleep(0.005)
    assert journal.path is not None


def test_a_draft_is_recovered_as_it_was_typed(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = _session(Path("值守.docx"))
    journal = start(session)
    for number in range(5):
        session.set_value("天数", str(number))
        journal.flush()
    session.set_value("单位", "水务科")
    session.edit(session.draft.with_switch("s1", on=True), "切换")
    _crash(journal)
    (found,) = recover(folder)
    assert found.draft == session.draft
    assert (found.path, found.name) == (Path("值守.docx"), "值守报告")
    assert abs(found.when - time.time()) < 60
    found.forget()


def test_a_value_that_was_taken_back_stays_taken_back(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = _session()
    journal = start(session)
    session.set_value("天数", "3")
    journal.flush()
    session.undo()
    _crash(journal)
    (found,) = recover(folder)
    assert found.draft.values == {}
    found.forget()


def test_edits_of_the_text_are_recovered(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = _session()
    journal = start(session)
    session.set_value("天数", "3")
    journal.flush()
    section = Section("s9", "body", 1, "新增的一节", blocks=(Prose("{{ 单位 }}另有说明。"),))
    template = replace(session.draft.template, sections=(*session.draft.template.sections, section))
    session.edit(session.draft.with_template(template), "添加章节")
    _crash(journal)
    (found,) = recover(folder)
    assert [s.id for s in found.draft.template.sections] == [s.id for s in template.sections]
    assert found.draft.values == {"天数": "3"}
    found.forget()


def test_only_the_last_file_of_a_journal_stays(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = _session()
    journal = start(session)
    for heading in ("甲", "乙", "丙"):
        session.edit(session.draft.with_template(replace(session.draft.template, name=heading)), "改名")
        journal.flush()
    assert _files(folder) == [".journal", ".lock"]


def test_rows_and_strange_characters_survive(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = _session()
    journal = start(session)
    session.set_value("单位", "一\u2028二\n三\ud800四\x00五")
    session.edit(session.draft.with_value("天数", ({"a": "1"}, {"a": ""})), "表格")
    _crash(journal)
    (found,) = recover(folder)
    assert found.draft.values == session.draft.values
    found.forget()


def test_the_journal_goes_when_the_draft_was_saved(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = _session()
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.flush()
    session.mark_saved(Path("a.docx"), session.draft)
    journal.saved()
    assert _files(folder) == []


def test_what_was_typed_during_a_save_stays_in_the_journal(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = _session()
    journal = start(session)
    session.set_value("单位", "水务科")
    saved = session.draft
    session.set_value("天数", "3")
    session.mark_saved(Path("a.docx"), saved)
    journal.saved()
    _crash(journal)
    (found,) = recover(folder)
    assert (found.draft, found.path) == (session.draft, Path("a.docx"))
    found.forget()


def test_a_journal_that_is_closed_leaves_nothing(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = _session()
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.flush()
    journal.close()
    assert _files(folder) == []
    session.set_value("单位", "别的科")
    assert _files(folder) == []


def test_the_journal_is_for_the_person_alone(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = _session()
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.flush()
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_journal_in_use_is_not_recovered(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = _session()
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.flush()
    assert recover(folder) == []


def test_a_recovered_draft_is_given_to_one_only_until_it_is_kept(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = _session()
    journal = start(session)
    session.set_value("单位", "水务科")
    _crash(journal)
    (first,) = recover(folder)
    assert recover(folder) == []
    first.keep()
    (second,) = recover(folder)
    second.forget()
    assert recover(folder) == []
    assert _files(folder) == []


def test_two_windows_keep_two_journals(folder: Path, start: Callable[[Session], Journal]) -> None:
    sessions = [_session(), _session()]
    journals = [start(session) for session in sessions]
    for number, session in enumerate(sessions):
        session.set_value("单位", f"第{number}科")
    for journal in journals:
        _crash(journal)
    found = recover(folder)
    assert sorted(str(r.draft.value("单位")) for r in found) == ["第0科", "第1科"]
    for recovered in found:
        recovered.forget()


def test_a_line_that_was_not_written_to_its_end_is_left_out(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = _session()
    journal = start(session)
    session.set_value("单位", "水务科")
    _crash(journal)
    (path,) = folder.glob("*.journal")
    whole = path.read_bytes()
    change = json.dumps({"values": {"单位": "防汛科"}, "gone": [], "switches": {}}, ensure_ascii=False).encode() + b"\n"
    for cut in range(0, len(change), 7):
        path.write_bytes(whole + change[:cut])
        assert _kept(recover(folder)) == ["水务科"]
    path.write_bytes(whole + change)
    assert _kept(recover(folder)) == ["防汛科"]


def _kept(found: list[Recovered]) -> list[object]:
    for recovered in found:
        recovered.keep()
    return [recovered.draft.value("单位") for recovered in found]


@pytest.mark.parametrize("content", [b"", b"\n", b"{}\n", b"[]\n", b"null\n", b'{"draft": "{}"}\n', b"\xff\xfe\n", b'{"draft": 3}\n'])
def test_a_damaged_journal_is_left_where_it_is(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / "draft-1.journal").write_bytes(content)
    assert recover(folder) == []
    assert (folder / "draft-1.journal").read_bytes() == content


def test_a_full_disk_is_told_once_and_made_good_when_there_is_room(
    monkeypatch: pytest.MonkeyPatch, folder: Path, start: Callable[..., Journal]
) -> None:
    told: list[str | None] = []
    session = _session()
    monkeypatch.setattr(journal_module, "RETRY", 0.05)
    journal = start(session, lambda trouble: told.append(trouble and trouble.text))
    session.set_value("单位", "水务科")
    journal.flush()
    real = os.write

    def full(descriptor: int, data: bytes) -> int:
        real(descriptor, data[:3])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        session.set_value("单位", "防汛科")
        _wait(lambda: told)
        with pytest.raises(NigaoError, match="没能暂存"):
            journal.flush()
    _wait(lambda: len(told) == 2)
    assert told[1] is None
    journal.flush()
    _crash(journal)
    (found,) = recover(folder)
    assert found.draft.value("单位") == "防汛科"
    found.forget()


def test_a_recovered_session_is_unsaved(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = _session(Path("a.docx"))
    journal = start(session)
    session.set_value("单位", "水务科")
    _crash(journal)
    (found,) = recover(folder)
    assert found.session().is_dirty
    found.forget()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_program_killed_while_typing_loses_nothing_that_is_a_second_old(folder: Path, seed: int) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.typing_child", str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    assert child.stdout
    child.stdout.readline()
    time.sleep(1.2 + random.Random(seed).random() * 0.4)
    killed = time.time()
    child.kill()
    typed = [line.split() for line in child.stdout.read().splitlines() if len(line.split()) == 2]
    child.stdout.close()
    child.wait()
    acknowledged = max(int(number) for number, when in typed if float(when) < killed - 1)
    (found,) = recover(folder)
    kept = str(found.draft.value("单位"))
    assert int(kept.removeprefix("第").removesuffix("办公室")) >= acknowledged
    found.forget()
