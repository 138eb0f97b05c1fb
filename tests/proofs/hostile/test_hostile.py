"""Some of the hostile templates in some of their places; and that the watch would have seen what none of them may do."""

from pathlib import Path
from random import Random

import pytest

from tests.proofs.crew import answers
from tests.proofs.hostile.payloads import EXPRESSIONS, MARKUPS
from tests.proofs.hostile.places import OF_EXPRESSIONS, OF_MARKUPS, case_of, names
from tests.proofs.hostile.watched import SECRET, Watch, leaked

SOME = Random(11).sample(names(), 60)


def test_there_are_hundreds_of_them_in_more_than_six_places() -> None:
    assert len(set(EXPRESSIONS)) + len(set(MARKUPS)) >= 200
    assert len(OF_EXPRESSIONS) >= 6 <= len(OF_MARKUPS)
    assert all("CANARY'" not in case_of(name, "/away/canary").text for name in names())


def test_nothing_in_them_runs_or_reads_and_all_end_soon() -> None:
    told = {answer.case: answer.lost or answer.told for answer in answers("tests.proofs.hostile.child", (), SOME, workers=1)}
    assert {case: faults for case, faults in told.items() if faults} == {}
    assert set(told) == set(SOME)


@pytest.mark.parametrize(
    ("event", "arguments"),
    [
        ("open", ("/etc/passwd", "r", 0)),
        ("exec", (compile("1", "x", "eval"),)),
        ("compile", (b"__import__('os')", "<unknown>")),
        ("import", ("ctypes", None, None, None, None)),
        ("os.system", (b"id",)),
        ("subprocess.Popen", ("id", ["id"], None, None)),
        ("socket.connect", (None, ("127.0.0.1", 9))),
        ("object.__getattr__", (leaked, "__code__")),
    ],
)
def test_the_watch_sees_what_nothing_may_do(event: str, arguments: tuple[object, ...], tmp_path: Path) -> None:
    watch = Watch()
    watch.hook(event, arguments)
    assert watch.seen == []
    for watch.allowed in ((), (tmp_path,)):
        with watch.on():
            watch.hook(event, arguments)
        assert len(watch.seen) == 1


def test_the_watch_lets_the_program_work_on_its_own_files_and_read_numbers(tmp_path: Path) -> None:
    watch = Watch((tmp_path,))
    with watch.on():
        watch.hook("open", (str(tmp_path / "a.docx"), "r", 0))
        watch.hook("os.rename", (str(tmp_path / "a"), str(tmp_path / "b"), -1, -1))
        watch.hook("compile", (b"1e39", "<unknown>"))
    assert watch.seen == []


@pytest.mark.parametrize("text", [f"前{SECRET}后", "<class 'str'>", "<function capital at 0x7f>", "root:x:0:0:root:/bin/sh", "mappingproxy({})"])
def test_what_comes_from_the_inside_is_known_in_a_text(text: str) -> None:
    assert leaked(["好", text])
    assert leaked(["好", "〔''.__class__〕", "<b>", "1e39"]) == ""
