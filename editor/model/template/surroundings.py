"""What stands around the slots of each field: the words that its sentence says already."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from editor.model.template.field import Field, FieldType
from editor.model.template.markup import KeyFinder, Token, TokenKind, tokens_of
from editor.model.text.cleaning import clean_text
from editor.model.typed.narrow import Around

_CELL = re.compile(r"[^|]*\.\s*([^.|]+)")


def surroundings_of(markups: Iterable[tuple[str, str]], fields: Sequence[Field], finder: KeyFinder) -> Mapping[str, tuple[Around, ...]]:
    """The words around the slots that show a value and nothing else, by the field's key, or `key.column` for the cells of rows.

    `markups` are the lines of a template, each behind the name of the element that it is, "" for text.
    """
    found: dict[str, list[Around]] = defaultdict(list)
    columns = {column.key: [f.key for f in fields if any(c.key == column.key for c in f.columns)] for f in fields for column in f.columns}
    for element, markup in markups:
        tokens = tokens_of(markup) if "{" in markup else ()
        for at, token in enumerate(tokens):
            if token.kind == TokenKind.SLOT:
                around = around_token(tokens, at, element)
                for name in _names(token.text, columns, finder):
                    found[name].append(around)
    return {name: tuple(dict.fromkeys(places)) for name, places in found.items()}


def around_token(tokens: Sequence[Token], at: int, element: str = "") -> Around:
    """The words right before and behind a piece of markup, in the element of that name."""
    return Around("".join(_texts(tokens, at, -1)[::-1]), "".join(_texts(tokens, at, 1)), element)


def _names(code: str, columns: Mapping[str, Sequence[str]], finder: KeyFinder) -> Sequence[str]:
    """The names of what a slot shows, plain or as a cell; a cell's column may be that of more than one table."""
    if finder.keys_in(code) == [(code, 0, len(code))]:
        return (code,)
    cell = _CELL.fullmatch(code)
    return [f"{key}.{cell[1].strip()}" for key in columns.get(cell[1].strip(), ())] if cell else ()


def _texts(tokens: Sequence[Token], at: int, step: int) -> list[str]:
    """The words from a piece of markup on to the next code, as they are printed; a literal brace is a token of its own."""
    found: list[str] = []
    at += step
    while 0 <= at < len(tokens) and tokens[at].kind == TokenKind.TEXT:
        found.append(clean_text(tokens[at].text)[0])
        at += step
    return found


COUNTED: frozenset[FieldType] = frozenset(
    (FieldType.NUMBER, FieldType.MONEY, FieldType.PERCENT, FieldType.QUANTITY, FieldType.DATE, FieldType.MONTH, FieldType.YEAR, FieldType.TIME)
)
"""The types whose values end in a unit that a sentence may say: 亩, 元, %, 月, 日."""
