from xml.sax.saxutils import escape

import pytest

from editor.model.sample.left_out import WhyLeftOut
from editor.model.sample.source import Mark, MarkKind
from editor.model.template.field import FieldType
from editor.word import open_package, read_source
from tests.word.papers import control, foreign, p

_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'

_TWO = '<w:listItem w:displayText="事假" w:value="1"/><w:listItem w:value="病假"/>'


def _mark(body: str) -> Mark:
    (mark,) = read_source(open_package(foreign(body))).marks
    return mark


def _of_control(more: str, text: str = "选择一项。") -> Mark:
    return _mark(p("类别：", control(f"<w:r><w:t>{text}</w:t></w:r>", alias="类别", more=more)))


def _field(code: str, result: str = "", more: str = "") -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{more}</w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>' if result else ""
    return f'{begin}{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize(
    ("more", "type_", "choices", "picture"),
    [
        ("<w:text/>", None, (), ""),
        ("<w:richText/>", None, (), ""),
        ('<w:date><w:dateFormat w:val="yyyy/M/d"/></w:date>', FieldType.DATE, (), "yyyy/M/d"),
        ("<w:date/>", FieldType.DATE, (), ""),
        ('<w:date><w:dateFormat w:val="yyyy-MM-dd HH:mm"/></w:date>', FieldType.DATE, (), ""),
        (f"<w:dropDownList>{_TWO}</w:dropDownList>", FieldType.CHOICE, ("事假", "病假"), ""),
        ('<w:comboBox><w:listItem w:displayText="甲" w:value="甲"/></w:comboBox>', FieldType.TEXT, ("甲",), ""),
        (f"<w14:checkbox {_W14}/>", FieldType.FLAG, (), ""),
    ],
)
def test_a_control_says_what_its_value_is(more: str, type_: FieldType | None, choices: tuple[str, ...], picture: str) -> None:
    mark = _of_control(more)
    assert (mark.name, mark.type, mark.choices, mark.picture) == ("类别", type_, choices, picture)


def test_the_prompt_at_the_head_of_a_list_is_no_choice() -> None:
    said = (("选择一项。", ""), ("请选择类别", "0"), ("男", "1"), ("男", "2"))
    entries = "".join(f'<w:listItem w:displayText="{text}" w:value="{value}"/>' for text, value in said)
    assert _of_control(f"<w:dropDownList>{entries}</w:dropDownList>").choices == ("男",)


@pytest.mark.parametrize(
    ("switches", "type_", "picture"),
    [
        ('\\# "0.00"', FieldType.NUMBER, "0.00"),
        ("\\# ,0 \\* MERGEFORMAT", FieldType.NUMBER, ",0"),
        ('\\@ "yyyy年M月d日"', FieldType.DATE, "yyyy年M月d日"),
        ("\\@ “yyyy年M月d日” \\* MERGEFORMAT", FieldType.DATE, "yyyy年M月d日"),
        ('\\@ "HH:mm"', FieldType.TIME, "HH:mm"),
        ("\\* MERGEFORMAT", None, ""),
        ("", None, ""),
    ],
)
def test_a_merge_field_says_how_its_value_is_written(switches: str, type_: FieldType | None, picture: str) -> None:
    source = read_source(open_package(foreign(p(_field(f"MERGEFIELD 应缴 {switches}", "«应缴»")))))
    assert [(mark.name, mark.kind, mark.type, mark.picture) for mark in source.marks] == [("应缴", MarkKind.MERGE_FIELD, type_, picture)]
    assert source.left_out == ()


@pytest.mark.parametrize("switches", ["\\* CHINESENUM2", '\\@ "yyyy-MM-dd HH:mm"', '\\# "0.0.0"'])
def test_a_switch_that_is_not_known_is_named_and_the_field_is_a_blank(switches: str) -> None:
    source = read_source(open_package(foreign(p("甲") + p(_field(f"MERGEFIELD 应缴 {switches}", "«应缴»")))))
    assert [mark.name for mark in source.marks] == ["应缴"]
    assert [(entry.text, str(entry.place), entry.why) for entry in source.left_out] == [(f"应缴 {switches}", "line 1", WhyLeftOut.TAG)]


@pytest.mark.parametrize(
    ("switches", "kept", "told"),
    [
        ('\\b "{甲\\乙}" \\f "）"', ("", "", "）"), '\\b "{甲\\乙}"'),
        ('\\b “称"甲"” \\f "）"', ("", "", "）"), '\\b "称"甲""'),
        ('\\b \\f "）"', ("", "", "）"), "\\b"),
        ('\\b "（" \\b "第" \\f "）"', ("", "（", "）"), '\\b "第"'),
        ("\\# \\* Upper", ("upper", "", ""), "\\#"),
        ("\\* Upper \\* FirstCap \\* MERGEFORMAT", ("upper", "", ""), "\\* FirstCap"),
        ('\\# "{0.00}"', ("", "", ""), '\\# "{0.00}"'),
        ('\\# "0.00" \\@ "yyyy"', ("", "", ""), '\\@ "yyyy"'),
        ('\\b "" \\f "）" \\* upper \\* Caps', ("upper", "", "）"), "\\* Caps"),
    ],
)
def test_words_around_a_value_that_a_template_can_not_say_are_named_and_not_changed(switches: str, kept: tuple[str, ...], told: str) -> None:
    source = read_source(open_package(foreign(p(_field(f"MERGEFIELD 应缴 {escape(switches)}", "«应缴»")))))
    assert [(mark.letters, mark.before, mark.behind) for mark in source.marks] == [kept]
    assert [(entry.text, entry.why) for entry in source.left_out] == [(f"应缴 {told}", WhyLeftOut.TAG)]


def test_a_field_that_decides_is_named_and_what_it_asks_for_is_no_blank() -> None:
    asked = _field("MERGEFIELD 性别", "男")
    parts = f'<w:r><w:instrText xml:space="preserve"> IF </w:instrText></w:r>{asked}<w:r><w:instrText> = "男" "先生" "女士" </w:instrText></w:r>'
    field = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{parts}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>先生</w:t></w:r>'
    source = read_source(open_package(foreign(p("尊敬的", f'{field}<w:r><w:fldChar w:fldCharType="end"/></w:r>', "："))))
    assert (source.lines, source.marks) == (("尊敬的先生：",), ())
    assert [entry.why for entry in source.left_out] == [WhyLeftOut.TAG]


def test_a_prompt_to_be_typed_over_is_a_blank_with_its_words_for_a_name() -> None:
    source = read_source(open_package(foreign(p("姓名：", _field("MACROBUTTON NoMacro [单击此处键入姓名]")))))
    assert source.lines == ("姓名：[单击此处键入姓名]",)
    assert [(mark.start, mark.end, mark.name) for mark in source.marks] == [(3, 13, "姓名")]


@pytest.mark.parametrize(
    ("code", "more", "type_", "choices", "picture"),
    [
        ("FORMCHECKBOX", '<w:checkBox><w:default w:val="0"/></w:checkBox>', FieldType.FLAG, (), ""),
        ("FORMDROPDOWN", '<w:ddList><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>', FieldType.CHOICE, ("甲", "乙"), ""),
        ("FORMTEXT", '<w:textInput><w:type w:val="number"/><w:format w:val="0.00"/></w:textInput>', FieldType.NUMBER, (), "0.00"),
        ("FORMTEXT", '<w:textInput><w:type w:val="date"/><w:format w:val="yyyy-M-d"/></w:textInput>', FieldType.DATE, (), "yyyy-M-d"),
        ("FORMTEXT", "<w:textInput/>", None, (), ""),
    ],
)
def test_a_legacy_field_says_what_its_value_is(code: str, more: str, type_: FieldType | None, choices: tuple[str, ...], picture: str) -> None:
    mark = _mark(p("甲：", _field(code, "", f"<w:ffData>{more}</w:ffData>")))
    assert (mark.type, mark.choices, mark.picture) == (type_, choices, picture)


def test_blanks_of_a_repeating_section_know_their_rows() -> None:
    row = f"<w:tr><w:tc>{p(control('<w:r><w:t>某</w:t></w:r>', alias='姓名'))}</w:tc></w:tr>"
    item = control(row, more=f"<w15:repeatingSectionItem {_W15}/>")
    section = control(item, alias="人员", more=f"<w15:repeatingSection {_W15}/>")
    mark = _mark(f"<w:tbl>{section}</w:tbl>")
    assert (mark.name, mark.repeated) == ("姓名", "人员")


def test_a_control_that_says_nothing_of_itself_is_a_blank_without_a_name() -> None:
    mark = _mark(p("类别：", "<w:sdt><w:sdtContent><w:r><w:t>选择一项。</w:t></w:r></w:sdtContent></w:sdt>"))
    assert (mark.kind, mark.name) == (MarkKind.CONTROL, "")


@pytest.mark.parametrize("code", ["FILLIN", "ASK"])
def test_a_question_without_words_is_no_blank(code: str) -> None:
    assert read_source(open_package(foreign(p("单位：", _field(code, "某单位"))))).marks == ()


@pytest.mark.parametrize(("code", "name"), [('FILLIN "出差地点"', "出差地点"), ('ASK 地点 "去哪里"', "地点")])
def test_a_question_that_word_asks_is_a_blank_of_that_name(code: str, name: str) -> None:
    mark = _mark(p("地点：", _field(code, "江畔")))
    assert (mark.kind, mark.name) == (MarkKind.FIELD, name)
