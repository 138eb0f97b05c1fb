"""Pieces of other Word files, as one pastes them into a report: each with the words that a reader sees in it."""

# ruff: noqa: E501 - XML reads better in one line

from typing import NamedTuple

from lxml import etree

from tests.desk.word_parts import Element

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


class Piece(NamedTuple):
    """A piece: what it is, its XML (block content of a body), and the words that must be seen again, in the draft or in the list."""

    name: str
    xml: str
    words: tuple[str, ...] = ()

    def nodes(self) -> list[Element]:
        """The piece as elements."""
        spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
        return list(etree.fromstring(f"<body {spaces}>{self.xml}</body>"))


def _p(*inner: str, look: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{''.join(inner)}</w:p>"


def _r(text: str, look: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}<w:t>{text}</w:t></w:r>"


def _field(code: str, result: str) -> str:
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    return f"{marks['begin']}<w:r><w:instrText> {code} </w:instrText></w:r>{marks['separate']}{result}{marks['end']}"


def _control(inner: str, kind: str = "", block: bool = False) -> str:
    held = _p(inner) if block else inner
    return f'<w:sdt><w:sdtPr><w:alias w:val="别处的控件"/><w:tag w:val="other"/>{kind}</w:sdtPr><w:sdtContent>{held}</w:sdtContent></w:sdt>'


def _table(*rows: tuple[str, ...], row_look: str = "", cell_look: str = "") -> str:
    cells = ("".join(f"<w:tc><w:tcPr>{cell_look}</w:tcPr>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr><w:trPr>{row_look}</w:trPr>{row}</w:tr>' for row in cells)}</w:tbl>"


_BOX = "<w:txbxContent>" + _p(_r("框里的话")) + "</w:txbxContent>"
_SHAPE = f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{_BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{_BOX}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
_MATH = "<m:oMathPara><m:oMath><m:r><m:t>E=mc</m:t></m:r><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara>"
_RUBY = "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>qīng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>清溪水长</w:t></w:r></w:rubyBase></w:ruby></w:r>"
_TOC = _p(
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    _r("目录第一行"),
) + _p(_field("PAGEREF _Toc1 \\h", _r("3")), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
_REPEATING = "<w15:repeatingSection/>"
_CHECK = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
_LIST = '<w:dropDownList><w:listItem w:displayText="甲" w:value="1"/></w:dropDownList>'

PIECES = (
    Piece("nested tables", _table((_p(_r("外层的格")) + _table((_p(_r("里层的格")),)) + _p(),)), ("外层的格", "里层的格")),
    Piece("numbering", _p(_r("编号的一条"), look='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'), ("编号的一条",)),
    Piece("text box", _p(_r("框旁的话"), f"<w:r>{_SHAPE}</w:r>"), ("框旁的话",)),
    Piece("contents", _TOC, ("目录第一行",)),
    Piece("fields", _p(_r("见第"), _field("PAGEREF _Ref \\h", _r("七")), _r("页的表格"), _field("HYPERLINK x", _r("链接的字"))), ("页的表格",)),
    Piece(
        "broken field",
        _p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>', _r("断了的域")),
        ("断了的域",),
    ),
    Piece("simple field", _p('<w:fldSimple w:instr="DATE">', _r("二〇二六"), "</w:fldSimple>", _r("年间的事")), ("年间的事",)),
    Piece("link", _p('<w:hyperlink r:id="rIdNone">', _r("点这里看"), "</w:hyperlink>"), ("点这里看",)),
    Piece("footnote", _p(_r("带脚注的话"), '<w:r><w:footnoteReference w:id="9"/></w:r>'), ("带脚注的话",)),
    Piece("date control", _p(_control(_r("三月三日"), "<w:date w:fullDate='2026-03-03T00:00:00Z'/>"), _r("开会的事")), ("开会的事",)),
    Piece("list control", _p(_control(_r("甲等"), _LIST), _r("评定的事")), ("评定的事",)),
    Piece("check box", _p(_control(_r("☑"), _CHECK), _r("同意的事")), ("同意的事",)),
    Piece(
        "repeating control",
        _control(_control(_r("重复的一段"), "<w15:repeatingSectionItem/>", True), _REPEATING).replace(
            "<w:sdtContent><w:sdt>", "<w:sdtContent><w:sdt>"
        ),
        ("重复的一段",),
    ),
    Piece("other file", '<w:altChunk r:id="rIdNone"/>' + _p(_r("另一份文件之后")), ("另一份文件之后",)),
    Piece("section", _p(_r("横页之前"), look='<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'), ("横页之前",)),
    Piece("ruby", _p(_RUBY), ("清溪水长",)),
    Piece("formula", _p(_r("公式如右"), _MATH), ("公式如右",)),
    Piece("right to left", _p(_r("שלום", "<w:rtl/>"), look="<w:bidi/>"), ("שלום",)),
    Piece("symbol", _p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', _r("带勾的一项")), ("带勾的一项",)),
    Piece("custom xml", f'<w:customXml w:uri="urn:x" w:element="y">{_p(_r("自定义标记里"))}</w:customXml>', ("自定义标记里",)),
    Piece("row revisions", _table((_p(_r("新插入的行")),), row_look='<w:ins w:id="5" w:author="张"/>'), ("新插入的行",)),
    Piece("upright text", _table((_p(_r("竖排的字")),), cell_look='<w:textDirection w:val="tbRlV"/><w:vMerge w:val="restart"/>'), ("竖排的字",)),
    Piece(
        "frame",
        _p(_r("图文框里的"), look='<w:framePr w:w="2000" w:hSpace="180" w:wrap="around" w:vAnchor="text" w:hAnchor="margin"/>'),
        ("图文框里的",),
    ),
    Piece("permissions", '<w:permStart w:id="3" w:edGrp="everyone"/>' + _p(_r("可以改的段")) + '<w:permEnd w:id="3"/>', ("可以改的段",)),
    Piece(
        "our bookmark by chance",
        _p('<w:bookmarkStart w:id="701" w:name="_ng0123456789_1"/>', _r("撞名的书签"), '<w:bookmarkEnd w:id="701"/>'),
        ("撞名的书签",),
    ),
    Piece("unclosed bookmark", _p('<w:bookmarkStart w:id="702" w:name="没有结尾"/>', _r("书签没有结尾")), ("书签没有结尾",)),
    Piece("empty control", _control("", "<w:showingPlcHdr/>", True) + _p(_r("空控件之后")), ("空控件之后",)),
    Piece("unknown element", "<w:p><w:nosuch><w:r><w:t>没见过的标记</w:t></w:r></w:nosuch></w:p>", ("没见过的标记",)),
    Piece("breaks", _p("<w:r><w:t>前页</w:t><w:br w:type='page'/><w:t>后页的话</w:t><w:tab/><w:cr/></w:r>"), ("后页的话",)),
    Piece("table without cells", "<w:tbl><w:tblPr/><w:tblGrid/><w:tr/></w:tbl>" + _p(_r("空表之后")), ("空表之后",)),
)
