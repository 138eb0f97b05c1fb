"""Where in a draft that stands which only the Word file holds: comments, tracked changes, pictures; found again after edits by its text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from editor.model.document.document import Document, Paragraph, Table
from editor.model.returned.foreign import Foreign, ForeignKind
from editor.model.template.template import HEADING

_TELLING = 8  # characters: a shorter text may stand anywhere by chance


@dataclass(frozen=True, slots=True)
class PlacedForeign:
    """A foreign thing and where it stood when the file was opened: the section's id, the block in it, and the text of its paragraph."""

    thing: Foreign
    section: str = ""
    block: int = HEADING
    line: str = ""


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Some characters of a composed paragraph: the section's id, the block in it, the paragraph's text, and where in that they stand."""

    section: str
    block: int
    line: str
    start: int
    end: int


def comments_of(foreign: Sequence[PlacedForeign]) -> tuple[PlacedForeign, ...]:
    """The comments among foreign things."""
    return tuple(placed for placed in foreign if placed.thing.kind == ForeignKind.COMMENT)


def tracked_count(foreign: Sequence[PlacedForeign]) -> int:
    """How many tracked changes are among foreign things; they are taken as accepted."""
    return sum(placed.thing.kind in (ForeignKind.INSERTION, ForeignKind.DELETION) for placed in foreign)


class Spot(NamedTuple):
    """A place in a composed document: the number of its block, and the stretch of the block's text that is meant."""

    block: int
    start: int = 0
    end: int = 0


class _Line(NamedTuple):
    text: str
    section: str
    block: int


def placed(things: Sequence[Foreign], paragraphs: Sequence[str], document: Document) -> tuple[PlacedForeign, ...]:
    """Each thing with its place in the draft; `paragraphs` are the texts of the file, `document` is composed of the draft that was made of them."""
    if not things:
        return ()
    lines = list(_lines(document))
    # Loaded by the first file that holds such things: opening a report that holds none waits for nothing.
    from editor.model.returned.lines import plain  # noqa: PLC0415
    from editor.model.text.aligning import aligned  # noqa: PLC0415

    pairs = aligned([plain(line.text) for line in lines], [plain(text) for text in paragraphs])
    ours = {pair.theirs: lines[pair.ours] for pair in pairs if pair.ours is not None and pair.theirs is not None}
    return tuple(_placed(thing, paragraphs, ours) for thing in things)


def _placed(thing: Foreign, paragraphs: Sequence[str], ours: dict[int, _Line]) -> PlacedForeign:
    at = _own_paragraph(thing, paragraphs)
    # What stands in no paragraph has no place; all else has the nearest one, above it where there is one.
    near = (n for n in (*range(at, -1, -1), *range(at + 1, len(paragraphs))) if n in ours) if at >= 0 else iter(())
    line = next((ours[n] for n in near), _Line("", "", HEADING))
    text = paragraphs[at] if 0 <= at < len(paragraphs) else ""
    return PlacedForeign(thing, line.section, line.block, text)


def _own_paragraph(thing: Foreign, paragraphs: Sequence[str]) -> int:
    """The paragraph that the thing stands in: the nearest one with what it marks, for tables of contents and text boxes count otherwise."""
    last = len(paragraphs) - 1
    at = min(thing.paragraph, last)
    near = (n for step in range(last + 1) for n in {at - step, at + step} if 0 <= n <= last) if thing.marked else ()
    return next((n for n in near if thing.marked in paragraphs[n]), at)


def _lines(document: Document) -> Iterator[_Line]:
    for block in document.blocks:
        for paragraph in _paragraphs(block):
            yield _Line(paragraph.text, block.section, block.block)


def _paragraphs(block: Paragraph | Table) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
    else:
        yield from (cell.paragraph for row in block.rows for cell in row)


class Places:
    """The places of a composed document, looked up by where something stood and by its text."""

    def __init__(self, document: Document) -> None:
        self._texts = ["\n".join(paragraph.text for paragraph in _paragraphs(block)) for block in document.blocks]
        self._own: dict[tuple[str, int], list[int]] = {}
        self._sections: dict[str, list[int]] = {}
        for at, block in enumerate(document.blocks):
            self._own.setdefault((block.section, block.block), []).append(at)
            self._sections.setdefault(block.section, []).append(at)

    def of(self, section: str, block: int, *texts: str) -> Spot | None:
        """Where the first of these texts that is there stands: in its own block, in its section, a long one anywhere; without any, the block or else
        the section's beginning.
        """
        found = (self._find(section, block, text) for text in texts if text.strip())
        return next((spot for spot in found if spot is not None), None) or self._near(section, block)

    def text(self, spot: Spot) -> str:
        """The text at a place."""
        return self._texts[spot.block][spot.start : spot.end]

    def of_text(self, place: TextPlace) -> Spot | None:
        """Where characters stand whose paragraph reads as it did; None for any other."""
        host = self._find(place.section, place.block, place.line)
        return None if host is None else Spot(host.block, host.start + place.start, host.start + place.end)

    def of_thing(self, placed: PlacedForeign) -> Spot | None:
        """Where a foreign thing stands by now: at what it marks in its paragraph, at its paragraph, elsewhere, in its section."""
        marked = placed.thing.marked
        host = self._find(placed.section, placed.block, placed.line) if placed.line.strip() else None
        if host is None:
            return self.of(placed.section, placed.block, marked)
        start = self._texts[host.block].find(marked, host.start) if marked else -1
        return host if start < 0 else Spot(host.block, start, start + len(marked))

    def _find(self, section: str, block: int, text: str) -> Spot | None:
        everywhere = range(len(self._texts)) if len(text) >= _TELLING else ()
        for order in (self._own.get((section, block), ()), self._sections.get(section, ()), everywhere):
            for at in order:
                if (start := self._texts[at].find(text)) >= 0:
                    return Spot(at, start, start + len(text))
        return None

    def _near(self, section: str, block: int) -> Spot | None:
        at = next(iter((*self._own.get((section, block), ()), *self._sections.get(section, ()))), None)
        return None if at is None else Spot(at, 0, len(self._texts[at]))
