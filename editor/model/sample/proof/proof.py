"""What of a source is not in the template that was made of it, found without the reader: letter by letter, at its place and in its order."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from editor.model.sample.inspection import Inspection
from editor.model.sample.left_out import LeftOut, PlaceKind, WhyLeftOut
from editor.model.sample.pieces import SourcePiece
from editor.model.sample.proof.drops import is_prompt, may_drop, names_attachment, names_signers, shorter
from editor.model.sample.proof.expected import ExpectedPiece, expected_pieces
from editor.model.sample.proof.matching import FoundPiece, Matcher, unsaid
from editor.model.sample.proof.tables import bent_cells
from editor.model.sample.proof.units import SLOT, TemplateUnit, UnitKind, letters_of, units_of
from editor.model.template.template import Template

_KEEP_THEIR_PLACE = frozenset(("标题", "主送机关", "题注", "署名", "成文日期"))
_STAND_ELSEWHERE = frozenset((WhyLeftOut.TEXT_BOX, WhyLeftOut.NOTE, WhyLeftOut.HEADER, WhyLeftOut.FOOTER))
_MOST, _SHORT, _LABEL = 0.4, 12, 12


def untold(seen: Inspection, template: Template, pieces: Sequence[SourcePiece], lines: range) -> tuple[LeftOut, ...]:
    """What the template of the `lines` of a document leaves out and nobody listed yet, in the order of the source."""
    return Proof(seen, template, pieces, lines).untold()


class Proof:
    """One source against one template."""

    def __init__(self, seen: Inspection, template: Template, pieces: Sequence[SourcePiece], lines: range) -> None:
        self._units = units_of(template)
        self._listed = [(letters_of(entry.text), entry.place) for entry in seen.left_out]
        self._has_signers = any(unit.element == "签发人" for unit in self._units)
        self._matcher = Matcher(self._units)
        self._found = self._matcher.found(list(expected_pieces(seen, pieces, lines)))
        self._elsewhere = unsaid(self._units, self._matcher.said)

    def untold(self) -> tuple[LeftOut, ...]:
        """What is not in the template and not in the list of the inspection."""
        attachments = {number for number, unit in enumerate(self._units) if unit.kind == UnitKind.ATTACHMENT}
        pairs = ((piece, after) for piece, after in pairwise(self._found) if not attachments.isdisjoint(after.units))
        titled = {id(piece) for piece, _ in pairs if names_attachment(piece.expected.letters)}
        found = [entry for piece in self._found if id(piece) not in titled for entry in self._of_piece(piece)]
        bent = bent_cells(self._found, self._units)
        return tuple(entry for entry in (*_by_row(found), *_by_row(bent)) if not self._is_listed(entry))

    def _is_listed(self, entry: LeftOut) -> bool:
        letters = letters_of(entry.text)
        return any(letters == known or (place == entry.place and letters in known) for known, place in self._listed)

    def _of_piece(self, found: FoundPiece) -> Iterator[LeftOut]:
        """What is left out of a piece: all of it, some of its letters, or words that a field took the place of."""
        piece = found.expected.piece
        if piece.is_thing:
            yield LeftOut(piece.text, piece.place, piece.why)
            return
        yield from (LeftOut(text, piece.place, WhyLeftOut.NO_PLACE) for text in dict.fromkeys(_lost_in_blanks(found.expected)))
        if not found.gaps:
            return
        gaps = list(self._gaps(found))
        missing, whole = sum(end - start for start, end in gaps), len(found.expected.letters)
        if missing and (missing >= _MOST * whole or whole < _SHORT):
            # Of few letters some are found in any text.
            if why := self._why_gone(found):
                yield LeftOut(piece.text.strip(), piece.place, why)
        else:
            yield from (LeftOut(_words(found.expected, start, end), piece.place, piece.why) for start, end in gaps)

    def _gaps(self, found: FoundPiece) -> Iterator[tuple[int, int]]:
        letters, units = found.expected.letters, [self._units[number] for number in found.units]
        for start, end, is_covered in found.gaps:
            part = letters[start:end].replace(SLOT, "")
            covered = is_covered and (is_prompt(part) or _is_soft(found.expected.piece, part))
            dropped = may_drop(part, units, at_start=start == 0, at_end=end == len(letters)) or (self._has_signers and names_signers(part))
            if part and not covered and not dropped:
                yield start, end

    def _why_gone(self, found: FoundPiece) -> WhyLeftOut | None:
        """Why a piece that was not found at its place is left out; None for one that stands where its element or its cell belongs."""
        piece = found.expected.piece
        for letters in (found.expected.letters, *shorter(found.expected.letters)):
            numbers = self._elsewhere.get(letters)
            if numbers:
                number = numbers.pop()
                found.units = [number]
                return None if _may_move(self._units[number], piece) else WhyLeftOut.MOVED
        return None if piece.cell is not None and self._is_in_cell(found) else piece.why

    def _is_in_cell(self, found: FoundPiece) -> bool:
        """Whether a paragraph of a cell stands in a cell that nothing else was found in; each of its letters counts once."""
        letters = found.expected.letters
        for known, numbers in self._elsewhere.items():
            if numbers and letters in known and self._units[numbers[-1]].kind == UnitKind.CELL:
                found.units = [numbers.pop()]
                self._elsewhere.setdefault(known.replace(letters, "", 1), []).append(found.units[0])
                return True
        return False


def _may_move(unit: TemplateUnit, piece: SourcePiece) -> bool:
    is_element = unit.kind == UnitKind.ELEMENT and unit.element not in _KEEP_THEIR_PLACE
    is_cell = unit.kind == UnitKind.CELL and piece.cell is not None
    return is_element or is_cell or unit.kind == UnitKind.ATTACHMENT or piece.why in _STAND_ELSEWHERE


def _lost_in_blanks(expected: ExpectedPiece) -> Iterator[str]:
    """Words that a slot took the place of, and blanks at an edge of a line that no slot was made of: nothing is left of these."""
    piece, slots = expected.piece, expected.slots
    yield from (slot.text.strip() for slot in slots if not (slot.sample or is_prompt(slot.text) or _is_soft(piece, letters_of(slot.text))))
    for start, end in piece.blanks:
        is_edge = not piece.text[:start].strip() or not piece.text[end:].strip()
        if is_edge and not any(slot.start <= end and start <= slot.end for slot in slots):
            yield f"{piece.text[:start].strip()[-_LABEL:]}____{piece.text[end:].strip()[:_LABEL]}"


def _is_soft(piece: SourcePiece, letters: str) -> bool:
    return any(letters in letters_of(piece.text[start:end]) for start, end in piece.soft)


def _words(expected: ExpectedPiece, start: int, end: int) -> str:
    return expected.letters[start:end].replace(SLOT, "__")


def _by_row(entries: Iterable[LeftOut]) -> Iterator[LeftOut]:
    """The entries with those of one row of a table as one."""
    for (place, why), same in groupby(entries, key=lambda entry: (entry.place, entry.why)):
        texts = [entry.text for entry in same]
        if place.kind == PlaceKind.TABLE:
            yield LeftOut(" | ".join(texts), place, why)
        else:
            yield from (LeftOut(text, place, why) for text in texts)
