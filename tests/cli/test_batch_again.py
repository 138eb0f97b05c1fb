"""Runs of `batch` over what is there: nothing is written over unasked, and a run that ended early is taken up."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from editor.batch.crew import FLUSHING
from tests.cli.batch_runs import DONE, HEAD, LOOK, ROWS, TEMPLATE, UNWRITTEN, batch, made, results, sheet, values


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    Path("通知.nigao").write_text(TEMPLATE, "utf-8")
    return tmp_path


def test_nothing_that_exists_is_written_over_unasked(capsys: pytest.CaptureFixture[str]) -> None:
    sheet(HEAD, *ROWS)
    Path("出").mkdir()
    Path("出/会议通知-2.docx").write_bytes(b"mine")
    batch(LOOK)
    assert Path("出/会议通知-2.docx").read_bytes() == b"mine"
    assert "“会议通知-2.docx”已经有了" in results()[0][0][3]
    capsys.readouterr()
    batch(UNWRITTEN)
    assert "--resume" in capsys.readouterr().err
    batch(LOOK, "--resume")
    assert Path("出/会议通知-2.docx").read_bytes() == b"mine"
    batch(DONE, "--force")
    assert values("出/会议通知-2.docx")["单位"] == "民政局"


def test_a_run_taken_up_does_what_is_missing_and_leaves_what_is_there() -> None:
    sheet(HEAD, ROWS[0], ("", *ROWS[1][1:]), ROWS[2])
    batch(LOOK)
    Path("出/会议通知-1.docx").write_bytes(b"edited in Word")
    sheet(HEAD, *ROWS)
    batch(DONE, "--resume")
    assert made() == ["会议通知-1.docx", "会议通知-2.docx", "会议通知-3.docx"]
    assert Path("出/会议通知-1.docx").read_bytes() == b"edited in Word"
    assert results()[0] == []
    assert len(results()[1]) == 3


KILLED = """
import os, signal, sys
from editor.batch.record import RunRecord
from editor.cli import main
add, seen = RunRecord.add, []
def killed(self, result):
    seen.append(result)
    if len(seen) == 3:  # its file is written, and nobody wrote that down
        os.kill(os.getpid(), signal.SIGKILL)
    add(self, result)
RunRecord.add = killed
main(sys.argv[1:])
"""


def test_a_run_that_was_killed_is_taken_up_with_no_document_broken_or_twice() -> None:
    rows = [(f"第{number}局", "2026-09-02", str(number), "") for number in range(1, 13)]
    sheet(HEAD, *rows)
    batch(DONE, out="全")
    words = ["batch", "通知.nigao", "--rows", "表.csv", "-o", "出", "--jobs", "1"]
    path = os.pathsep.join(sys.path)
    died = subprocess.run([sys.executable, "-c", KILLED, *words], check=False, env={**os.environ, "PYTHONPATH": path})
    assert died.returncode == -signal.SIGKILL
    left = [name for name in made() if name.endswith(".docx")]
    assert 3 <= len(left) <= 3 + FLUSHING  # what is made while the files of those before it wait for the disk
    batch(UNWRITTEN)
    batch(DONE, "--resume")
    assert made() == made("全")
    assert [Path("出", name).read_bytes() for name in made()] == [Path("全", name).read_bytes() for name in made()]


def test_a_full_disk_stops_the_run_with_one_sentence_and_it_goes_on_later(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet(HEAD, *ROWS)
    with monkeypatch.context() as patch:
        writes: list[int] = []

        def full(descriptor: int) -> None:
            writes.append(descriptor)
            if len(writes) > 1:
                raise OSError(errno.ENOSPC, "full")

        patch.setattr("editor.storage.files.adding.os.fsync", full)
        batch(UNWRITTEN)
    err = capsys.readouterr().err
    assert "磁盘满了" in err
    assert "--resume" in err
    assert made() == [".nigao-batch.jsonl", "会议通知-1.docx"]
    batch(DONE, "--resume")
    assert made() == ["会议通知-1.docx", "会议通知-2.docx", "会议通知-3.docx"]


GONE = """
import os, signal, sys, time
from editor.batch.work import RowWork
from editor.cli import main
written = RowWork._written
def gone(self, files, paths, result):
    if result.number == 2:
        time.sleep(0.05)  # while others are in hand
        {end}
    return written(self, files, paths, result)
RowWork._written = gone
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("end", ["os.kill(os.getpid(), signal.SIGKILL)", "raise SystemExit"])
def test_a_row_that_is_never_answered_is_told_as_lost_and_the_run_ends(end: str) -> None:
    rows = [(f"第{number}局", "2026-09-02", str(number), "") for number in range(1, 13)]
    sheet(HEAD, *rows)
    words = ["--lang", "zh", "batch", "通知.nigao", "--rows", "表.csv", "-o", "出", "--jobs", "2"]
    done = subprocess.run(
        [sys.executable, "-c", GONE.format(end=end), *words], check=False, timeout=100, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )
    assert done.returncode == LOOK
    lost, whole = results()
    assert "2" in [row[0] for row in lost]
    assert all("进程没了" in row[3] for row in lost)
    assert (len(lost) <= 8, len(lost) + len(whole)) == (True, 12)
    batch(DONE, "--resume")
    assert len(made()) == 12
