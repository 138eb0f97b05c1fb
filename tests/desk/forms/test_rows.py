"""Rows of one shape: the empty rows of a form are filled first, then the last is repeated; lines and rows may go with what they lack."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from editor.desk import Desk, OpenForm
from editor.model.template.field import FieldType
from editor.word import FormProof, WordForm, filled_texts, form_stem, open_package
from tests.desk.forms.made import opened, para, run, table, text_of, texts_of, word, written
from tests.desk.forms.office import OFFICE_FORMS
from tests.word.papers import W, control, p, packed, parts_of

DOCUMENT = "word/document.xml"
LIST = word(para("参会人员名单") + table(("序号", "姓名", "职务"), ("1", "", ""), ("2", "", ""), ("3", "", "")) + para("注：如实填写。"))
NAMES = ["甲", "乙", "丙", "丁", "戊"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))


def people(count: int) -> list[dict[str, str]]:
    return [{"姓名": name, "职务": "主任"} for name in NAMES[:count]]


def key_of(form: OpenForm) -> str:
    (field,) = form.template.fields
    assert [column.key for column in field.columns] == ["姓名", "职务"]
    return field.key


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5])
def test_the_rows_of_a_form_are_filled_first_and_more_are_added(count: int, tmp_path: Path) -> None:
    form = opened(tmp_path, LIST)
    lines = texts_of(form.filled({key_of(form): people(count)}))[DOCUMENT]
    rows = [lines[at : at + 3] for at in range(4, len(lines) - 1, 3)]
    expected = [[str(n + 1), NAMES[n], "主任"] if n < count else [str(n + 1), "", ""] for n in range(max(3, count))]
    assert (rows, lines[0], lines[-1]) == (expected, "参会人员名单", "注：如实填写。")


def test_what_stands_around_the_rows_stays_as_it_was(tmp_path: Path) -> None:
    form = opened(tmp_path, LIST)
    values = {key_of(form): people(5)}
    filled = form.filled(values, kept=False)
    assert FormProof(form.compiled).problems(filled, form.writer.values(values)) == []
    before, after = (etree.canonicalize(parts_of(data)[DOCUMENT].decode()) for data in (LIST, filled))
    assert after.count("<w:tr>") == before.count("<w:tr>") + 2
    rows = re.compile(r"<w:tr>.*</w:tr>")
    assert rows.sub("", after) == rows.sub("", before)


def test_cells_merged_downwards_stay_merged(tmp_path: Path) -> None:
    merged = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr>{}</w:tc>"
    rows = [("单位", "姓名", "电话"), (merged.format(" w:val='restart'", para("一处")), "", ""), (merged.format("", p()), "", "")]
    cells = "".join(
        f"<w:tr>{''.join(one if one.startswith('<w:tc>') else f'<w:tc>{para(one) if one else p()}</w:tc>' for one in row)}</w:tr>" for row in rows
    )
    data = word(f"<w:tbl><w:tblPr/>{cells}</w:tbl>{p()}")
    form = opened(tmp_path, data)
    filled = form.filled({"一处": [{"姓名": "值", "电话": "值"}] * 2})
    merges = [re.findall("<w:vMerge[^>]*>", parts_of(one)[DOCUMENT].decode()) for one in (data, filled)]
    assert texts_of(filled)[DOCUMENT].count("值") == 4
    assert [len(one) for one in merges] == [2, 2]


DOWN_FROM, TWO_WIDE = "<w:vMerge w:val='restart'/>", "<w:gridSpan w:val='2'/>"
GRID = "<w:tblPr/><w:tblGrid>" + "<w:gridCol w:w='900'/>" * 4 + "</w:tblGrid>"


def merged(text: str, more: str) -> str:
    """A cell over several places."""
    return f"<w:tc><w:tcPr><w:tcW w:w='900' w:type='dxa'/>{more}</w:tcPr>{para(text) if text else p()}</w:tc>"


def beside(label: str, *others: str, begins: bool = False) -> str:
    """A row beside a label that stands over several rows, its last cell over two columns."""
    cells = [merged(label, DOWN_FROM if begins else "<w:vMerge/>"), *(merged(text, "") for text in others[:-1]), merged(others[-1], TWO_WIDE)]
    return f"<w:tr>{''.join(cells)}</w:tr>"


def test_rows_beside_a_label_are_a_list_that_is_called_as_it_and_stay_beside_it(tmp_path: Path) -> None:
    body = beside("家庭成员", "姓名", "单位", begins=True) + beside("", "", "") * 2
    data = word(f"<w:tbl>{GRID}{body}</w:tbl>{p()}")
    form = opened(tmp_path, data)
    (field,) = form.template.fields
    assert (field.key, [column.key for column in field.columns]) == ("家庭成员", ["姓名", "单位"])
    values = {"家庭成员": [{"姓名": name, "单位": "甲局"} for name in NAMES]}
    filled = form.filled(values)
    lines = texts_of(filled)[DOCUMENT][:-1]
    assert [lines[at : at + 3] for at in range(0, len(lines), 3)] == [["家庭成员", "姓名", "单位"], *(["", name, "甲局"] for name in NAMES)]
    states = re.findall("<w:vMerge([^>]*)/>", parts_of(filled)[DOCUMENT].decode())
    assert states == [' w:val="restart"', *[""] * 5]
    assert FormProof(form.compiled).problems(filled, form.writer.values(values)) == []
    assert opened(tmp_path, filled).values == values


def test_rows_that_belong_to_several_labels_are_no_list(tmp_path: Path) -> None:
    head = beside("处室", "姓名", "单位").replace("<w:vMerge/>", "")
    groups = "".join(beside(name, "", "", begins=True) + beside("", "", "") for name in ("办公室", "财务处"))
    form = opened(tmp_path, word(f"<w:tbl>{GRID}{head}{groups}</w:tbl>{p()}"))
    assert [field.type for field in form.template.fields if field.type == FieldType.ROWS] == []
    assert len(form.template.fields) == 8


def test_rows_are_read_back_with_what_was_added(tmp_path: Path) -> None:
    form = opened(tmp_path, LIST)
    key = key_of(form)
    assert opened(tmp_path, form.filled({key: people(5)})).values == {key: people(5)}


def test_a_row_that_was_changed_elsewhere_is_read_as_it_is_now(tmp_path: Path) -> None:
    form = opened(tmp_path, LIST)
    key = key_of(form)
    parts = parts_of(form.filled({key: people(5)}))
    parts[DOCUMENT] = parts[DOCUMENT].replace("戊".encode(), "己六".encode())
    again = opened(tmp_path, packed(parts))
    assert again.values == {key: [*people(4), {"姓名": "己六", "职务": "主任"}]}
    assert again.changed == (key,)


def test_a_loop_over_rows_of_a_table_numbers_them(tmp_path: Path) -> None:
    body = table(("序号", "姓名"), ("{%tr for 人 in 名单 %}", ""), ("{{ loop.index }}", "{{ 人.姓名 }}"), ("{%tr endfor %}", ""))
    lines = texts_of(written(tmp_path, word(body), {"名单": [{"姓名": "甲"}, {"姓名": "乙"}]}))[DOCUMENT]
    assert lines == ["序号", "姓名", "1", "甲", "2", "乙"]


def test_rows_below_a_head_of_two_rows_are_a_list_whose_columns_say_both(tmp_path: Path) -> None:
    data = OFFICE_FORMS["车辆使用登记表"]()
    (rows,) = (field for field in opened(tmp_path, data).template.fields if field.columns)
    assert [column.key for column in rows.columns] == ["用车日期", "里程表读数出车", "里程表读数返回", "用车人", "备注"]
    lines = texts_of(written(tmp_path, data, {rows.key: [{"用车人": name, "里程表读数返回": "120"} for name in NAMES]}))[DOCUMENT]
    found = [lines[lines.index(name) - 4 : lines.index(name) + 1] for name in NAMES]
    assert found == [[str(number), "", "", "120", name] for number, name in enumerate(NAMES, 1)]


def test_a_repeated_block_of_paragraphs_restarts_its_numbers(tmp_path: Path) -> None:
    body = "".join(
        map(
            para,
            ("{%p for 处 in 处室 %}", "{{ 处.名称 }}", "{%p for 人 in 处.人员 %}", "{{ loop.index }}.{{ 人 }}", "{%p endfor %}", "{%p endfor %}"),
        )
    )
    values = {"处室": [{"名称": "一处", "人员": ["甲", "乙"]}, {"名称": "二处", "人员": ["丙"]}]}
    assert texts_of(written(tmp_path, word(body), values))[DOCUMENT] == ["一处", "1.甲", "2.乙", "二处", "1.丙"]


def numbered(text: str) -> str:
    """A paragraph of the list that Word numbers for this style."""
    return p(run(text), properties="<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>")


def lists_of(data: bytes) -> dict[str, str]:
    """The number of the list of each paragraph, by its text."""
    top = etree.fromstring(parts_of(data)[DOCUMENT])
    paragraphs = [node for node in top.iter(f"{{{W}}}p") if node.find(f".//{{{W}}}numId") is not None]
    return {text_of(node): next(node.iter(f"{{{W}}}numId")).get(f"{{{W}}}val", "") for node in paragraphs}


def test_a_list_of_word_that_stands_in_a_repeated_block_begins_anew_in_each(tmp_path: Path) -> None:
    tags = "{%p for 处 in 处室 %}", "{%p for 人 in 处.人员 %}", "{%p endfor %}"
    block = para(tags[0]) + para("{{ 处.名称 }}") + para(tags[1]) + numbered("{{ 人 }}") + para(tags[2]) + para(tags[2])
    apart = para("{%p for 人 in 名单 %}") + numbered("又{{ 人 }}") + para(tags[2])
    values = {"处室": [{"名称": "一处", "人员": ["甲", "乙"]}, {"名称": "二处", "人员": ["丙", "丁"]}], "名单": ["甲", "乙"]}
    data = word(block + apart)
    filled = written(tmp_path, data, values)
    lists = lists_of(filled)
    assert lists["甲"] == lists["乙"] == lists["又甲"] == lists["又乙"] == "1"
    assert lists["丙"] == lists["丁"] != "1"
    top = etree.fromstring(parts_of(filled)["word/numbering.xml"])
    (copy,) = (node for node in top.iter(f"{{{W}}}num") if node.get(f"{{{W}}}numId") == lists["丙"])
    assert [node.get(f"{{{W}}}val") for node in copy.iter(f"{{{W}}}startOverride")] == ["1"] * 9
    again = opened(tmp_path, filled)
    assert again.values == values
    assert parts_of(again.form.package.data)["word/numbering.xml"] == parts_of(data)["word/numbering.xml"]


@pytest.mark.parametrize("level", ["", "<w:numPr><w:ilvl w:val='0'/></w:numPr>"], ids=["style", "level"])
def test_a_list_that_a_style_numbers_begins_anew_in_each_block_and_keeps_the_indents_of_the_style(tmp_path: Path, level: str) -> None:
    numbered_by_style = p(run("{{ 人 }}"), properties=f"<w:pStyle w:val='Items'/><w:keepNext/>{level}<w:spacing w:before='0'/><w:jc w:val='left'/>")
    tags = "{%p for 处 in 处室 %}", "{%p for 人 in 处.人员 %}", "{%p endfor %}"
    parts = parts_of(word(para(tags[0]) + para("{{ 处.名称 }}") + para(tags[1]) + numbered_by_style + para(tags[2]) + para(tags[2])))
    said = "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr><w:ind w:left='800'/></w:pPr>"
    style = f"<w:style w:type='paragraph' w:styleId='Items'><w:name w:val='条目'/>{said}</w:style>"
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", style.encode() + b"</w:styles>")
    filled = written(tmp_path, packed(parts), {"处室": [{"名称": "一处", "人员": ["甲", "乙"]}, {"名称": "二处", "人员": ["丙", "丁"]}]})
    lists = lists_of(filled)
    assert lists.keys() == {"丙", "丁"}
    assert lists["丙"] == lists["丁"] != "1"
    looks = {
        text_of(node): [child.tag.rpartition("}")[2] for child in node[0]] for node in etree.fromstring(parts_of(filled)[DOCUMENT]).iter(f"{{{W}}}p")
    }
    own = ["numPr"] if level else []
    assert looks["甲"] == ["pStyle", "keepNext", *own, "spacing", "jc"]
    assert looks["丙"] == ["pStyle", "keepNext", "numPr", "spacing", "ind", "jc"]


def test_what_is_no_length_in_the_indents_of_a_style_and_no_number_in_that_of_a_list_breaks_no_file(tmp_path: Path) -> None:
    tags = "{%p for 处 in 处室 %}", "{%p for 人 in 处.人员 %}", "{%p endfor %}"
    of_style = p(run("{{ 人 }}"), properties="<w:pStyle w:val='Items'/>")
    odd = p(run("又"), properties="<w:numPr><w:numId w:val='&quot;&lt;&amp;'/></w:numPr>")
    parts = parts_of(word(odd + para(tags[0]) + para("{{ 处.名称 }}") + para(tags[1]) + of_style + para(tags[2]) + para(tags[2])))
    indents = "<w:ind xmlns:x='x' x:left='5' w:left='2.5cm' w:right='&quot;&lt;{}' w:hanging='{}' w:firstLineChars='-50'/>"
    said = f"<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>{indents}</w:pPr>"
    style = f"<w:style w:type='paragraph' w:styleId='Items'><w:name w:val='条目'/>{said}</w:style>"
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", style.encode() + b"</w:styles>")
    filled = written(tmp_path, packed(parts), {"处室": [{"名称": "一处", "人员": ["甲", "乙"]}, {"名称": "二处", "人员": ["丙", "丁"]}]})
    assert lists_of(filled)["又"] == '"<&'
    (ind, _) = etree.fromstring(parts_of(filled)[DOCUMENT]).iter(f"{{{W}}}ind")
    assert dict(ind.attrib) == {f"{{{W}}}left": "2.5cm", f"{{{W}}}firstLineChars": "-50"}


def test_a_line_goes_with_its_empty_field_where_that_is_asked_for(tmp_path: Path) -> None:
    form = opened(tmp_path, word(para("甲：{{ 甲 }}") + para("乙：{{ 乙 }}") + table(("丙", "{{ 丙 }}"), ("丁", "有"))))
    fields = tuple(replace(field, empty="line") for field in form.template.fields)
    form = replace(form, reading=replace(form.reading, template=replace(form.template, fields=fields)))
    assert texts_of(form.filled({"乙": "1"}))[DOCUMENT] == ["乙：1", "丁", "有"]
    assert texts_of(form.filled({"甲": "1", "丙": "2"}))[DOCUMENT] == ["甲：1", "丙", "2", "丁", "有"]


def test_properties_of_fields_are_kept_with_the_form(tmp_path: Path) -> None:
    form = opened(tmp_path, word(para("甲：{{ 甲 }}") + para("乙：{{ 乙 }}")))
    fields = tuple(replace(field, empty="line", hint="写全称") for field in form.template.fields)
    form = replace(form, reading=replace(form.reading, template=replace(form.template, fields=fields)))
    again = opened(tmp_path, form.kept())
    assert [(field.key, field.empty, field.hint) for field in again.template.fields] == [("甲", "line", "写全称"), ("乙", "line", "写全称")]
    assert texts_of(again.filled({"乙": "1"}))[DOCUMENT] == ["乙：1"]


def test_a_filled_form_is_filled_again_with_what_it_had(tmp_path: Path) -> None:
    data = word(para("甲：{{ 甲 }}") + para("乙：{{ 乙 }}"))
    form = opened(tmp_path, written(tmp_path, data, {"甲": "一"}))
    assert form.values == {"甲": "一"}
    again = opened(tmp_path, form.filled({**form.values, "乙": "二"}))
    assert (texts_of(again.filled(again.values))[DOCUMENT], again.values) == (["甲：一", "乙：二"], {"甲": "一", "乙": "二"})
    assert again.filled(None) != data
    assert WordForm(open_package(again.filled(None))).source.lines == WordForm(open_package(data)).source.lines


def test_the_text_between_the_bookmarks_is_the_value(tmp_path: Path) -> None:
    filled = written(tmp_path, word(para("甲：{{ 甲 }}"), header=para("{{ 甲 }}")), {"甲": "一\n二"})
    assert filled_texts(open_package(filled)) == {form_stem("甲"): ("一\n二", "一\n二")}


def test_values_of_a_sheet_fill_rows(tmp_path: Path) -> None:
    form = opened(tmp_path, LIST)
    path = tmp_path / "值.json"
    path.write_text(json.dumps({key_of(form): people(2)}, ensure_ascii=False), "utf-8")
    assert Desk().read_form_values(path, form) == {key_of(form): tuple(people(2))}


W15 = "xmlns:w15='http://schemas.microsoft.com/office/word/2012/wordml'"


def repeating(*items: str) -> str:
    """A control that repeats its items."""
    one = "<w:sdt><w:sdtPr><w15:repeatingSectionItem {}/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inside = "".join(one.format(W15, item) for item in items)
    return f"<w:sdt><w:sdtPr><w:alias w:val='名单'/><w15:repeatingSection {W15}/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize("count", [1, 2, 4])
def test_what_a_control_repeats_is_a_list(count: int, tmp_path: Path) -> None:
    prompt = control(run("单击此处"), alias="姓名", more="<w:showingPlcHdr/>"), control(run("单击此处"), alias="职务", more="<w:showingPlcHdr/>")
    row = f"<w:tr><w:tc>{para(prompt[0])}</w:tc><w:tc>{para(prompt[1])}</w:tc></w:tr>"
    head = f"<w:tr><w:tc>{para('姓名')}</w:tc><w:tc>{para('职务')}</w:tc></w:tr>"
    data = word(f"<w:tbl><w:tblPr/>{head}{repeating(row)}</w:tbl>{p()}")
    form = opened(tmp_path, data)
    assert form.filled(None) == data
    filled = written(tmp_path, data, {"名单": people(count)})
    assert texts_of(filled)[DOCUMENT][2:-1] == [text for one in people(count) for text in (one["姓名"], one["职务"])]
    assert opened(tmp_path, filled).values == {"名单": people(count)}
