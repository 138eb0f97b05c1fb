"""Values that the type of their field refuses, and those that a person let stand all the same."""

from collections.abc import Iterator
from dataclasses import replace

from editor.model.draft.draft import Draft
from editor.model.problem import Problem
from editor.model.template.field import Field, Row
from editor.model.template.values import value_problem


def field_problem(draft: Draft, key: str) -> Problem | None:
    """What is wrong with a field's value, or None; an unfilled field has no problem, nor has a value that was let stand."""
    described, value = draft.template.by_key[key], draft.value(key)
    if isinstance(value, str):
        return None if (key, value) in draft.verbatim else value_problem(described, value, draft.template.around.get(key, ()))
    problems = (problem for row in value for _, problem in _cell_problems(draft, described, row))
    return next((replace(problem, field=key) for problem in problems), None)


def _cell_problems(draft: Draft, rows: Field, row: Row) -> Iterator[tuple[tuple[str, str], Problem]]:
    """The refused cells of a row, each as `Draft.verbatim` would have it, with what is wrong."""
    columns = {column.key: column for column in rows.columns}
    for name, text in row.items():
        pair = (f"{rows.key}.{name}", text)
        if name in columns and pair not in draft.verbatim:
            problem = value_problem(columns[name], text, draft.template.around.get(pair[0], ()))
            yield from [(pair, problem)] if problem else ()


def problems_of(draft: Draft) -> tuple[Problem, ...]:
    """The problems of all values of the written sections, in document order."""
    return tuple(p for f in draft.fields if (p := field_problem(draft, f.key)))


def let_stand(draft: Draft, key: str) -> Draft:
    """The draft with the value of a field, or all cells of it that are refused, left to stand as they are: 照写."""
    value = draft.value(key)
    if isinstance(value, str):
        return draft.with_verbatim([(key, value)])
    return draft.with_verbatim(pair for row in value for pair, _ in _cell_problems(draft, draft.template.by_key[key], row))


def is_let_stand(draft: Draft, key: str) -> bool:
    """Whether the value of a field stands although it is refused."""
    value = draft.value(key)
    return isinstance(value, str) and (key, value) in draft.verbatim
