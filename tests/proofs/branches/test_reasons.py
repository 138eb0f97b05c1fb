"""A reason why a branch is taken by no test speaks of a line that is there."""

from pathlib import Path

from tests.proofs.branches.reasons import Reason, reasons

ROOT = Path(__file__).parents[3]


def test_each_reason_is_about_a_line_that_is_there() -> None:
    assert [reason for reason in reasons() if not _is_there(reason)] == []


def test_no_line_has_two_reasons() -> None:
    lines = [(reason.file, reason.line) for reason in reasons()]
    assert len(lines) == len(set(lines))


def _is_there(reason: Reason) -> bool:
    path = ROOT / reason.file
    return path.is_file() and bool(reason.why) and reason.line in map(str.strip, path.read_text("utf-8").splitlines())
