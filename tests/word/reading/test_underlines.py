"""Underlined spaces and tabs of Word files: the commonest blanks of all, and what is underlined and none."""

import pytest

from editor.model.sample.source import Mark, MarkKind
from editor.reading import inspect
from editor.word import open_package, read_source
from tests.word.papers import foreign, p

STYLE = '<w:style w:type="character" w:styleId="line"><w:name w:val="横线"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>'
LEADER = '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="8000"/></w:tabs>'


def run(text: str, look: str) -> str:
    shown = "<w:tab/>".join(f'<w:t xml:space="preserve">{piece}</w:t>' for piece in text.split("\t"))
    return f"<w:r><w:rPr>{look}</w:rPr>{shown}</w:r>"


def u(text: str, kind: str = "single") -> str:
    return run(text, f'<w:u w:val="{kind}"/>')


def drawn(*paragraphs: str) -> list[str]:
    """The lines with ⟦ ⟧ around the places that the file marks as underlined blanks."""
    source = read_source(open_package(foreign("".join(paragraphs), styles=STYLE)))
    lines = list(source.lines)
    for mark in sorted((m for m in source.marks if m.kind == MarkKind.UNDERLINE), key=lambda m: -m.start):
        line = lines[mark.line]
        lines[mark.line] = f"{line[: mark.start]}⟦{line[mark.start : mark.end]}⟧{line[mark.end :]}"
    return lines


DRAWN = {
    "spaces": (p("姓名：", u("      "), "性别：", u("    ")), "姓名：⟦      ⟧性别：⟦    ⟧"),
    "tabs at the end": (p("住址：", u("\t\t", "dotted")), "住址：⟦\t\t⟧"),
    "full characters": (p("事由：", u("　　　　")), "事由：⟦　　　　⟧"),
    "several runs": (p("工资", u("  "), u("   "), "元"), "工资⟦     ⟧元"),
    "a unit that is underlined too": (p("工资", u("      元")), "工资⟦      ⟧元"),
    "a label that is underlined too": (p(u("身份证号：          ")), "身份证号：⟦          ⟧"),
    "the parts of a date": (p("自", u("    年  月  日"), "起"), "自⟦    ⟧年⟦  ⟧月⟦  ⟧日起"),
    "spaces that never break": (p("岗位为", u("\u00a0\u00a0\u00a0"), "。"), "岗位为⟦\u00a0\u00a0\u00a0⟧。"),
    "a character style": (p("电话：", run("      ", '<w:rStyle w:val="line"/>')), "电话：⟦      ⟧"),
    "a tab with a leader": (p("电话：", "<w:r><w:tab/></w:r>", properties=LEADER), "电话：⟦\t⟧"),
    "a line of its own": (p(u("                    ")), "⟦                    ⟧"),
}  # fmt: skip

NOT_DRAWN = {
    "words": p("这是", u("重要"), "的话。"),
    "a single space between words": p("第一", u(" "), "第二"),
    "a value on a line": p("甲方：", u("   柳溪建材厂   "), "（以下简称甲方）"),
    "words only": p("工种：", u("      ", "words"), "备注"),
    "no line at all": p("工种：", u("      ", "none"), "备注"),
    "a tab without a leader": p("电话：", "<w:r><w:tab/></w:r>"),
}  # fmt: skip


@pytest.mark.parametrize(("paragraph", "line"), DRAWN.values(), ids=DRAWN)
def test_underlined_spaces_are_marked(paragraph: str, line: str) -> None:
    assert drawn(paragraph) == [line]


@pytest.mark.parametrize("paragraph", NOT_DRAWN.values(), ids=NOT_DRAWN)
def test_what_is_underlined_otherwise_is_not(paragraph: str) -> None:
    assert "⟦" not in drawn(paragraph)[0]


def test_the_room_around_a_value_on_a_line_is_no_blank() -> None:
    source = read_source(open_package(foreign(p("合同书") + p("甲方：", u("   柳溪建材厂      "), "（以下简称甲方）"))))
    assert source.marks == (Mark(1, 3, 17, "", MarkKind.WRITTEN),)
    assert inspect(source).slots == ()


def test_underlined_parts_of_a_date_are_one_blank() -> None:
    source = read_source(open_package(foreign(p("合同书") + p("自", u("    "), "年", u("  "), "月", u("  "), "日起施行。"))))
    assert [(slot.text, slot.type) for slot in inspect(source).slots] == [("    年  月  日", "date")]


def test_a_label_before_an_underlined_blank_is_no_addressee() -> None:
    source = read_source(open_package(foreign(p("出差审批单") + p("有关情形：", u("\t\t")) + p("请领导审批。"))))
    assert inspect(source).addressee is None
