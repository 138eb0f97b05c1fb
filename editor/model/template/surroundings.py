"""What stands around the slots of each field: the words that its sentence says already."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from editor.model.template.field import Field, FieldType
from editor.model.template.markup import KeyFinder, Token, TokenKind, tokens_of
from editor.model.text.cleaning import clean_text
from editor.model.typed.narrow import Around

_CELL = re.compile(r"[^|]*\.\s*([^.|]+)")


def surroundings_of(markups: Iterable[tuple[str, str]], fields: Sequence[Field], finder: KeyFinder) -> Mapping[str, tuple[Around, ...]]:
    """The words around the slots that show a value and nothing else, by the field's key, or `key.column` for the cells of rows.

    `markups` are the lines of a template, each behind the name of the element that it is, "" for text.
    """
    found: dict[str, dict[Around, None]] = {}
    columns = {column.key: [f.key for f in fields if any(c.key == column.key for c in f.columns)] for f in fields for column in f.columns}
    for element, markup in dict.fromkeys(markups):
        tokens = tokens_of(markup)
        for at, token in enumerate(tokens):
            if token.kind == TokenKind.SLOT:
                around = around_token(tokens, at)._replace(element=element)
                for name in _names(token.text, columns, finder):
                    found.setdefault(name, {})[around] = None
    return {name: tuple(places) for name, places in found.items()}


def around_token(tokens: Sequence[Token], at: int) -> Around:
    """The words right before and behind a piece of markup."""
    return Around("".join(reversed([*_texts(reversed(tokens[:at]))])), "".join(_texts(tokens[at + 1 :])))


def _names(code: str, columns: Mapping[str, Sequence[str]], finder: KeyFinder) -> Iterator[str]:
    """The names of what a slot shows, plain or as a cell; a cell's column may be that of more than one table."""
    if finder.keys_in(code) == [(code, 0, len(code))]:
        yield code
    elif cell := _CELL.fullmatch(code):
        yield from (f"{key}.{cell[1].strip()}" for key in columns.get(cell[1].strip(), ()))


def _texts(tokens: Iterable[Token]) -> Iterator[str]:
    """The words up to the next code as they are printed; a literal brace is a token of its own."""
    return (clean_text(token.text)[0] for token in takewhile(lambda token: token.kind == TokenKind.TEXT, tokens))


COUNTED: frozenset[FieldType] = frozenset(
    (FieldType.NUMBER, FieldType.MONEY, FieldType.PERCENT, FieldType.QUANTITY, FieldType.DATE, FieldType.MONTH, FieldType.YEAR, FieldType.TIME)
)
"""The types whose values end in a unit that a sentence may say: 亩, 元, %, 月, 日."""
