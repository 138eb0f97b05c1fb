"""Every way that we know in which a Word file reaches outside or hides text, put into a written report by its XML."""

from collections.abc import Callable, Mapping
from functools import partial

from tests.word.edited_files import edited, text_run, with_header, with_link, with_notes, with_part
from tests.word.outside.field_codes import HARMFUL_CODES, SHOWN, code_run, complex_field, mark, simple_field
from tests.word.papers import R as RELATIONS
from tests.word.papers import W, packed, parts_of

CLOSING = "特此报告。</w:t></w:r>"
REMOTE = "http://127.0.0.1:9/away.png"
_RELS, _TYPES, _STYLES, _SETTINGS = "word/_rels/document.xml.rels", "[Content_Types].xml", "word/styles.xml", "word/settings.xml"
_V = "urn:schemas-microsoft-com:vml"
Put = Callable[[bytes], bytes]


def put_in_text(inside: str, data: bytes) -> bytes:
    """The report with XML behind its closing sentence."""
    return edited(data, (CLOSING, CLOSING + inside))


def put_paragraph(inside: str, data: bytes) -> bytes:
    """The report with blocks behind the paragraph of its closing sentence."""
    return edited(data, ("<w:sectPr", f"{inside}<w:sectPr"))


def related(data: bytes, part: str, kind: str, target: str, identity: str = "rId800", base: str = RELATIONS) -> bytes:
    """The file with a relationship of a part to a place outside."""
    folder, _, name = part.rpartition("/")
    path = f"{folder}/_rels/{name}.rels"
    parts: dict[str, bytes | str] = dict(parts_of(data))
    known = parts_of(data).get(path, b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>').decode()
    known = known.replace('relationships"/>', 'relationships"></Relationships>')
    relation = f'<Relationship Id="{identity}" Type="{base}/{kind}" Target="{target}" TargetMode="External"/>'
    return packed({**parts, path: known.replace("</Relationships>", f"{relation}</Relationships>")})


def _replaced(data: bytes, path: str, old: str, new: str) -> bytes:
    text = parts_of(data)[path].decode()
    assert old in text, f"{old} is not in {path}"
    return packed({**parts_of(data), path: text.replace(old, new, 1)})


def _linked_picture(target: str, data: bytes) -> bytes:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="720000" cy="720000"/><wp:docPr id="71" name="p"/><a:graphic><a:graphicData uri='
        '"http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:link="rId800"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    return related(put_in_text(picture, data), "word/document.xml", "image", target)


def _vml_picture(attribute: str, data: bytes) -> bytes:
    return put_in_text(f'<w:r><w:pict><v:shape id="s" style="width:9pt;height:9pt"><v:imagedata {attribute}/></v:shape></w:pict></w:r>', data)


def _link(target: str, data: bytes) -> bytes:
    inside = f'<w:hyperlink r:id="rId801">{text_run(SHOWN)}</w:hyperlink>'
    return with_link(put_in_text(inside, data), "rId801", target)


def _linked_object(data: bytes) -> bytes:
    shape = '<v:shape id="s" style="width:9pt;height:9pt"/><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Link"'
    inside = f'<w:r><w:object>{shape} ProgID="Excel.Sheet" ShapeID="s" r:id="rId800" UpdateMode="Always"/></w:object></w:r>'
    return related(put_in_text(inside, data), "word/document.xml", "oleObject", "file:///c:/a.xls")


def _active_x(data: bytes) -> bytes:
    inside = '<w:r><w:object><v:shape id="s" style="width:9pt;height:9pt"/><w:control r:id="rId802" w:name="B" w:shapeid="s"/></w:object></w:r>'
    return with_part(put_in_text(inside, data), "activeX/activeX1.xml", "<ocx/>", "control", "rId802", "application/vnd.ms-office.activeX+xml")


def _chunk(data: bytes) -> bytes:
    made = put_paragraph('<w:altChunk r:id="rId803"/>', data)
    return with_part(made, "afchunk.htm", "<p>a</p>", "aFChunk", "rId803", "text/html")


def _sub_document(data: bytes) -> bytes:
    return related(put_paragraph('<w:p><w:subDoc r:id="rId800"/></w:p>', data), "word/document.xml", "subDocument", "other.docx")


def _macros(data: bytes) -> bytes:
    return with_part(data, "vbaProject.bin", b"\xd0\xcf\x11\xe0", "vbaProject", "rId804", "application/vnd.ms-office.vbaProject")


def _orphan_macros(data: bytes) -> bytes:
    return packed({**parts_of(data), "word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def _template(data: bytes) -> bytes:
    made = _replaced(data, _SETTINGS, "</w:settings>", '<w:attachedTemplate r:id="rId800"/></w:settings>')
    text = parts_of(made)[_SETTINGS].decode()
    made = made if "xmlns:r=" in text else _replaced(made, _SETTINGS, "<w:settings ", f'<w:settings xmlns:r="{RELATIONS}" ')
    return related(made, _SETTINGS, "attachedTemplate", "file:///c:/Normal.dotm")


def _mail_merge(data: bytes) -> bytes:
    merge = '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:connectString w:val="Provider=x;Data Source=c:\\a.mdb"/></w:mailMerge>'
    return _replaced(data, _SETTINGS, "</w:settings>", f"{merge}</w:settings>")


def _web_extension(data: bytes) -> bytes:
    base = "http://schemas.microsoft.com/office/2011/relationships"
    relation = f'<Relationship Id="rId90" Type="{base}/webextensiontaskpanes" Target="word/webextensions/taskpanes.xml"/></Relationships>'
    made = _replaced(data, "_rels/.rels", "</Relationships>", relation)
    return packed({**parts_of(made), "word/webextensions/taskpanes.xml": "<t/>"})


def _frames(data: bytes) -> bytes:
    inside = f'<w:webSettings xmlns:w="{W}" xmlns:r="{RELATIONS}"><w:frameset><w:frame><w:sourceFileName r:id="rId800"/></w:frame></w:frameset>'
    made = with_part(data, "webSettings.xml", f"{inside}</w:webSettings>", "webSettings", "rId805")
    return related(made, "word/webSettings.xml", "frame", "http://127.0.0.1:9/a.htm")


def _bound_outside(data: bytes) -> bytes:
    return related(data, "customXml/item1.xml", "customXml", "http://127.0.0.1:9/a.xml")


def _hidden_by_style(kind: str, data: bytes) -> bytes:
    style = f'<w:style w:type="{kind}" w:styleId="Gone0"><w:name w:val="Gone0"/><w:rPr><w:vanish/></w:rPr></w:style>'
    based = f'<w:style w:type="{kind}" w:styleId="Gone"><w:name w:val="Gone"/><w:basedOn w:val="Gone0"/></w:style>'
    made = _replaced(data, _STYLES, "</w:styles>", f"{style}{based}</w:styles>")
    if kind == "character":
        return put_in_text(text_run("藏起来的", '<w:rStyle w:val="Gone"/>'), made)
    return put_paragraph(f'<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr>{text_run("藏起来的")}</w:p>', made)


def _numbering_picture(data: bytes) -> bytes:
    picture = f'<w:pict xmlns:v="{_V}"><v:shape style="width:9pt"><v:imagedata src="http://127.0.0.1:9/bullet.png"/></v:shape></w:pict>'
    bullet = f'<w:numbering xmlns:w="{W}"><w:numPicBullet w:numPicBulletId="0">{picture}</w:numPicBullet></w:numbering>'
    return with_part(data, "numbering.xml", bullet, "numbering", "rId806")


def _in_notes(kind: str, data: bytes) -> bytes:
    made = with_notes(put_in_text(f'<w:r><w:{kind}Reference w:id="1"/></w:r>', data), kind, "XX")
    return _replaced(made, f"word/{kind}s.xml", text_run_of("XX"), simple_field(HARMFUL_CODES[0], "XX"))


def text_run_of(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _in_header(kind: str, data: bytes) -> bytes:
    paragraph = f"<w:p>{complex_field(HARMFUL_CODES[1])}</w:p>"
    return with_header(data, paragraph, path=f"{kind}9.xml", kind=kind)


def _in_box(data: bytes) -> bytes:
    box = f"<w:txbxContent><w:p>{complex_field(HARMFUL_CODES[2])}</w:p></w:txbxContent>"
    return put_in_text(f'<w:r><w:pict><v:shape style="width:90pt;height:40pt"><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>', data)


def _in_glossary(data: bytes) -> bytes:
    body = f"<w:docParts><w:docPart><w:docPartBody><w:p>{complex_field(HARMFUL_CODES[3])}</w:p></w:docPartBody></w:docPart></w:docParts>"
    document = f'<w:glossaryDocument xmlns:w="{W}">{body}</w:glossaryDocument>'
    return with_part(data, "glossary/document.xml", document, "glossaryDocument", "rId807")


def _form_macro(data: bytes) -> bytes:
    begin = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="a"/><w:entryMacro w:val="Run"/></w:ffData></w:fldChar></w:r>'
    return put_in_text(begin + code_run(" FORMTEXT ") + mark("separate") + text_run(SHOWN) + mark("end"), data)


def _hidden_drawing(data: bytes) -> bytes:
    made = _linked_picture("#a", data)
    return _replaced(made, "word/document.xml", '<wp:docPr id="71" name="p"/>', '<wp:docPr id="71" name="p" descr="藏" hidden="1"/>')


PLACES: Mapping[str, Put] = {
    "in a header": partial(_in_header, "header"),
    "in a footer": partial(_in_header, "footer"),
    "in a footnote": partial(_in_notes, "footnote"),
    "in an endnote": partial(_in_notes, "endnote"),
    "in a comment": partial(_in_notes, "comment"),
    "in a text box": _in_box,
    "in a building block": _in_glossary,
}
TARGETS: Mapping[str, Put] = {
    "a remote picture": partial(_linked_picture, REMOTE),
    "a picture on a share": partial(_linked_picture, r"\\server\share\a.png"),
    "a picture of the disk": partial(_linked_picture, "file:///c:/a.png"),
    "a picture by its name": partial(_linked_picture, "a.png"),
    "a VML picture with a source": partial(_vml_picture, f'src="{REMOTE}"'),
    "a VML picture with a link": partial(_vml_picture, 'o:href="file://server/a.png" xmlns:o="urn:schemas-microsoft-com:office:office"'),
    "a javascript link": partial(_link, "javascript:alert(1)"),
    "a link to a file": partial(_link, "file:///c:/a.exe"),
    "a link to a share": partial(_link, r"\\server\a.exe"),
    "a link to a program": partial(_link, "ms-msdt:/id"),
    "a link beside the file": partial(_link, "../a.exe"),
    "a linked object": _linked_object,
    "an attached template": _template,
    "mail merge data": _mail_merge,
    "a numbering picture": _numbering_picture,
    "a binding to outside": _bound_outside,
}
PROGRAMS: Mapping[str, Put] = {
    "ActiveX": _active_x,
    "macros": _macros,
    "macros that nothing refers to": _orphan_macros,
    "the macro of a form field": _form_macro,
    "a web extension": _web_extension,
    "an inserted document": _chunk,
    "a subdocument": _sub_document,
    "frames": _frames,
}
HIDDEN: Mapping[str, Put] = {
    "hidden text": partial(put_in_text, text_run("藏起来的", "<w:vanish/>")),
    "text hidden by a character style": partial(_hidden_by_style, "character"),
    "text hidden by a paragraph style": partial(_hidden_by_style, "paragraph"),
    "a hidden drawing": _hidden_drawing,
}
ALL: Mapping[str, Put] = {**PLACES, **TARGETS, **PROGRAMS, **HIDDEN}
