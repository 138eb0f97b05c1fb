"""Damage to a Word file's XML by who knows what it means: grids, merged cells, numberings, fields, controls, sections, styles, relationships."""

from collections.abc import Sequence
from random import Random

from lxml import etree

from tests.proofs.mutants.trees import WILD, Change, Element, any_of

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NUMBERS = (
    *("gridSpan", "vMerge", "ilvl", "numId", "sz", "szCs", "pgSz", "pgMar", "cols", "ind", "spacing", "tblW", "tcW", "gridCol", "trHeight"),
    *("outlineLvl", "start", "abstractNumId", "lvl", "abstractNum", "num", "docGrid", "pgNumType", "id", "bookmarkStart", "bookmarkEnd", "sym"),
    *("footnoteReference", "tblInd", "gridBefore", "gridAfter", "w", "jc", "numFmt", "lvlText", "fldChar", "checked", "type", "vAlign", "u"),
    *("highlight", "shd", "vertAlign"),
)
_T = "<w:r><w:t>字</w:t></w:r>"
_P = f"<w:p>{_T}</w:p>"
_CELL = f"<w:tc>{_P}</w:tc>"
FRAGMENTS = (
    *("<w:tbl/>", "<w:tbl><w:tr/></w:tbl>", "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>", f"<w:tbl><w:tblGrid/><w:tr>{_CELL}</w:tr></w:tbl>"),
    *(f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr>{_P}</w:tc></w:tr></w:tbl>",),
    *(f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='-3'/><w:vMerge/></w:tcPr>{_P}</w:tc></w:tr><w:tr>{_CELL * 60}</w:tr></w:tbl>",),
    *(f"<w:tbl><w:tr><w:trPr><w:gridBefore w:val='100000'/><w:gridAfter w:val='x'/><w:tblHeader/></w:trPr>{_CELL}</w:tr></w:tbl>",),
    *(f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{_CELL * 3}</w:tr>" + f"<w:tr>{_CELL * 5}</w:tr>" * 40 + "</w:tbl>", f"<w:tr>{_CELL}</w:tr>"),
    *(_CELL, f"<w:r>{_T}</w:r>", f"<w:p>{_P}</w:p>", f"<w:p><w:tbl><w:tr>{_CELL}</w:tr></w:tbl></w:p>", "<w:t>字</w:t>", "<w:r><w:fldChar/></w:r>"),
    *("<w:r><w:fldChar w:fldCharType=''/></w:r>", "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * 20),
    *("<w:r><w:fldChar w:fldCharType='end'/></w:r>", "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"),
    *("<w:r><w:instrText> MERGEFIELD </w:instrText></w:r>", "<w:fldSimple/>"),
    *("<w:fldSimple w:instr='MERGEFIELD 甲 \\* \\@ \"'><w:r/></w:fldSimple>", "<w:r><w:instrText> FORMTEXT " + '"' * 50 + "</w:instrText></w:r>"),
    *("<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox/><w:ddList><w:result/></w:ddList></w:ffData></w:fldChar></w:r>",),
    *("<w:sdt/>", "<w:sdt><w:sdtPr/></w:sdt>", "<w:sdt><w:sdtContent/></w:sdt>"),
    *(f"<w:sdt><w:sdtPr><w:id w:val='x'/><w:tag/></w:sdtPr><w:sdtContent>{_P}{_T}</w:sdtContent></w:sdt>",),
    *(f"<w:sdt><w:sdtPr><w:alias/><w:dropDownList></w:dropDownList></w:sdtPr><w:sdtContent><w:tr>{_CELL}</w:tr></w:sdtContent></w:sdt>",),
    *("<w:sdt><w:sdtPr><w:date w:fullDate='99999-01-01'/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>",),
    *("<w:bookmarkStart/>", "<w:bookmarkStart w:id='1' w:name='_ng0000000000_1'/>", "<w:bookmarkEnd w:id='1'/>", "<w:bookmarkEnd/>"),
    *("<w:bookmarkStart w:id='99' w:name='_ng0000000000_x'/><w:bookmarkEnd w:id='99'/>",),
    *("<w:bookmarkStart w:id='5' w:name='_ngabcdefabcd_99999999999999999999'/>", "<w:sectPr/>"),
    *("<w:p><w:pPr><w:sectPr><w:headerReference r:id='rId999'/><w:footerReference/></w:sectPr></w:pPr></w:p>",),
    *("<w:sectPr><w:pgSz w:w='1' w:h='1'/><w:pgMar w:top='-9' w:left='99999'/><w:cols w:num='0'/></w:sectPr>",),
    *("<w:pPr><w:numPr><w:ilvl w:val='99'/><w:numId w:val='1'/></w:numPr></w:pPr>", "<w:p><w:pPr><w:numPr><w:numId/></w:numPr></w:pPr></w:p>"),
    *("<w:p><w:pPr><w:pStyle w:val='没有'/><w:outlineLvl w:val='-1'/><w:ind w:firstLineChars='x' w:left='99999999'/></w:pPr></w:p>",),
    *("<w:r><w:sym w:font='Wingdings' w:char='ZZZZ'/></w:r>", "<w:r><w:sym/></w:r>", "<w:r><w:sym w:char='110000000'/></w:r>"),
    *("<w:r><w:br w:type='x'/><w:cr/><w:tab/></w:r>", "<w:ins w:author='a'><w:del><w:r><w:delText>字</w:delText></w:r></w:del></w:ins>"),
    *(f"<w:del><w:p>{_T}</w:p></w:del>", f"<w:moveFrom>{_T}</w:moveFrom>", f"<w:p><w:pPr><w:rPr><w:del/><w:ins/></w:rPr></w:pPr>{_T}</w:p>"),
    *("<w:commentRangeStart w:id='7'/>", "<w:commentReference w:id='x'/>", "<w:r><w:commentReference/></w:r>"),
    *("<w:r><w:footnoteReference w:id='-9'/></w:r>", "<w:r><w:endnoteReference/></w:r>", f"<w:hyperlink r:id='rId1'>{_T}</w:hyperlink>"),
    *("<w:hyperlink/>", f"<w:r><w:pict><w:txbxContent>{_P}<w:tbl/></w:txbxContent></w:pict></w:r>", "<w:r><w:drawing/></w:r>"),
    *("<w:r><w:object/></w:r>", "<w:r><w:pict/></w:r>"),
    *(
        f"<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:Fallback>{_T}</mc:Fallback></mc:AlternateContent></w:r>",
    ),
    *("<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'/>", "<w:altChunk r:id='rId1'/>"),
    *("<w:subDoc r:id='rId2'/>", f"<w:smartTag><w:smartTag>{_T}</w:smartTag></w:smartTag>", f"<w:customXml>{_P}</w:customXml>"),
    *(f"<w:ruby><w:rt>{_T}</w:rt><w:rubyBase>{_T}</w:rubyBase></w:ruby>",),
    *("<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><m:r><m:t>x</m:t></m:r></m:oMath>", "<w:body/>"),
    *("<w:document/>", "<w:numPr/>", "<w:style/>", "<w:style w:styleId='a' w:type='paragraph'><w:basedOn w:val='a'/></w:style>"),
    *("<w:num w:numId='1'/>", "<w:abstractNum/>", "<w:lvl/>"),
)


def numbered_wildly(top: Element, chance: Random) -> None:
    """Some of the numbers that Word reads, as none of them should be."""
    found = [node for node in top.iter("*") if etree.QName(node).localname in _NUMBERS and node.attrib]
    for node in chance.sample(found, min(len(found), chance.choice((1, 2, 10)))):
        node.set(chance.choice(node.keys()), chance.choice(WILD))


def with_fragment(top: Element, chance: Random) -> None:
    """Some of the format's own elements where they don't belong, or not as they should be."""
    for _ in range(chance.choice((1, 1, 3))):
        wrapped = f"<x xmlns:w='{_W}' xmlns:r='{_R}'>{chance.choice(FRAGMENTS)}</x>"
        target = _place(top, chance)
        at = chance.randrange(len(target) + 1)
        target[at:at] = list(etree.fromstring(wrapped))


def _place(top: Element, chance: Random) -> Element:
    name = chance.choice(("body", "p", "p", "r", "tc", "tr", "tbl", "sdtContent", "pPr", "rPr", "*"))
    return any_of(top, chance, name if name == "*" else f"{{{_W}}}{name}")


def deep_tables(top: Element, chance: Random) -> None:
    """Tables in tables."""
    inner = _P
    for _ in range(chance.choice((3, 20, 60))):
        inner = f"<w:tbl><w:tblGrid><w:gridCol w:w='900'/></w:tblGrid><w:tr><w:tc>{inner}{_P}</w:tc></w:tr></w:tbl>"
    any_of(top, chance, f"{{{_W}}}body").insert(0, etree.fromstring(f"<x xmlns:w='{_W}'>{inner}</x>")[0])


def without_ends(top: Element, chance: Random) -> None:
    """All the ends of something gone, or all its beginnings: bookmarks, fields, ranges of comments."""
    name = chance.choice(
        ("bookmarkStart", "bookmarkEnd", "fldChar", "sdtContent", "sdtPr", "tblGrid", "tblPr", "tcPr", "pPr", "rPr", "sectPr", "t", "instrText")
    )
    for node in list(top.iter(f"{{{_W}}}{name}")):
        parent = node.getparent()
        if parent is not None and chance.random() < 0.7:
            parent.remove(node)


def crossed_bookmarks(top: Element, chance: Random) -> None:
    """The ends of bookmarks elsewhere, their names and numbers exchanged."""
    found = list(top.iter(f"{{{_W}}}bookmarkStart", f"{{{_W}}}bookmarkEnd"))
    for node in chance.sample(found, min(len(found), 4)):
        other = chance.choice(found)
        for name in (f"{{{_W}}}id", f"{{{_W}}}name"):
            mine, theirs = node.get(name), other.get(name)
            if mine and theirs:
                node.set(name, theirs)
                other.set(name, mine)
        if chance.random() < 0.5:
            any_of(top, chance, f"{{{_W}}}p").append(node)


def looped(top: Element, chance: Random) -> None:
    """What names another one names itself, or in a circle: styles, numberings, relationships."""
    linked: Sequence[Element] = [
        n for n in top.iter("*") if etree.QName(n).localname in ("basedOn", "link", "next", "numStyleLink", "styleLink", "numId")
    ]
    for node in linked:
        parent = node.getparent()
        if parent is not None and chance.random() < 0.5:
            node.set(f"{{{_W}}}val", parent.get(f"{{{_W}}}styleId") or chance.choice(WILD))


def relation_changed(top: Element, chance: Random) -> None:
    """Relationships that lead to themselves, nowhere, out of the package or out of the machine."""
    found = [node for node in top.iter("*") if node.get("Target") is not None]
    for node in chance.sample(found, min(len(found), chance.choice((1, 1, len(found))))):
        target = chance.choice(
            *("document.xml", "/word/document.xml", "../../../../etc/passwd", "file:///etc/passwd", "", "#", ".", "/", "_rels/document.xml.rels"),
            *("\\\\host\\x", "http://127.0.0.1:9/", "%2e%2e/x", "styles.xml", "styles.xml/", "../word/../word/../word/styles.xml", "media"),
            *("a" * 3000, "字.xml"),
        )
        name, value = chance.choice((("Target", target), ("Target", target), ("TargetMode", "External"), ("Type", "x"), ("Id", "rId1"), ("Id", "")))
        node.set(name, value)


GRAMMAR: tuple[Change, ...] = (
    *(numbered_wildly, numbered_wildly, numbered_wildly, with_fragment, with_fragment, with_fragment, with_fragment),
    *(deep_tables, without_ends, without_ends, crossed_bookmarks, looped),
)
