"""The journal of a review: found after a crash, gone when the review was used."""

import errno
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from editor.model.problem import NigaoError
from editor.model.sample import review
from editor.model.sample.inspection import Inspection
from editor.model.sample.source import Mark
from editor.model.sample.source_table import SourceTable
from editor.storage.journal import writer
from editor.storage.journal.left import LeftState
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
    journal.close(keep=True)


def _found(tmp_path: Path) -> RecoveredReview:
    (found,) = recover_reviews(tmp_path / "journals")
    return found


def _acts() -> Iterator[Inspection]:
    now = replace(
        seen(),
        source=replace(seen().source, marks=(Mark(1, 2, 3, "事项"),), tables=(SourceTable.of_rows((((0,), (1, 2)),)),), heading_levels=((4, 1),)),
    )
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
    journal.flush()
    journal.note(second)
    _crash(journal)
    (path,) = (tmp_path / "journals").glob("*.review")
    data = path.read_bytes()
    complete = data.rindex(b"\n", 0, data.index(b'"left"'))  # where the last act ends
    whole = data.rindex(b" {}\n", 0, complete) + 4
    assert whole < complete
    for length in range(whole, complete):
        path.write_bytes(data[:length])
        found = _found(tmp_path)
        assert (found.seen, found.standing) == (first, LeftState.TORN)
        found.lock.release()


def test_the_journal_of_a_long_sample_goes_on_in_its_file(journal: ReviewJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "_LONGEST", 10)  # so that the sample itself is longer
    names = set()
    for now in list(_acts())[:4]:
        journal.note(now)
        journal.flush()
        names |= {path.name for path in (tmp_path / "journals").glob("*.review")}
    assert len(names) == 1


def test_a_review_of_a_running_program_is_not_offered(journal: ReviewJournal, tmp_path: Path) -> None:
    journal.note(seen())
    journal.flush()
    assert recover_reviews(tmp_path / "journals") == []


def test_a_closed_journal_leaves_nothing(journal: ReviewJournal, tmp_path: Path) -> None:
    journal.note(seen())
    journal.flush()
    journal.close()
    assert list((tmp_path / "journals").iterdir()) == []


def test_damaged_journals_are_left_alone(tmp_path: Path) -> None:
    for n, data in enumerate((b"", b"\n", b"{}\n", b"[]\n{}\n", b'{"name": "a"}\n{"slots": [1]}\n{}\n', b"\xff\n{}\n")):
        (tmp_path / f"{n}.review").write_bytes(data)
    assert recover_reviews(tmp_path) == []
    assert len(list(tmp_path.glob("*.review"))) == 6


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    told: list[str] = []
    journal = ReviewJournal(tmp_path / "file", "样稿", lambda trouble: told.append(trouble.text if trouble else ""))
    journal.note(seen())
    with pytest.raises(NigaoError, match="没能暂存校对"):
        journal.flush()
    journal.close()
    assert "没能暂存校对" in told[0]


def test_a_disk_that_gives_in_again_holds_the_last_act(journal: ReviewJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third, *_ = _acts()
    journal.note(first)
    journal.flush()
    real = os.write

    def full(descriptor: int, data: bytes) -> int:
        real(descriptor, data[:9])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        journal.note(second)
        with pytest.raises(NigaoError, match="没能暂存校对"):
            journal.flush()
    journal.note(third)
    _crash(journal)
    found = _found(tmp_path)
    assert found.seen == third
    found.forget()


def test_a_review_that_another_goes_on_from_is_found_no_more(tmp_path: Path, journal: ReviewJournal) -> None:
    journal.note(seen())
    _crash(journal)
    found = _found(tmp_path)
    later = ReviewJournal(tmp_path / "journals", "样稿", after=found)
    later.note(seen())
    found.release()
    _crash(later)
    again = _found(tmp_path)
    assert again.file != found.file
    again.forget()
    assert not [path for path in (tmp_path / "journals").iterdir() if path.suffix == found.file.suffix]
