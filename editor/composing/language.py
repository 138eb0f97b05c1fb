"""The language of templates: jinja2 reads it, and only what is listed here may stand in it.

Literal text and plain `{{ key }}` never reach jinja2. What does reach it is read, not run: the tree that it gives is evaluated by our own
`Evaluator`, in which what is not listed does not exist, every step is counted and every text and number is bounded. So there is nothing
to break out of, and nothing that has to be killed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from editor.composing.cleaning import clean_text
from editor.composing.filters import FILTERS
from editor.model.field import Field
from editor.model.markup import KeyFinder, Token, tokens_of
from editor.model.problem import Problem
from editor.model.words import tr

CODE_LIMIT = 2000
_STATEMENTS = frozenset({"for", "endfor", "if", "elif", "else", "endif"})
_SAFE_NAME = re.compile(r"[fc]_\d+")
_QUOTED = re.compile(r"(\"[^\"]*\"|'[^']*')")
_ALLOWED: frozenset[type[nodes.Node]] = frozenset(
    {
        *(nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Filter),
        *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Concat, nodes.List, nodes.Tuple),
        *(nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos),
    }
)
_WRITTEN_AS: Mapping[type[nodes.Node], str] = {
    nodes.Pow: "**",
    nodes.Call: "( )",
    nodes.Slice: ":",
    nodes.Test: "is",
    nodes.Dict: "{ }",
    nodes.For: "recursive",
}
_environment = ImmutableSandboxedEnvironment(autoescape=False, keep_trailing_newline=True)
for table in (_environment.filters, _environment.tests, _environment.globals):
    table.clear()
_environment.filters.update(FILTERS)  # pyright: ignore[reportArgumentType, reportCallIssue] - jinja2 types the table by its own filters


@dataclass(frozen=True, slots=True)
class KeyPart:
    """A plain slot `{{ key }}`."""

    key: str


@dataclass(frozen=True, slots=True)
class CodePart:
    """Code that jinja2 read: its tree, the literal texts that stand in it by name, and how it was written."""

    tree: tuple[nodes.Node, ...]
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
        """The program of a single expression, as `computed` and `rule` hold it."""
        return self.program(f"{{{{ {code} }}}}")

    def variable(self, name: str) -> str:
        """The name under which code knows a variable: a key that it is made of is a safe name there too."""
        safe = self._safe_code(name)
        return self.names.get(safe, safe)

    def written(self, name: str) -> str:
        """A name that jinja2 read, as the template has it."""
        return _SAFE_NAME.sub(lambda match: self.names.get(match[0], self.columns.get(match[0], match[0])), name)

    def _read(self, markup: str) -> Program:
        tokens = tokens_of(markup)
        keys = tuple(dict.fromkeys(key for t in tokens if t.kind != "text" for key, _, _ in self.finder.keys_in(t.text)))
        problems: list[Problem] = []
        if any(t.kind == "statement" for t in tokens):
            parts = [self._statements(markup, tokens, problems)]
        else:
            parts = [self._part(markup, token, problems) for token in tokens]
        return Program(tuple(parts), keys, tuple(problems))

    def _part(self, markup: str, token: Token, problems: list[Problem]) -> Part:
        if token.kind == "text":
            return _clean_literal(token, problems)
        if token.text in self._safe:
            return KeyPart(token.text)
        source = f"{{{{ {self._safe_code(_code(markup, token))} }}}}"
        return _parsed(source, {}, [token], problems) or _shown_code(token.text)

    def _statements(self, markup: str, tokens: tuple[Token, ...], problems: list[Problem]) -> Part:
        """The part of a line with statements: each token on a line of its own, so that jinja2's line numbers name the token."""
        texts: dict[str, str] = {}
        lines: list[str] = []
        for index, token in enumerate(tokens):
            if token.kind == "text":
                texts[f"t_{index}"] = _clean_literal(token, problems)
                lines.append(f"{{{{ t_{index} }}}}")
            else:
                code = self._safe_code(_code(markup, token))
                lines.append(f"{{{{ {code} }}}}" if token.kind == "slot" else f"{{% {code} %}}")
        refused = next((t for t in tokens if t.kind == "statement" and _code(markup, t).split(" ")[0] not in _STATEMENTS), None)
        if refused:
            problems.append(Problem(tr("模板里不能写“{what}”。只能用 for 和 if。", what=refused.text[:20]), column=refused.start))
            return clean_text(markup)[0]
        return _parsed("\n".join(lines), texts, tokens, problems) or clean_text(markup)[0]

    def _safe_code(self, code: str) -> str:
        """The code with keys and columns as names that jinja2 can read."""
        for key, start, end in reversed(self.finder.keys_in(code)):
            code = f"{code[:start]}{self._safe[key]}{code[end:]}"
        if self._column is None or "." not in code:
            return code
        pieces = _QUOTED.split(code)
        pieces[::2] = [self._column.sub(lambda match: f".{self._safe_columns[match[1]]}", piece) for piece in pieces[::2]]
        return "".join(pieces)


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


def _shown_code(code: str) -> str:
    """What stands in the text in place of code that can't be read."""
    return f"〔{clean_text(code)[0]}〕"


def _parsed(source: str, texts: Mapping[str, str], tokens: "tuple[Token, ...] | list[Token]", problems: list[Problem]) -> CodePart | None:
    """The part that jinja2 reads from the source, whose n-th line is the n-th token; None, with a problem, when it can't be used."""
    code = " ".join(token.text for token in tokens if token.kind != "text")
    if len(code) > CODE_LIMIT:
        problems.append(Problem(tr("这里的写法太长，最多 {limit} 个字。", limit=CODE_LIMIT), column=tokens[0].start))
        return None
    try:
        tree = tuple(_environment.parse(source).body)
        refused = _refusal(tree)
    except TemplateSyntaxError as error:
        token = tokens[min(error.lineno, len(tokens)) - 1]
        problems.append(Problem(tr("看不懂“{code}”。请检查括号、引号和 end。", code=token.text[:20]), column=token.start))
        return None
    except (RecursionError, ValueError):
        problems.append(Problem(tr("看不懂“{code}”。请写得简单些。", code=code[:20]), column=tokens[0].start))
        return None
    if refused:
        token = tokens[min(refused[1], len(tokens)) - 1]
        problems.append(Problem(refused[0], column=token.start))
        return None
    return CodePart(tree, texts, code, tokens[0].start)


def _refusal(tree: tuple[nodes.Node, ...]) -> tuple[str, int] | None:
    """What in the tree may not stand in a template, in words, with its line; None when all may."""
    for node in walk(tree):
        if type(node) not in _ALLOWED or (isinstance(node, nodes.For) and node.recursive):
            return tr("模板里不能用“{what}”这种写法。", what=_name_of(node)), node.lineno
        if isinstance(node, nodes.Filter) and (node.name not in FILTERS or node.node is None or node.kwargs or node.dyn_args or node.dyn_kwargs):
            known = "、".join(name for name in FILTERS if not name.isascii())
            return tr("不认识“| {name}”。能用的有：{known}。", name=node.name, known=known), node.lineno
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            return tr("模板里不能用“{what}”这种写法。", what=f".{node.attr}"), node.lineno
    return None


def _name_of(node: nodes.Node) -> str:
    names: dict[type[nodes.Node], str] = {
        nodes.Pow: "**",
        nodes.Call: "( )",
        nodes.Slice: ":",
        nodes.Test: "is",
        nodes.Dict: "{ }",
        nodes.For: "recursive",
    }
    return names.get(type(node), type(node).__name__.lower())


def walk(tree: tuple[nodes.Node, ...]) -> Iterator[nodes.Node]:
    """Every node of a tree in the order of the text, however deep."""
    waiting = list(reversed(tree))
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(list(node.iter_child_nodes()))


@lru_cache(maxsize=32)
def _language(keys: tuple[str, ...], columns: tuple[str, ...]) -> Language:
    return Language(keys, columns)


def language_of(fields: tuple[Field, ...]) -> Language:
    """The language of a template with these fields."""
    columns = dict.fromkeys(column.key for f in fields for column in f.columns)
    return _language(tuple(f.key for f in fields), tuple(columns))
