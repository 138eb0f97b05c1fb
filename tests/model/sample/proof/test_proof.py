"""What a template leaves out of its source is told, whoever lost it; what composing writes again is not missed."""

from dataclasses import replace

import pytest

from editor.model.sample.inspection import Inspection, SlotSpan
from editor.model.sample.left_out import LeftOut, PlaceKind, SourcePlace, WhyLeftOut
from editor.model.sample.pieces import CellPlace, SourcePiece, pieces_of
from editor.model.sample.proof.proof import untold
from editor.model.sample.source import SourceText
from editor.model.template.template import Element, Grid, Prose, Section, SectionPart, Template
from editor.reading import document_range, inspect, template_of

TEXT = """关于做好防汛物资储备工作的通知
各镇水利站、局属各单位：
　　汛期将至，现将有关事项通知如下。
一、摸清底数
（一）全面盘点。各站于X月X日前盘点编织袋、块石和桩木，登记造册。
（二）及时补充。缺口部分由XX仓库调拨，不得挪用。
二、压实责任
各站站长是第一责任人，**每周**查一次。
- 值班电话：____
附件：1.物资清单
2.值班表
柳溪市水务局
2026年5月X日
抄送：市应急局。
"""


def _seen(text: str = TEXT) -> Inspection:
    return inspect(SourceText.of(text))


def _told(seen: Inspection, template: Template, *pieces: SourcePiece) -> list[tuple[str, WhyLeftOut]]:
    held = pieces or pieces_of(seen.source)
    return [(entry.text, entry.why) for entry in untold(seen, template, held, document_range(seen))]


def _without(template: Template, number: int) -> tuple[Template, str]:
    """The template without its line of that number, and what the line said."""
    places = [(section, index) for section in template.sections for index in range(-2, len(section.blocks))]
    section, index = places[number % len(places)]
    if index == -2:
        return template.with_section(replace(section, heading="")), section.heading
    if index == -1:
        return template.with_section(replace(section, run_on="")), section.run_on
    block = section.blocks[index]
    left = (*section.blocks[:index], *section.blocks[index + 1 :])
    return template.with_section(replace(section, blocks=left)), "" if isinstance(block, Grid) else block.text


def test_a_whole_template_leaves_nothing_out() -> None:
    seen = _seen()
    assert _told(seen, template_of(seen)) == []


@pytest.mark.parametrize("number", range(30))
def test_each_line_that_is_gone_is_told(number: int) -> None:
    seen = _seen()
    template, said = _without(template_of(seen), number)
    told = "".join("".join(text.split()) for text, _ in _told(seen, template))
    literal = max(said.replace("}}", "{{").split("{{")[::2], key=len).strip()
    assert literal.replace(" ", "") in told.replace("**", "")


def test_words_inside_of_a_line_that_are_gone_are_told() -> None:
    seen = _seen("关于核算的报告\n\n经费合计人民币（大写）____元，（小写）____元，由财务科在当月底以前一次付清，不得拖欠，逾期不补。\n")
    template = template_of(seen)
    changed = [replace(s, blocks=tuple(_with(b, "在当月底以前", "") for b in s.blocks)) for s in template.sections]
    assert _told(seen, replace(template, sections=tuple(changed))) == [("在当月底以前", WhyLeftOut.NO_PLACE)]


def _with(block: object, old: str, new: str) -> object:
    return Prose(block.text.replace(old, new)) if isinstance(block, Prose) else block


def test_a_sentence_that_a_blank_took_the_place_of_is_told() -> None:
    line = "逾期未报的科室将予以通报批评。"
    seen = Inspection(SourceText((line,)), slots=(SlotSpan(0, 0, 14, line[:14], field="内容"),))
    assert _told(seen, template_of(seen)) == [(line[:14], WhyLeftOut.NO_PLACE)]


@pytest.mark.parametrize(
    "prompt", ["XX", "____", "（请填写单位全称）", "【产品名称】", "20××年×月×日", "某某单位", "{{ 合同编号 }}", "年  月  日", "   "]
)
def test_a_blank_may_stand_for_what_asks_for_a_value(prompt: str) -> None:
    seen = Inspection(SourceText((f"编号{prompt}。",)), slots=(SlotSpan(0, 2, 2 + len(prompt), prompt, field="编号"),))
    assert _told(seen, template_of(seen)) == []


def test_a_blank_may_stand_for_a_control_whatever_it_says_and_for_a_value_that_somebody_took() -> None:
    line = "单位名称柳溪市防汛物资储备中心仓库"
    slot = SlotSpan(0, 4, 17, line[4:], field="单位")
    seen = Inspection(SourceText((line,)), slots=(slot,))
    assert _told(seen, template_of(seen), SourcePiece(line, SourcePlace.at_line(0), soft=((4, 17),))) == []
    taken = replace(seen, slots=(replace(slot, sample=slot.text),))
    assert _told(taken, template_of(taken)) == []


def test_an_underlined_blank_at_the_end_of_a_line_is_not_lost_without_a_word() -> None:
    seen = Inspection(SourceText(("出差事由：      ",)))
    piece = SourcePiece("出差事由：      ", SourcePlace.at_line(0), blanks=((5, 11),))
    assert _told(seen, template_of(seen), piece) == [("出差事由：____", WhyLeftOut.NO_PLACE)]
    found = replace(seen, slots=(SlotSpan(0, 5, 11, "      ", field="事由"),))
    assert _told(found, template_of(found), piece) == []


def test_noise_and_what_somebody_listed_are_not_told_again() -> None:
    seen = Inspection(SourceText(("加群领资料", "正文在此。")), noise_lines=(0,))
    assert _told(seen, template_of(seen)) == []
    picture = SourcePiece("图片“章”", SourcePlace.at_line(1), WhyLeftOut.PICTURE, is_thing=True)
    listed = replace(seen, left_out=(LeftOut("图片“章”", SourcePlace.at_line(1), WhyLeftOut.PICTURE),))
    assert _told(seen, template_of(seen), picture) == [("图片“章”", WhyLeftOut.PICTURE)]
    assert _told(listed, template_of(listed), picture) == []


def test_a_header_keeps_its_reason_and_a_header_that_became_text_is_not_told() -> None:
    header = SourcePiece("柳溪市水务局内部文件", SourcePlace(PlaceKind.HEADER), WhyLeftOut.HEADER)
    seen = Inspection(SourceText(("正文在此。",)))
    assert _told(seen, template_of(seen), *pieces_of(seen.source), header) == [("柳溪市水务局内部文件", WhyLeftOut.HEADER)]
    kept = Inspection(SourceText(("柳溪市水务局内部文件", "正文在此。")))
    assert _told(kept, template_of(kept), *pieces_of(SourceText(("正文在此。",))), header) == []


def test_text_in_another_order_is_told_and_an_element_may_go_where_it_belongs() -> None:
    lines = ("先说第一件要紧的事情。", "再说第二件要紧的事情。", "最后还有一句话。")
    seen = Inspection(SourceText(lines))
    turned = Template(sections=(Section("text", SectionPart.OPENING, blocks=(Prose(lines[0]), Prose(lines[2]), Prose(lines[1]))),))
    assert [why for _, why in _told(seen, turned)] == [WhyLeftOut.MOVED]
    element = Template(sections=(Section("head", SectionPart.ELEMENTS, blocks=(Element("密级", lines[2]), Prose(lines[0]), Prose(lines[1]))),))
    assert _told(seen, element) == []


def test_a_number_is_missed_where_nothing_writes_it_again() -> None:
    seen = Inspection(SourceText(("12.仓库的钥匙由值班员保管，交接时当面点清，并在登记簿上签字。",)))
    bare = "仓库的钥匙由值班员保管，交接时当面点清，并在登记簿上签字。"
    body = Template(sections=(Section("text", SectionPart.OPENING, blocks=(Prose(bare),)),))
    heading = Template(sections=(Section("s1", level=3, heading=bare),))
    assert _told(seen, body) == [("12.", WhyLeftOut.NO_PLACE)]
    assert _told(seen, heading) == []


def _table(*rows: str) -> list[SourcePiece]:
    return [
        SourcePiece(text, SourcePlace(PlaceKind.TABLE, 1, row + 1), cell=CellPlace(0, row, column))
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells.split("|"))
        if text
    ]


def _grid(*rows: str) -> Template:
    return Template(sections=(Section("text", SectionPart.OPENING, blocks=(Grid(tuple(tuple(row.split("|")) for row in rows)),)),))


EMPTY = Inspection(SourceText(()))


def test_cells_at_their_places_are_whole_and_a_row_that_is_gone_is_told_at_once() -> None:
    rows = ("名称|数量|备注", "编织袋|200|", "块石||已验", "桩木|35|")
    assert _told(EMPTY, _grid(*rows), *_table(*rows)) == []
    assert _told(EMPTY, _grid(*rows[:1], *rows[2:]), *_table(*rows)) == [("编织袋 | 200", WhyLeftOut.NO_PLACE)]


@pytest.mark.parametrize(
    "bent",
    [
        ("名称|数量|备注", "编织袋|200|", "块石|已验|", "桩木|35|"),
        ("名称|数量|备注", "编织袋|200||块石||已验", "桩木|35|"),
        ("名称|数量|备注", "编织袋||200", "块石||已验", "桩木|35|"),
    ],
    ids=["another column", "two rows in one", "a cell shifted"],
)
def test_a_cell_at_another_place_is_told(bent: tuple[str, ...]) -> None:
    pieces = _table("名称|数量|备注", "编织袋|200|", "块石||已验", "桩木|35|")
    assert {why for _, why in _told(EMPTY, _grid(*bent), *pieces)} == {WhyLeftOut.TABLE}


def test_a_table_in_a_cell_may_be_rows_and_columns_of_the_table_around_it() -> None:
    outer = [SourcePiece("预算", SourcePlace(PlaceKind.TABLE, 1, 1), cell=CellPlace(0, 0, 0))]
    inner = [
        SourcePiece(text, SourcePlace(PlaceKind.TABLE, 2, row + 1), cell=CellPlace(1, row, column, 0))
        for row, texts in enumerate((("科目", "金额"), ("设备费", "三万元")))
        for column, text in enumerate(texts)
    ]
    assert _told(EMPTY, _grid("预算|科目|金额", "|设备费|三万元"), *outer, *inner) == []
    flat = _told(EMPTY, _grid("预算|科目 金额 设备费 三万元"), *outer, *inner)
    assert {why for _, why in flat} == {WhyLeftOut.TABLE}
    behind = [replace(piece, cell=piece.cell and piece.cell._replace(outer=None)) for piece in inner]
    assert {why for _, why in _told(EMPTY, _grid("预算|科目|金额", "|设备费|三万元"), *outer, *behind)} == {WhyLeftOut.TABLE}


def test_equal_cells_are_counted() -> None:
    rows = ("姓名|签到", "王一|是", "李二|是", "周三|是")
    torn = ("姓名|签到", "王一|是", "李二|", "周三|是")
    assert [text for text, why in _told(EMPTY, _grid(*torn), *_table(*rows)) if why == WhyLeftOut.NO_PLACE] == ["是"]


@pytest.mark.parametrize("line", ["接待类别：□公务 □调研", "审批意见：同意□ 不同意☑", "处理：公开■ 不公开☐"])
def test_a_box_that_is_gone_is_told(line: str) -> None:
    seen = Inspection(SourceText((line,)))
    box = next(sign for sign in line if sign in "□☑■☐")
    assert _told(seen, Template(sections=(Section("s", SectionPart.OPENING, blocks=(Prose(line),)),))) == []
    bare = Template(sections=(Section("s", SectionPart.OPENING, blocks=(Prose(line.replace(box, "", 1)),)),))
    assert [why for _, why in _told(seen, bare)] == [WhyLeftOut.NO_PLACE]


def test_a_box_may_be_ticked_otherwise_and_a_mark_of_a_list_may_go() -> None:
    seen = Inspection(SourceText(("□同意 ☑不同意", "■ 加强领导")))
    body = Template(sections=(Section("s", SectionPart.OPENING, blocks=(Prose("☐同意 □不同意"), Prose("加强领导"))),))
    assert _told(seen, body) == []
