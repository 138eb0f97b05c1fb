"""What a Word file holds is seen by a walk of its own, whatever the reader passes over."""

import io
import zipfile

import pytest

from editor.model.sample.left_out import PlaceKind, WhyLeftOut
from editor.model.sample.pieces import SourcePiece
from editor.word import open_package, package_in, read_pieces
from tests.word.edited_files import picture_paragraph, reference, text_box, text_run, with_header, with_notes
from tests.word.papers import foreign
from tests.word.papers import p as paper_line

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = (
    f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
LINKS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
TOP = (
    f'<Relationships {LINKS}><Relationship Id="d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def made(body: str) -> bytes:
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": TOP,
        "word/_rels/document.xml.rels": f"<Relationships {LINKS}></Relationships>",
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for path, text in parts.items():
            archive.writestr(path, text)
    return held.getvalue()


def pieces(data: bytes) -> list[SourcePiece]:
    package = package_in(data)
    assert package is not None
    return list(read_pieces(package))


def texts(body: str) -> list[str]:
    return [piece.text for piece in pieces(made(body))]


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def cell(content: str, look: str = "") -> str:
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{content}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_what_is_deleted_or_hidden_is_no_piece_and_a_break_parts_lines() -> None:
    deleted = f"<w:del>{text_run('删掉的').replace('w:t', 'w:delText')}</w:del>"
    assert texts(p(text_run("上"), "<w:r><w:br/></w:r>", text_run("下"), deleted, text_run("藏", "<w:vanish/>"))) == ["上", "下", "修订 1 处"]


def test_field_codes_are_no_text_and_results_are() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f"{mark('begin')}<w:r><w:instrText> MERGEFIELD 单位 </w:instrText></w:r>{mark('separate')}{text_run('«单位»')}{mark('end')}"
    (found,) = pieces(made(p(text_run("承办："), code)))
    assert (found.text, found.soft) == ("承办：«单位»", ((3, 7),))


def test_what_a_control_shows_may_be_a_blank() -> None:
    inside = f"<w:sdt><w:sdtPr/><w:sdtContent>{text_run('请选择')}</w:sdtContent></w:sdt>"
    around = f"<w:sdt><w:sdtPr/><w:sdtContent>{p(text_run('点此填写'))}</w:sdtContent></w:sdt>"
    assert [piece.soft for piece in pieces(made(p(text_run("类别："), inside) + around))] == [((3, 6),), ((0, 4),)]


@pytest.mark.parametrize("gap", ['<w:t xml:space="preserve">     </w:t>', "<w:tab/>"], ids=["spaces", "tab"])
def test_underlined_white_space_is_a_blank_also_where_it_stands_alone(gap: str) -> None:
    run = f'<w:r><w:rPr><w:u w:val="single"/></w:rPr>{gap}</w:r>'
    assert [bool(piece.blanks) for piece in pieces(made(p(text_run("事由："), run) + p(run)))] == [True, True]
    assert texts(p(run.replace("single", "none"))) == []


def test_cells_have_their_place_in_the_grid_and_what_goes_on_from_above_is_not_shown() -> None:
    going_on = cell(p(text_run("不显示")), "<w:vMerge/>")
    wide = cell(p(text_run("一季度")), '<w:gridSpan w:val="2"/>')
    rows = (cell("<w:p/>") + wide + cell(p(text_run("备注"))), going_on + cell(p(text_run("计划"))) + cell(p(text_run("完成"))))
    found = pieces(made(table(*rows)))
    places = {"一季度": (0, 1), "备注": (0, 3), "计划": (1, 1), "完成": (1, 2)}
    assert {piece.text: piece.cell and piece.cell[1:3] for piece in found} == places
    assert [str(piece.place) for piece in found] == ["table 1, row 1"] * 2 + ["table 1, row 2"] * 2


def test_rows_and_cells_in_controls_and_marks_have_their_place_too() -> None:
    marked = f'<w:customXml w:element="项">{cell(p(text_run("数量")))}</w:customXml>'
    row = f"<w:sdt><w:sdtPr/><w:sdtContent><w:tr>{cell(p(text_run('水泵')))}{marked}</w:tr></w:sdtContent></w:sdt>"
    body = table(cell(p(text_run("名称"))) + cell(p(text_run("台")))).replace("</w:tbl>", f"{row}</w:tbl>")
    places = {"名称": (0, 0), "台": (0, 1), "水泵": (1, 0), "数量": (1, 1)}
    assert {piece.text: piece.cell and piece.cell[1:3] for piece in pieces(made(body))} == places


def test_a_line_from_corner_to_corner_is_told_with_what_its_cell_says() -> None:
    line = '<w:tcBorders><w:tl2br w:val="{}" w:sz="4"/></w:tcBorders>'
    drawn, none = (cell(p(text_run("项目")) + p(text_run("时间")), line.format(kind)) for kind in ("single", "nil"))
    things = [piece for piece in pieces(made(table(drawn, none))) if piece.is_thing]
    assert [(piece.text, str(piece.place), piece.why) for piece in things] == [("项目 时间", "table 1, row 1", WhyLeftOut.DIAGONAL)]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = table(cell(p(text_run("设备费"))))
    found = pieces(made(table(cell(p(text_run("预算")) + inner + p(text_run("元"))))))
    places = [(piece.text, piece.cell.table, piece.cell.outer) for piece in found if piece.cell is not None]
    assert places == [("预算", 0, None), ("设备费", 1, 0), ("元", 0, None)]


def test_text_boxes_pictures_and_notes_are_told_apart() -> None:
    body = p(text_run("正文"), reference("footnote")) + p(f"<w:r>{text_box('框里的字')}</w:r>") + picture_paragraph(words="红方块")
    found = pieces(with_notes(made(body), "footnote", "脚注的话"))
    assert [(piece.text, piece.why, piece.place.kind) for piece in found if piece.text != "正文"] == [
        ("框里的字", WhyLeftOut.TEXT_BOX, PlaceKind.TEXT_BOX),
        ("图片“红方块”", WhyLeftOut.PICTURE, PlaceKind.LINE),
        ("脚注的话", WhyLeftOut.NOTE, PlaceKind.NOTE),
    ]


def test_a_drawn_line_is_no_picture() -> None:
    assert texts(p("<w:r><w:pict><v:line/></w:pict></w:r>", text_run("红线下"))) == ["红线下"]


@pytest.mark.parametrize("shown", ["— 1 —", "第 3 页 共 12 页", "- 2 -", "Page 1 of 3", "7", "3/12"])
def test_a_page_number_is_the_layouts_own(shown: str) -> None:
    assert [piece.text for piece in pieces(with_header(made(p(text_run("正文"))), p(text_run(shown)), kind="footer"))] == ["正文"]


def test_a_header_is_a_piece_once_and_the_number_in_it_is_none() -> None:
    page = f'<w:fldSimple w:instr=" PAGE ">{text_run("1")}</w:fldSimple>'
    found = pieces(with_header(made(p(text_run("正文"))), p(text_run("市水务局 编号："), page)))
    assert [(piece.text, piece.why) for piece in found[1:]] == [("市水务局 编号：", WhyLeftOut.HEADER)]


def test_pages_on_their_side_and_columns_are_told() -> None:
    section = '<w:p><w:pPr><w:sectPr><w:pgSz w:orient="landscape"/><w:cols w:num="2"/></w:sectPr></w:pPr></w:p>'
    assert [piece.why for piece in pieces(made(section))] == [WhyLeftOut.LANDSCAPE, WhyLeftOut.COLUMNS]


COMMENTS = '<w:comments {spaces}><w:comment w:id="0" w:author="校对"><w:p>{one}</w:p><w:p>{two}</w:p></w:comment></w:comments>'


def test_comments_are_told_with_their_words_where_they_stand() -> None:
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    body = p(text_run("第一段")) + p(text_run("第二段"), reference)
    found = pieces(_with_comments(made(body), COMMENTS.format(spaces=SPACES, one=text_run("请再核对"), two=text_run("数字"))))
    told = [(piece.text, str(piece.place)) for piece in found if piece.why == WhyLeftOut.COMMENT]
    assert told == [("请再核对 数字", "line 1")]


def test_tracked_changes_are_counted() -> None:
    body = (
        p(f'<w:ins w:id="1">{text_run("加")}</w:ins>', f'<w:del w:id="2">{text_run("删").replace("w:t", "w:delText")}</w:del>')
        + '<w:p><w:pPr><w:rPr><w:ins w:id="3"/></w:rPr></w:pPr></w:p>'
        + p(f'<w:moveFrom w:id="4">{text_run("移")}</w:moveFrom>')
        + p(f'<w:moveTo w:id="5">{text_run("移")}</w:moveTo>')
    )
    assert [piece.text for piece in pieces(made(body)) if piece.why == WhyLeftOut.TRACKED] == ["修订 4 处"]
    assert not any(piece.why == WhyLeftOut.TRACKED for piece in pieces(made(p(text_run("没有修订")))))


def _with_comments(data: bytes, comments: str) -> bytes:
    """The file with a part of comments."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for path in old.namelist():
            link = '<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>'
            part = old.read(path).decode()
            new.writestr(path, part.replace("</Relationships>", f"{link}</Relationships>") if path.endswith("document.xml.rels") else part)
        new.writestr("word/comments.xml", comments)
    return held.getvalue()


LEGACY_BOX = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("run", "shown"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/><w:t>公务</w:t></w:r>', "□公务"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="0052"/><w:t>公务</w:t></w:r>', "□公务"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>公务</w:t></w:r>', "公务"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>£</w:t></w:r><w:r><w:t>公务</w:t></w:r>', "□公务"),
        ('<w:r><w:rPr><w:rFonts w:hAnsi="Wingdings"/></w:rPr><w:t>n</w:t></w:r><w:r><w:t>公务</w:t></w:r>', "■公务"),
        ("<w:r><w:t>\uf0a8公务£</w:t></w:r>", "□公务£"),
        (f"{LEGACY_BOX}<w:r><w:t>公务</w:t></w:r>", "□公务"),
    ],
)
def test_boxes_that_symbol_fonts_draw_are_seen(run: str, shown: str) -> None:
    assert texts(p(run)) == [shown]


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText> {text} </w:instrText></w:r>"


def test_a_field_over_several_paragraphs_is_a_blank_in_each() -> None:
    first = p(text_run("意见："), mark("begin"), code("FILLIN 意见"), mark("separate"), text_run("同意。"))
    found = pieces(made(first + p(text_run("请办。"), mark("end"))))
    assert [(piece.text, piece.soft) for piece in found] == [("意见：同意。", ()), ("请办。", ((0, 3),))]


def test_field_marks_that_nothing_began_change_no_text() -> None:
    assert texts(p(code("PAGE"), mark("separate"), text_run("甲"), mark("end"), text_run("乙"))) == ["甲乙"]


def test_the_result_of_a_field_that_asks_nobody_is_text() -> None:
    def simple(words: str) -> str:
        return f'<w:fldSimple w:instr=" {words} ">{text_run("第二章")}</w:fldSimple>'

    found = pieces(made(p(simple("REF 章")) + p(simple("MERGEFIELD 章"))))
    assert [(piece.text, piece.soft) for piece in found] == [("第二章", ()), ("第二章", ((0, 3),))]


def test_a_picture_without_a_name_is_told_as_one() -> None:
    image = '<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
    assert texts(p(f"<w:r><w:drawing><wp:inline>{image}</wp:inline></w:drawing></w:r>")) == ["图片"]
    named = f'<wp:inline><wp:docPr id="1" name="公章"/>{image}</wp:inline>'
    assert texts(p(f"<w:r><w:drawing>{named}</w:drawing></w:r>")) == ["图片“公章”"]


def test_a_table_of_contents_is_told_once_for_its_lines_and_again_behind_other_text() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="toc 1"/></w:style>'

    def line(text: str) -> str:
        return paper_line(text, properties='<w:pStyle w:val="a1"/>')

    package = open_package(foreign(line("一、总体") + line("二、安排") + paper_line("正文") + line("附表"), styles=styles))
    assert [piece.text for piece in read_pieces(package)] == ["目录", "正文", "目录"]
    assert [piece.why == WhyLeftOut.CONTENTS for piece in read_pieces(package)] == [True, False, True]
