"""What other programs put into a report that a draft cannot hold; it stays in the Word file and is written again where it stood."""

from dataclasses import dataclass
from enum import StrEnum


class ForeignKind(StrEnum):
    """What another program put in."""

    PICTURE = "picture"
    TEXT_BOX = "text box"
    COMMENT = "comment"
    INSERTION = "insertion"
    DELETION = "deletion"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    LINK = "link"
    FORMULA = "formula"
    FIELD = "field"
    SECTION = "section"
    NUMBERING = "numbering"
    FORMATTING = "formatting"
    PARAGRAPH = "paragraph"
    HIDDEN = "hidden"
    CONTROL = "control"
    BREAK = "break"
    HEADER = "header"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Foreign:
    """A thing that a draft cannot hold: its kind, the paragraph that it stands in (from 0, in reading order), and the text that it holds or marks.

    A header, a footer that somebody wrote into, and what reaches outside from beside the text stand in no paragraph: -1.
    `start` is where it stands or begins, in characters of the
    paragraph's visible text; `marked` the text that a comment or a link is about; a `paragraph` is the
    look of a whole one; `author` who wrote a comment or made a change.
    """

    kind: ForeignKind
    paragraph: int
    text: str = ""
    start: int = 0
    marked: str = ""
    author: str = ""
