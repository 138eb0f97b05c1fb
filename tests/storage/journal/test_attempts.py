"""Marks of what is being opened: they go when it is done, and tell of a program that was ended by it."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from editor.storage.journal.attempts import Attempts, AttemptStage
from tests.source import ROOT

CHILD = """
import sys, time
from pathlib import Path
from editor.storage.journal.attempts import Attempts, AttemptStage
attempt = Attempts(Path(sys.argv[1])).begin(AttemptStage.PAGES, ["/a/报告.docx", "draft-1.journal"])
print("begun", flush=True)
time.sleep(600)
"""


def killed(folder: Path, *, running: bool = False) -> "subprocess.Popen[str]":
    """A program that marks a report and comes to no end; it is killed unless it is left `running`."""
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "begun\n"
    if not running:
        os.kill(child.pid, signal.SIGKILL)
        child.communicate()
    return child


def test_what_is_done_leaves_nothing(tmp_path: Path) -> None:
    attempt = Attempts(tmp_path).begin(AttemptStage.READING, ["/a"])
    attempt.note(AttemptStage.PAGES, ["/a", "b"])
    assert list(tmp_path.glob("*.opening"))
    attempt.end()
    attempt.end()
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_was_killed_is_told_by_each_name(tmp_path: Path) -> None:
    killed(tmp_path)
    attempts = Attempts(tmp_path)
    assert attempts.ended(["/a/报告.docx"]) == AttemptStage.PAGES
    assert attempts.ended(["/b", "draft-1.journal"]) == AttemptStage.PAGES
    assert attempts.ended(["/a/报告2.docx"]) is None
    assert Attempts(tmp_path).ended(["/a/报告.docx"]) == AttemptStage.PAGES


def test_of_several_that_were_killed_the_one_that_came_least_far_is_told(tmp_path: Path) -> None:
    for number, stage in enumerate((AttemptStage.PAGES, AttemptStage.READING, AttemptStage.PAGES)):
        (tmp_path / f"{number}.opening").write_text(json.dumps({"stage": stage, "traces": ["/a"]}), "utf-8")
    assert Attempts(tmp_path).ended(["/a"]) == AttemptStage.READING


def test_a_program_that_still_runs_is_no_failure(tmp_path: Path) -> None:
    child = killed(tmp_path, running=True)
    try:
        assert Attempts(tmp_path).ended(["/a/报告.docx"]) is None
    finally:
        child.kill()
        child.communicate()


def test_what_is_forgiven_is_tried_as_ever(tmp_path: Path) -> None:
    killed(tmp_path)
    attempts = Attempts(tmp_path)
    attempts.forgive(["draft-1.journal"])
    assert attempts.ended(["/a/报告.docx"]) is None
    assert Attempts(tmp_path).ended(["/a/报告.docx"]) is None


def test_what_this_program_tries_is_no_failure_to_it(tmp_path: Path) -> None:
    attempts = Attempts(tmp_path)
    attempts.begin(AttemptStage.READING, ["/a"])
    assert attempts.ended(["/a"]) is None


@pytest.mark.parametrize("data", ["", "{", "[]", "null", '{"stage": "other", "traces": []}', '{"stage": "pages"}', "[" * 5000, "\x00"])
def test_a_damaged_mark_is_none(data: str, tmp_path: Path) -> None:
    (tmp_path / "1-a.opening").write_text(data)
    assert Attempts(tmp_path).ended(["/a"]) is None


def test_an_old_mark_is_taken_away(tmp_path: Path) -> None:
    mark = tmp_path / "1-a.opening"
    mark.write_text(json.dumps({"stage": "pages", "traces": ["/a"]}))
    assert Attempts(tmp_path).ended(["/a"]) == AttemptStage.PAGES
    before = time.time() - 40 * 24 * 3600
    os.utime(mark, (before, before))
    assert Attempts(tmp_path).ended(["/a"]) is None
    assert not mark.exists()


def test_a_folder_that_can_not_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    attempt = Attempts(tmp_path / "file" / "journals").begin(AttemptStage.PAGES, ["/a"])
    attempt.note(AttemptStage.PAGES, ["/b"])
    attempt.end()


def test_what_is_read_is_marked_meanwhile_and_no_longer(tmp_path: Path) -> None:
    with contextlib.suppress(KeyError), Attempts(tmp_path).reading("/a"):
        (mark,) = tmp_path.glob("*.opening")
        assert json.loads(mark.read_bytes()) == {"stage": "reading", "traces": ["/a"]}
        raise KeyError
    assert list(tmp_path.iterdir()) == []


def test_what_was_noted_is_not_written_again(tmp_path: Path) -> None:
    attempt = Attempts(tmp_path).begin(AttemptStage.READING, ["/a"])
    (mark,) = tmp_path.glob("*.opening")
    mark.write_bytes(b"")
    attempt.note(AttemptStage.READING, ["/a"])
    assert mark.read_bytes() == b""
    attempt.note(AttemptStage.PAGES, ["/a"])
    assert mark.read_bytes() != b""
    attempt.end()


def test_a_mark_of_journals_that_are_gone_is_taken_away_and_one_of_a_file_or_a_journal_that_is_there_stays(tmp_path: Path) -> None:
    gone, there, file = (str(tmp_path / "draft-1.journal"), str(tmp_path / "draft-2.journal"), "/away/报告.docx")
    Path(there).touch()
    for number, traces in enumerate(([gone], [gone, str(tmp_path / "draft-3.journal")], [gone, there], [gone, file], [])):
        (tmp_path / f"{number}.opening").write_text(json.dumps({"stage": AttemptStage.PAGES, "traces": traces}), "utf-8")
    attempts = Attempts(tmp_path)
    assert [attempts.ended([name]) for name in (gone, there, file)] == [AttemptStage.PAGES] * 3
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".opening") == ["2.opening", "3.opening"]


def test_a_mark_that_can_not_be_looked_at_tells_nothing_and_stays(tmp_path: Path) -> None:
    (tmp_path / "1.opening").write_text(json.dumps({"stage": "reading", "traces": ["/a"]}), "utf-8")
    (tmp_path / "1.lock").mkdir()
    assert Attempts(tmp_path).ended(["/a"]) is None
    assert (tmp_path / "1.opening").exists()
