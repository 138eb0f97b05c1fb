"""A reason why a branch is taken by no test speaks of one line, and of one that is there."""

from pathlib import Path

from tests.proofs.branches.missing import Missing, insides
from tests.proofs.branches.reasons import Reason, reasons

ROOT = Path(__file__).parents[3]
TWICE = """import os


class A:
    def one(self) -> None:
        try:
            os.sync()
        except OSError:
            return


def two() -> None:
    def three() -> None:
        try:
            os.sync()
        except OSError:
            return
"""


def test_each_reason_is_about_one_line_that_is_there() -> None:
    assert [(reason, places) for reason in reasons() if len(places := reason.places(ROOT)) != 1 or not reason.why] == []


def test_no_line_has_two_reasons() -> None:
    lines = [(reason.file, reason.line, reason.inside) for reason in reasons()]
    assert len(lines) == len(set(lines))


def test_a_reason_for_one_of_two_lines_that_say_the_same_does_not_cover_the_other(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(TWICE, "utf-8")
    assert Reason("a.py", "except OSError:", "so").places(tmp_path) == [8, 16]
    assert Reason("a.py", "except OSError:", "so", "A.one").places(tmp_path) == [8]
    assert Reason("a.py", "except OSError:", "so", "two.three").places(tmp_path) == [16]
    assert Reason("a.py", "except OSError:", "so", "two").places(tmp_path) == []
    assert Reason("b.py", "except OSError:", "so").places(tmp_path) == []
    assert insides(tmp_path / "a.py").get(1) is None


def test_a_reason_explains_the_line_that_is_missed_in_its_function_alone() -> None:
    reason = Reason("a.py", "except OSError:", "so", "A.one")
    assert reason.explains(Missing("a.py", 8, "except OSError:", "A.one"))
    assert not reason.explains(Missing("a.py", 16, "except OSError:", "two.three"))
