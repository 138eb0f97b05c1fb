"""One stretch of a sample's line as the review shows it: its characters, the numbers of its fields behind the blanks, where each piece stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from editor.model.sample.inspection import SlotSpan, Span
from editor.qt.review.session.looks import lookalikes
from editor.qt.review.session.seen_sample import SeenSample

_GLUE, _ROOM = "\u2060", "\u3000" * 3


class PieceKind(StrEnum):
    """What a stretch of a line is: a slot, noise, a place that may be a field, or text like a blank."""

    SLOT = "slot"
    NOISE = "noise"
    PROPOSAL = "proposal"
    LIKE = "like"


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """Shown characters from `start` to `end` (exclusive) that are more than text; `number` is where the field's number begins."""

    start: int
    number: int
    end: int
    kind: PieceKind
    span: Span


@dataclass(frozen=True, slots=True)
class ShownLine:
    """The shown text, its pieces, and for each shown character the column in the source (one more at the end)."""

    text: str
    pieces: tuple[ShownPiece, ...]
    columns: tuple[int, ...]

    def column(self, shown: int) -> int:
        """The source's column of a shown position."""
        return self.columns[min(shown, len(self.columns) - 1)]

    def shown(self, column: int) -> int:
        """The shown position of a source's column."""
        return min(bisect_left(self.columns, column), len(self.columns) - 1)

    def piece_at(self, column: int) -> ShownPiece | None:
        """The piece that a column of the source stands in."""
        at = bisect_right(self.pieces, column, key=lambda piece: piece.span.start) - 1
        if at < 0:
            return None
        span = self.pieces[at].span
        return self.pieces[at] if column < span.end or column == span.start == span.end else None

    def free_around(self, column: int) -> tuple[int, int]:
        """The columns of the text around one, up to the next blank or noise on either side."""
        start = max([self.columns[0], *(piece.span.end for piece in self.pieces if piece.span.end <= column)])
        return start, min([self.columns[-1], *(piece.span.start for piece in self.pieces if piece.span.start > column)])


def shown_line(seen: SeenSample, line: int, start: int, end: int) -> ShownLine:
    """The columns `start` to `end` of a line with the field's number behind each blank; blanks around the text are left out."""
    text = seen.inspection.source.lines[line]
    pieces = _pieces(seen, line, text)
    first = min([end, *(span.start for _, span in pieces)])
    while start < first and text[start].isspace():
        start += 1
    builder = _Builder(text)
    for kind, span in pieces:
        if start <= span.start and span.end <= end:
            builder.add(span, kind, _number(seen, span))
    return builder.finish(start, end)


def _pieces(seen: SeenSample, line: int, text: str) -> list[tuple[PieceKind, Span]]:
    if line in seen.noise:
        return []
    slots: list[Span] = list(seen.slots_in.get(line, ()))
    noise = list(_apart(seen.spans_in.get(line, ()), slots))
    # What may be a field is shown as a plain span: it is no slot yet.
    proposed = [Span(line, p.start, p.end, p.text) for p in _apart(seen.proposals_in.get(line, ()), [*slots, *noise])]
    kinds: tuple[tuple[PieceKind, list[Span]], ...] = (
        (PieceKind.SLOT, slots),
        (PieceKind.NOISE, noise),
        (PieceKind.PROPOSAL, proposed),
        (PieceKind.LIKE, lookalikes(line, text, [*slots, *noise, *proposed])),
    )
    taken: list[tuple[PieceKind, Span]] = [(kind, span) for kind, spans in kinds for span in spans]
    return sorted(taken, key=lambda piece: piece[1].start)


def _apart(spans: Iterable[Span], slots: list[Span]) -> Iterator[Span]:
    return (span for span in spans if not any(span.start < slot.end and slot.start < span.end for slot in slots))


def _number(seen: SeenSample, span: Span) -> str:
    return str(seen.by_key[span.field].number) if isinstance(span, SlotSpan) else ""


class _Builder:
    """Puts the shown text together; it begins with the first piece or the text before it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: list[tuple[Span, PieceKind, str]] = []

    def add(self, span: Span, kind: PieceKind, number: str) -> None:
        self._spans.append((span, kind, number))

    def finish(self, start: int, end: int) -> ShownLine:
        shown, columns, pieces, at = "", [], [], start
        for span, kind, number in self._spans:
            shown += self._text[at : span.start]
            columns += range(at, span.start)
            begin = len(shown)
            shown += self._text[span.start : span.end]
            columns += range(span.start, span.end)
            if span.start == span.end:
                # An empty cell is a blank without characters: it is shown as room to write.
                shown += _ROOM
                columns += [span.start] * len(_ROOM)
            middle = len(shown)
            shown += _GLUE + number if number else ""
            columns += [span.end] * (len(shown) - middle)
            pieces.append(ShownPiece(begin, middle, len(shown), kind, span))
            at = span.end
        shown += self._text[at:end]
        return ShownLine(shown, tuple(pieces), (*columns, *range(at, end), end))
