"""The styles of a layout profile as Word styles: everything that a style can hold is held there."""

from collections.abc import Iterable, Iterator

from editor.model.document.profile import Font, LayoutProfile, Style
from editor.word.package.marks import LINE_TURN, LINE_TURN_NAME, SLOT_NAME_END
from editor.word.package.xml import Element, element, root

EVEN_PAGE_NUMBER = "EvenPageNumber"
TABLE = "DocumentTable"
SLOT_COLOR = "FFE487"
_BUILT_IN = {"Normal": "Normal", "Title": "Title"} | {f"heading {level}": f"Heading{level}" for level in range(1, 10)}
_OWN = {
    "空行": "EmptyLine",
    "题注": "TitleNote",
    "主送机关": "Addressee",
    "附件说明": "AttachmentNote",
    "署名": "IssuerSignature",
    "成文日期": "IssueDate",
    "附注": "Remark",
    "附件": "Attachment",
    "表格正文": "TableText",
    "表头": "TableHead",
    "页码": "OuterPageNumber",
    "份号": "CopyNumber",
    "密级": "SecrecyClass",
    "紧急程度": "Urgency",
    "标志上空": "SpaceAboveMark",
    "令上空": "SpaceAboveOrderMark",
    "发文机关标志": "IssuerMark",
    "联合标志": "JointIssuerMark",
    "联合文件": "JointDocumentMark",
    "发文字号": "DocumentNumber",
    "上行文号": "UpwardDocumentNumber",
    "红线": "RedLine",
    "信函上空": "SpaceAboveLetterMark",
    "信函线上": "SpaceAboveLetterLine",
    "信函粗线": "LetterThickLine",
    "信函线间": "LetterLineGap",
    "信函细线": "LetterThinLine",
    "信函线下": "SpaceBelowLetterLine",
    "信函文号": "LetterDocumentNumber",
    "盖章署名": "SealedSignature",
    "联合署名": "JointSignatures",
    "签章职务": "StampedOffice",
    "盖章日期": "SealedDate",
    "出席": "Present",
    "请假": "Absent",
    "列席": "Attending",
    "版记位": "ImprintPlace",
    "版记粗线": "ImprintThickLine",
    "版记细线": "ImprintThinLine",
    "抄送机关": "CopyTo",
    "印发机关": "PrintingOffice",
    "正文字符": "BodyCharacter",
    "黑体字符": "HeiCharacter",
    "楷体字符": "KaiCharacter",
    "加粗": "BoldCharacter",
}


def style_id(profile: LayoutProfile, style: str) -> str:
    """The ASCII id of a style of the profile in the Word file; a paragraph style the profile lacks is 正文."""
    if style not in profile.styles:
        style = "正文"
    built_in = _BUILT_IN.get(profile.styles[style].word)
    return built_in or _OWN.get(style) or f"Style{list(profile.styles).index(style) + 1}"


def character_style(profile: LayoutProfile, name: str) -> str:
    """The character style that a run's style names, with or without 字符 at its end; "" for the paragraph's own look."""
    return next((style for style in (name, f"{name}字符") if style in profile.styles and profile.styles[style].character), "")


def slot_id(profile: LayoutProfile, style: str) -> str:
    """The id of the character style of an unfilled slot in a run of that character style ("" for the paragraph's own look)."""
    return f"{style_id(profile, style)}Slot" if style else "Slot"


def styles_part(profile: LayoutProfile) -> Element:
    """styles.xml: the profile's styles, and that of tables at the end."""
    return root(
        "w:styles",
        _defaults(profile),
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


def _base_styles() -> Iterator[Element]:
    """The three styles that Word expects beside Normal."""
    yield element("w:style", element("w:name", val="Default Paragraph Font"), *_quiet(1), type="character", default=1, styleId="DefaultParagraphFont")
    margins = element("w:tblCellMar", *(element(f"w:{side}", w=w, type="dxa") for side, w in _CELL_MARGINS))
    look = element("w:tblPr", element("w:tblInd", w=0, type="dxa"), margins)
    yield element("w:style", element("w:name", val="Normal Table"), *_quiet(99), look, type="table", default=1, styleId="TableNormal")
    yield element("w:style", element("w:name", val="No List"), *_quiet(99), type="numbering", default=1, styleId="NoList")


_CELL_MARGINS = (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))


def _quiet(priority: int) -> tuple[Element, ...]:
    return element("w:uiPriority", val=priority), element("w:semiHidden"), element("w:unhideWhenUsed")


def _style(profile: LayoutProfile, name: str, style: Style) -> Element:
    if style.character:
        return _character_style(profile, name, style)
    identity = style_id(profile, name)
    based = None if identity == "Normal" else element("w:basedOn", val="Normal")
    following = element("w:next", val="Normal") if style.outline or identity == "Title" else None
    about: dict[str, str | int] = {"default": 1} if identity == "Normal" else {} if style.word else {"customStyle": 1}
    return element(
        "w:style",
        element("w:name", val=style.word or name),
        based,
        following,
        element("w:qFormat"),
        _paragraph_look(profile, style, is_base=identity == "Normal"),
        _run_look(profile, style),
        type="paragraph",
        styleId=identity,
        **about,
    )


def _character_style(profile: LayoutProfile, name: str, style: Style) -> Element:
    """A character style says font, weight and colour; size and spacing stay those of the paragraph."""
    naming = element("w:name", val=name), element("w:basedOn", val="DefaultParagraphFont"), element("w:qFormat")
    look = element(
        "w:rPr",
        font_slots(profile.fonts[style.font]) if style.font else None,
        *_bold(style),
        element("w:color", val=style.color) if style.color != "000000" else None,
    )
    return element("w:style", *naming, look, type="character", customStyle=1, styleId=style_id(profile, name))


def _paragraph_look(profile: LayoutProfile, style: Style, *, is_base: bool) -> Element:
    """Paragraph properties in the schema's order; what holds for all is in the base style."""
    return element(
        "w:pPr",
        element("w:keepNext") if style.keep_next else None,
        *(_base_flags(grid=profile.page.grid, hanging=style.marks_hang) if is_base else _hanging(style, profile)),
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
    return page.grid and style.line == page.text_height // page.lines


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
    naming = element("w:name", val="双页页码"), element("w:basedOn", val=style_id(profile, number.style)), element("w:qFormat")
    look = element("w:pPr", indents, element("w:jc", val="left")) if number.place == "outer" else None
    return element("w:style", *naming, look, type="paragraph", customStyle=1, styleId=EVEN_PAGE_NUMBER)


def _slot_style(profile: LayoutProfile, name: str) -> Element:
    based = element("w:basedOn", val=style_id(profile, name) if name else "DefaultParagraphFont")
    look = element("w:rPr", element("w:shd", val="clear", color="auto", fill=SLOT_COLOR))
    return element(
        "w:style", element("w:name", val=f"{name}{SLOT_NAME_END}"), based, look, type="character", customStyle=1, styleId=slot_id(profile, name)
    )


def _table_style() -> Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = element("w:tblBorders", *(element(f"w:{side}", val="single", sz=4, space=0, color="000000") for side in sides))
    naming = element("w:name", val="公文表格"), element("w:basedOn", val="TableNormal"), element("w:qFormat")
    return element("w:style", *naming, element("w:tblPr", borders), type="table", customStyle=1, styleId=TABLE)
