"""The styles of a layout profile as Word styles: everything that a style can hold is held there.

Word's own base style, Normal, stays plain, so that a picture, a note or a comment that somebody puts in takes nothing from the body.
"""

from collections.abc import Iterable, Iterator

from editor.model.document.profile import Font, LayoutProfile, Style, word_name
from editor.word.package.marks import LINE_TURN, LINE_TURN_NAME, SLOT_NAME_END
from editor.word.package.xml import Element, element, root
from editor.word.writing.style_names import gallery_place, next_id, slot_id, style_id

EVEN_PAGE_NUMBER = "EvenPageNumber"
TABLE = "DocumentTable"
SLOT_COLOR = "FFE487"


def styles_part(profile: LayoutProfile) -> Element:
    """styles.xml: the profile's styles, and that of tables at the end."""
    return root(
        "w:styles",
        _defaults(profile),
        element("w:latentStyles", defLockedState=0, defUIPriority=99, defSemiHidden=1, defUnhideWhenUsed=1, defQFormat=0, count=376),
        _normal(profile),
        *_base_styles(),
        *(_style(profile, name, style) for name, style in profile.styles.items()),
        _even_page_number(profile),
        element("w:style", element("w:name", val=LINE_TURN_NAME), element("w:semiHidden"), type="character", customStyle=1, styleId=LINE_TURN),
        _table_style(),
    )


def slot_styles(profile: LayoutProfile, names: Iterable[str]) -> Iterator[Element]:
    """The styles of unfilled slots in runs of these character styles ("" for the paragraph's own look), by name."""
    return (_slot_style(profile, name) for name in sorted(names))


def font_slots(font: Font) -> Element:
    """The fonts of all four slots: hAnsi is the ideographs' font, so that quotation marks and dashes never turn into Latin ones."""
    return element("w:rFonts", hint="eastAsia", ascii=font.latin or font.name, hAnsi=font.name, eastAsia=font.name, cs=font.latin or font.name)


def line_spacing(line: int) -> Element:
    """Exact lines of that pitch in twips without space around them; single spacing for 0 (tables, which exact lines would cut)."""
    if line == 0:
        return element("w:spacing", before=0, after=0, line=240, lineRule="auto")
    return element("w:spacing", before=0, after=0, line=line, lineRule="exact")


def _defaults(profile: LayoutProfile) -> Element:
    body = profile.style("正文")
    sizes = element("w:sz", val=body.size), element("w:szCs", val=body.size)
    look = element("w:rPr", font_slots(profile.fonts[body.font]), *sizes, element("w:lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))
    return element("w:docDefaults", element("w:rPrDefault", look), element("w:pPrDefault"))


def _normal(profile: LayoutProfile) -> Element:
    """Single lines without indents; what holds for all paragraphs is said here."""
    look = element("w:pPr", *_base_flags(grid=profile.page.grid, hanging=profile.style("正文").marks_hang), line_spacing(0))
    return element("w:style", element("w:name", val="Normal"), element("w:uiPriority", val=99), look, type="paragraph", default=1, styleId="Normal")


def _base_styles() -> Iterator[Element]:
    """The three styles that Word expects beside Normal."""
    yield element(
        "w:style", element("w:name", val="Default Paragraph Font"), *hidden_until_used(1), type="character", default=1, styleId="DefaultParagraphFont"
    )
    margins = element("w:tblCellMar", *(element(f"w:{side}", w=w, type="dxa") for side, w in _CELL_MARGINS))
    look = element("w:tblPr", element("w:tblInd", w=0, type="dxa"), margins)
    yield element("w:style", element("w:name", val="Normal Table"), *hidden_until_used(), look, type="table", default=1, styleId="TableNormal")
    yield element("w:style", element("w:name", val="No List"), *hidden_until_used(), type="numbering", default=1, styleId="NoList")


_CELL_MARGINS = (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))


def hidden_until_used(priority: int = 99) -> tuple[Element, ...]:
    """What keeps a style out of Word's gallery as long as nothing has it."""
    return element("w:uiPriority", val=priority), element("w:semiHidden"), element("w:unhideWhenUsed")


def _style(profile: LayoutProfile, name: str, style: Style) -> Element:
    if style.character:
        return _character_style(profile, name, style)
    about: dict[str, str | int] = {} if style.word else {"customStyle": 1}
    return element(
        "w:style",
        element("w:name", val=word_name(profile, name)),
        element("w:basedOn", val="Normal"),
        element("w:next", val=following) if (following := next_id(profile, name)) else None,
        *_in_gallery(name),
        _paragraph_look(profile, style),
        _run_look(profile, style),
        type="paragraph",
        styleId=style_id(profile, name),
        **about,
    )


def _in_gallery(name: str) -> tuple[Element, ...]:
    place = gallery_place(name)
    return (element("w:uiPriority", val=place), element("w:qFormat")) if place else hidden_until_used()


def _character_style(profile: LayoutProfile, name: str, style: Style) -> Element:
    """A character style says font, weight and colour; size and spacing stay those of the paragraph."""
    naming = element("w:name", val=name), element("w:basedOn", val="DefaultParagraphFont"), *hidden_until_used()
    look = element(
        "w:rPr",
        font_slots(profile.fonts[style.font]) if style.font else None,
        *_bold(style),
        element("w:color", val=style.color) if style.color != "000000" else None,
    )
    return element("w:style", *naming, look, type="character", customStyle=1, styleId=style_id(profile, name))


def _paragraph_look(profile: LayoutProfile, style: Style) -> Element:
    """Paragraph properties in the schema's order; what holds for all is in Normal."""
    return element(
        "w:pPr",
        element("w:keepNext") if style.keep_next else None,
        *_hanging(style, profile),
        _border(style),
        *(_grid_line(style, profile) if profile.page.grid else (line_spacing(style.line),)),
        _indents(style),
        element("w:jc", val=style.align),
        element("w:outlineLvl", val=style.outline - 1) if style.outline else None,
    )


def _border(style: Style) -> Element | None:
    """The line below the paragraphs of a style, or the bar that they are."""
    if style.bar:
        return element("w:shd", val="clear", color="auto", fill=style.color)
    return element("w:pBdr", element("w:bottom", val="single", sz=style.rule, space=0, color=style.color)) if style.rule else None


def is_on_grid(style: Style, profile: LayoutProfile) -> bool:
    """Whether Word's own grid of characters gives a style its lines and its spacing: those that have the page's pitch."""
    page = profile.page
    return page.grid and style.line == page.pitch


def _grid_line(style: Style, profile: LayoutProfile) -> Iterator[Element]:
    """The lines of a style in a profile with a grid: single ones that snap to it, or exact ones that do not."""
    if is_on_grid(style, profile):
        yield line_spacing(0)
    else:
        yield element("w:snapToGrid", val=0)
        yield line_spacing(style.line)


def _base_flags(*, grid: bool, hanging: bool) -> Iterator[Element]:
    """GB/T 9704-2012, 5.2.3: nothing may take a line or a character away from the 22 × 28; line starts and ends by GB/T 15834-2011, 5.1."""
    yield element("w:widowControl", val=0)
    yield element("w:kinsoku")
    # Where nothing is said marks hang in the margin: w:overflowPunct of 1 would be "off" to LibreOffice 7.4, and of 0 "on".
    if not hanging:
        yield element("w:overflowPunct", val=0)
    yield element("w:topLinePunct", val=0)
    yield element("w:autoSpaceDE", val=0)
    yield element("w:autoSpaceDN", val=0)
    yield element("w:adjustRightInd", val=0)
    if not grid:
        yield element("w:snapToGrid", val=0)


def _hanging(style: Style, profile: LayoutProfile) -> Iterator[Element]:
    """Whether marks hang, where that is not as in the base style."""
    if style.marks_hang != profile.style("正文").marks_hang:
        yield element("w:overflowPunct", val=int(style.marks_hang))


def _indents(style: Style) -> Element:
    """Indents in twips; a first line also in characters, which Word prefers. Zeros are said, lest the base style's first line shine through."""
    first = {"firstLineChars": round(style.first * 100), "firstLine": round(style.first * style.advance)}
    if style.hanging:
        first = {"firstLineChars": 0, "hanging": round(style.hanging * style.advance)}
    return element("w:ind", left=round(style.left * style.advance), right=round(style.right * style.advance), **first)


def _run_look(profile: LayoutProfile, style: Style) -> Element:
    return element(
        "w:rPr",
        font_slots(profile.fonts[style.font]),
        *_bold(style),
        element("w:color", val=style.color),
        element("w:spacing", val=0 if is_on_grid(style, profile) else style.spacing),
        element("w:kern", val=0),
        element("w:sz", val=style.size),
        element("w:szCs", val=style.size),
    )


def _bold(style: Style) -> tuple[Element, ...]:
    return (element("w:b"), element("w:bCs")) if style.bold else ()


def _even_page_number(profile: LayoutProfile) -> Element:
    """GB/T 9704-2012, 7.5: the number stands at the outer edge, on even pages at the left, one character in."""
    number = profile.page_number
    style = profile.style(number.style)
    indents = element("w:ind", left=round(number.inset * style.advance), right=0, firstLineChars=0, firstLine=0)
    naming = element("w:name", val="双页页码"), element("w:basedOn", val=style_id(profile, number.style)), *hidden_until_used()
    look = element("w:pPr", indents, element("w:jc", val="left")) if number.place == "outer" else None
    return element("w:style", *naming, look, type="paragraph", customStyle=1, styleId=EVEN_PAGE_NUMBER)


def _slot_style(profile: LayoutProfile, name: str) -> Element:
    based = element("w:basedOn", val=style_id(profile, name) if name else "DefaultParagraphFont")
    look = element("w:rPr", element("w:shd", val="clear", color="auto", fill=SLOT_COLOR))
    return element(
        "w:style",
        element("w:name", val=f"{name}{SLOT_NAME_END}"),
        based,
        *hidden_until_used(),
        look,
        type="character",
        customStyle=1,
        styleId=slot_id(profile, name),
    )


def _table_style() -> Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = element("w:tblBorders", *(element(f"w:{side}", val="single", sz=4, space=0, color="000000") for side in sides))
    naming = element("w:name", val="公文表格"), element("w:basedOn", val="TableNormal"), *hidden_until_used()
    return element("w:style", *naming, element("w:tblPr", borders), type="table", customStyle=1, styleId=TABLE)
