"""What a template has to say of each piece of its source: the letters of the piece, with a mark for each blank that the reader made a slot of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from editor.model.sample.inspection import CodeSpan, Inspection, SlotSpan, Span, is_repairable
from editor.model.sample.pieces import SourcePiece
from editor.model.sample.proof.units import SLOT, letters_of, letters_with_slots
from editor.model.sample.source import SourceText


@dataclass(frozen=True, slots=True)
class ExpectedPiece:
    """A piece of a source with the letters that a template has for it; `line` is the line that the reader read it as, None where it read none."""

    piece: SourcePiece
    letters: str
    line: int | None = None
    slots: tuple[SlotSpan, ...] = ()


class ReadLines:
    """The lines that the reader read, by what they say: a piece is the next one of its letters, else any that no other piece is.

    A piece without letters is a line of blanks behind the last piece that was found. `letters` are those of each line.
    """

    def __init__(self, source: SourceText) -> None:
        self._lines = source.lines
        self.letters = tuple(map(letters_of, source.lines))
        self._numbers: dict[str, list[int]] = defaultdict(list)
        for number in range(len(source.lines) - 1, -1, -1):
            if letters := self.letters[number]:
                self._numbers[letters].append(number)
        self._last, self._open = -1, set[int]()
        self._ends = {letters[-_END:]: letters for letters in self._numbers if len(letters) > _END}

    def line_of(self, piece: SourcePiece) -> int | None:
        """The line of a piece, each line once; a line may begin with a number that Word made."""
        letters = letters_of(piece.text)
        found = self._line_of(letters) if letters else self._open_line()
        self._last = self._last if found is None else found
        return found

    def _open_line(self) -> int | None:
        """The next line behind the last one that holds spaces and nothing else."""
        behind = takewhile(lambda n: not self._lines[n].strip() or n in self._open, range(self._last + 1, len(self._lines)))
        found = next((n for n in behind if self._lines[n] and n not in self._open), None)
        self._open |= set() if found is None else {found}
        return found

    def _line_of(self, letters: str) -> int | None:
        known = letters if letters in self._numbers else self._ends.get(letters[-_END:], "")
        numbers = self._numbers.get(known)
        return numbers.pop() if numbers and known.endswith(letters) and len(known) - len(letters) <= _LONGEST_NUMBER else None


_END, _LONGEST_NUMBER = 6, 8


def expected_pieces(seen: Inspection, pieces: Iterable[SourcePiece], lines: range) -> Iterator[ExpectedPiece]:
    """What the template of the lines of a document has to say: all pieces but for noise and other documents."""
    read, noise = ReadLines(seen.source), frozenset(seen.noise_lines)
    slots, cut = _by_line(seen.slots), _by_line([*seen.codes, *(span for span in seen.noise_spans if not is_repairable(span))])
    for piece in pieces:
        line = None if piece.is_thing else read.line_of(piece)
        if line is None:
            yield ExpectedPiece(piece, "" if piece.is_thing else letters_of(piece.text))
        elif line in lines and line not in noise:
            mine, gone = slots.get(line, ()), cut.get(line, ())
            letters = _letters(seen.source.lines[line], mine, gone) if mine or gone else read.letters[line]
            yield ExpectedPiece(piece, letters, line, tuple(_slots_in(mine)))


def _by_line(spans: Iterable[Span]) -> Mapping[int, Sequence[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for span in spans:
        found[span.line].append(span)
    return found


def _slots_in(spans: Iterable[Span]) -> Iterator[SlotSpan]:
    return (span for span in spans if isinstance(span, SlotSpan))


def _letters(text: str, slots: Sequence[Span], cut: Sequence[Span]) -> str:
    at, parts = 0, list[str]()
    for span in sorted([*slots, *cut], key=lambda span: span.start):
        parts += [text[at : span.start], SLOT if _is_shown(span) else ""]
        at = max(at, span.end)
    return letters_with_slots("".join([*parts, text[at:]]))


def _is_shown(span: Span) -> bool:
    """Whether a template writes a value for a span: a blank, or code that does."""
    return isinstance(span, SlotSpan) or (isinstance(span, CodeSpan) and "{{" in span.markup)
