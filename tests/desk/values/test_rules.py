"""Each limit of what is composed is found in a draft that passes it, whatever passes it, and in no other."""

from collections.abc import Mapping

import pytest

from editor.composing import compose
from editor.composing.language.limits import PARAGRAPH_CHARACTERS
from editor.desk import passed_limits
from editor.model.draft.draft import Draft
from editor.model.template.field import Value
from tests.composing.drafts import draft_of

FIELDS = '[fields."值"]\n[fields."表"]\ntype = "rows"\ncolumns = [{key = "列"}]\n'
LOOP, END = "{% for a in 表 %}", "{% endfor %}"


def _rows(count: int, length: int = 1) -> Mapping[str, Value]:
    return {"表": tuple({"列": "甲" * length} for _ in range(count))}


# What passes a limit, with the name of the limit.
PASSED = {
    "a value": (lambda: draft_of("由{{ 值 }}办。", FIELDS, {"值": "长" * PARAGRAPH_CHARACTERS}), "最多 1,200,000 个。"),
    "pieces of a line": (lambda: draft_of("由{{ 值 }}" * 5001, FIELDS), "最多 10,000 处。"),
    "pieces of a loop": (lambda: draft_of(f"{LOOP * 2}{{{{ a.列 }}}}{END * 2}", FIELDS, _rows(72)), "一段最多 5,000 处"),
    "steps": (lambda: draft_of(f"{LOOP * 3}{END * 3}", FIELDS, _rows(80)), "最多 300,000 步"),
    "characters": (lambda: draft_of(f"{LOOP}{{{{ a.列 }}}}{END}", FIELDS, _rows(11, 100_000)), "最多 1,000,000 个字"),
    "sections": (lambda: draft_of("# 甲 {每 a in 表}\n## 乙 {每 b in 表}\n正文", FIELDS, _rows(320)), "全文超过 100,000 节"),
    "code": (lambda: draft_of("{{ " + "1 + " * 600 + "1 }}", FIELDS), "最多 2000 个字"),
    "code of a loop": (lambda: draft_of(LOOP + "{{ " + "1 + " * 600 + "1 }}" + END, FIELDS), "最多 2000 个字"),
    "computed": (lambda: draft_of("{{ 数 }}", f'{FIELDS}[fields."数"]\ncomputed = "{"1 + " * 600}1"\n'), "最多 2000 个字"),
}
BELOW = {
    "a page": lambda: draft_of("由{{ 值 }}办。\n" * 30, FIELDS, {"值": "局"}),
    "a loop": lambda: draft_of(f"{LOOP}{{{{ a.列 }}}}{END}", FIELDS, _rows(100)),
    "wrong markup": lambda: draft_of("{{ 没有 + }}{% if %}", FIELDS, {"值": "局"}),
    "a long plain text": lambda: draft_of(("由{{ 值 }}办，" + "文" * 60 + "。\n") * 500, FIELDS),
    "little": lambda: draft_of(f"{LOOP}{{{{ a.列 }}}}{END}\n由{{{{ 值 }}}}办。", FIELDS),
}


@pytest.mark.parametrize("name", PASSED)
def test_a_limit_that_is_passed_is_named(name: str) -> None:
    make, word = PASSED[name]
    found = passed_limits(make())
    assert [problem.text for problem in found if word in problem.text]
    assert all(problem.is_limit for problem in found)


@pytest.mark.parametrize("name", BELOW)
def test_what_is_below_all_limits_or_wrong_otherwise_passes_none(name: str) -> None:
    draft: Draft = BELOW[name]()
    assert passed_limits(draft) == ()
    assert not any(problem.is_limit for problem in compose(draft).problems)
