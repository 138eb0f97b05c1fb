"""Units to blocks: what each shape of unit looks like as paragraphs and tables."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import accumulate

from editor.composing.elements.foot import attendance_blocks, imprint_blocks
from editor.composing.elements.red_head import head_blocks
from editor.composing.elements.signing import signing_blocks
from editor.composing.elements.tables import table_blocks
from editor.composing.language.scope import Scope
from editor.composing.plan.inline import runs_of
from editor.composing.plan.plan import Shape, Unit
from editor.model.document.document import Paragraph, Run, Table
from editor.model.template.field import FieldType
from editor.model.template.template import RUN_ON

Block = Paragraph | Table
BODY_STYLE = "正文字符"
_ENDS = tuple("。！？；：，、…!?;:,.")
_NOTE_ENDS = "。；，、;,. "
_ADDRESSEE_ENDS = ":： "


def blocks_of(unit: Unit, scope: Scope) -> tuple[Block, ...]:
    """The blocks of a unit, its places counted within the scope."""
    return _SHAPES[unit.shape](unit, scope)


def _empty(unit: Unit, _scope: Scope) -> tuple[Block, ...]:
    return (_paragraph(unit, ()),)


def _paragraph(unit: Unit, runs: tuple[Run, ...]) -> Paragraph:
    return Paragraph(unit.style, runs, unit.section, unit.block, page_break=unit.page_break)


def _title(unit: Unit, scope: Scope) -> tuple[Block, ...]:
    """A title; several lines chosen by hand are one paragraph that breaks between them (7.3.1)."""
    lines = [runs_of(markup, scope) for markup in unit.markups]
    lengths = [len(_text(line)) for line in lines]
    breaks = tuple(accumulate(lengths[:-1]))
    return (replace(_paragraph(unit, tuple(run for line in lines for run in line)), breaks=breaks),)


def _line(unit: Unit, scope: Scope) -> tuple[Block, ...]:
    runs = runs_of(unit.markups[0], scope)
    return (_paragraph(unit, runs),) if runs else ()


def _addressee(unit: Unit, scope: Scope) -> tuple[Block, ...]:
    """The addressees with one full-width colon behind them (7.3.2); a colon or a stop of the template's own, or of the value, gives way."""
    runs = runs_of(f"{unit.markups[0].rstrip(_ADDRESSEE_ENDS)}：", scope)
    return (_paragraph(unit, runs),) if _text(runs) != "：" else ()


def _remark(unit: Unit, scope: Scope) -> tuple[Block, ...]:
    """A note in round brackets (7.3.6), which are not doubled."""
    runs = runs_of(unit.markups[0], scope)
    text = _text(runs)
    bracketed = text.startswith(("（", "(")) and text.endswith(("）", ")"))
    return (_paragraph(unit, runs if bracketed else (Run("（"), *runs, Run("）"))),) if text else ()


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run.shown for run in runs)


def _note(unit: Unit, scope: Scope) -> tuple[Block, ...]:
    """An item of the attachment note: no mark behind the name (7.3.4)."""
    runs = runs_of(unit.markups[0], scope)
    if runs and runs[-1].field is None:
        runs = (*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip(_NOTE_ENDS)))
    if runs and runs[0].field is None:
        runs = (replace(runs[0], text=runs[0].text.removeprefix("附件：").removeprefix("附件:")), *runs[1:])
    return (_paragraph(unit, (*((Run(unit.before),) if unit.before else ()), *runs)),)


def _heading(unit: Unit, scope: Scope) -> tuple[Block, ...]:
    """A heading with its number; text that runs on has the look of the body, after a full stop (7.3.3). One without words is not written."""
    runs = runs_of(unit.markups[0], scope)
    number = (Run(unit.before),) if unit.before else ()
    if len(unit.markups) == 1:
        return (_paragraph(unit, (*number, *runs)),) if runs or _waits(unit.markups[0]) else ()
    text = _text(runs)
    stop = () if text.endswith(_ENDS) or not text else (Run("。"),)
    first, *rest = _paragraphs(runs_of(unit.markups[1], scope, BODY_STYLE), scope)
    if not (runs or first or rest or any(map(_waits, unit.markups))):
        return ()
    more = (replace(_paragraph(unit, _plain(line)), style="正文", block=RUN_ON) for line in rest)
    whole = _paragraph(unit, (*number, *runs, *stop, *first))
    # Text without any words before it is no heading: it would stand in the list of headings as a whole.
    return (whole if number or runs else replace(whole, style="正文", runs=_plain(whole.runs)), *more)


def _waits(markup: str) -> bool:
    """Whether a line that writes nothing has room for the pen."""
    return "{{" in markup and "{%" not in markup


def _plain(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(replace(run, style="") for run in runs)


def _prose(unit: Unit, scope: Scope) -> tuple[Block, ...]:
    return tuple(_paragraph(unit, line) for line in _paragraphs(runs_of(unit.markups[0], scope), scope) if line)


def _paragraphs(runs: tuple[Run, ...], scope: Scope) -> list[tuple[Run, ...]]:
    """The runs cut into paragraphs where a long text, or text of the template's own, has line breaks; what was cut stays one place of its field."""
    if not any("\n" in run.text for run in runs):
        return [runs]
    long = {slot.path for slot in scope.slots if slot.field.type == FieldType.LONGTEXT}
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n") if run.field is None or run.field in long else (run.text,)
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=text)] for text in rest]
    return [tuple(line) for line in lines]


_SHAPES: Mapping[Shape, Callable[[Unit, Scope], tuple[Block, ...]]] = {
    Shape.HEAD: head_blocks,
    Shape.TITLE: _title,
    Shape.LINE: _line,
    Shape.ADDRESSEE: _addressee,
    Shape.REMARK: _remark,
    Shape.NOTE: _note,
    Shape.ATTENDANCE: attendance_blocks,
    Shape.SIGNING: signing_blocks,
    Shape.IMPRINT: imprint_blocks,
    Shape.HEADING: _heading,
    Shape.PROSE: _prose,
    Shape.GRID: table_blocks,
    Shape.EMPTY: _empty,
}
