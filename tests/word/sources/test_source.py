import pytest

from editor.model.sample.left_out import LeftOut, WhyLeftOut
from editor.word import open_package, read_source
from tests.word.papers import NS, R, W, control, foreign, p, packed, parts_of

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'


def _left_out(data: bytes) -> list[tuple[str, str, str]]:
    return [(entry.text, str(entry.place), entry.why.value) for entry in read_source(open_package(data)).left_out]


def _picture(said: str, inner: str = "<a:blip/>") -> str:
    return f"<w:r><w:drawing {_A} {_WP}><wp:inline>{said}{inner}</wp:inline></w:drawing></w:r>"


def _with_parts(body: str, **others: tuple[str, str]) -> bytes:
    """A file with headers and footers: by file, the kind and its XML."""
    parts = parts_of(foreign(body))
    relations = "".join(f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{name}.xml"/>' for name, (kind, _) in others.items())
    rels = parts["word/_rels/document.xml.rels"].decode().replace("</Relationships>", f"{relations}</Relationships>")
    made = {f"word/{name}.xml": f'<w:{kind} xmlns:w="{W}">{content}</w:{kind}>' for name, (kind, content) in others.items()}
    return packed({**parts, "word/_rels/document.xml.rels": rels, **made})


def _printed(header: str, footer: str, more: str = "") -> bytes:
    references = '<w:headerReference w:type="default" r:id="h"/><w:footerReference w:type="default" r:id="f"/>'
    return _with_parts(p("正文") + f"<w:sectPr>{references}{more}</w:sectPr>", h=("header", header), f=("footer", footer))


def test_header_and_footer_are_listed_with_their_blanks_and_page_numbers_apart() -> None:
    listed = _left_out(_printed(p("编号：____"), p("监制：某局") + p("— 1 —") + p()))
    assert listed == [("编号：____", "header", "header"), ("监制：某局", "footer", "footer"), ("— 1 —", "footer", "page number")]


@pytest.mark.parametrize("text", ["1", "- 3 -", "第1页 共2页", "Page 1 of 3", "—１—", "1/5", "第一页"])
def test_page_numbers_of_all_kinds_are_told_from_words(text: str) -> None:
    assert [why for _, _, why in _left_out(_printed(p(), p(text)))] == ["page number"]


@pytest.mark.parametrize(("settings", "expected"), [("", []), ("<w:titlePg/>", ["首页"])])
def test_a_header_that_is_printed_nowhere_is_not_listed(settings: str, expected: list[str]) -> None:
    section = f'<w:sectPr><w:headerReference w:type="first" r:id="h"/><w:headerReference w:type="even" r:id="e"/>{settings}</w:sectPr>'
    data = _with_parts(p("正文") + section, h=("header", p("首页")), e=("header", p("偶数页")))
    assert [text for text, _, _ in _left_out(data)] == expected


def test_the_same_words_in_several_headers_are_listed_once() -> None:
    sections = "".join(p("甲", properties=f'<w:sectPr><w:headerReference w:type="default" r:id="{name}"/></w:sectPr>') for name in "ab")
    assert len(_left_out(_with_parts(sections, a=("header", p("某局文件")), b=("header", p("某局文件"))))) == 1


def test_a_picture_is_listed_with_its_line_and_what_it_is_called() -> None:
    body = p("一") + p("二", _picture('<wp:docPr id="1" name="图片 1" descr="库房平面图"/>')) + p(_picture('<wp:docPr id="2" name="图片 2"/>'))
    assert _left_out(foreign(body)) == [("库房平面图", "line 1", "picture"), ("图片 2", "line 2", "picture")]


@pytest.mark.parametrize(
    "drawing",
    [
        "<w:r><w:pict><v:line/></w:pict></w:r>",
        f"<w:r><w:pict><v:textbox><w:txbxContent>{p('框里')}</w:txbxContent></v:textbox></w:pict></w:r>",
        f"<w:del>{_picture('')}</w:del>",
    ],
    ids=["a line", "a text box", "deleted"],
)
def test_lines_boxes_and_what_was_deleted_are_no_pictures(drawing: str) -> None:
    assert _left_out(foreign(p("甲", drawing))) == []


def test_a_picture_in_two_forms_is_listed_once() -> None:
    other = '<w:pict><v:shape alt="旧"><v:imagedata/></v:shape></w:pict>'
    both = f'<mc:Choice Requires="wps">{_picture("")}</mc:Choice><mc:Fallback>{other}</mc:Fallback>'
    assert len(_left_out(foreign(p("甲", f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>")))) == 1


def test_letters_drawn_as_a_picture_are_listed_by_their_words() -> None:
    drawn = '<w:r><w:pict><v:shape><v:textpath string="某局文件"/></v:shape></w:pict></w:r>'
    assert _left_out(foreign(p(drawn) + p("正文"))) == [("某局文件", "line 0", "picture")]


def test_a_control_for_a_picture_is_listed_by_its_name() -> None:
    waiting = control(_picture('<wp:docPr id="1" name="图片 1"/>'), alias="照片", more="<w:picture/>")
    assert _left_out(foreign(p(waiting))) == [("照片", "line 0", "picture")]


def test_comments_contents_landscape_and_columns_are_listed() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    section = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:cols w:num="2"/></w:sectPr>'
    data = foreign(p("一、总体\t1", properties='<w:pStyle w:val="toc"/>') + p("正文") + section, styles=styles)
    parts = parts_of(data)
    more = f'<Relationship Id="c" Type="{R}/comments" Target="comments.xml"/></Relationships>'
    rels = parts["word/_rels/document.xml.rels"].decode().replace("</Relationships>", more)
    comments = f'<w:comments xmlns:w="{NS["w"]}"><w:comment w:id="0">{p("请核实")}</w:comment></w:comments>'
    listed = _left_out(packed({**parts, "word/_rels/document.xml.rels": rels, "word/comments.xml": comments}))
    assert [(text, why) for text, _, why in listed if why in ("comment", "no place")] == [("目录", "no place"), ("请核实", "comment")]
    assert {why for _, _, why in listed} >= {"landscape", "columns"}


def test_a_page_that_stands_is_not_listed() -> None:
    assert _left_out(foreign(p("正文") + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:cols w:space="720"/></w:sectPr>')) == []


def test_a_box_that_comes_before_the_text_is_read_before_it() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('内部资料')}</w:txbxContent></v:textbox></w:pict></w:r>"
    source = read_source(open_package(foreign(p(box, "关于检查的通知") + p("正文", box))))
    assert source.lines == ("内部资料", "关于检查的通知", "正文", "内部资料")
    assert source.left_out == ()


def test_what_is_listed_is_data() -> None:
    (entry,) = read_source(open_package(_printed(p("密级"), p()))).left_out
    assert (type(entry), entry.why) == (LeftOut, WhyLeftOut.HEADER)
