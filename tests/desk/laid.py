"""Where lines stand on laid pages, for the tests of the elements of the standard."""

from editor.layout import FontBook, Laid, LineBox, PageBox
from editor.model.document.document import Paragraph
from editor.model.document.profile import LayoutProfile
from tests.desk.elements import laid_of

MM = 1440 / 25.4  # twips
CHARACTER = 315  # twips: a character of size 3 with its spacing


def line_of(page: PageBox, text: str) -> LineBox:
    return next(box for box in page.lines if text in box.text)


def right_of(box: LineBox) -> float:
    return box.pieces[-1].xs[-1]


def styles_of(laid: Laid) -> list[str]:
    return [block.style if isinstance(block, Paragraph) else "joint" for block in laid.document.blocks]


def text_lines(page: PageBox) -> list[str]:
    return [box.text for box in page.lines if box.text]


def pages_of(count: int, profile: LayoutProfile, book: FontBook) -> Laid:
    body = "正文。\n" * count
    return laid_of(f'+++\nname = "页"\n+++\n{body}@抄送机关 市委\n@印发机关 办公室\n@印发日期 2026年11月4日\n', profile, book)


def pages_behind_a_blank(profile: LayoutProfile, book: FontBook) -> Laid:
    """A document whose last even page is full of a table, the lines of which can't move, so that an empty page stands before that of 版记."""
    lines = ("| 甲 | 乙 |\n" * count for count in range(20, 100))
    made = (laid_of(f'+++\nname = "页"\n+++\n{rows}@印发机关 办公室\n@印发日期 2026年11月4日\n', profile, book) for rows in lines)
    return next(laid for laid in made if not all(text_lines(page) for page in laid.pages))
