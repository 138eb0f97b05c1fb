"""The rows of the review's list: captions, fields, noise."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from editor.model.sample.inspection import Span
from editor.model.sample.review import ReviewField
from editor.model.words import tr
from editor.qt.review.session.looks import left_out_words, proposal_kind_words, proposal_words
from editor.qt.review.session.row import ListRow
from editor.qt.review.session.session import ReviewSession

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class ReviewFilter(IntEnum):
    """Which rows are shown, in the order of the segments over the list."""

    ALL = 0
    UNSURE = 1
    ACCEPTED = 2
    NOISE = 3
    LEFT_OUT = 4


class ReviewModel(QAbstractListModel):
    """Serves the rows that a filter leaves."""

    def __init__(self, session: ReviewSession) -> None:
        super().__init__()
        self._session = session
        self.filter = ReviewFilter.ALL
        self.rows: list[ListRow] = []
        self.refresh()

    def refresh(self) -> None:
        """Read the session anew."""
        self.beginResetModel()
        other = {ReviewFilter.NOISE: self._noise_rows, ReviewFilter.LEFT_OUT: self._left_out_rows}
        self.rows = other.get(self.filter, self._field_rows)()
        self.endResetModel()

    def show(self, filter_: ReviewFilter) -> None:
        """Show another part of the fields, or the noise."""
        self.filter = filter_
        self.refresh()

    def counts(self) -> tuple[int, int, int, int, int]:
        """How many fields, noise and things that were left out each filter shows."""
        seen = self._session.seen
        accepted = sum(field.accepted for field in seen.fields)
        return len(seen.fields), len(seen.unsure), accepted, len(self._noise_rows()), len(seen.left_out)

    def row_of(self, key: str) -> int:
        """The row of a field; −1 where it is not shown."""
        return next((n for n, row in enumerate(self.rows) if row.field is not None and row.field.key == key), -1)

    def _field_rows(self) -> list[ListRow]:
        seen = self._session.seen
        if self.filter == ReviewFilter.UNSURE:
            return [*self._of(seen.first), *self._offer_rows()]
        if self.filter == ReviewFilter.ACCEPTED:
            return self._of([field for field in seen.fields if field.accepted])
        rest = seen.ordered[len(seen.first) :]
        first = [ListRow(tr("拿不准，先看这 {count} 项", count=len(seen.first))), *self._of(seen.first)] if seen.first else []
        words = tr("其余 {count} 项", count=len(rest)) if seen.first else tr("全部 {count} 项", count=len(rest))
        return [*first, *self._offer_rows(), *([ListRow(words), *self._of(rest)] if rest else []), *self._proposed_rows()]

    def _offer_rows(self) -> list[ListRow]:
        """What may tie fields together, each to be taken or left."""
        rows = self._session.seen.offer_rows
        return [ListRow(tr("可能有关系的 {count} 处", count=len(rows))), *rows] if rows else []

    def _proposed_rows(self) -> list[ListRow]:
        """The places that may be fields, by kind; above several of a kind stands a row for all of them."""
        proposals = self._session.inspection.proposals
        rows = [ListRow(tr("可能是填写项"))] if proposals else []
        for kind in dict.fromkeys(proposal.why for proposal in proposals):
            mine = tuple(proposal for proposal in proposals if proposal.why == kind)
            rows += [ListRow(proposal_kind_words(kind, len(mine)), proposals=mine)] if len(mine) > 1 else []
            rows += [ListRow(proposal_words(proposal), proposals=(proposal,)) for proposal in mine]
        return rows

    def _left_out_rows(self) -> list[ListRow]:
        return [ListRow(left_out_words(entry), left_out=entry) for entry in self._session.seen.left_out]

    def _of(self, fields: list[ReviewField]) -> list[ListRow]:
        return [self._session.seen.list_rows[field.key] for field in fields]

    def _noise_rows(self) -> list[ListRow]:
        inspection, lines = self._session.inspection, self._session.lines
        texts = ((line, inspection.source.lines[line]) for line in inspection.noise_lines if line in lines)
        whole = [ListRow(text.strip(), span=Span(line, 0, len(text), text), whole=True) for line, text in texts if text.strip()]
        return [*whole, *(ListRow(span.text, span=span) for span in inspection.noise_spans)]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        return row.about if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.rows[index.row()]
        return Qt.ItemFlag.NoItemFlags if row.is_caption else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
