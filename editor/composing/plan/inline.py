"""A line of markup to runs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from editor.composing.language.data import ExpressionError, SlotValue
from editor.composing.language.language import CodePart, KeyPart, Part
from editor.composing.language.scope import Scope
from editor.model.document.document import Run
from editor.model.problem import Problem
from editor.model.template.field import Field, FieldType
from editor.model.words import tr

# Room for a signature or a seal between words, and for a date written by hand, in full characters.
_ROOM = "\u3000" * 5
_DATE_BY_HAND = "\u3000\u3000年\u3000\u3000月\u3000\u3000日"


def runs_of(markup: str, scope: Scope, style: str = "") -> tuple[Run, ...]:
    """The runs of a line of markup; places are counted within the scope, texts of the template's own that touch are one run.

    A line that is more than a document may hold has none; it stands in the scope's budget then.
    """
    if "{" not in markup:
        program = scope.language.program(markup) if not markup.isprintable() else None
        return scope.budget.take((Run(str(program.parts[0]) if program else markup, style),) if markup else ())
    program = scope.language.program(markup)
    scope.problems += program.problems
    runs = (run for part in program.parts for run in _runs_of_part(part, scope, style, ends=part is program.parts[-1]))
    return scope.budget.take(tuple(_joined(runs, style)))


def _runs_of_part(part: Part, scope: Scope, style: str, *, ends: bool) -> Iterator[Run]:
    if isinstance(part, str):
        yield Run(part, style)
        return
    runs = (_key_run(part.key, scope, style),) if isinstance(part, KeyPart) else _code_runs(part, scope, style)
    yield from (_left_blank(run, scope, ends=ends) for run in runs)


def _left_blank(run: Run, scope: Scope, *, ends: bool) -> Run:
    """The run; where it is a blank for the pen without a value, the room that it needs: nothing at the end of a line, which has room."""
    field = None if run.filled or run.field is None else scope.draft.template.by_key.get(run.field)
    if field is None or field.empty != "pen":
        return run
    return Run(_DATE_BY_HAND if field.type == FieldType.DATE else "" if ends else _ROOM, run.style)


def _key_run(key: str, scope: Scope, style: str) -> Run:
    described = scope.draft.template.by_key[key]
    if described.type == FieldType.ROWS:
        scope.problems.append(Problem(tr("“{name}”是一张表，要写在 for 里或表格里。", name=described.name), field=key))
        return Run(f"〔{described.name}〕", style)
    try:
        slot = _slot(described, scope)
    except ExpressionError as error:
        scope.problems.append(replace(error.problem(), field=key))
        slot = SlotValue(key, described, "")
    return Run(slot.shown, style, key, described.name, scope.place_of(key), bool(slot.text), derived=bool(described.computed))


def _slot(described: Field, scope: Scope) -> SlotValue:
    if not described.computed:
        return scope.seen(scope.given(described.key))
    from editor.composing.language.expressions import slot_of  # noqa: PLC0415 - most drafts need no jinja2, and it takes time to load

    return slot_of(described.key, scope)


def _code_runs(part: CodePart, scope: Scope, style: str) -> Iterator[Run]:
    from editor.composing.plan.statements import shown_of  # noqa: PLC0415 - most drafts need no jinja2, and it takes time to load

    for shown in shown_of(part, scope):
        if shown.slot is None:
            yield Run(shown.text, style)
        else:
            path = shown.slot.path
            yield Run(shown.text, style, path, shown.slot.field.name, scope.place_of(path), shown.filled, shown.derived)


def _joined(runs: Iterable[Run], style: str) -> Iterator[Run]:
    """The runs, neighbours of the template's own text as one, without empty ones."""
    for own, group in groupby(runs, key=lambda run: run.field is None):
        if not own:
            yield from group
        elif text := "".join([run.text for run in group]):
            yield Run(text, style)
