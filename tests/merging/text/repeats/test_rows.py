"""Lines typed in behind a repetition that are a copy of it with other values are a further row of its field."""

from editor.merging.text.repeats.rows import new_row
from editor.merging.text.state.base import Base
from editor.model.draft.draft import Draft
from editor.model.returned.edited import EditedParagraph
from editor.model.returned.lines import our_lines, their_lines
from tests.desk.elements import draft_of
from tests.merging.text.edited import compared, paragraphs_of, text

TEMPLATE = """+++
format = 1
name = "通报"

[fields."县名"]
type = "org"

[fields."河段"]
type = "rows"
columns = [{key = "河名", type = "org"}, {key = "里程", type = "number"}]
+++
@标题 关于巡河的通报
@主送机关 各所

# BODY {每 段 in 河段}
LINE

# 其他事项
沿河没有违建。

@署名 水务局
@成文日期 2026年4月1日
"""


def _draft(heading: str, line: str) -> Draft:
    draft = draft_of(TEMPLATE.replace("BODY", heading).replace("LINE", line))
    return draft.with_values({"县名": "清溪县", "河段": ({"河名": "上清河", "里程": "3"}, {"河名": "下清河", "里程": "5"})})


def _row(draft: Draft, *lines: EditedParagraph) -> tuple[dict[str, str], int] | None:
    from editor.composing import compose  # noqa: PLC0415

    base = Base(draft, our_lines(compose(draft).document))
    last = max(base.spots.values())
    found = new_row(base, last, their_lines(lines))
    return None if found is None else (dict(found.cells), found.lines)


def test_a_heading_and_a_line_typed_like_those_before_are_a_row() -> None:
    draft = _draft("{{ 段.河名 }}", "查看{{ 段.河名 }}共{{ 段.里程 }}公里。")
    assert _row(draft, text("三、黄溪", 1), text("查看黄溪共8公里。")) == ({"河名": "黄溪", "里程": "8"}, 2)


def test_other_words_too_few_lines_and_tables_are_no_row() -> None:
    draft = _draft("{{ 段.河名 }}", "查看{{ 段.河名 }}共{{ 段.里程 }}公里。")
    assert _row(draft, text("三、黄溪", 1), text("另有说明。")) is None
    assert _row(draft, text("三、黄溪", 1)) is None
    assert _row(draft) is None
    table = EditedParagraph(text("黄溪").runs, table=0)
    assert _row(draft, text("三、黄溪", 1), table) is None


def test_a_repetition_without_a_cell_of_its_rows_that_was_copied_is_text_and_not_an_error() -> None:
    draft = _draft("巡查情况", "{{ 县名 }}已经查看。")
    lines = paragraphs_of(draft)
    number = max(n for n, line in enumerate(lines) if "已经查看" in line.text)
    lines[number + 1 : number + 1] = [text("三、巡查情况", 1), text("白水县已经查看。")]
    found = compared(draft, lines)
    assert [change.now for change in found.changes] == ["三、巡查情况", "白水县已经查看。"]


def test_a_section_that_repeats_over_a_field_with_one_row_is_an_ordinary_one() -> None:
    draft = _draft("{{ 段.河名 }}", "查看{{ 段.河名 }}。").with_value("河段", ({"河名": "上清河", "里程": "3"},))
    assert Base(draft, []).spots == {}
    assert Base(draft.with_value("河段", ()), []).owners == {}
