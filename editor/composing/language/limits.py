"""What a composed document may hold: far more than any document of an office, and far less than what a machine has no time or memory for."""

from collections.abc import Sequence
from dataclasses import dataclass

from editor.model.document.document import Run
from editor.model.problem import NigaoError
from editor.model.words import tr

# A report of 500 full pages has 308,000 characters, one of 2,000 fields 10,000 parts; a table of 5,000 rows and 10 columns has 50,000 cells.
PARAGRAPH_CHARACTERS, PARAGRAPH_PARTS = 1_200_000, 10_000
DOCUMENT_CHARACTERS, DOCUMENT_PARTS = 5_000_000, 100_000
MOST_SECTIONS = 100_000
LOOP_PARTS = 5_000  # a line with loops is cut there, and not refused


@dataclass(frozen=True, slots=True)
class Size:
    """How much text there is: its characters, the parts that it is made of (a line without text is one), and the breaks in these, behind which
    a value of several lines goes on in a paragraph of its own.
    """

    characters: int = 0
    parts: int = 0
    breaks: int = 0

    def __add__(self, other: "Size") -> "Size":
        return Size(self.characters + other.characters, self.parts + other.parts, self.breaks + other.breaks)

    def __sub__(self, other: "Size") -> "Size":
        return Size(self.characters - other.characters, self.parts - other.parts, self.breaks - other.breaks)

    @property
    def fits_line(self) -> bool:
        """Whether a line of this size can be set."""
        return self.characters <= PARAGRAPH_CHARACTERS and self.parts <= PARAGRAPH_PARTS

    @property
    def fits_document(self) -> bool:
        """Whether a document of this size can be laid out."""
        return self.characters <= DOCUMENT_CHARACTERS and self.parts + self.breaks <= DOCUMENT_PARTS


def size_of(runs: Sequence[Run]) -> Size:
    """The size of a line of runs."""
    return Size(sum([len(run.text) for run in runs]), len(runs) or 1, sum([run.text.count("\n") for run in runs]))


def line_error(runs: Sequence[Run], place: str) -> NigaoError:
    """The refusal of a line that is too long to be set; `place` is what its section is called."""
    size = size_of(runs)
    if size.characters > PARAGRAPH_CHARACTERS:
        return NigaoError(_too_long(size.characters, runs, place))
    words = {"count": f"{size.parts:,}", "limit": f"{PARAGRAPH_PARTS:,}"}
    return NigaoError(tr("“{place}”里有一段由 {count} 处文字拼成，最多 {limit} 处。请分成几段。", place=place, **words))


def _too_long(count: int, runs: Sequence[Run], place: str) -> str:
    """The sentence for a line of so many characters: it names the field that fills most of it."""
    words = {"place": place, "count": f"{count:,}", "limit": f"{PARAGRAPH_CHARACTERS:,}"}
    longest = max(runs, key=lambda run: len(run.text))
    if longest.label and 2 * len(longest.text) > count:
        return tr("“{place}”里的“{field}”太长：这一段有 {count} 个字，最多 {limit} 个。请分成几段。", field=longest.label, **words)
    return tr("“{place}”里有一段太长：有 {count} 个字，最多 {limit} 个。请分成几段。", **words)


def document_error(size: Size, place: str) -> NigaoError:
    """The refusal of a document that is too much to be laid out; `place` is what the section is called in which it became so."""
    if size.characters > DOCUMENT_CHARACTERS:
        words = {"count": f"{size.characters:,}", "limit": f"{DOCUMENT_CHARACTERS:,}"}
        return NigaoError(tr("全文太长：到“{place}”已有 {count} 个字，最多 {limit} 个。", place=place, **words))
    words = {"count": f"{size.parts + size.breaks:,}", "limit": f"{DOCUMENT_PARTS:,}"}
    return NigaoError(tr("全文太长：到“{place}”已有 {count} 处文字，最多 {limit} 处。", place=place, **words))


def sections_error(place: str) -> NigaoError:
    """The refusal of a draft with more sections, the repeated ones counted each time, than are written."""
    return NigaoError(tr("“{place}”重复得太多：全文超过 {limit} 节。请少填几行。", place=place, limit=f"{MOST_SECTIONS:,}"))
