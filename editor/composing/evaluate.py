"""Evaluates what jinja2 read: one small function for each kind of node that may stand in a template."""

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal, DecimalException, localcontext

from jinja2 import nodes

from editor.composing.data import Blank, Data, ExpressionError, Item, Loop, Slot, UnfilledError, data_of, number_of, text_of
from editor.composing.filters import apply_filter
from editor.composing.language import CodePart, Part
from editor.composing.scope import Scope
from editor.model.words import tr

LONGEST = 100_000
_DIGITS = Context(prec=40, Emax=400, Emin=-400)
_OPERATIONS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
}
_COMPARISONS: Mapping[str, Callable[[Data, Data], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": lambda a, b: number_of(a) < number_of(b),
    "lteq": lambda a, b: number_of(a) <= number_of(b),
    "gt": lambda a, b: number_of(a) > number_of(b),
    "gteq": lambda a, b: number_of(a) >= number_of(b),
    "in": lambda a, b: text_of(a) in text_of(b) if isinstance(b, str) else isinstance(b, tuple) and a in b,
    "notin": lambda a, b: not _COMPARISONS["in"](a, b),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What one expression writes: text, and the slot that it shows, or that it was derived from; None for text of the template's own."""

    text: str
    slot: Slot | None = None
    filled: bool = True
    derived: bool = False


@dataclass(slots=True)
class Evaluator:
    """Evaluates one part of code in a scope; `bound` are the loops' variables."""

    part: CodePart
    scope: Scope
    bound: dict[str, Data] = field(default_factory=dict[str, Data])

    def written(self, tree: tuple[nodes.Node, ...] | list[nodes.Node]) -> Iterator[Shown]:
        """What a piece of the tree writes, in order."""
        for node in tree:
            self.scope.budget.spend()
            if isinstance(node, nodes.Output):
                yield from (self._shown(child) for child in node.nodes if not isinstance(child, nodes.TemplateData))
            elif isinstance(node, nodes.If):
                yield from self.written(self._branch(node))
            elif isinstance(node, nodes.For):
                yield from self._loop(node)

    def _shown(self, node: nodes.Expr) -> Shown:
        if isinstance(node, nodes.Name) and node.name in self.part.texts:
            return Shown(self.scope.budget.write(self.part.texts[node.name]))
        before = len(self.scope.slots)
        plain = isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem)
        try:
            data = self.value(node)
            text = text_of(data)
        except UnfilledError as blank:
            return Shown("", blank.slot, filled=False, derived=not plain)
        read = self.scope.slots[before:]
        if plain and read:
            return Shown(self.scope.budget.write(read[-1].shown), read[-1])
        return Shown(self.scope.budget.write(text), read[0] if read else None, derived=bool(read))

    def _branch(self, node: nodes.If) -> list[nodes.Node]:
        for branch in (node, *node.elif_):
            if self.truth(branch.test):
                return branch.body
        return node.else_

    def _loop(self, node: nodes.For) -> Iterator[Shown]:
        if not isinstance(node.target, nodes.Name):
            raise ExpressionError(tr("for 后面只能写一个名字。"))
        name, items = node.target.name, self._items(node)
        outer = dict(self.bound)
        for index, item in enumerate(items, 1):
            self.bound |= {name: item, "loop": Loop(index, len(items))}
            yield from self.written(node.body)
        self.bound = outer
        if not items:
            yield from self.written(node.else_)

    def _items(self, node: nodes.For) -> list[Data]:
        rows = self.value(node.iter)
        if not isinstance(rows, tuple):
            raise ExpressionError(tr("for … in 后面要写一张表的名称。"))
        if node.test is None:
            return list(rows)
        return [item for item in rows if self._passes(node.test, {getattr(node.target, "name", ""): item})]

    def _passes(self, test: nodes.Expr, names: Mapping[str, Data]) -> bool:
        return Evaluator(self.part, self.scope, {**self.bound, **names}).truth(test)

    def truth(self, node: nodes.Expr) -> bool:
        """Whether a condition holds; one that needs a value which is missing does not."""
        try:
            return bool(self.value(node))
        except UnfilledError:
            return False

    def value(self, node: nodes.Node) -> Data:
        """The value of an expression; raises UnfilledError or ExpressionError."""
        self.scope.budget.spend()
        return _VALUES[type(node)](self, node)

    def _name(self, node: nodes.Name) -> Data:
        if node.name in self.bound:
            return self.bound[node.name]
        key = self.scope.language.names.get(node.name, "")
        item = self.scope.loop if node.name == "loop" else self.scope.items.get(key or node.name)
        if item is not None:
            return item
        if not key:
            raise ExpressionError(tr("没有叫“{name}”的填写项。", name=node.name))
        described = self.scope.draft.template.by_key[key]
        return self.scope.rows(key) if described.type == "rows" else data_of(self.scope.slot(key))

    def _attribute(self, node: nodes.Getattr) -> Data:
        owner = self.value(node.node)
        if isinstance(owner, Loop):
            return _loop_attribute(owner, node.attr)
        return self._cell(owner, self.scope.language.columns.get(node.attr, node.attr))

    def _element(self, node: nodes.Getitem) -> Data:
        owner, index = self.value(node.node), self.value(node.arg)
        if isinstance(owner, tuple) and isinstance(index, Decimal) and 0 <= index < len(owner):
            return owner[int(index)]
        return self._cell(owner, text_of(index))

    def _cell(self, owner: Data, column: str) -> Data:
        if isinstance(owner, Item):
            return data_of(self.scope.cell(owner, column))
        if isinstance(owner, tuple):
            raise ExpressionError(tr("“{column}”是表里的一列。请写在 for 里面。", column=column))
        raise ExpressionError(tr("“.{column}”前面不是一张表。", column=column))

    def _constant(self, node: nodes.Const) -> Data:
        value: object = node.value
        if isinstance(value, bool | str):
            return value
        if isinstance(value, int | float) and abs(number := Decimal(str(value))) < Decimal("1e40"):
            return number
        raise ExpressionError(tr("这里不能写“{value}”。", value=str(value)[:20]))

    def _filter(self, node: nodes.Filter) -> Data:
        assert node.node is not None
        arguments = [self.value(argument) for argument in node.args]
        return _bounded(apply_filter(node.name, self.value(node.node), arguments))

    def _comparison(self, node: nodes.Compare) -> bool:
        left = self.value(node.expr)
        for operand in node.ops:
            right = self.value(operand.expr)
            self.scope.budget.spend(1 + (len(right) // 100 if isinstance(right, str) else 0))
            if not _COMPARISONS[operand.op](_comparable(left), _comparable(right)):
                return False
            left = right
        return True

    def _arithmetic(self, node: nodes.BinExpr) -> Data:
        left, right = self.value(node.left), self.value(node.right)
        with localcontext(_DIGITS):
            return _OPERATIONS[node.operator](number_of(left), number_of(right))

    def _sign(self, node: nodes.UnaryExpr) -> Data:
        number = number_of(self.value(node.node))
        return -number if isinstance(node, nodes.Neg) else number

    def _joined(self, node: nodes.Concat) -> Data:
        return _bounded("".join([text_of(self.value(child)) for child in node.nodes]))

    def _choice(self, node: nodes.CondExpr) -> Data:
        if self.truth(node.test):
            return self.value(node.expr1)
        return self.value(node.expr2) if node.expr2 else ""

    def _and(self, node: nodes.And) -> Data:
        return self.value(node.right) if self.truth(node.left) else False

    def _or(self, node: nodes.Or) -> Data:
        return self.value(node.left if self.truth(node.left) else node.right)

    def _not(self, node: nodes.Not) -> Data:
        return not self.truth(node.node)

    def _list(self, node: "nodes.List | nodes.Tuple") -> Data:
        return tuple(self.value(item) for item in node.items)


def _comparable(data: Data) -> Data:
    return "" if isinstance(data, Blank) else data


def _bounded(data: Data) -> Data:
    if isinstance(data, str) and len(data) > LONGEST:
        raise ExpressionError(tr("模板写出的文字太多，这里只编排了一部分。"))
    return data


def _loop_attribute(loop: Loop, name: str) -> Data:
    values: dict[str, Data] = {
        "index": Decimal(loop.index),
        "index0": Decimal(loop.index - 1),
        "revindex": Decimal(loop.length - loop.index + 1),
        "length": Decimal(loop.length),
        "first": loop.index == 1,
        "last": loop.index == loop.length,
    }
    if name not in values:
        raise ExpressionError(tr("loop 没有“{name}”。能用 index、first、last、length。", name=name))
    return values[name]


_ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod)
# The methods of one class, each for its own kind of node: the table says which, so the types meet only here.
_VALUES: Mapping[type[nodes.Node], Callable[[Evaluator, nodes.Node], Data]] = {  # pyright: ignore[reportAssignmentType]
    nodes.Name: Evaluator._name,
    nodes.Getattr: Evaluator._attribute,
    nodes.Getitem: Evaluator._element,
    nodes.Const: Evaluator._constant,
    nodes.Filter: Evaluator._filter,
    nodes.Compare: Evaluator._comparison,
    nodes.Neg: Evaluator._sign,
    nodes.Pos: Evaluator._sign,
    nodes.Concat: Evaluator._joined,
    nodes.CondExpr: Evaluator._choice,
    nodes.And: Evaluator._and,
    nodes.Or: Evaluator._or,
    nodes.Not: Evaluator._not,
    nodes.List: Evaluator._list,
    nodes.Tuple: Evaluator._list,
    **dict.fromkeys(_ARITHMETIC, Evaluator._arithmetic),
}


def shown_of(part: CodePart, scope: Scope) -> list[Shown]:
    """What a part of code writes; where it fails, what it wrote so far and the code in brackets, with a problem in the scope."""
    shown: list[Shown] = []
    try:
        for piece in Evaluator(part, scope).written(part.tree):
            shown.append(piece)
    except _FAILURES as error:
        scope.problems.append(_words_of(error, part).problem(part.column))
        shown.append(Shown(f"〔{part.code[:100]}〕"))
    return shown


def result_of(part: Part, scope: Scope) -> Data:
    """The value of a part that is a single expression; raises ExpressionError or UnfilledError."""
    assert isinstance(part, CodePart)
    output = part.tree[0]
    assert isinstance(output, nodes.Output)
    try:
        return Evaluator(part, scope).value(output.nodes[0])
    except _FAILURES as error:
        raise _words_of(error, part) from error


_FAILURES = (ExpressionError, ValueError, TypeError, DecimalException, RecursionError)


def _words_of(error: Exception, part: CodePart) -> ExpressionError:
    if isinstance(error, ExpressionError):
        return error
    if isinstance(error, RecursionError):
        return ExpressionError(tr("看不懂“{code}”。请写得简单些。", code=part.code[:20]))
    return ExpressionError(tr("“{code}”算不出来。请检查用到的值是不是数。", code=part.code[:20]))
