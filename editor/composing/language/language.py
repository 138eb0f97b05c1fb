"""Markup to programs: literal text, plain slots, and code, in which field keys get names that jinja2 can read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from editor.model.problem import Problem
from editor.model.template.field import Field
from editor.model.template.markup import KeyFinder, Token, TokenKind, tokens_of
from editor.model.text.cleaning import clean_text
from editor.model.words import tr

if TYPE_CHECKING:
    from jinja2 import nodes

CODE_LIMIT = 2000
_NOTHING = "〔\u3000\u3000〕"
_STATEMENTS = frozenset({"for", "endfor", "if", "elif", "else", "endif"})
_SAFE_NAME = re.compile(r"[fc]_\d+")
_QUOTED = re.compile(r"(\"[^\"]*\"|'[^']*')")


@dataclass(frozen=True, slots=True)
class KeyPart:
    """A plain slot `{{ key }}`."""

    key: str


@dataclass(frozen=True, slots=True)
class CodePart:
    """Code that jinja2 read: its tree, the literal texts that stand in it by name, and how it was written."""

    tree: "tuple[nodes.Node, ...]"
    texts: Mapping[str, str]
    code: str
    column: int


Part = str | KeyPart | CodePart


@dataclass(frozen=True, slots=True)
class Program:
    """A line of markup, ready to be composed: its parts in order, and what is wrong in it. `keys` are the fields named in it."""

    parts: tuple[Part, ...]
    keys: tuple[str, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def has_no_code(self) -> bool:
        """Whether it is texts and plain slots alone."""
        return not any(isinstance(part, CodePart) for part in self.parts)


class Language:
    """Reads markup for one set of field keys and columns, each line once. `names` and `columns` turn jinja2's safe names into keys."""

    def __init__(self, keys: tuple[str, ...], columns: tuple[str, ...]) -> None:
        self.finder = KeyFinder(keys)
        self.names = {f"f_{index}": key for index, key in enumerate(keys)}
        self.columns = {f"c_{index}": column for index, column in enumerate(columns)}
        self._safe = {key: name for name, key in self.names.items()}
        self._safe_columns = {column: name for name, column in self.columns.items()}
        longest_first = sorted(columns, key=lambda column: (-len(column), column))
        self._column = re.compile(r"\.\s*(" + "|".join(map(re.escape, longest_first)) + r")(?!\w)") if columns else None
        self._programs: dict[str, Program] = {}

    def program(self, markup: str) -> Program:
        """The program of a line of markup."""
        known = self._programs.get(markup)
        if known is None:
            if len(self._programs) > 20_000:
                self._programs.clear()
            known = self._programs[markup] = self._read(markup)
        return known

    def expression(self, code: str) -> Program:
        """The program of a single expression, as `computed` and `rule` hold it; code that closes its own braces is none, and is told."""
        program = self.program(markup := f"{{{{ {code} }}}}")
        if "}}" not in code or len(tokens_of(markup)) == 1:
            return program
        return replace(program, problems=(*program.problems, Problem(tr("看不懂“{code}”。请检查括号、引号和 end。", code=code[:20]))))

    def variable(self, name: str) -> str:
        """The name under which code knows a variable: a key that it is made of is a safe name there too."""
        safe = self._safe_code(name)
        return self.names.get(safe, safe)

    def written(self, name: str) -> str:
        """A name that jinja2 read, as the template has it."""
        return _SAFE_NAME.sub(lambda match: self.names.get(match[0], self.columns.get(match[0], match[0])), name)

    def _read(self, markup: str) -> Program:
        tokens = tokens_of(markup)
        keys = tuple(dict.fromkeys(key for t in tokens if t.kind != TokenKind.TEXT for key, _, _ in self.finder.keys_in(t.text)))
        problems: list[Problem] = []
        if any(t.kind == TokenKind.STATEMENT for t in tokens):
            parts = self._statements(markup, tokens, problems)
        else:
            parts = [self._part(markup, token, problems) for token in tokens]
        return Program(tuple(parts), keys, tuple(problems))

    def _part(self, markup: str, token: Token, problems: list[Problem]) -> Part:
        if token.kind == TokenKind.TEXT:
            return _clean_literal(token, problems)
        if token.text in self._safe:
            return KeyPart(token.text)
        source = f"{{{{ {self._safe_code(_code(markup, token))} }}}}"
        return _parsed(source, {}, [token], problems) or self._as_filled_in(token)

    def _as_filled_in(self, token: Token) -> Part:
        """What stands in place of code that can't be read: the value that it names, or an empty blank."""
        return next((KeyPart(key) for key, _, _ in self.finder.keys_in(token.text)), _NOTHING)

    def _in_order(self, tokens: tuple[Token, ...]) -> list[Part]:
        """A line whose statements can't be read: its words and its values in order."""
        return [clean_text(t.text)[0] if t.kind == TokenKind.TEXT else self._as_filled_in(t) for t in tokens if t.kind != TokenKind.STATEMENT]

    def _statements(self, markup: str, tokens: tuple[Token, ...], problems: list[Problem]) -> list[Part]:
        """The part of a line with statements: each token on a line of its own, so that jinja2's line numbers name the token."""
        texts: dict[str, str] = {}
        lines: list[str] = []
        for index, token in enumerate(tokens):
            if token.kind == TokenKind.TEXT:
                texts[f"t_{index}"] = _clean_literal(token, problems)
                lines.append(f"{{{{ t_{index} }}}}")
            else:
                code = self._safe_code(_code(markup, token))
                lines.append(f"{{{{ {code} }}}}" if token.kind == TokenKind.SLOT else f"{{% {code} %}}")
        refused = next((t for t in tokens if t.kind == TokenKind.STATEMENT and _code(markup, t).split(" ")[0] not in _STATEMENTS), None)
        if refused:
            problems.append(Problem(tr("模板里不能写“{what}”。只能用 for 和 if。", what=refused.text[:20]), column=refused.start))
            return self._in_order(tokens)
        if loose := _loose([t for t in tokens if t.kind == TokenKind.STATEMENT], markup):
            problems.append(loose)
            for token in tokens:
                if token.kind == TokenKind.SLOT:
                    self._part(markup, token, problems)  # What else is wrong in the line is told with it.
            return self._in_order(tokens)
        parsed = _parsed("\n".join(lines), texts, tokens, problems)
        return self._in_order(tokens) if parsed is None else [parsed]

    def _safe_code(self, code: str) -> str:
        """The code with keys and columns as names that jinja2 can read."""
        for key, start, end in reversed(self.finder.keys_in(code)):
            code = f"{code[:start]}{self._safe[key]}{code[end:]}"
        if self._column is None or "." not in code:
            return code
        pieces = _QUOTED.split(code)
        pieces[::2] = [self._column.sub(lambda match: f".{self._safe_columns[match[1]]}", piece) for piece in pieces[::2]]
        return "".join(pieces)


def _loose(statements: list[Token], markup: str) -> Problem | None:
    """The first statement that is not ended in its line, or that ends none."""
    opened: list[Token] = []
    for token in statements:
        word = _code(markup, token).split(" ")[0]
        if word in ("for", "if"):
            opened.append(token)
        elif word.startswith("end") and (not opened or word != f"end{_code(markup, opened.pop()).split(' ')[0]}"):
            return Problem(tr("“{what}”前面没有它要结束的那一句。", what=markup[token.start : token.end]), column=token.start)
    for token in opened[:1]:
        end = f"{{% end{_code(markup, token).split(' ')[0]} %}}"
        return Problem(tr("“{what}”后面少了“{end}”，要写在同一段里。", what=markup[token.start : token.end][:30], end=end), column=token.start)
    return None


def _clean_literal(token: Token, problems: list[Problem]) -> str:
    text, changed = clean_text(token.text)
    if changed:
        problems.append(Problem(tr("文字里有看不见的控制字符，已经去掉。"), column=token.start))
    return text


def _code(markup: str, token: Token) -> str:
    """A token's code without jinja2's marks for blanks, which mean nothing inside a paragraph."""
    inside = markup[token.start + 2 : token.end - 2]
    inside = inside[1:] if inside[:1] in ("-", "+") else inside
    return (inside[:-1] if inside[-1:] in ("-", "+") else inside).strip()


def _parsed(source: str, texts: Mapping[str, str], tokens: "tuple[Token, ...] | list[Token]", problems: list[Problem]) -> CodePart | None:
    """The part that jinja2 reads from the source, whose n-th line is the n-th token; None, with a problem, when it can't be used."""
    code = " ".join(token.text for token in tokens if token.kind != TokenKind.TEXT)
    if len(code) > CODE_LIMIT:
        problems.append(Problem(tr("这里的写法太长，最多 {limit} 个字。", limit=CODE_LIMIT), column=tokens[0].start, is_limit=True))
        return None
    from editor.composing.language.parsing import MarkupError, parse  # noqa: PLC0415 - most drafts need no jinja2, and it takes time to load

    try:
        return CodePart(parse(source), texts, code, tokens[0].start)
    except MarkupError as error:
        token = tokens[min(error.line, len(tokens)) - 1]
        problems.append(Problem(error.of(token.text[:20]), column=token.start))
        return None


@lru_cache(maxsize=32)
def _language(keys: tuple[str, ...], columns: tuple[str, ...]) -> Language:
    return Language(keys, columns)


def language_of(fields: tuple[Field, ...]) -> Language:
    """The language of a template with these fields."""
    columns = dict.fromkeys(column.key for f in fields for column in f.columns)
    return _language(tuple(f.key for f in fields), tuple(columns))
