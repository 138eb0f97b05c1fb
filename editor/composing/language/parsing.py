"""jinja2 reads the code of templates, and only what is listed here may stand in it.

Literal text and plain `{{ key }}` never reach jinja2. What does is read, not run: the tree that it gives is evaluated by `expressions` and
`statements`, in which what is not listed does not exist, every step is counted and every text and number is bounded. So there is nothing
to break out of, and nothing that has to be killed.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from jinja2 import TemplateSyntaxError, nodes
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from editor.composing.language.comparing import TESTS
from editor.composing.language.filters import FILTERS
from editor.model.text.series import in_row
from editor.model.words import tr

_ALLOWED: frozenset[type[nodes.Node]] = frozenset(
    {
        *(nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Filter),
        *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Concat, nodes.List, nodes.Tuple, nodes.Test),
        nodes.Keyword,
        *(nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos),
    }
)
_WRITTEN_AS: Mapping[type[nodes.Node], str] = {
    nodes.Pow: "**",
    nodes.Call: "( )",
    nodes.Slice: ":",
    nodes.Dict: "{ }",
    nodes.For: "recursive",
}


def _environment() -> ImmutableSandboxedEnvironment:
    """An environment that knows our filters and nothing else."""
    environment = ImmutableSandboxedEnvironment(autoescape=False, keep_trailing_newline=True)
    for table in (environment.filters, environment.tests, environment.globals):
        table.clear()
    environment.filters.update(FILTERS)  # pyright: ignore[reportArgumentType, reportCallIssue] - jinja2 types the table by its own filters
    return environment


_READER = _environment()
_WIDE = {"（": "(", "）": ")", "，": ",", "“": '"', "”": '"', "‘": "'", "’": "'", "。": ".", "｜": "|", "＋": "+", "－": "-", "＊": "*", "／": "/"}


def _of_sign(sign: str) -> str:
    """What is said of a sign that code has none of."""
    if sign == "=":
        return tr("相等要写成“==”")
    if sign in _WIDE:
        return tr("“{sign}”要写成半角的“{plain}”", sign=sign, plain=_WIDE[sign])
    return tr("少了一个引号") if sign in "'\"" else tr("“{sign}”不能写在这里", sign=sign)


_MISTAKES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (re.compile(r"unexpected '.+', expected '(.+)'"), lambda wanted: tr("少了“{wanted}”", wanted=wanted)),
    (re.compile(r"unexpected char (?:'(.)'|\"'\").*"), lambda sign: _of_sign(sign or "'")),
    (re.compile(r"Expected an expression, got 'end of.*()"), lambda _: tr("里面什么也没有写")),
    (re.compile(r"(?:.*'end of [a-z ]*'|expected name or number)()"), lambda _: tr("没有写完")),
    (re.compile(r"expected token 'in'.*()"), lambda _: tr("要写成 for 行 in 表")),
    (re.compile(r"expected token 'end of .*, got '(\w)+'"), lambda _: tr("两个名称之间少了符号")),
    (re.compile(r"(?:unexpected|.*, got) '(.+)'"), _of_sign),
)
"""What jinja2 says of code that it can't read, and what is said of it to the person."""


def _mistake(said: str) -> str:
    """What is wrong with code, in the person's words; nothing where that can't be told."""
    return next((words(match[1]) for pattern, words in _MISTAKES if (match := pattern.fullmatch(said))), "")


class MarkupError(Exception):
    """Code that can't be read or may not stand in a template: the line from 1, and what the person is told of it where something can be told:
    a sentence, or only `why` it can't be read.
    """

    def __init__(self, line: int, text: str = "", why: str = "") -> None:
        super().__init__(text)
        self.line = line
        self.text = text
        self.why = why

    def of(self, code: str) -> str:
        """The sentence for the person; the code is what can't be read."""
        code = code or "{{ }}"
        if self.why:
            return tr("看不懂“{code}”：{why}。", code=code, why=self.why)
        return self.text or tr("看不懂“{code}”。请检查括号、引号和 end。", code=code)


def parse(source: str) -> tuple[nodes.Node, ...]:
    """The tree of a source; raises MarkupError.

    The parser is asked by itself: the environment would compile and run a line of Python to make the traceback of an error look nice.
    """
    try:
        tree = tuple(Parser(_READER, source).parse().body)
    except TemplateSyntaxError as error:
        raise MarkupError(error.lineno, why=_mistake(error.message or "")) from error
    except (RecursionError, ValueError) as error:
        raise MarkupError(1) from error
    for node in walk(tree):
        _refuse(node)
    return tree


def _refuse(node: nodes.Node) -> None:
    """Raise MarkupError when a node may not stand in a template."""
    if type(node) not in _ALLOWED or (isinstance(node, nodes.For) and node.recursive):
        raise MarkupError(node.lineno, tr("模板里不能用“{what}”这种写法。", what=_WRITTEN_AS.get(type(node), type(node).__name__.lower())))
    if isinstance(node, nodes.Filter) and (node.name not in FILTERS or node.node is None or node.dyn_args or node.dyn_kwargs):
        known = in_row(name for name in FILTERS if not name.isascii())
        raise MarkupError(node.lineno, tr("不认识“| {name}”。能用的有：{known}。", name=node.name, known=known))
    if isinstance(node, nodes.Filter) and (odd := _odd_way(node)):
        raise MarkupError(node.lineno, tr("模板里不能用“{what}”这种写法。", what=odd))
    if isinstance(node, nodes.Test) and (node.name not in TESTS or node.args or node.kwargs):
        raise MarkupError(node.lineno, tr("模板里不能用“{what}”这种写法。", what=f"is {node.name}"))
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        raise MarkupError(node.lineno, tr("模板里不能用“{what}”这种写法。", what=f".{node.attr}"))


def _odd_way(node: nodes.Filter) -> str:
    """How a filter is given by name what is no name of a value (`attribute`, as filters of lists take it), or map a filter; "" when it is not."""
    named = next((f"{given.key}=…" for given in node.kwargs if given.key != "attribute"), "")
    odd = named or ("…" if node.name == "map" and node.args else "")
    return f"| {node.name}({odd})" if odd else ""


def walk(tree: tuple[nodes.Node, ...]) -> Iterator[nodes.Node]:
    """Every node of a tree in the order of the text, however deep."""
    waiting = list(reversed(tree))
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(list(node.iter_child_nodes()))


def names_in(tree: tuple[nodes.Node, ...]) -> tuple[list[str], set[str]]:
    """The names that a tree uses, in order, and those that its loops set."""
    names = [node for node in walk(tree) if isinstance(node, nodes.Name)]
    return [name.name for name in names], {name.name for name in names if name.ctx == "store"}
