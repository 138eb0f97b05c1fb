"""The head of a document: from the copy number to the red line, in the forms of the standard (GB/T 9704-2012, 7.2 and 10)."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from editor.composing.elements.foot import empty, paragraph, styled, text_of, without, written
from editor.composing.language.scope import Scope
from editor.composing.plan.plan import HEAD, NamedElement, Unit
from editor.model.document.document import Cell, Paragraph, Run, Table

Block = Paragraph | Table
Found = list[tuple[NamedElement, tuple[Run, ...]]]
MARK = "发文机关标志"
_TOP = ("份号", "密级", "紧急程度")
_ROOM_ABOVE = {"命令": "令上空"}
_DOCUMENT = "文件"


def head_blocks(unit: Unit, scope: Scope) -> tuple[Block, ...]:
    """The blocks of the head, with the two empty lines before what follows; none when no element has anything to say."""
    found = {name: written(unit.named, name, scope) for name in HEAD}
    if not any(found.values()):
        return ()
    blocks = _letter(found, unit) if unit.form == "信函" else _document(found, unit)
    return (*blocks, *empty("空行", unit.section, 2))


def _document(found: dict[str, Found], unit: Unit) -> Iterator[Block]:
    """The head of a document, an order or minutes (7.2, 10.2, 10.3)."""
    yield from (paragraph(name, one, *runs) for name in _TOP for one, runs in found[name])
    marks = found[MARK]
    numbers = list(_number_lines(found["发文字号"], found["签发人"]))
    if marks:
        yield from empty(_ROOM_ABOVE.get(unit.form, "标志上空"), marks[0][0].section)
        yield from _marks(marks)
        yield from empty("空行", unit.section, 2 if numbers else 0)
    yield from numbers
    if marks and unit.form != "命令" and (numbers or unit.form != "纪要"):
        yield from empty("红线", unit.section)


def _marks(marks: Found) -> Iterator[Block]:
    """One issuer on a line; several above each other, 文件 beside them (7.2.4)."""
    if len(marks) == 1:
        one, runs = marks[0]
        yield paragraph(MARK, one, *runs)
        return
    wants_word = any(text_of(runs).rstrip().endswith(_DOCUMENT) for _, runs in marks)
    rows = [(one, _without_word(runs)) for one, runs in marks]
    if not wants_word:
        yield from (paragraph(MARK, one, *runs) for one, runs in rows)
        return
    section, block = rows[0][0].section, rows[0][0].block
    words = [Paragraph("联合文件", (Run(_DOCUMENT),), section, block), *empty("联合文件", section, len(rows) - 1)]
    cells = tuple((Cell(paragraph("联合标志", one, *runs)), Cell(word)) for (one, runs), word in zip(rows, words, strict=True))
    yield Table(cells, section, block, header_rows=0, joint=True)


def _without_word(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    if runs and runs[-1].field is None and runs[-1].text.rstrip().endswith(_DOCUMENT):
        runs = (*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip().removesuffix(_DOCUMENT)))
    return tuple(run for run in runs if run.text or run.field is not None)


def _number_lines(numbers: Found, signers: Found) -> Iterator[Paragraph]:
    """The document's number in the middle, or at the left with the signatories at the right, two a line (7.2.5, 7.2.6)."""
    if not signers:
        yield from (paragraph("发文字号", one, *runs) for one, runs in numbers)
        return
    names = [(one, styled(without(runs, before="签发人"), "楷体字符")) for one, runs in signers]
    pairs = list(zip_longest(names[::2], names[1::2]))
    for row, (first, second) in enumerate(pairs):
        number = numbers[0][1] if numbers and row == len(pairs) - 1 else ()
        label = () if row else (Run("签发人："),)
        more = (Run("\t"), *second[1]) if second else ()
        yield paragraph("上行文号", first[0], *number, Run("\t"), *label, *first[1], *more)


def _letter(found: dict[str, Found], unit: Unit) -> Iterator[Block]:
    """The head of a letter: the mark over the double line, then the number at the right beside the first of the other elements (10.1)."""
    marks = found[MARK][:1]
    framed: list[Paragraph] = []
    for one, runs in marks:
        above, *below = (next(empty(style, one.section)) for style in ("信函上空", "信函线上", "信函粗线", "信函线间", "信函细线"))
        framed = [above, paragraph(MARK, one, *_without_word(runs)), *below]
    yield from (replace(block, frame="letterhead") for block in framed)
    left = [(name, *pair) for name in _TOP for pair in found[name]]
    numbers = [*found["发文字号"]]
    if marks and (left or numbers):
        yield from empty("信函线下", unit.section)
    for row, (element, number) in enumerate(zip_longest(left, numbers[:1])):
        runs = styled(element[2], "黑体字符") if element and element[0] != "份号" else element[2] if element else ()
        place = element[1] if element else numbers[0][0]
        yield paragraph("信函文号" if not row and number else "份号", place, *runs, *((Run("\t"), *number[1]) if number else ()))
