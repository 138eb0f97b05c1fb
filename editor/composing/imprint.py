"""The foot of a document: who gets copies, who printed it and when (GB/T 9704-2012, 7.4)."""

from collections.abc import Iterator
from dataclasses import replace

from editor.composing.plan import Unit
from editor.composing.present import empty, paragraph, text_of, without, written
from editor.composing.scope import Scope
from editor.model.document import Paragraph, Run

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
