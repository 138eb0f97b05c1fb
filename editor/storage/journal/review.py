"""The journal of the review of a sample: what was done and not used yet is found again after a crash.

The first record holds the sample's name, those after it the inspection, then what each act changed; an empty record ends each state.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from editor.model.sample.inspection import Inspection
from editor.model.sample.inspection_file import records, replayed
from editor.model.words import tr
from editor.storage.files.reasons import reason_of
from editor.storage.journal.left import AFTER, DamagedJournal, LeftBehind, Records, damaged_in, left_behind, names_of
from editor.storage.journal.records import Record, text_in
from editor.storage.journal.writer import JournalForm, JournalWriter, OnTrouble

_ENDING = ".review"
_END: Record = {}


class ReviewJournal(JournalWriter[Inspection]):
    """Keeps the last inspection that it is told of."""

    def __init__(self, folder: Path, name: str, on_trouble: OnTrouble | None = None, after: LeftBehind | None = None) -> None:
        """`name` is what the sample is called on screen, `after` the journal that this one goes on from; `on_trouble` is called as `JournalWriter`
        calls it.
        """
        gone_on_from = [] if after is None else [after]
        super().__init__(folder, JournalForm("review", _ENDING, lambda seen: _whole(name, seen, gone_on_from), _changes, _trouble_words), on_trouble)


def _whole(name: str, seen: Inspection, after: list[LeftBehind]) -> Iterator[Record]:
    yield {"name": name, AFTER: names_of(after)}
    yield from records(None, seen)
    yield _END


def _changes(before: Inspection, after: Inspection) -> Iterator[Record]:
    yield from records(before, after)
    yield _END


def _trouble_words(why: Exception) -> str:
    return tr("没能暂存校对（{why}）。请先存为模板。", why=reason_of(why))


@dataclass
class RecoveredReview(LeftBehind):
    """A review that was not used when its program ended; `path` is None, for a review has no Word file yet."""

    seen: Inspection
    name: str
    path: Path | None = None


def recover_reviews(folder: Path) -> list[RecoveredReview]:
    """The reviews that no running program holds, the last changed first; damaged ones are left where they are."""
    return left_behind(folder, _ENDING, _recovered)


def damaged_reviews(folder: Path) -> list[DamagedJournal]:
    """The journals of reviews that no running program holds and of which nothing is sure."""
    return damaged_in(folder, _ENDING, _recovered)


def _recovered(left: LeftBehind, read: Records) -> RecoveredReview:
    end = max((n for n, record in enumerate(read) if not record), default=0)
    first, *changes = read[:end]
    return RecoveredReview(left.file, left.lock, left.when, left.standing, replayed(changes), text_in(first, "name"))
