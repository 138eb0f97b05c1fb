"""What is more than a document may hold is refused in one sentence: where, how many, what is allowed. What an office writes is far below that."""

from collections.abc import Mapping

import pytest

from editor.composing import ComposeCache, compose
from editor.composing.language.limits import DOCUMENT_CHARACTERS, DOCUMENT_PARTS, MOST_SECTIONS, PARAGRAPH_CHARACTERS, PARAGRAPH_PARTS
from editor.model.draft.draft import Draft
from editor.model.effort import Effort, StoppedError
from editor.model.problem import NigaoError
from editor.model.template.field import Value
from tests.composing.drafts import draft_of

FIELDS = '[fields."单位"]\n[fields."做法"]\ntype = "longtext"\n[fields."表"]\ntype = "rows"\ncolumns = [{key = "甲"}]\n'
ROWS: Mapping[str, Value] = {"表": tuple({"甲": str(row)} for row in range(1000))}


def refusal(draft: Draft) -> str:
    with pytest.raises(NigaoError) as refused:
        compose(draft)
    return refused.value.text


def test_a_paragraph_names_the_field_that_is_too_long() -> None:
    said = refusal(draft_of("# 总体情况\n由{{ 单位 }}牵头。", FIELDS, {"单位": "长" * PARAGRAPH_CHARACTERS}))
    assert said == f"“一、总体情况”里的“单位”太长：这一段有 {PARAGRAPH_CHARACTERS + 4:,} 个字，最多 {PARAGRAPH_CHARACTERS:,} 个。请分成几段。"


def test_a_paragraph_of_the_templates_own_text_names_its_section() -> None:
    said = refusal(draft_of("# 总体情况\n" + "长" * (PARAGRAPH_CHARACTERS + 1), FIELDS))
    assert said == f"“一、总体情况”里有一段太长：有 {PARAGRAPH_CHARACTERS + 1:,} 个字，最多 {PARAGRAPH_CHARACTERS:,} 个。请分成几段。"


def test_a_row_that_is_too_long_ends_its_table_there() -> None:
    said = refusal(draft_of(f"# 节\n| {{{{ 表.甲 }}}} | {'长' * (PARAGRAPH_CHARACTERS + 1)} |", FIELDS, ROWS))
    assert said == f"“一、节”里有一段太长：有 {PARAGRAPH_CHARACTERS + 1:,} 个字，最多 {PARAGRAPH_CHARACTERS:,} 个。请分成几段。"


@pytest.mark.parametrize("line", ["", "@标题 ", "@抄送机关 ", "@署名 ", "# 节\n## ", "| 甲 | 乙 |\n| 丙 | "])
def test_wherever_a_value_stands_it_is_refused(line: str) -> None:
    text = f"{line}{{{{ 单位 }}}}" + (" |" if line.startswith("|") else "")
    assert f"{PARAGRAPH_CHARACTERS:,}" in refusal(draft_of(text, FIELDS, {"单位": "长" * (PARAGRAPH_CHARACTERS + 1)}))


def test_a_paragraph_of_too_many_slots_is_refused() -> None:
    said = refusal(draft_of("# 节\n" + "由{{ 单位 }}" * PARAGRAPH_PARTS, FIELDS, {"单位": "甲"}))
    assert said == f"“一、节”里有一段由 {2 * PARAGRAPH_PARTS:,} 处文字拼成，最多 {PARAGRAPH_PARTS:,} 处。请分成几段。"


def test_a_value_that_stands_in_many_places_is_counted_at_each() -> None:
    said = refusal(draft_of("# 节\n" + "由{{ 单位 }}办。\n" * 9, FIELDS, {"单位": "长" * (PARAGRAPH_CHARACTERS - 9)}))
    assert said.startswith("全文太长：到“一、节”已有 ")
    assert said.endswith(f" 个字，最多 {DOCUMENT_CHARACTERS:,} 个。")


def test_a_table_of_too_many_cells_is_refused_before_all_are_made() -> None:
    rows = tuple({"甲": ""} for _ in range(2000))
    text = "\n".join(["| " + " | ".join(["{{ 表.甲 }}"] * 60) + " |"] * 20)
    assert f"最多 {DOCUMENT_PARTS:,} 处" in refusal(draft_of(text, FIELDS, {"表": rows}))


def test_sections_that_repeat_within_sections_are_refused() -> None:
    text = "# 年 {每 行 in 表}\n## 月 {每 月 in 表}\n### 日 {每 日 in 表}\n正文"
    assert refusal(draft_of(text, FIELDS, ROWS)) == f"“日”重复得太多：全文超过 {MOST_SECTIONS:,} 节。请少填几行。"


def test_a_report_of_500_pages_is_composed() -> None:
    text = "# 节\n" + ("字" * 600 + "\n") * 500
    assert not compose(draft_of(text, FIELDS)).problems


def test_a_table_of_many_rows_is_composed() -> None:
    rows = tuple({"甲": f"第{row}行"} for row in range(2000))
    table = compose(draft_of("| " + " | ".join(["{{ 表.甲 }}"] * 10) + " |", FIELDS, {"表": rows})).document.blocks[0]
    assert len(getattr(table, "rows", ())) == 2000


def test_what_became_too_long_and_shorter_again_is_composed_as_ever() -> None:
    draft, cache = draft_of("# 节\n由{{ 单位 }}牵头。\n办法：{{ 做法 }}", FIELDS, {"单位": "某局"}), ComposeCache()
    before = compose(draft, cache).document
    for key in ("单位", "做法"):
        with pytest.raises(NigaoError):
            compose(draft.with_value(key, "长" * (PARAGRAPH_CHARACTERS + 1)), cache)
        assert compose(draft, cache).document == before


def test_composing_stops_where_it_takes_more_than_it_is_given_and_goes_on_later() -> None:
    draft, cache = draft_of("# 节\n" + "由{{ 单位 }}牵头。\n" * 500, FIELDS, {"单位": "某局"}), ComposeCache()
    with pytest.raises(StoppedError):
        compose(draft, cache, effort=Effort(1000))
    with pytest.raises(StoppedError):
        compose(draft, cache, effort=Effort(cancelled=lambda: True))
    assert compose(draft, cache).document == compose(draft).document
