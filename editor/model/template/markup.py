"""The markup of a template's text: literal text, {{ expressions }} and {% statements %}, and the field keys that stand in them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_TOKEN = re.compile(r"\\(\{\{|\{%|\{#)|\{\{(?![{%#])(.*?)\}\}|\{%(.*?)%\}", re.DOTALL)
_BEFORE_CODE = re.compile(r"(\\+)(\{?)$")
_BACKSLASHES = re.compile(r"\"((?:\\\\)+)\"")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_NO_CONSTANT = re.compile(r"[\"\\{}\x00-\x1f\x85\u2028\u2029]")


class TokenKind(StrEnum):
    """What a piece of markup is: literal text, an expression or a statement."""

    TEXT = "text"
    SLOT = "slot"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of markup: `text` is the literal, or the code inside the braces; start and end are columns of the whole piece."""

    kind: TokenKind
    text: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def tokens_of(markup: str) -> tuple[Token, ...]:
    r"""The pieces of a line of markup in order; `\{{` is a literal `{{`, and `{{ "\\" }}` a literal backslash, where one before code would hide it.
    An unclosed brace is literal text, and so is one right before code.
    """
    tokens: list[Token] = []
    position = 0
    for match in _TOKEN.finditer(markup):
        if match.start() > position:
            tokens.append(Token(TokenKind.TEXT, markup[position : match.start()], position, match.start()))
        tokens.append(_token(match))
        position = match.end()
    if position < len(markup):
        tokens.append(Token(TokenKind.TEXT, markup[position:], position, len(markup)))
    return tuple(tokens)


def _token(match: re.Match[str]) -> Token:
    if match[1]:
        return Token(TokenKind.TEXT, match[1], match.start(), match.end())
    if match[2] is not None:
        code = match[2].strip()
        written = _BACKSLASHES.fullmatch(code)
        kind, text = (TokenKind.SLOT, code) if written is None else (TokenKind.TEXT, written[1][::2])
        return Token(kind, text, match.start(), match.end())
    return Token(TokenKind.STATEMENT, match[3].strip(), match.start(), match.end())


def literal(text: str) -> str:
    """Markup that shows this text as it is."""
    return re.sub(r"\{\{|\{%|\{#", lambda match: "\\" + match[0], text)


def joined_markup(pieces: Iterable[tuple[str, bool]]) -> str:
    """The markup of pieces in order, each a text as it reads or (True) code in its braces; a backslash before code doesn't hide it."""
    markup = text = ""
    for piece, is_code in pieces:
        if not is_code:
            text += piece
            continue
        markup, text = f"{markup}{_before_code(text)}{piece}", ""
    return markup + literal(text)


def _outside_code(pattern: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    """The text with what the pattern finds outside code changed."""
    if pattern.search(text) is None:
        return text
    code = [(t.start, t.end) for t in tokens_of(text) if t.kind != TokenKind.TEXT]
    return pattern.sub(lambda match: match[1] if any(a <= match.end(1) - 1 < b for a, b in code) else change(match[1]), text)


def _before_code(text: str) -> str:
    """Markup that shows this text right before code; backslashes at its end, before a brace too, would hide the code."""
    match = _BEFORE_CODE.search(text)
    if match is None:
        return literal(text)
    doubled = match[1] * 2
    return f'{_before_code(text[: match.start()])}{{{{ "{doubled}" }}}}{match[2]}'


def guarded(pattern: re.Pattern[str], text: str) -> str:
    """The text with a backslash before what the pattern finds in it."""
    return _outside_code(pattern, text, lambda found: f"\\{found}")


def bare(pattern: re.Pattern[str], text: str) -> str:
    """The text without the backslashes that `guarded` puts into it."""
    return _outside_code(pattern, text, lambda found: found.removeprefix("\\"))


def is_blank_alone(markup: str) -> bool:
    """Whether slots stand in it and nothing else."""
    tokens = tokens_of(markup)
    return any(token.kind == TokenKind.SLOT for token in tokens) and not any(token.kind == TokenKind.TEXT and token.text.strip() for token in tokens)


def slot(key: str) -> str:
    """Markup of a slot for a field."""
    return f"{{{{ {key} }}}}"


def is_constant(text: str) -> bool:
    """Whether code can hold a text between quotes as it is: without a quote, a backslash, a brace and the end of a line."""
    return _NO_CONSTANT.search(text) is None


class KeyFinder:
    """Finds declared field keys in the code of markup, the longest first, outside quotes."""

    def __init__(self, keys: Iterable[str]) -> None:
        longest_first = sorted(set(keys), key=lambda key: (-len(key), key))
        self._keys = frozenset(longest_first)
        self._pattern = re.compile("|".join(re.escape(key) for key in longest_first)) if longest_first else None

    def keys_in(self, code: str) -> list[tuple[str, int, int]]:
        """The keys in a piece of code with their columns, in order."""
        if code in self._keys:
            return [(code, 0, len(code))]
        if self._pattern is None:
            return []
        blanked = _QUOTED.sub(lambda match: " " * len(match[0]), code)
        return [(match[0], match.start(), match.end()) for match in self._pattern.finditer(blanked) if _stands_alone(blanked, match)]


def _stands_alone(code: str, match: re.Match[str]) -> bool:
    """A key is no filter's name (`| 日期`) and no column's (`行.项目`), and one of ASCII characters no part of a longer name (`A` in `AB`)."""
    before, after = code[: match.start()].rstrip()[-1:], code[match.end() : match.end() + 1]
    joined_before = match.start() and _is_plain(match[0][0]) and _is_plain(code[match.start() - 1])
    joined_after = after and _is_plain(match[0][-1]) and _is_plain(after)
    return before not in ("|", ".") and not joined_before and not joined_after


def _is_plain(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "_")


def plain_text(markup: str, blank: str = "▢") -> str:
    """The markup as a reader sees it, with a mark for each slot."""
    return "".join(token.text if token.kind == TokenKind.TEXT else blank if token.kind == TokenKind.SLOT else "" for token in tokens_of(markup))
