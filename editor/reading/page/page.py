"""A source text as the reader walks over it: its lines, bare lines, and which of them belong to tables."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from editor.model.document.table_look import TableRules
from editor.model.problem import NigaoError
from editor.model.sample.source import Mark, SourceText
from editor.model.words import tr

_SPACED_LETTERS = re.compile(r"(?:[\u4e00-\u9fff][ \u3000]+)+[\u4e00-\u9fff]")
_MARKDOWN = re.compile(r"^\s{0,3}#{1,6}\s+")
_LONGEST_LABEL = 14
_STOP = "。；;！!？?"


def never() -> bool:
    """A cancellation that never comes."""
    return False


@dataclass(frozen=True, slots=True)
class SamplePage:
    """Lines as they stand (`lines`) and without the blanks around them (`bare`); `cells` are the lines that stand in tables,
    `headlines` those in cells over the whole width with which a table begins, `going_on` those that go on what their cell says,
    `ruled` those in tables with lines around their cells, `marks` the blanks that the file marks by line.
    """

    source: SourceText
    lines: tuple[str, ...]
    bare: tuple[str, ...]
    cells: frozenset[int]
    headlines: frozenset[int] = frozenset()
    going_on: frozenset[int] = frozenset()
    ruled: frozenset[int] = frozenset()
    marks: Mapping[int, tuple[Mark, ...]] = field(default_factory=dict[int, tuple[Mark, ...]])
    cancelled: Callable[[], bool] = never

    @classmethod
    def of(cls, source: SourceText, cancelled: Callable[[], bool] = never) -> "SamplePage":
        """The page of a source text."""
        cells = {line for table in source.tables for line in table.lines}
        headlines = {line for table in source.tables for cell in table.headlines for line in cell.lines}
        going_on = {line for table in source.tables for cell in table.cells for line in cell.lines[1:] if line - 1 in cell.lines}
        by_line = sorted(source.marks, key=lambda mark: (mark.line, mark.start))
        marks = {line: tuple(found) for line, found in groupby(by_line, key=lambda mark: mark.line)}
        ruled = {line for table in source.tables if table.look.rules != TableRules.NONE for line in table.lines}
        bare = tuple(line.strip() for line in source.lines)
        return cls(source, source.lines, bare, frozenset(cells), frozenset(headlines), frozenset(going_on), frozenset(ruled), marks, cancelled)

    def breathe(self, line: int) -> None:
        """Stop when the person cancelled; asked once in a few hundred lines."""
        if line % 256 == 0 and self.cancelled():
            raise NigaoError(tr("读取已取消。"))

    def next_full(self, line: int, skip: frozenset[int] | set[int] = frozenset()) -> int | None:
        """The next line after this one that holds text and is not skipped."""
        return next((n for n in range(line + 1, len(self.bare)) if self.bare[n] and n not in skip), None)

    def last_full(self, line: int, skip: frozenset[int] | set[int] = frozenset()) -> int | None:
        """The last line before this one that holds text and is not skipped."""
        return next((n for n in range(line - 1, -1, -1) if self.bare[n] and n not in skip), None)


def without_marks(text: str) -> str:
    """A line without Markdown's heading marks and stars of emphasis, and without blanks around it."""
    text = _MARKDOWN.sub("", text).strip()
    return text[2:-2].strip() if len(text) > 4 and text.startswith("**") and text.endswith("**") else text


def closed_up(text: str) -> str:
    """A title whose letters were spread by blanks, closed up."""
    return re.sub(r"[ \u3000]+", "", text) if _SPACED_LETTERS.fullmatch(text) else text


def is_sentence(text: str) -> bool:
    """Whether a line ends like a sentence."""
    return text.rstrip('”’"）)*').endswith(tuple(_STOP))


def is_label(text: str) -> bool:
    """Whether the words of a cell may name what belongs below it or behind it: short, no sentence, no number."""
    return 0 < len(text) <= _LONGEST_LABEL and not re.search(r"[。；，]", text) and re.fullmatch(r"[\d.,、%％+-]*[）)]?", text) is None
