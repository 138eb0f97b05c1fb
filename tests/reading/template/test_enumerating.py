"""Enumerations in a paragraph are found, and become lists where the person wants them."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from editor.composing import compose
from editor.desk.opening.opened import Opened
from editor.desk.opening.samples import reviewed
from editor.model.draft.draft import Draft
from editor.model.sample.inspection import Inspection, Span
from editor.model.sample.review import mark, toggle_list
from editor.model.sample.source import SourceText
from editor.model.sample.source_table import SourceTable
from editor.model.template.file import parse_template, print_template
from editor.reading import inspect
from editor.reading.template.enumerating import enumeration_at, enumeration_in
from editor.reading.template.templating import template_of

REPORT = """关于绿化工作情况的报告
一、总体情况
今年栽树X棵。主要采取以下措施：一是选好苗；二是选好地；三是勤浇水。下一步接着做。
（一）管护。一是划片包干。每片有人。二是定期巡查。每周一次。
"""


def taken(text: str, *lines: int) -> Inspection:
    """What the reader sees, with lists wanted of some lines."""
    return replace(inspect(SourceText.of(text)), lists=lines)


def written(draft: Draft) -> list[str]:
    """The paragraphs of a draft as they are printed."""
    return [paragraph.text for paragraph in compose(draft).document.paragraphs()]


def items(text: str) -> tuple[str, ...]:
    found = enumeration_in(text)
    return found.items if found else ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("做法是：一是学；二是练；三是用。", ("学", "练", "用")),
        ("一要快，二要好。", ("快", "好")),
        ("第一，学习；第二，实践。", ("学习", "实践")),
        ("其一，钱少；其二，人少", ("钱少", "人少")),
        ("一是学。天天学。二是练。天天练。", ("学。天天学", "练。天天练")),
        ("一是学；二是练。以上请审议。", ("学", "练")),
        ("第一，学，一是听，二是读；第二，练。", ("学，一是听，二是读", "练")),
    ],
)
def test_the_items_are_what_stands_between_the_markers(text: str, expected: tuple[str, ...]) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一是学习。",
        "第一季度好，第二季度更好。",
        "一是学；三是用。",
        "二是练；三是用。",
        "一是；二是。",
        "这一是非，那二是非。",
        "一是学一学二是练。",
    ],
)
def test_what_does_not_count_on_from_one_is_no_enumeration(text: str) -> None:
    assert items(text) == ()


def test_items_with_blanks_are_not_offered() -> None:
    assert items("一是栽树{{ 数量 }}棵；二是浇水。") == ()
    assert items("{{ 单位 }}要求：一是栽树；二是浇水。") == ("栽树", "浇水")


def test_items_that_end_differently_are_not_offered() -> None:
    assert items("一是学。二是练；三是用。") == ()


WORDS = st.lists(st.sampled_from(["学", "练 ", '"', "\\", "{{", "{%", "}}", "|", "一是", "二是", "第一"]), min_size=1, max_size=4)
LASTS = st.sampled_from(["。", "", "；", "。一是再学；二是再练。"])
FORMS = st.sampled_from(["{}是", "{}要", "第{}，", "其{}、"])


@settings(max_examples=300, deadline=None)
@given(
    st.lists(WORDS.map("".join), min_size=2, max_size=4),
    FORMS,
    st.sampled_from("；。，"),
    LASTS,
)
def test_a_list_never_changes_what_is_printed(words: list[str], form: str, between: str, last: str) -> None:
    # What begins like its own number is written once: that is the values' rule, as for stops, and no matter of lists.
    assume(not any(word.startswith(form.format("一二三四"[n])) for n, word in enumerate(words)))
    text = between.join(form.format("一二三四"[n]) + word for n, word in enumerate(words))
    plain = Inspection(SourceText((f"要求：{text}{last}",)))
    one, other = (written(reviewed(Opened(Draft(), "sample", "样稿"), seen).draft) for seen in (plain, toggle_list(plain, 0)))
    assert one == other


def test_a_list_prints_the_sample_as_it_was() -> None:
    seen = inspect(SourceText.of(REPORT))
    opened = Opened(Draft(template_of(seen)), "sample", "样稿", inspection=seen)
    listed = reviewed(opened, toggle_list(toggle_list(seen, 2), 3)).draft
    assert written(listed) == written(opened.draft)
    assert listed.values == {
        "措施": ({"内容": "选好苗"}, {"内容": "选好地"}, {"内容": "勤浇水"}),
        "管护": ({"内容": "划片包干。每片有人"}, {"内容": "定期巡查。每周一次"}),
    }


def test_rows_that_come_and_go_are_counted_anew() -> None:
    seen = taken(REPORT, 2)
    draft = reviewed(Opened(Draft(), "sample", "样稿", inspection=seen), seen).draft
    fewer = draft.with_value("措施", ({"内容": "选好地"}, {"内容": "勤浇水"}))
    assert any(text.endswith("一是选好地；二是勤浇水。下一步接着做。") for text in written(fewer))


def test_a_list_is_a_rows_field_that_keeps_the_items_as_its_sample() -> None:
    made = template_of(taken(REPORT, 2))
    field = made.by_key["措施"]
    assert (field.type, [column.type for column in field.columns]) == ("rows", ["longtext"])
    again, problems = parse_template(print_template(made))
    assert (problems, again.by_key["措施"].sample) == ((), field.sample)


def test_without_a_wish_the_enumeration_stays_text() -> None:
    assert "选好苗；二是选好地" in print_template(template_of(taken(REPORT)))


def test_a_list_is_named_by_the_sentence_before_else_by_the_heading() -> None:
    text = "报告\n一、工作打算\n一是学；二是练。\n存在的突出问题有：一是慢；二是少。\n突出问题：一是贵；二是远。\n"
    assert list(template_of(taken(text, 2, 3, 4)).by_key) == ["工作打算", "突出问题", "突出问题_2"]


def test_a_blank_marked_later_takes_its_list_back_and_nothing_is_lost() -> None:
    seen = taken(REPORT, 2)
    at = seen.source.lines[2].index("选好苗")
    marked = mark(seen, [Span(2, at, at + 3, "选好苗")], "苗")
    assert enumeration_at(marked, 2) is None
    assert "一是{{ 苗 }}；二是选好地；" in print_template(template_of(marked))


def test_wrapped_lines_are_one_enumeration_on_their_first_line() -> None:
    seen = Inspection(SourceText.of("措施：一是选\n好苗；二是\n选好地。\n"), joined=(1, 2))
    found = enumeration_at(seen, 0)
    assert found is not None
    assert found.items == ("选好苗", "选好地")
    assert enumeration_at(seen, 1) is None


def test_noise_titles_and_cells_have_no_enumeration() -> None:
    source = SourceText.of("一是学；二是练。\n一是学；二是练。\n一是学；二是练。\n")
    source = replace(source, tables=(SourceTable.of_rows((((2,),),)),))
    seen = Inspection(source, title_lines=(0,), noise_lines=(1,))
    assert [enumeration_at(seen, line) for line in range(3)] == [None, None, None]
