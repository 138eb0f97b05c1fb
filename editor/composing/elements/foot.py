"""Elements that stand on the page only when they have something to say."""

from collections.abc import Iterator
from dataclasses import replace

from editor.composing.language.scope import Scope
from editor.composing.plan.inline import runs_of
from editor.composing.plan.plan import PRESENT, NamedElement, Unit
from editor.model.document.document import Paragraph, Run

_DATED = "印发日期"


def written(named: tuple[NamedElement, ...], name: str, scope: Scope) -> list[tuple[NamedElement, tuple[Run, ...]]]:
    """The elements of that name with their runs, without those that have no text and those of which nothing is filled and nothing required."""
    found = [(one, runs_of(one.markup, scope, dated=name == _DATED)) for one in named if one.name == name]
    return [(one, runs) for one, runs in found if any(run.shown.strip() for run in runs) and _is_wanted(runs, scope)]


def _is_wanted(runs: tuple[Run, ...], scope: Scope) -> bool:
    """Whether an element is written: it has no slots, one of them is filled, or one is required."""
    slots = [run for run in runs if run.field is not None]
    by_key = scope.draft.template.by_key
    return not slots or any(run.filled or run.field not in by_key or by_key[run.field].required for run in slots)


def paragraph(style: str, one: NamedElement, *runs: Run) -> Paragraph:
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


_ENDS = "。；，、;,. "


def imprint_blocks(unit: Unit, scope: Scope) -> tuple[Paragraph, ...]:
    """The lines of 版记 in their frame, between places where layout may turn the page; none when no element has anything to say.

    Two such places lead to the page of 版记, and one to the blank page that may stand before it.
    """
    copies = [*_lists("主送", "主送机关", unit, scope), *_lists("抄送", "抄送机关", unit, scope)]
    printed = [] if unit.form == "信函" else list(_printed(unit, scope))
    if not copies and not printed:
        return ()
    lines = copies if unit.form == "信函" else _ruled(unit.section, copies, printed)
    framed = [replace(line, frame="foot") for line in lines]
    return (*empty("版记位", unit.section, 3), *framed, *empty("版记位", unit.section))


def _ruled(section: str, copies: list[Paragraph], printed: list[Paragraph]) -> list[Paragraph]:
    """Thick lines around, a thin one between copies and printer (7.4.1)."""
    thick, thin = list(empty("版记粗线", section)), list(empty("版记细线", section))
    return [*thick, *copies, *(thin if copies and printed else []), *printed, *thick]


def _lists(label: str, name: str, unit: Unit, scope: Scope) -> Iterator[Paragraph]:
    """Receivers behind their label, with a full stop at the end (7.4.2)."""
    for number, (one, found) in enumerate(written(unit.named, name, scope)):
        runs = without(found, before=label, after=_ENDS)
        stop = () if text_of(runs).endswith("。") else (Run("。"),)
        yield paragraph("抄送机关", one, Run(f"{label}：" if not number else "\u3000\u3000\u3000"), *runs, *stop)


def _printed(unit: Unit, scope: Scope) -> Iterator[Paragraph]:
    """Who printed it at the left, and the date with 印发 at the right (7.4.3)."""
    offices, dates = (written(unit.named, name, scope) for name in ("印发机关", "印发日期"))
    if offices or dates:
        place = (offices or dates)[0][0]
        office = offices[0][1] if offices else ()
        date = dates[0][1] if dates else ()
        word = (Run("印发"),) if date and not text_of(date).rstrip().endswith("印发") else ()
        yield paragraph("印发机关", place, *office, *((Run("\t"), *date, *word) if date else ()))


def attendance_blocks(unit: Unit, scope: Scope) -> tuple[Paragraph, ...]:
    """The lists after an empty line, each behind its label in 黑体; none when no list has a name."""
    lists = [(name, *pair) for name in PRESENT for pair in written(unit.named, name, scope)]
    if not lists:
        return ()
    return (
        *empty("空行", unit.section),
        *(paragraph(name, one, Run(f"{name}：", "黑体字符"), *without(runs, before=name)) for name, one, runs in lists),
    )
