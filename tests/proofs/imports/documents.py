"""Random documents of an office, each text in them once: Word files with tables, boxes, notes and odd orders, and plain texts."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORDS = "仓储检修安全设备人员经费计划进度质量数据档案培训值班巡查登记台账汇总核对移交验收保养采购运输消防照明通风排水绿化门禁车辆餐饮住宿宣传"
_HEADINGS = ("一、", "二、", "（一）", "1.", "第一条 ", "")
_UNDERLINED, _MARKED = '<w:u w:val="single"/>', '<w:highlight w:val="yellow"/>'
_NUMBERS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"


@dataclass
class MadeDocument:
    """A document with what it holds: texts of the body in reading order, texts elsewhere, and the names of its pictures.

    `loose` are the texts of tables with another one in a cell: its rows may be rows of the table around it, beside the cells behind it.
    """

    data: bytes
    suffix: str
    texts: list[str] = field(default_factory=list[str])
    beside: list[str] = field(default_factory=list[str])
    pictures: list[str] = field(default_factory=list[str])
    loose: set[str] = field(default_factory=set[str])


class _Words:
    """Texts of which no two are alike and none is in another."""

    def __init__(self, chance: Random) -> None:
        self._chance, self._count = chance, 0

    def next(self, least: int = 4, most: int = 14) -> str:
        self._count += 1
        high, low = divmod(self._count, len(_NUMBERS))
        body = "".join(self._chance.choice(_WORDS) for _ in range(self._chance.randint(least, most)))
        return f"{body[:2]}{_NUMBERS[high % len(_NUMBERS)]}{_NUMBERS[low]}{body[2:]}"


def made(seed: int) -> MadeDocument:
    """The document of a seed: one in six is a plain text."""
    chance = Random(seed)
    return _text(chance) if seed % 6 == 5 else _Maker(chance).made()


def _text(chance: Random) -> MadeDocument:
    words, lines, texts = _Words(chance), list[str](), list[str]()
    for _ in range(chance.randint(3, 30)):
        text = words.next(4, 40)
        kind = chance.randrange(6)
        forms = (f"{chance.choice(_HEADINGS)}{text}", f"{text}：____", f"　　{text}XX年完成。", f"{text}。", f"- {text}", text)
        lines += [forms[kind], *([""] if chance.random() < 0.4 else [])]
        texts.append(text)
    return MadeDocument("\n".join(lines).encode(), ".txt", texts)


def _run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


class _Maker:
    """Puts one Word file together."""

    def __init__(self, chance: Random) -> None:
        self._chance, self._words = chance, _Words(chance)
        self._texts: list[str] = []
        self._beside: list[str] = []
        self._pictures: list[str] = []
        self._notes: list[str] = []
        self._loose: set[str] = set()

    def made(self) -> MadeDocument:
        body = "".join(self._block() for _ in range(self._chance.randint(2, 14)))
        parts = {"word/document.xml": f"<w:document {_SPACES}><w:body>{body}{self._section()}</w:body></w:document>"}
        relations = ""
        for kind in ("header", "footer", "footnotes"):
            if (made := self._part(kind)) is not None:
                parts[f"word/{kind}.xml"] = made
                relations += f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>'
        parts["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>'
        return MadeDocument(_packed(parts), ".docx", self._texts, self._beside, self._pictures, self._loose)

    def _block(self) -> str:
        kinds: tuple[tuple[Callable[[], str], int], ...] = ((self._paragraph, 6), (self._table, 3), (self._box, 1), (self._picture, 1))
        return self._chance.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])[0]()

    def _text(self, least: int = 4, most: int = 14) -> str:
        text = self._words.next(least, most)
        self._texts.append(text)
        return text

    def _paragraph(self) -> str:
        text, kind = self._text(4, 40), self._chance.randrange(9)
        forms = {
            0: lambda: _run(self._chance.choice(_HEADINGS) + text),
            1: lambda: _run(f"{text}：") + _run("       ", _UNDERLINED),
            2: lambda: _run(f"{text}：") + _control("单击此处输入") + _run("。"),
            3: lambda: _run(text, _MARKED) + _run("。"),
            4: lambda: _run(text) + self._note(),
            5: lambda: f"{_run(text)}<w:r><w:br/></w:r>{_run(self._text())}",
        }
        ends = ("。", "；", "：XX万元。", "")
        shown = forms[kind]() if kind in forms else _run(text + self._chance.choice(ends))
        return f"{'<w:p/>' if kind > 7 else ''}<w:p>{shown}</w:p>"

    def _note(self) -> str:
        note = self._words.next()
        self._notes.append(note)
        self._beside.append(note)
        return f'<w:r><w:footnoteReference w:id="{len(self._notes)}"/></w:r>'

    def _table(self, depth: int = 0) -> str:
        columns, before = self._chance.randint(1, 5), len(self._texts)
        rows = "".join(self._row(columns, depth) for _ in range(self._chance.randint(1, 5)))
        if "<w:tbl>" in rows:
            self._loose.update(self._texts[before:])
        return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>{rows}</w:tbl>" + ("<w:p/>" if self._chance.random() < 0.7 else "")

    def _row(self, columns: int, depth: int) -> str:
        cells, column = "", 0
        while column < columns:
            span = self._chance.randint(1, columns - column) if self._chance.random() < 0.2 else 1
            cells += f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{self._cell(depth)}</w:tc>'
            column += span
        return f"<w:tr>{cells}</w:tr>"

    def _cell(self, depth: int) -> str:
        chance = self._chance.random()
        if chance < 0.25:
            return "<w:p/>"
        if chance < 0.3 and depth < 1:
            return f"{self._table(depth + 1)}<w:p/>"
        if chance < 0.4:
            return f"<w:p/><w:p>{_run(self._text())}</w:p>"
        if chance < 0.5:
            return f"<w:p>{_run(self._text())}</w:p><w:p>{_run(self._text())}</w:p>"
        return f"<w:p>{_run(self._text(2, 8))}</w:p>"

    def _box(self) -> str:
        text = self._words.next()
        self._beside.append(text)
        content = f"<w:txbxContent><w:p>{_run(text)}</w:p></w:txbxContent>"
        shape = f"<w:drawing>{_inline(f'<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp>')}</w:drawing>"
        old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
        drawn = f'<mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>'
        return f"<w:p><w:r>{self._chance.choice((drawn, old))}</w:r>{_run(self._text())}</w:p>"

    def _picture(self) -> str:
        name = self._words.next(3, 6)
        self._pictures.append(name)
        image = _inline('<a:blip r:embed="none"/>', f'<wp:docPr id="1" name="图" descr="{name}"/>')
        return f"<w:p><w:r><w:drawing>{image}</w:drawing></w:r></w:p>"

    def _section(self) -> str:
        return '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>' if self._chance.random() < 0.1 else "<w:sectPr/>"

    def _part(self, kind: str) -> str | None:
        if kind == "footnotes":
            notes = "".join(f'<w:footnote w:id="{n}"><w:p>{_run(text)}</w:p></w:footnote>' for n, text in enumerate(self._notes, 1))
            return f"<w:footnotes {_SPACES}>{notes}</w:footnotes>" if notes else None
        if self._chance.random() < 0.7:
            return None
        text = self._words.next()
        self._beside.append(text)
        tag = {"header": "hdr", "footer": "ftr"}[kind]
        return f"<w:{tag} {_SPACES}><w:p>{_run(text)}</w:p></w:{tag}>"


def _inline(drawn: str, about: str = "") -> str:
    return f'<wp:inline>{about}<a:graphic><a:graphicData uri="d">{drawn}</a:graphicData></a:graphic></wp:inline>'


def _control(prompt: str) -> str:
    return f"<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>{_run(prompt)}</w:sdtContent></w:sdt>"


def _packed(parts: dict[str, str]) -> bytes:
    kinds = {"document": "document.main", "header": "header", "footer": "footer", "footnotes": "footnotes"}
    names = [path.removeprefix("word/").removesuffix(".xml") for path in parts if path.count("/") == 1]
    base = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{base}.{kinds[name]}+xml"/>' for name in names)
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )
    top = f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in {"[Content_Types].xml": types, "_rels/.rels": top, **parts}.items():
            archive.writestr(path, text)
    return held.getvalue()
