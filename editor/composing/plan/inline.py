"""A line of markup to runs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from editor.composing.language.data import ExpressionError, SlotValue
from editor.composing.language.language import CodePart, KeyPart, Part
from editor.composing.language.scope import Scope
from editor.model.document.document import Run
from editor.model.draft.draft import Draft
from editor.model.problem import Problem
from editor.model.template.field import Field, FieldType, Value, cell_of
from editor.model.template.values import join_value, show_value
from editor.model.typed.dates import with_year
from editor.model.typed.narrow import Around
from editor.model.words import tr

# Room for a signature or a seal between words, and for a date written by hand, in full characters.
_ROOM = "\u3000" * 5
_DATE_BY_HAND = "\u3000\u3000年\u3000\u3000月\u3000\u3000日"


def runs_of(markup: str, scope: Scope, style: str = "", *, dated: bool = False) -> tuple[Run, ...]:
    """The runs of a line of markup; places are counted within the scope, texts of the template's own that touch are one run.

    What the words around a value say already is not written twice. A `dated` line has the report's year in a date without one. A line that is more
    than a document may hold has none; it stands in the scope's budget then.
    """
    if "{" not in markup:
        program = scope.language.program(markup) if not markup.isprintable() else None
        return scope.budget.take((Run(str(program.parts[0]) if program else markup, style),) if markup else ())
    program, first = scope.language.program(markup), len(scope.slots)
    said = tr("模板里有一处写法看不懂，照填的值写出。")
    scope.problems += [problem if problem.is_limit else replace(problem, text=said) for problem in program.problems]
    runs = [run for part in program.parts for run in _runs_of_part(part, scope, style)]
    if [run for run in runs if not run.filled]:
        runs = [run if run.filled else _left_blank(run, scope, ends=at == len(runs)) for at, run in enumerate(runs, 1)]
    line = list(_joined(runs, style))
    if slots := {slot.path: slot for slot in scope.slots[first:] if slot.text}:
        line = [_in_place(line, at, slots[run.field], scope, dated=dated) if run.field in slots else run for at, run in enumerate(line)]
    return scope.budget.take(tuple(line))


def _in_place(line: Sequence[Run], at: int, slot: SlotValue, scope: Scope, *, dated: bool) -> Run:
    """A run of a slot as it stands among its neighbours: a value without what the template's words around it say already."""
    run = line[at]
    if run.derived or not run.filled or run.text != slot.shown or scope.is_unjoined(slot):
        return run
    around = Around(own_text(line, at - 1), own_text(line, at + 1))
    value = with_year(slot.text, scope.year()) if dated and slot.field.type == FieldType.DATE else slot.text
    return _said_once(run, slot.field, value, around)


def with_value(line: Sequence[Run], at: int, draft: Draft, values: Mapping[str, Value]) -> Run:
    """The run of a filled slot of a line that is not dated with another value, which has no line break and no sign that does not print."""
    run = line[at]
    value = values[run.field or ""]
    return _said_once(run, draft.template.by_key[run.field or ""], str(value), Around(own_text(line, at - 1), own_text(line, at + 1)))


def _said_once(run: Run, field: Field, value: str, around: Around) -> Run:
    """The run with a value of its field, without what the words around it say already."""
    shown = show_value(field, value, around.after)
    found = join_value(field, shown, around)
    if shown == run.text and not any(found) and not any(run.said):
        return run
    end = len(shown) - found.end
    said = (shown[: found.start], shown[end:])
    return Run(shown[found.start : end], run.style, run.field, run.label, run.place, run.filled, run.derived, said)


def own_text(line: Sequence[Run], at: int) -> str:
    """The words of the template at a place of a line; "" where a field or nothing stands there."""
    return line[at].text if 0 <= at < len(line) and line[at].field is None else ""


def _runs_of_part(part: Part, scope: Scope, style: str) -> Iterator[Run]:
    if isinstance(part, str):
        yield Run(part, style)
    elif isinstance(part, KeyPart):
        yield _key_run(part.key, scope, style)
    else:
        yield from _code_runs(part, scope, style)


def _left_blank(run: Run, scope: Scope, *, ends: bool) -> Run:
    """The unfilled run; where it is a blank for the pen, the room that it needs: nothing at the end of a line, which has room."""
    field = None if run.field is None else _field_at(run.field, scope)
    if field is None or field.empty != "pen":
        return run
    return Run(_DATE_BY_HAND if field.type == FieldType.DATE else "" if ends else _ROOM, run.style)


def _field_at(path: str, scope: Scope) -> Field | None:
    """The field at a path, for a cell that of its column."""
    by_key, cell = scope.draft.template.by_key, cell_of(path)
    if path in by_key or cell is None or cell.key not in by_key:
        return by_key.get(path)
    return next((column for column in by_key[cell.key].columns if column.key == cell.column), None)


def _key_run(key: str, scope: Scope, style: str) -> Run:
    described = scope.draft.template.by_key[key]
    if described.type == FieldType.ROWS:
        return _rows_run(described, scope, style)
    try:
        slot = _slot(described, scope)
    except ExpressionError as error:
        scope.problems.append(replace(error.problem(), field=key))
        slot = SlotValue(key, described, "")
    return Run(slot.shown, style, key, described.name, scope.place_of(key), bool(slot.text), derived=bool(described.computed))


def _rows_run(described: Field, scope: Scope, style: str) -> Run:
    """The rows of a table that the template has in the middle of a text: as they were filled in, one after the other."""
    key = described.key
    scope.problems.append(Problem(tr("“{name}”是一张表，这里只能连着写出。", name=described.name), field=key))
    text = "；".join("，".join(filter(None, item.cells.values())) for item in scope.rows(key))
    return Run(text, style, key, described.name, scope.place_of(key), bool(text), derived=True)


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
