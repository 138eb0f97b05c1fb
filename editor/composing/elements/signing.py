"""Signature and date in the ways of the standard: with a seal, without one, with a signature stamp (GB/T 9704-2012, 7.3.5)."""

from collections.abc import Iterator

from editor.composing.elements.foot import empty, paragraph, text_of
from editor.composing.language.scope import Scope
from editor.composing.plan.inline import runs_of
from editor.composing.plan.plan import NamedElement, Unit
from editor.model.document.document import Paragraph, Run

_SEAL_ROWS = 4  # empty lines between rows of seals: a seal is 42 mm high, four and a half lines
_WIDEST = {3: 8, 2: 13}  # seals in a row, and the longest name in characters that leaves them apart


def signing_blocks(unit: Unit, scope: Scope) -> tuple[Paragraph, ...]:
    """The signatures and dates with the empty lines that their form asks for; none when there are none."""
    found = [(one, runs_of(one.markup, scope, dated=True)) for one in unit.named]
    signed = [(one, runs) for one, runs in found if one.name == "署名" and runs]
    dates = [(one, runs) for one, runs in found if one.name == "成文日期" and runs]
    if not signed and not dates:
        return ()
    blocks = {"seal": _sealed, "stamp": _stamped}.get(unit.form, _plain)
    return tuple(blocks(unit, signed, dates))


Signed = list[tuple[NamedElement, tuple[Run, ...]]]


def _plain(unit: Unit, signed: Signed, dates: Signed) -> Iterator[Paragraph]:
    """After an empty line, the issuers under each other, then the date (7.3.5.2)."""
    yield from empty("空行", unit.section)
    yield from (paragraph("署名", one, *runs) for one, runs in signed)
    yield from (paragraph("成文日期", one, *runs) for one, runs in dates)


def _sealed(unit: Unit, signed: Signed, dates: Signed) -> Iterator[Paragraph]:
    """Two lines lower, so that the seal's upper edge stands within a line of the text; several issuers side by side (7.3.5.1)."""
    yield from empty("空行", unit.section, 2)
    if len(signed) < 2:
        yield from (paragraph("盖章署名", one, *runs) for one, runs in signed)
    else:
        longest = max(len(text_of(runs)) for _, runs in signed)
        columns = next((count for count, widest in _WIDEST.items() if longest <= widest), 1)
        for start in range(0, len(signed), columns):
            yield from empty("空行", unit.section, _SEAL_ROWS if start else 0, keep=True)
            row = signed[start : start + columns]
            yield paragraph("联合署名", row[0][0], *(run for _, runs in row for run in (Run("\t"), *runs)))
    yield from (paragraph("盖章日期", one, *runs) for one, runs in dates)


def _stamped(unit: Unit, signed: Signed, dates: Signed) -> Iterator[Paragraph]:
    """After two empty lines the office of the signatory, room for the stamp at its right, and after one more the date (7.3.5.3)."""
    for one, runs in signed:
        yield from empty("空行", unit.section, 2)
        yield paragraph("签章职务", one, *runs)
    yield from empty("空行", unit.section, keep=True)
    yield from (paragraph("盖章日期", one, *runs) for one, runs in dates)
