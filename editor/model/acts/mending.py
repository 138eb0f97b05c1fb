"""Words of a composed paragraph and where they come from: a value or the text of the draft; other words put there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from editor.model.acts.finding import NO_LINE, Match, Rewriting, rewritten
from editor.model.acts.prose import LineKind, TextLine, settled, text_lines
from editor.model.document.document import Paragraph, Run
from editor.model.draft.draft import Draft
from editor.model.template.field import cell_of
from editor.model.template.markup import TokenKind, tokens_of
from editor.model.template.template import HEADING, RUN_ON, Section
from editor.model.text.matching import opcodes


@dataclass(frozen=True, slots=True)
class Mend:
    """Other words in the place of those from `start` to `end` of a paragraph that was composed of a draft."""

    paragraph: Paragraph
    start: int
    end: int
    words: str


def place_of_words(draft: Draft, paragraph: Paragraph, start: int, end: int) -> Match | None:
    """Where words of a composed paragraph stand in its draft; None for such as are computed, stand for a blank or come from several places."""
    before: list[Run] = []
    at = 0
    for run in paragraph.runs:
        if at <= start and end <= at + len(run.shown):
            if not run.filled or run.derived:
                return None
            here = start - at, end - at
            return _in_text(draft, paragraph, run, before, *here) if run.field is None else _in_value(draft, paragraph.section, run, *here)
        before.append(run)
        at += len(run.shown)
    return None


def _in_value(draft: Draft, section: str, run: Run, start: int, end: int) -> Match | None:
    """The place in a value that is shown as it is, or goes on from what is said around it."""
    path = run.field or ""
    cell = cell_of(path) if path not in draft.template.by_key else None
    key, row, column = (path, 0, "") if cell is None else (cell.key, cell.row, cell.column)
    field = draft.template.by_key.get(key)
    if field is None or field.computed:
        return None
    value = draft.value(key)
    text = value if isinstance(value, str) else value[row].get(column, "") if row < len(value) else ""
    first = text.find(run.text)
    return None if first < 0 else Match(section, NO_LINE, first + start, first + end, key, row, column)


def _in_text(draft: Draft, paragraph: Paragraph, run: Run, before: list[Run], start: int, end: int) -> Match | None:
    """The place in the text of a section whose neighbours are the same; among equal ones it is counted how many stand before it."""
    section = draft.template.by_id.get(paragraph.section)
    found = list(_alike(section, paragraph.block, run.text, start, end)) if section is not None else []
    most = max((count for count, _ in found), default=0)
    best = [match for count, match in found if count == most]
    number = sum(one.field is None and one.text == run.text for one in before)
    return best[min(number, len(best) - 1)] if best else None


def _alike(section: Section, block: int, text: str, start: int, end: int) -> Iterator[tuple[int, Match]]:
    """The places of the words `start` to `end` of a text in a block of a section, with how many characters around them are the same."""
    for line, row, column, markup in _markups(section, block):
        for token in tokens_of(markup):
            # A brace written as text is longer in the markup than it reads.
            if token.kind == TokenKind.TEXT and len(token.text) == token.end - token.start:
                for at, count in _same_around(token.text, text, start, end):
                    first = token.start + at
                    yield count, Match(section.id, line, first, first + end - start, "", row, column)


def _markups(section: Section, block: int) -> Iterator[tuple[int, int, str, str]]:
    """The markups of a block with their lines, rows and columns; what runs on behind a heading stands in its paragraph."""
    lines = text_lines(section)
    heads = [number for number, line in enumerate(lines) if line.kind in (LineKind.HEADING, LineKind.RUN_ON)]
    for number in heads if block in (HEADING, RUN_ON) else [block + len(heads)]:
        line = lines[number] if number < len(lines) else TextLine(LineKind.PROSE)
        if line.grid is None:
            yield number, 0, "", line.markup
        else:
            yield from ((number, row, str(column), markup) for row, cells in enumerate(line.grid.rows) for column, markup in enumerate(cells))


def _same_around(within: str, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the words stand with the same neighbours, as far as both texts reach, and how many neighbours that are."""
    words, left, right = text[start:end], text[:start], text[end:]
    at = within.find(words)
    while at >= 0:
        before, behind = within[:at], within[at + len(words) :]
        reach, on = min(len(before), len(left)), min(len(behind), len(right))
        if before[len(before) - reach :] == left[len(left) - reach :] and behind[:on] == right[:on]:
            yield at, reach + on
        at = within.find(words, at + 1)


def mending_of(draft: Draft, mend: Mend) -> tuple[Rewriting, ...]:
    """What has to be rewritten in a draft for words of its composed text; nothing where that can't be told."""
    found = [(place_of_words(draft, mend.paragraph, start, end), new) for start, end, new in _steps(mend)]
    placed = tuple((place, new) for place, new in found if place is not None)
    return placed if len(placed) == len(found) else ()


def _steps(mend: Mend) -> Iterator[tuple[int, int, str]]:
    """The stretches to be rewritten, each within one run: the words as they are, or what differs in them where they reach over several."""
    edges = list(accumulate((len(run.shown) for run in mend.paragraph.runs), initial=0))
    if not any(mend.start < edge < mend.end for edge in edges):
        yield mend.start, mend.end, mend.words
        return
    text = mend.paragraph.text
    for tag, a1, a2, b1, b2 in opcodes(text[mend.start : mend.end], mend.words):
        if tag == "equal":
            continue
        start, end, new = mend.start + a1, mend.start + a2, mend.words[b1:b2]
        if start == end:
            # What is put in belongs to the character before it, at the beginning to that behind it.
            at = start - 1 if start > 0 else start
            start, end, new = at, at + 1, text[at] + new if start > 0 else new + text[at]
        borders = [start, *(edge for edge in edges if start < edge < end), end]
        for number, (a, b) in enumerate(pairwise(borders)):
            yield a, b, "" if number else new


def mended(draft: Draft, mends: Iterable[Mend]) -> Draft:
    """The draft with other words in these places, as far as it is told where they come from."""
    rewritings = dict(rewriting for mend in mends for rewriting in mending_of(draft, mend))
    return settled(rewritten(draft, rewritings.items())) if rewritings else draft
