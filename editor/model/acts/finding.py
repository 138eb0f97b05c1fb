"""Find and replace in a draft: through the literal text of its markup and through the values of its fields."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from editor.model.acts.prose import TextLine, text_lines, with_text
from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.template.field import Value
from editor.model.template.markup import TokenKind, joined_markup, tokens_of

NO_LINE = -1
"""The line of a match that stands in a value, not in a line of the text."""


@dataclass(frozen=True, slots=True)
class Match:
    """A place where the words stand, with columns from 0: in a line of a section's text (`key` ""), in a text value, or in a cell (row, column).

    In a cell of a table of the text `key` is "" too, and `column` its number from 0. `place` is the one of its field that a value is
    found at, from 1.
    """

    section: str
    line: int
    start: int
    end: int
    key: str = ""
    row: int = 0
    column: str = ""
    place: int = 1


Placed = tuple[str, int]
"""A field by its key, and which of its places is meant, from 1."""


def find_all(draft: Draft, words: str, *, same_case: bool = False, everywhere: bool = False) -> tuple[Match, ...]:
    """Every place of the words in the written sections, in document order; a value where its field stands first, or `everywhere`."""
    if not words:
        return ()
    wanted = words if same_case else _lower(words)
    homes: dict[str, list[Placed]] = {}
    for field in draft.fields:
        sections = [place.section for place in draft.places_of(field.key)] if isinstance(draft.value(field.key), str) else []
        for number, section in enumerate([draft.template.home_of[field.key], *sections[1:]][: None if everywhere else 1], 1):
            homes.setdefault(section, []).append((field.key, number))
    return tuple(match for section in draft.written for match in _in_section(draft, section.id, wanted, homes.get(section.id, []), same_case))


def _in_section(draft: Draft, section_id: str, wanted: str, placed: list[Placed], same_case: bool) -> Iterator[Match]:
    for number, line in enumerate(text_lines(draft.template.by_id[section_id])):
        yield from (Match(section_id, number, a, b) for a, b in _in_markup(line.markup, wanted, same_case))
        for row, cells in enumerate(line.grid.rows if line.grid is not None else ()):
            for column, markup in enumerate(cells):
                yield from (Match(section_id, number, a, b, "", row, str(column)) for a, b in _in_markup(markup, wanted, same_case))
    for key, number in placed:
        yield from (replace(found, place=number) for found in _in_value(section_id, key, draft.value(key), wanted, same_case))


def _in_markup(markup: str, wanted: str, same_case: bool) -> Iterator[tuple[int, int]]:
    for token in tokens_of(markup):
        # A brace written as text is longer in the markup than it reads: columns in it would not fit.
        if token.kind == TokenKind.TEXT and len(token.text) == token.end - token.start:
            yield from ((token.start + a, token.start + b) for a, b in _places(token.text, wanted, same_case))


def _in_value(section: str, key: str, value: Value, wanted: str, same_case: bool) -> Iterator[Match]:
    if isinstance(value, str):
        yield from (Match(section, NO_LINE, a, b, key) for a, b in _places(value, wanted, same_case))
        return
    for number, row in enumerate(value):
        for column, cell in row.items():
            yield from (Match(section, NO_LINE, a, b, key, number, column) for a, b in _places(cell, wanted, same_case))


def spans_of(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text, small and capital letters alike: start and end of each place."""
    return _places(text, _lower(words), same_case=False) if words else iter(())


def _lower(text: str) -> str:
    """The text in small letters, character by character, so that columns stay what they are."""
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _places(text: str, wanted: str, same_case: bool) -> Iterator[tuple[int, int]]:
    searched, at = text if same_case else _lower(text), 0
    while (at := searched.find(wanted, at)) >= 0:
        yield at, at + len(wanted)
        at += len(wanted)


def replaced(draft: Draft, matches: Iterable[Match], new: str) -> Draft:
    """The draft with new words at these places of it; a place that has to keep its text (the only words of a heading) keeps it."""
    return rewritten(draft, ((match, new) for match in matches))


Rewriting = tuple[Match, str]
"""A place of a draft, and the words that come there."""


def rewritten(draft: Draft, rewritings: Iterable[Rewriting]) -> Draft:
    """The draft with words of its own at each place, as `replaced` has it; of two places that overlap the latter is left."""
    groups: dict[tuple[object, ...], list[Rewriting]] = {}
    for rewriting in rewritings:
        groups.setdefault(attrgetter("section", "line", "key", "row", "column")(rewriting[0]), []).append(rewriting)
    # From the end: a paragraph that becomes empty goes, and those before it keep their number.
    for places in sorted(groups.values(), key=lambda group: group[0][0].line, reverse=True):
        places.sort(key=lambda rewriting: rewriting[0].start)
        draft = _value_rewritten(draft, places) if places[0][0].key else _text_rewritten(draft, places)
    return draft


def _text_rewritten(draft: Draft, places: Sequence[Rewriting]) -> Draft:
    first = places[0][0]
    section = draft.template.by_id[first.section]
    lines: list[TextLine] = list(text_lines(section))
    line = lines[first.line]
    if line.grid is not None:
        lines[first.line] = replace(line, grid=_cell_rewritten(line.grid, places))
    else:
        lines[first.line] = replace(line, markup=joined_markup(_pieces(line.markup, places)))
    return with_text(draft, section.id, lines)


def _cell_rewritten(grid: Grid, places: Sequence[Rewriting]) -> Grid:
    rows = [list(cells) for cells in grid.rows]
    row, column = places[0][0].row, int(places[0][0].column)
    rows[row][column] = joined_markup(_pieces(rows[row][column], places))
    return grid.with_rows(rows)


def _pieces(markup: str, places: Sequence[Rewriting]) -> Iterator[tuple[str, bool]]:
    for token in tokens_of(markup):
        if token.kind != TokenKind.TEXT:
            yield markup[token.start : token.end], True
            continue
        inside = [(place, new) for place, new in places if token.start <= place.start < token.end]
        yield _spliced(token.text, inside, token.start), False


def _value_rewritten(draft: Draft, places: Sequence[Rewriting]) -> Draft:
    first, value = places[0][0], draft.value(places[0][0].key)
    if isinstance(value, str):
        return draft.with_value(first.key, _spliced(value, places))
    cell = _spliced(value[first.row][first.column], places)
    rows = tuple({**row, first.column: cell} if number == first.row else row for number, row in enumerate(value))
    return draft.with_value(first.key, rows)


def _spliced(text: str, places: Sequence[Rewriting], first: int = 0) -> str:
    """A text that begins at column `first` with other words in it, from its end on."""
    behind = len(text)
    for place, new in reversed(places):
        start, end = place.start - first, place.end - first
        if end <= behind:
            text, behind = text[:start] + new + text[end:], start
    return text
