"""Finding the blanks of a line, whatever convention they follow."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from editor.model.sample.inspection import Span
from editor.model.sample.source import MarkKind
from editor.reading.blanks.brackets import ROUND, Bracket, brackets_of, is_prompt, slot_of
from editor.reading.blanks.dates import dated
from editor.reading.blanks.gaps import amounts_by_digits, date_gaps, gaps_of, numbers_by_parts
from editor.reading.blanks.habits import Habits, asked_names
from editor.reading.blanks.labels import LineForm, LineLabel
from editor.reading.blanks.marked import marked_blanks, prompt_name
from editor.reading.blanks.runs import runs_of
from editor.reading.page.page import SamplePage, is_label
from editor.reading.page.tokens import BlankShape, BlankToken

_OPENER = re.compile(r"[【\[［〔<＜{｛«（(]")
_TELLING = re.compile("填写|输入|选择|填入|插入|注明|写明|补充|编辑|添加")
_PROMPT = re.compile(
    r"(?:单击|点击)(?:或(?:点击|轻触))?此处?(?:处)?(?:以)?(?:输入|编辑|填写|添加)[^，。；：）\])】]{0,12}[。.]?|(?:(?<=[：:“「])|^)\s*(?:请(?:在此(?:处)?)?|此处|在此(?:处)?)(?:填写|输入|选择|填入|插入|注明|写明|补充)[^，。；：）\])】\s]{0,16}"
)


def find_blanks(
    page: SamplePage, line: int, habits: Habits, form: LineForm, labels: tuple[LineLabel, ...] = ()
) -> tuple[list[BlankToken], list[Span]]:
    """The blanks of a line and its masked characters; `form` says how it is looked at, `labels` are those of a line of a form."""
    text = page.lines[line]
    marks = marked_blanks(page, line)
    brackets = _brackets(page, line, habits, marks)
    prompted = _TELLING.search(text) is not None
    asking = _PROMPT.finditer(text) if prompted else ()
    prompts = [BlankToken(line, m.start(), m.end(), m[0], BlankShape.PROMPT, prompt_name(m[0])) for m in asking]
    named = _named_prompts(text, line) if prompted and habits.prompts else []
    taken = _apart(marks, amounts_by_digits(text, line), numbers_by_parts(text, line), brackets, prompts, named)
    runs, masked = runs_of(text, line, habits)
    taken = _apart(taken, runs)
    if form != LineForm.TITLE:
        taken = _apart(taken, date_gaps(text, line))
    written = [m for m in page.marks.get(line, ()) if m.kind == MarkKind.WRITTEN]
    gaps = gaps_of(text, line, taken, form, labels)
    taken = _apart(taken, [gap for gap in gaps if not any(m.start <= gap.start < m.end for m in written)])
    return dated(taken, text), [Span(line, m.start, m.end, m.text) for m in masked]


def _named_prompts(text: str, line: int) -> list[BlankToken]:
    """请填写 and a field's name in the middle of a sentence."""
    return [BlankToken(line, m.start(), m.end() + len(name), m[0] + name, BlankShape.PROMPT, name) for m, name in asked_names(text)]


def _brackets(page: SamplePage, line: int, habits: Habits, marks: Sequence[BlankToken]) -> list[BlankToken]:
    """The brackets that ask for a value; round ones in front of a marked blank, or below the label of their cell, only say what belongs there."""
    text = page.lines[line]
    if not _OPENER.search(text):
        return []
    starts = {mark.start for mark in marks if mark.shape == BlankShape.RUN}
    below = line in page.going_on and is_label(page.bare[line - 1])
    asking = (b for b in brackets_of(text) if not (b.kind in ROUND and (_behind_signs(text, b.end) in starts or (below and _is_note(text, b)))))
    found = [token for bracket in asking if (token := slot_of(text, line, bracket, habits.known))]
    named = [token for token in found if token.name and not token.is_tag] if line in page.cells else []
    return [token for token in found if token not in named] if named and _is_answered(page, line) else found


def _is_answered(page: SamplePage, line: int) -> bool:
    """Whether a cell is the label of an empty one, so that a bracket in it (200字以内) only says how that one is filled."""
    said = "".join(page.bare[line].split())
    return any("".join(mark.name.split()) == said for marks in page.marks.values() for mark in marks if mark.kind == MarkKind.CELL)


def _is_note(text: str, bracket: Bracket) -> bool:
    """Whether a bracket is all that its line says, and no request: the unit or the other word of the label above it."""
    return text.strip() == text[bracket.start : bracket.end] and bool(bracket.inner) and not is_prompt(bracket.inner)


def _behind_signs(text: str, at: int) -> int:
    return at + len(text[at:]) - len(text[at:].lstrip("：:¥￥"))


def _apart(*groups: Sequence[BlankToken]) -> list[BlankToken]:
    """Tokens in order of place; one that overlaps a token of an earlier group is left out."""
    first, *others = [group for group in groups if group] or [()]
    kept = list(first)
    for group in others:
        starts = [t.start for t in kept]
        ends = [t.end for t in kept]
        free = [t for t in group if bisect_right(ends, t.start) == bisect_left(starts, max(t.end, t.start + 1))]
        kept = sorted([*kept, *free], key=lambda t: t.start)
    return kept
