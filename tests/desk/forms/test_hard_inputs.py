"""Hard inputs of Word forms: values, tags and places that other programs stumble over, one a line."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from editor.word import WordForm, open_package
from tests.desk.forms.made import opened, para, run, table, texts_of, word, written
from tests.word.papers import W, control, p, parts_of

DOCUMENT = "word/document.xml"
SPLIT = "<w:proofErr w:type='spellStart'/>", "<w:bookmarkStart w:id='7' w:name='m'/>", "<w:bookmarkEnd w:id='7'/>", "<w:proofErr w:type='spellEnd'/>"
INSERTED = "<w:ins w:id='5' w:author='a' w:date='2026-01-01T00:00:00Z'>{}</w:ins>"
BOX = (
    "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
TWICE = (
    "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:Choice Requires='wps'>"
    "<w:drawing><wps:txbx xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><w:txbxContent>{0}</w:txbxContent></wps:txbx>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>{1}</w:txbxContent>"
    "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
PROPERTY = f'<w:fldSimple w:instr=" DOCPROPERTY {{}} ">{run("待填")}</w:fldSimple>'
AROUND_CELL = control(f"<w:tc>{para('单击此处')}</w:tc>", alias="姓名", more="<w:showingPlcHdr/>")
LINK = "<w:hyperlink w:anchor='m'>{}</w:hyperlink>"
BREAK = "<w:r><w:br/></w:r>"
TEN_THOUSAND = "长文" * 5000


def value(text: str) -> tuple[bytes, Mapping[str, object], str, list[str]]:
    """A tag in a line, filled with a text."""
    return word(para("前{{ 单位 }}后")), {"单位": text}, DOCUMENT, [f"前{text}后"]


def place(body: str, *lines: str, **values: str) -> tuple[bytes, Mapping[str, object], str, list[str]]:
    """A body, its values, and the lines that it has then."""
    return word(body), values or {"单位": "甲局"}, DOCUMENT, list(lines)


CASES: dict[str, tuple[bytes, Mapping[str, object], str, list[str]]] = {
    "an ampersand": value("甲&乙"),
    "a property of the document": place(p(PROPERTY.format("单位"), PROPERTY.format("Author")), "甲局待填"),
    "less than": value("a < b"),
    "greater than": value("a > b"),
    "quotes": value("“甲”'乙'\"丙\""),
    "a line feed": value("甲\n乙"),
    "a tab": value("甲\t乙"),
    "several spaces": value("甲   乙"),
    "an emoji": value("😀👍🏽"),
    "a character beyond the first plane": value("𠮷野家"),
    "ten thousand characters": value(TEN_THOUSAND),
    "an empty value": (word(para("前{{ 单位 }}后") + para("{{ 甲 }}")), {"单位": "", "甲": "乙"}, DOCUMENT, ["前后", "乙"]),
    "a missing value": (word(para("前{{ 单位 }}后") + para("{{ 甲 }}")), {"甲": "乙"}, DOCUMENT, ["前{{ 单位 }}后", "乙"]),
    "3.50": value("3.50"),
    "what looks like a tag": value("{{ 甲 }}{% if %}"),
    "a control character": (word(para("前{{ 单位 }}后")), {"单位": "甲\u0000\u0007乙"}, DOCUMENT, ["前甲乙后"]),
    "a break inside a name": place(para("由{{ 单", BREAK, "位 }}办"), "由甲局办"),
    "a break inside the braces": place(para("由{{", BREAK, " 单位", BREAK, "}}办", BREAK, "理"), "由甲局办\n理"),
    "a break inside a statement": place(para("{% if", BREAK, "单位 %}有{%", BREAK, "endif %}"), "有"),
    "an unseen character inside a name": place(para("由{{ 单\u200b位\u2060 }}办"), "由甲局办"),
    "a lone brace before a break": place(para("用{{ 起", BREAK, "头，{{ 单位 }}"), "用{{ 起\n头，甲局"),
    "a split run": place(para("由{{ 单", "位 }}办"), "由甲局办"),
    "a split delimiter": place(para("由{", "{ 单位 }", "}办"), "由甲局办"),
    "proofing marks and a bookmark inside a tag": place(para("由{{", SPLIT[0], " 单", SPLIT[1], "位", SPLIT[2], " }", SPLIT[3], "}办"), "由甲局办"),
    "a tracked insertion": place(para("由{{ 单", INSERTED.format(run("位 }}")), "办"), "由甲局办"),
    "a cell of a table": place(table(("单位", "{{ 单位 }}")), "单位", "甲局"),
    "a merged cell": place(
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
        + para("{{ 单位 }}")
        + "</w:tc></w:tr><w:tr><w:tc>"
        + p()
        + "</w:tc><w:tc>"
        + p()
        + "</w:tc></w:tr></w:tbl>",
        "甲局",
        "",
        "",
    ),
    "a header": (word(para("文"), header=para("{{ 单位 }}文件")), {"单位": "甲局"}, "word/header9.xml", ["甲局文件"]),
    "a footer": (word(para("文"), footer=para("{{ 单位 }}印")), {"单位": "甲局"}, "word/footer9.xml", ["甲局印"]),
    "a text box": place(para("外", BOX.format(para("编号：{{ 编号 }}"))), "外编号：17", "编号：17", 编号="17"),
    "a footnote": (word(para("文"), footnote=para("见{{ 单位 }}")), {"单位": "甲局"}, "word/footnotes.xml", ["见甲局"]),
    "a hyperlink": place(para("见", LINK.format(run("{{ 单位 }}")), "网站"), "见甲局网站"),
    "a content control": place(para("由", control(run("单击此处输入文字。"), alias="单位", more="<w:showingPlcHdr/>"), "承办"), "由甲局承办"),
    "a field named 金额（万元）": place(para("共{{ 金额（万元） }}。"), "共12.50。", **{"金额（万元）": "12.50"}),
    "a field named 1季度": place(para("{{ 1季度 }}完成"), "8完成", **{"1季度": "8"}),
    "a field named 金额(元)": place(para("共{{ 金额(元) }}。"), "共12.50。", **{"金额(元)": "12.50"}),
    "a field named 增长率(%)": place(para("{{ 增长率(%) }}个点"), "8个点", **{"增长率(%)": "8"}),
    "a field named 负责人 电话": place(para("{{ 负责人 电话 }}"), "123", **{"负责人 电话": "123"}),
    "a name in runs of several looks": place(
        para("由", run("{{", "<w:b/>"), run(" 单", "<w:i/>"), run("位 }", "<w:b/>"), run("}办", "<w:i/>")), "由甲局办"
    ),
    "a text box that stands twice": place(
        para("外", TWICE.format(para("{{ 编号 }}号"), para("{{ ", "编号 }}号"))), "外17号17号", "17号", "17号", 编号="17"
    ),
    "a control around a cell": place(
        f"<w:tbl><w:tr><w:tc>{para('姓名')}</w:tc>{AROUND_CELL}</w:tr></w:tbl>{p()}",
        "姓名",
        "王芳",
        "",
        姓名="王芳",
    ),
    "a text deleted inside a tag": place(
        para("由{{ 单", "<w:del w:id='6' w:author='a'><w:r><w:delText>元</w:delText></w:r></w:del>", "位 }}办"), "由甲局办"
    ),
    "letters that XML has no room for": (word(para("前{{ 单位 }}后")), {"单位": "甲\ufffe\uffff乙"}, DOCUMENT, ["前甲乙后"]),
    "a lone brace in the text": place(para("集合{1,2}与{{ 单位 }}及 { 与 }}"), "集合{1,2}与甲局及 { 与 }}"),
    "two braces in the text": place(para("写法是 {{ 不是标记。{{ 单位 }}"), "写法是 {{ 不是标记。甲局"),
    "a tag inside a control": place(para("由", control(run("{{ 单位 }}"), alias="外"), "办"), "由甲局办"),
    "underscores": place(table(("承办单位：____", "x")), "承办单位：甲局", "x", 承办单位="甲局"),
    "an empty cell beside a label": place(table(("姓名", ""), ("职务", "")), "姓名", "王芳", "职务", "主任", 姓名="王芳", 职务="主任"),
    "a legacy text field": place(
        para(
            "姓名：",
            "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='姓名'/><w:textInput/></w:ffData></w:fldChar></w:r>",
            "<w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>",
            "     ",
            "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
        ),
        "姓名：王芳",
        姓名="王芳",
    ),
    "a merge field with a picture of numbers": place(
        para("<w:fldSimple w:instr=' MERGEFIELD 金额 \\# \"0.00\" '>" + run("«金额»") + "</w:fldSimple>", "元"), "120.50元", 金额="120.5"
    ),
    "a merge field with a picture of dates": place(
        para("<w:fldSimple w:instr=' MERGEFIELD 日期 \\@ \"yyyy年M月d日\" '>" + run("«日期»") + "</w:fldSimple>"), "2026年9月1日", 日期="2026-09-01"
    ),
    "a nested table": place(
        "<w:tbl><w:tr><w:tc>" + para("外") + table(("{{ 单位 }}", "内")) + p() + "</w:tc><w:tc>" + para("右") + "</w:tc></w:tr></w:tbl>",
        "外",
        "甲局",
        "内",
        "",
        "右",
    ),
    "a name twice": place(para("{{ 单位 }}、") + para("{{ 单位 }}"), "甲局、", "甲局"),
    "code and a value": (word(para("{% if 人数 > 3 %}多{% else %}少{% endif %}{{ 单位 }}")), {"单位": "甲局", "人数": 5}, DOCUMENT, ["多甲局"]),
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))


def test_there_are_forty_of_them() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize("name", CASES)
def test_a_hard_input_is_filled_right(name: str, tmp_path: Path) -> None:
    data, values, part, lines = CASES[name]
    filled = written(tmp_path, data, values)
    assert texts_of(filled)[part] == lines
    others = {path: part_ for path, part_ in parts_of(data).items() if path != part and not path.endswith(".rels") and path != "[Content_Types].xml"}
    assert {path: content for path, content in parts_of(filled).items() if path in others} == others


@pytest.mark.parametrize("name", CASES)
def test_filled_with_nothing_it_is_the_file_itself(name: str, tmp_path: Path) -> None:
    data = CASES[name][0]
    assert opened(tmp_path, data).filled(None) == data


@pytest.mark.parametrize("name", CASES)
def test_a_filled_one_gives_its_values_back(name: str, tmp_path: Path) -> None:
    data, values, _, _ = CASES[name]
    again = opened(tmp_path, written(tmp_path, data, values))
    clean = {key: value if isinstance(value, str) else str(value) for key, value in again.values.items()}
    assert {key: re.sub(r"[\x00-\x08]", "", text) for key, text in clean.items()} == {
        key: re.sub(r"[\x00-\x08]", "", str(value)) for key, value in values.items()
    }


@pytest.mark.parametrize("name", CASES)
def test_a_clean_copy_has_no_marks_and_no_controls(name: str, tmp_path: Path) -> None:
    data, values, part, lines = CASES[name]
    form = opened(tmp_path, data)
    if form.open_fields(values):
        return
    final = written(tmp_path, data, values, final=True)
    top = etree.fromstring(parts_of(final)[DOCUMENT])
    assert texts_of(final)[part] == lines
    assert [node for node in top.iter(f"{{{W}}}sdt", f"{{{W}}}bookmarkStart") if node.get(f"{{{W}}}name", "_nf").startswith("_nf")] == []
    assert WordForm(open_package(final)).source.lines


def test_a_check_box_is_ticked_in_its_own_font(tmp_path: Path) -> None:
    w14 = "xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'"
    signs = "<w14:checkedState w14:val='2612' w14:font='MS Gothic'/><w14:uncheckedState w14:val='2610' w14:font='MS Gothic'/>"
    box = control(run("☐"), alias="同意", more=f"<w14:checkbox {w14}><w14:checked w14:val='0'/>{signs}</w14:checkbox>")
    filled = parts_of(written(tmp_path, word(para(box, "同意")), {"同意": "是"}))[DOCUMENT].decode()
    assert "☒" in filled
    assert 'w14:checked w14:val="1"' in filled
    assert 'w:ascii="MS Gothic"' in filled


@pytest.mark.parametrize("shown", ["", "本科"])
def test_a_legacy_list_keeps_its_entries_and_shows_what_was_chosen(shown: str, tmp_path: Path) -> None:
    listed = "<w:ffData><w:name w:val='学历'/><w:ddList><w:listEntry w:val='本科'/><w:listEntry w:val='硕士'/></w:ddList></w:ffData>"
    mark = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    begin = f"<w:r><w:fldChar w:fldCharType='begin'>{listed}</w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
    data = word(p(run("学历："), begin, mark.format("separate"), run(shown) if shown else "", mark.format("end")))
    filled = written(tmp_path, data, {"学历": "硕士"})
    top = etree.fromstring(parts_of(filled)[DOCUMENT])
    assert [node.get(f"{{{W}}}val") for node in top.iter(f"{{{W}}}result", f"{{{W}}}listEntry")] == ["1", "本科", "硕士"]
    assert [node.get(f"{{{W}}}fldCharType") for node in top.iter(f"{{{W}}}fldChar")] == ["begin", "separate", "end"]
    assert texts_of(filled)[DOCUMENT] == ["学历：硕士" if shown else "学历："]
    assert opened(tmp_path, filled).values == {"学历": "硕士"}


def test_a_box_of_a_symbol_font_is_ticked_in_that_font(tmp_path: Path) -> None:
    sign = "<w:r><w:sym w:font='Wingdings' w:char='F0A8'/></w:r>"
    data = word(table(("接待类别", p(sign, "公务  ", sign, "调研"))))
    form = opened(tmp_path, data)
    key = form.template.fields[0].key
    filled = parts_of(written(tmp_path, data, {key: "调研"}))[DOCUMENT].decode()
    assert re.findall(r'w:char="(\w+)"', filled) == ["F0A8", "F0FE"]
