"""Heading numbers are made from the levels, never stored."""

from editor.model.draft.numbering import heading_numbers
from editor.model.template.template import GBT_NUMBERING, Section


def sections(*levels: int) -> list[Section]:
    return [Section(f"s{i}", level=level, heading="题") for i, level in enumerate(levels)]


def test_the_levels_of_the_standard() -> None:
    assert heading_numbers(sections(1, 2, 3, 4, 4, 2, 1, 2), GBT_NUMBERING) == ["一、", "（一）", "1.", "（1）", "（2）", "（二）", "二、", "（一）"]


def test_chapters_sections_and_articles() -> None:
    assert [n.strip() for n in heading_numbers(sections(1, 2, 3), "第一章第一节第一条")] == ["第一章", "第一节", "第一条"]


def test_decimal_numbers() -> None:
    assert [n.strip() for n in heading_numbers(sections(1, 2, 2, 3), "1 1.1 1.1.1")] == ["1", "1.1", "1.2", "1.2.1"]


def test_parts_without_heading_and_unnumbered_headings_take_no_number() -> None:
    parts = [Section("opening", "opening"), *sections(1), Section("x", level=1, heading="附则", numbered=False), *sections(1)]
    assert heading_numbers(parts, GBT_NUMBERING) == ["", "一、", "", "二、"]


def test_the_articles_of_a_regulation_count_on_over_its_chapters() -> None:
    numbers = heading_numbers(sections(1, 2, 2, 1, 2), "第一章第一条")
    assert [n.strip() for n in numbers] == ["第一章", "第一条", "第二条", "第二章", "第三条"]


def test_any_order_of_forms_is_a_style() -> None:
    assert heading_numbers(sections(1, 2, 3), "1.（1）①") == ["1.", "（1）", "①"]
    assert heading_numbers(sections(1), "") == [""]
