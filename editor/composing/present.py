"""Elements that stand on the page only when they have something to say."""

from collections.abc import Iterator
from dataclasses import replace

from editor.composing.inline import runs_of
from editor.composing.plan import Named
from editor.composing.scope import Scope
from editor.model.document import Paragraph, Run


def written(named: tuple[Named, ...], name: str, scope: Scope) -> list[tuple[Named, tuple[Run, ...]]]:
    """The elements of that name with their runs, without those that have no text and those of which nothing is filled and nothing required."""
    found = [(one, runs_of(one.markup, scope)) for one in named if one.name == name]
    return [(one, runs) for one, runs in found if any(run.shown.strip() for run in runs) and _is_wanted(runs, scope)]


def _is_wanted(runs: tuple[Run, ...], scope: Scope) -> bool:
    """Whether an element is written: it has no slots, one of them is filled, or one is required."""
    slots = [run for run in runs if run.field is not None]
    by_key = scope.draft.template.by_key
    return not slots or any(run.filled or run.field not in by_key or by_key[run.field].required for run in slots)


def paragraph(style: str, one: Named, *runs: Run) -> Paragraph:
    """A paragraph that comes from an element."""
    return Paragraph(style, runs, one.section, one.block)


def empty(style: str, section: str, count: int = 1, *, keep: bool = False) -> Iterator[Paragraph]:
    """Paragraphs without text; `keep` keeps them on the page of what follows."""
    yield from (Paragraph(style, (), section, keep_next=keep) for _ in range(count))


def styled(runs: tuple[Run, ...], style: str) -> tuple[Run, ...]:
    """The runs in a character style, where they have none of their own."""
    return tuple(replace(run, style=run.style or style) for run in runs)


def without(runs: tuple[Run, ...], *, before: str = "", after: str = "") -> tuple[Run, ...]:
    """The runs without a label before them and marks behind them that the template itself wrote."""
    if before and runs and runs[0].field is None:
        text = runs[0].text
        label = next((label for label in (f"{before}：", f"{before}:") if text.startswith(label)), "")
        runs = (replace(runs[0], text=text.removeprefix(label)), *runs[1:])
    if after and runs and runs[-1].field is None:
        runs = (*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip(after)))
    return tuple(run for run in runs if run.text or run.field is not None)


def text_of(runs: tuple[Run, ...]) -> str:
    """The text that the runs show."""
    return "".join(run.shown for run in runs)
