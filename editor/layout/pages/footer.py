"""The page number's line: outside on odd and even pages (GB/T 9704-2012, 7.5)."""

from itertools import accumulate

from editor.layout.lines.boxes import Line, LineBox, Piece, Rule
from editor.layout.lines.setting import LineSetting
from editor.model.document.profile import LETTER_FOOT

_ASCENT = 0.8


def page_number_line(number: int, setting: LineSetting) -> LineBox:
    """The line of a page's number, in its place below the type area."""
    profile = setting.profile
    page, form, style = profile.page, profile.page_number, profile.style(profile.page_number.style)
    text = f"{form.before}{number}{form.after}"
    face = setting.fonts.face(style.font, bold=style.bold)
    ruler = setting.fonts.ruler(face, style.size * 10, style.spacing)
    edges = list(accumulate(map(ruler.__getitem__, text), initial=0.0))
    inset = form.inset * style.size * 10
    left = page.width - page.right - inset - edges[-1] if number % 2 else page.left + inset
    if form.place == "center":
        left = page.left + (page.text_width - edges[-1]) / 2
    piece = Piece(text, tuple(left + edge for edge in edges), face, style.size * 10, style.bold, style.color, 0, 0, None, 0, True, False)
    return LineBox(page.height - page.footer - style.line, -1, None, Line(style.line, style.line * _ASCENT, (piece,)))


def no_page_number(setting: LineSetting) -> LineBox:
    """The place of the page number without one."""
    page, style = setting.profile.page, setting.profile.style(setting.profile.page_number.style)
    return LineBox(page.height - page.footer - style.line, -1, None, Line(style.line, style.line * _ASCENT, ()))


def letter_foot(setting: LineSetting) -> tuple[Rule, ...]:
    """The double line of a letter's first page, thin over thick, 20 mm above the paper's lower edge (10.1); as the file has it."""
    profile = setting.profile
    left = (profile.page.width - profile.letter.width) / 2
    bottom, rules = float(profile.page.height - profile.letter.foot), list[Rule]()
    for style in (profile.style(name) for name in reversed(LETTER_FOOT)):
        middle = bottom - style.line / 2
        rules += [Rule(left, middle, left + profile.letter.width, middle, style.line, style.color)] if style.bar else []
        bottom -= style.line
    return tuple(rules)
