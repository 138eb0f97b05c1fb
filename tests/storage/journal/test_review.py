"""The journal of a review: found after a crash, gone when the review was used."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from editor.model.sample import review
from editor.model.sample.inspection import Inspection
from editor.model.sample.source import Mark
from editor.storage.journal.file import delete_journal
from editor.storage.journal.review import RecoveredReview, ReviewJournal, recover_reviews
from tests.qt.review_fake import seen


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[ReviewJournal]:
    made = ReviewJournal(tmp_path / "journals", "样稿")
    yield made
    made.close()


def _crash(journal: ReviewJournal) -> None:
    """The lock of a program that ended is free."""
    journal.flush()
    assert journal._lock is not None
    journal._lock.release()


def _found(tmp_path: Path) -> RecoveredReview:
    (found,) = recover_reviews(tmp_path / "journals")
    return found


def _acts() -> Iterator[Inspection]:
    now = replace(seen(), source=replace(seen().source, marks=(Mark(1, 2, 3, "事项"),), tables=((((0,), (1, 2)),),), heading_levels=((4, 1),)))
    yield now
    for act in (
        lambda s: review.rename(s, "完成额", "投资额"),
        lambda s: review.accept(s, ["本单位"]),
        lambda s: review.unmark(s, s.slots[:1]),
        lambda s: review.restore_lines(s, [0]),
        lambda s: review.set_role(s, 4, "body", 0),
        lambda s: review.mark(s, review.same_text(s, "甲项目"), "项目"),
        lambda s: review.unmark(s, s.slots),
        lambda s: review.toggle_list(s, 6),
    ):
        now = act(now)
        yield now


@pytest.mark.parametrize("last", range(1, 10))
def test_after_a_crash_the_review_is_there_up_to_its_last_act(last: int, journal: ReviewJournal, tmp_path: Path) -> None:
    acts = list(_acts())[:last]
    for now in acts:
        journal.note(now)
        journal.flush()
    _crash(journal)
    found = _found(tmp_path)
    assert (found.seen, found.name) == (acts[-1], "样稿")
    found.forget()


def test_an_act_that_was_written_in_part_is_left_out_and_those_before_are_kept(journal: ReviewJournal, tmp_path: Path) -> None:
    first, second, *_ = _acts()
    journal.note(first)
    _crash(journal)
    (path,) = (tmp_path / "journals").glob("*.review")
    whole = len(path.read_bytes())
    journal.note(second)
    journal.flush()
    data = path.read_bytes()
    for length in range(whole, len(data)):
        path.write_bytes(data[:length])
        found = _found(tmp_path)
        assert found.seen == first
        found._lock.release()


def test_a_review_of_a_running_program_is_not_offered(journal: ReviewJournal, tmp_path: Path) -> None:
    journal.note(seen())
    journal.flush()
    assert recover_reviews(tmp_path / "journals") == []


def test_a_closed_journal_leaves_nothing(journal: ReviewJournal, tmp_path: Path) -> None:
    journal.note(seen())
    journal.close()
    assert list((tmp_path / "journals").iterdir()) == []


def test_damaged_journals_are_left_alone(tmp_path: Path) -> None:
    for n, data in enumerate((b"", b"\n", b"{}\n", b"[]\n{}\n", b'{"name": "a"}\n{"slots": [1]}\n{}\n', b"\xff\n{}\n")):
        (tmp_path / f"{n}.review").write_bytes(data)
    assert recover_reviews(tmp_path) == []
    delete_journal(tmp_path / "0.review", None)


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    told: list[str] = []
    journal = ReviewJournal(tmp_path / "file", "样稿", lambda error: told.append(error.text))
    journal.note(seen())
    journal.flush()
    journal.close()
    assert "没能暂存校对" in told[0]
