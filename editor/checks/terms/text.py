"""A text as it is checked: passages, each with what it is in the document and where it stands in what was opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class PassageRole(StrEnum):
    """What a passage is in the document; the names are those of the elements in GB/T 9704-2012, chapter 7."""

    TITLE = "标题"
    NUMBER = "发文字号"
    SIGNATORY = "签发人"
    MARK = "发文机关标志"
    SECRECY = "密级"
    COPY_NUMBER = "份号"
    ADDRESSEE = "主送机关"
    HEADING = "层级标题"
    BODY = "正文"
    ATTACHMENTS = "附件说明"
    SIGNATURE = "署名"
    DATE = "成文日期"
    NOTE = "附注"
    LABEL = "附件"
    ATTACHMENT_TITLE = "附件标题"
    COPY_TO = "抄送机关"
    PRINTED = "印发机关"
    CELL = "表格"
    OTHER = "其他"


class LineStart(NamedTuple):
    """From this offset on a passage stands on that line of the source, from that column on."""

    offset: int
    line: int
    column: int


class Extent(NamedTuple):
    """Characters start to end (exclusive) of a passage."""

    start: int
    end: int

    def meets(self, other: "Extent") -> bool:
        """Whether two stretches share a character, or one is empty inside of the other."""
        return self.start < max(other.end, other.start + 1) and other.start < max(self.end, self.start + 1)


@dataclass(frozen=True)
class Passage:
    """A paragraph, a title over all of its lines, or a cell.

    `number` counts the passages of a text from 0; `level` is that of a heading, which ends at `heading_end` where text runs on behind it. `holes` are
    the blanks that nobody filled. `section` is the heading above.
    """

    text: str
    role: PassageRole = PassageRole.BODY
    level: int = 0
    number: int = 0
    section: str = ""
    spots: tuple[LineStart, ...] = (LineStart(0, 0, 0),)
    holes: tuple[Extent, ...] = ()
    heading_end: int | None = None

    @property
    def heading(self) -> str:
        """The words of a heading without the text that runs on behind it."""
        return self.text[: self.heading_end]

    @property
    def runs_on(self) -> bool:
        """Whether text runs on behind a heading."""
        return self.heading_end is not None and self.heading_end < len(self.text)

    @cached_property
    def key(self) -> tuple[object, ...]:
        """All that a rule for single passages may look at: passages of one key have the same findings."""
        return self.text, self.role, self.level, self.holes, self.heading_end

    def on_line(self, at: Extent) -> tuple[int, int, int]:
        """The line of a stretch, and its columns there; one that goes on over the line's end is told as far as that."""
        number = max(number for number, spot in enumerate(self.spots) if spot.offset <= at.start)
        spot = self.spots[number]
        behind = self.spots[number + 1].offset if number + 1 < len(self.spots) else len(self.text)
        return spot.line, spot.column + at.start - spot.offset, spot.column + min(at.end, behind) - spot.offset


@dataclass(frozen=True, eq=False)
class CheckedText:
    """The passages of one document in their order, and its kind ("" where its title names none)."""

    passages: tuple[Passage, ...]
    kind: str = ""

    def of(self, *roles: PassageRole) -> Iterator[Passage]:
        """The passages that are one of these."""
        if len(roles) == 1:
            return iter(self._by_role.get(roles[0], ()))
        return (passage for passage in self.passages if passage.role in roles)

    @cached_property
    def _by_role(self) -> dict[PassageRole, list[Passage]]:
        found: dict[PassageRole, list[Passage]] = {}
        for passage in self.passages:
            found.setdefault(passage.role, []).append(passage)
        return found

    @cached_property
    def title(self) -> Passage | None:
        """The title."""
        return next(self.of(PassageRole.TITLE), None)
