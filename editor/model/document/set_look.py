"""How a line of a Word file is set, by whoever made it."""

from typing import NamedTuple


class SetLook(NamedTuple):
    """The font and the size (half-points) of a stretch of a line, from column `start` to `end`; "" and 0 for what the file does not say.

    `style` is the name of the paragraph's style, `pitch` the exact pitch of its lines in twips, 0 where that is another kind of spacing. `is_set_in`
    says whether its first line, or all of them, begin behind the margin, `side` how they are aligned, in Word's word, "" for the left. `page` is the
    page that it begins on as the file has it, from 1, and `is_page_seen` whether a program laid the pages out; else breaks by hand alone make them.
    """

    start: int
    end: int
    font: str
    size: int
    style: str
    pitch: int
    is_set_in: bool = False
    side: str = ""
    page: int = 1
    is_page_seen: bool = False
