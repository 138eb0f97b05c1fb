"""Templates are data: whoever wrote them, composing ends soon and does nothing else."""

import subprocess
import sys
import time
from dataclasses import replace

import pytest

from editor.composing import check_template, compose
from editor.model.draft.draft import Draft
from tests.composing.drafts import ROWS, draft_of, field, text_of

ROW = {"项目": "x" * 100}
THOUSAND = tuple(ROW for _ in range(1000))
REFUSED = [
    "{{ ().__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ 单位.__class__ }}",
    "{{ 单位['__class__'] }}",
    "{{ 9**9**9 }}",
    "{{ 单位.upper() }}",
    "{{ '%s'.format(单位) }}",
    "{{ range(10**9) | length }}",
    "{{ lipsum(1000) }}",
    "{{ cycler('a') }}",
    "{{ namespace() }}",
    "{{ self }}",
    "{{ {'a': 1} }}",
    "{{ 单位[0:3] }}",
    "{{ 单位 is callable }}",
    "{{ 单位 | attr('upper') }}",
    "{{ 单位 | map('upper') }}",
    "{{ 单位 | 大写(unit='元') }}",
    "{{ 单位 | 大写(*[1]) }}",
    "{% for a in 项目表 recursive %}x{% endfor %}",
    "{% for a, b in 项目表 %}x{% endfor %}",
    "{% set x = 1 %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{% macro f() %}x{% endmacro %}",
    "{% block b %}x{% endblock %}",
    "{% raw %}x{% endraw %}",
    "{% filter upper %}x{% endfilter %}",
    "{% do 1 %}",
    "{% if 单位 %}没有结束",
    "{% endif %}",
    "{{ }}",
    "{% %}",
    "{{ 单位 | }}",
    "{{ (((((单位 }}",
    "{{ " + "(" * 400 + "1" + ")" * 400 + " }}",
    "{{ " + "not " * 450 + "1 }}",
    "{{ 1 " + "+ 1" * 2000 + " }}",
    "{{ '" + "9" * 3000 + "' }}",
    "{{ " + "9" * 1500 + " * 2 }}",
]
# What these stand for is known only when they are worked out.
FOUND_LATE = ("单位['", "a, b", "not not", "99999")
FOUND_EARLY = [markup for markup in REFUSED if not any(part in markup for part in FOUND_LATE) or "'9999" in markup]


def hostile_draft(markup: str) -> Draft:
    """A draft with one line of markup and the fields 单位 and 项目表, whatever else the line seems to name."""
    draft = draft_of(f"前文{markup}后文\n下一段。", field("单位") + ROWS, {"单位": "局", "项目表": THOUSAND[:2]})
    return draft.with_template(replace(draft.template, fields=draft.template.fields[:2]))


@pytest.mark.parametrize("markup", REFUSED, ids=range(len(REFUSED)))
def test_what_may_not_stand_in_a_template_is_a_problem_and_the_text_around_it_stays(markup: str) -> None:
    result = compose(hostile_draft(markup))
    text = text_of(result.document)
    assert text.startswith("前文")
    assert text.endswith("下一段。")
    assert result.problems


@pytest.mark.parametrize("markup", FOUND_EARLY, ids=range(len(FOUND_EARLY)))
def test_it_is_found_before_anything_is_composed(markup: str) -> None:
    assert check_template(hostile_draft(markup).template)


LOOP = "{% for a in 项目表 %}"
ENDLESS = [
    LOOP * 4 + "{{ 1 }}" + "{% endfor %}" * 4,
    LOOP * 3 + "{{ a.项目 }}" + "{% endfor %}" * 3,
    LOOP * 2 + "{{ a.项目 ~ a.项目 ~ a.项目 ~ a.项目 }}" + "{% endfor %}" * 2,
    LOOP * 2 + "{% if a.项目 in a.项目 %}{% endif %}" + "{% endfor %}" * 2,
    "{% for a in 项目表 if 项目表 | 合计('金额') or 项目表 %}{% for b in 项目表 if 项目表 %}{{ b.项目 }}{% endfor %}{% endfor %}",
]


@pytest.mark.parametrize("markup", ENDLESS, ids=range(len(ENDLESS)))
def test_loops_that_would_go_on_for_ever_end_with_a_problem(markup: str) -> None:
    start = time.process_time()
    result = compose(draft_of("\n".join([markup] * 20), ROWS, {"项目表": THOUSAND}))
    assert result.problems
    assert time.process_time() - start < 20


@pytest.mark.parametrize("rows", ["单位 | length", "单位 ~ 单位", "单位 + 1", "单位 or 单位", "1 if 单位 else 单位 | length"])
def test_a_loop_over_what_is_worked_out_of_a_missing_value_is_a_problem(rows: str) -> None:
    result = compose(draft_of(f"前文{{% for x in {rows} %}}{{{{ x }}}}{{% endfor %}}", field("单位")))
    assert text_of(result.document).startswith("前文")
    assert result.problems


def test_jinja2_is_not_loaded_for_a_draft_that_has_only_slots() -> None:
    code = "import sys; from editor.composing import compose; from editor.model.draft.draft import Draft"
    code += (
        "; from editor.model.template.file import parse_template; compose(Draft(parse_template('{{ 单位 }}')[0])); sys.exit('jinja2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_text_can_not_grow_beyond_bounds() -> None:
    fields = ROWS + "".join(f'[fields."层{i}"]\ncomputed = "层{i - 1} ~ 层{i - 1} ~ 层{i - 1} ~ 层{i - 1}"\n' for i in range(1, 40))
    result = compose(draft_of("{{ 层39 }}", fields, {"层0": "字" * 1000}))
    assert result.problems
    assert len(text_of(result.document)) < 1_000_000


def test_numbers_can_not_grow_beyond_bounds() -> None:
    fields = "".join(f'[fields."数{i}"]\ncomputed = "数{i - 1} * 数{i - 1}"\n' for i in range(1, 60))
    assert compose(draft_of("{{ 数59 }}", fields, {"数0": "99999"})).problems


def test_a_template_with_five_thousand_slots_in_a_line_is_composed() -> None:
    result = compose(draft_of("{{ 单位 }}，" * 5_000, "", {"单位": "局"}))
    assert text_of(result.document) == "局，" * 5_000
