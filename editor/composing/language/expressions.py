"""Evaluates the expressions that jinja2 read: one small function for each kind of node that may stand in one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal, DecimalException, localcontext

from jinja2 import nodes

from editor.composing.language.comparing import COMPARISONS, TESTS
from editor.composing.language.data import (
    Data,
    ExpressionError,
    Item,
    LimitError,
    Loop,
    Record,
    SlotValue,
    Unfilled,
    UnfilledError,
    data_of,
    is_given,
    number_of,
    rows_slot,
    text_of,
    unusable,
    words_of,
)
from editor.composing.language.filters import DATED, apply_filter
from editor.composing.language.language import CodePart, KeyPart
from editor.composing.language.scope import Scope
from editor.model.template.field import Field, FieldType
from editor.model.typed.dates import with_year
from editor.model.words import tr

LONGEST = 100_000
FAILURES = (ExpressionError, ValueError, TypeError, DecimalException, RecursionError)
_DIGITS = Context(prec=40, Emax=400, Emin=-400)


@dataclass(slots=True)
class ExpressionFrame:
    """Where an expression stands: its scope and the variables of the loops around it."""

    scope: Scope
    bound: dict[str, Data] = field(default_factory=dict[str, Data])


def value_of(node: nodes.Node, frame: ExpressionFrame) -> Data:
    """The value of an expression; raises UnfilledError where a value is missing, ExpressionError and its like where it makes no sense."""
    frame.scope.budget.spend()
    return _VALUES[type(node)](node, frame)


def holds(node: nodes.Node, frame: ExpressionFrame) -> bool:
    """Whether a condition holds; one that needs a value which is missing does not."""
    try:
        data = value_of(node, frame)
        return is_given(data) and bool(data)
    except UnfilledError:
        return False


def slot_of(key: str, scope: Scope) -> SlotValue:
    """The value of a field: what was given, or what is computed, which is unfilled as long as a value for it is missing."""
    described = scope.draft.template.by_key[key]
    return scope.seen(SlotValue(key, described, _computed(described, scope)) if described.computed else scope.given(key))


def _computed(described: Field, scope: Scope) -> str:
    if described.key in scope.computing:
        raise ExpressionError(tr("“{name}”的算式又用到了它自己。", name=described.name))
    scope.computing.append(described.key)
    seen = len(scope.slots)
    try:
        return text_of(result_of(described.computed, scope))
    except UnfilledError:
        return ""
    finally:
        scope.computing.pop()
        del scope.slots[seen:]


def result_of(code: str, scope: Scope) -> Data:
    """The value of a single expression (`computed`, `rule`); raises ExpressionError or UnfilledError."""
    program = scope.language.expression(code)
    part = program.parts[0]
    try:
        if isinstance(part, KeyPart):
            return data_of(slot_of(part.key, scope))
        if isinstance(part, CodePart) and isinstance(output := part.tree[0], nodes.Output):
            return value_of(output.nodes[0], ExpressionFrame(scope))
    except FAILURES as error:
        raise words_of(error, scope.slots) from error
    if (wrong := program.problems[0]).is_limit:
        raise LimitError(wrong.text)
    raise unusable()


def _name(node: nodes.Name, frame: ExpressionFrame) -> Data:
    if node.name in frame.bound:
        return frame.bound[node.name]
    key = frame.scope.language.names.get(node.name, "")
    item = frame.scope.loop if node.name == "loop" else frame.scope.items.get(key or node.name)
    if item is not None:
        return item
    if not key:
        raise ExpressionError(tr("没有叫“{name}”的填写项。", name=frame.scope.language.written(node.name)))
    described = frame.scope.draft.template.by_key[key]
    if described.type != FieldType.ROWS:
        return data_of(slot_of(key, frame.scope))
    rows = frame.scope.rows(key)
    frame.scope.seen(rows_slot(rows))
    return rows


def _attribute(node: nodes.Getattr, frame: ExpressionFrame) -> Data:
    owner = value_of(node.node, frame)
    if isinstance(owner, Loop):
        return _loop_attribute(owner, node.attr)
    return _cell(owner, frame.scope.language.written(node.attr), frame)


def _element(node: nodes.Getitem, frame: ExpressionFrame) -> Data:
    owner, index = value_of(node.node, frame), value_of(node.arg, frame)
    if isinstance(owner, tuple) and isinstance(index, Decimal) and -len(owner) <= index < len(owner):
        return owner[int(index)]
    return _cell(owner, text_of(index), frame)


def _cell(owner: Data, column: str, frame: ExpressionFrame) -> Data:
    if isinstance(owner, Item):
        return data_of(frame.scope.cell(owner, column))
    if isinstance(owner, Record):
        return owner.cells.get(column, Unfilled(SlotValue(column, Field(column), "")))
    if isinstance(owner, Unfilled):
        raise UnfilledError(owner.slot)
    if isinstance(owner, tuple):
        raise ExpressionError(tr("“{column}”是表里的一列。请写在 for 里面。", column=column))
    raise ExpressionError(tr("“.{column}”前面不是一张表。", column=column))


def _constant(node: nodes.Const, _frame: ExpressionFrame) -> Data:
    value: object = node.value
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float) and abs(number := Decimal(str(value))) < Decimal("1e40"):
        return number
    raise ExpressionError(tr("这里不能写“{value}”。", value=str(value)[:20]))


def _filter(node: nodes.Filter, frame: ExpressionFrame) -> Data:
    assert node.node is not None
    arguments = [value_of(argument, frame) for argument in node.args]
    named = {str(given.key): value_of(given.value, frame) for given in node.kwargs}
    seen = len(frame.scope.slots)
    data = value_of(node.node, frame)
    frame.scope.budget.spend(len(data) // 100 if isinstance(data, tuple) else 0)
    if node.name in DATED and isinstance(data, str) and data.startswith("--"):
        data = with_year(data, frame.scope.year())
    return _bounded(apply_filter(node.name, data, arguments or _own_unit(node, frame.scope.slots[seen:]), named))


def _own_unit(node: nodes.Filter, read: list[SlotValue]) -> list[Data]:
    """What 大写 says of a field by itself is the amount in the unit of that field."""
    if node.name != "大写" or not isinstance(node.node, nodes.Name | nodes.Getattr):
        return []
    return [slot.field.unit for slot in read[-1:] if slot.field.unit.endswith("元")]


def _comparison(node: nodes.Compare, frame: ExpressionFrame) -> bool:
    left = value_of(node.expr, frame)
    for operand in node.ops:
        right = value_of(operand.expr, frame)
        frame.scope.budget.spend(1 + (len(right) // 100 if isinstance(right, str) else 0))
        if not COMPARISONS[operand.op](left, right):
            return False
        left = right
    return True


def _arithmetic(node: nodes.BinExpr, frame: ExpressionFrame) -> Data:
    left, right = value_of(node.left, frame), value_of(node.right, frame)
    if isinstance(left, tuple) and isinstance(right, tuple) and node.operator == "+":
        frame.scope.budget.spend(len(left) + len(right))
        return (*left, *right)
    with localcontext(_DIGITS):
        return _OPERATIONS[node.operator](number_of(left), number_of(right))


def _sign(node: nodes.UnaryExpr, frame: ExpressionFrame) -> Data:
    number = number_of(value_of(node.node, frame))
    return -number if isinstance(node, nodes.Neg) else number


def _joined(node: nodes.Concat, frame: ExpressionFrame) -> Data:
    return _bounded("".join([text_of(value_of(child, frame)) for child in node.nodes]))


def _choice(node: nodes.CondExpr, frame: ExpressionFrame) -> Data:
    if holds(node.test, frame):
        return value_of(node.expr1, frame)
    return value_of(node.expr2, frame) if node.expr2 else ""


def _and(node: nodes.And, frame: ExpressionFrame) -> Data:
    return value_of(node.right, frame) if holds(node.left, frame) else False


def _or(node: nodes.Or, frame: ExpressionFrame) -> Data:
    return value_of(node.left if holds(node.left, frame) else node.right, frame)


def _not(node: nodes.Not, frame: ExpressionFrame) -> Data:
    return not holds(node.node, frame)


def _test(node: nodes.Test, frame: ExpressionFrame) -> Data:
    try:
        data = value_of(node.node, frame)
    except UnfilledError as error:
        data = Unfilled(error.slot)
    return TESTS[node.name](data)


def _list(node: "nodes.List | nodes.Tuple", frame: ExpressionFrame) -> Data:
    return tuple(value_of(item, frame) for item in node.items)


def _bounded(data: Data) -> Data:
    if isinstance(data, str) and len(data) > LONGEST:
        raise LimitError(tr("模板写出的文字太多，最多 {limit} 个字，这里只编排了一部分。", limit=f"{LONGEST:,}"))
    return data


def _loop_attribute(loop: Loop, name: str) -> Data:
    values: dict[str, Data] = {
        "index": Decimal(loop.index),
        "index0": Decimal(loop.index - 1),
        "revindex": Decimal(loop.length - loop.index + 1),
        "revindex0": Decimal(loop.length - loop.index),
        "length": Decimal(loop.length),
        "first": loop.index == 1,
        "last": loop.index == loop.length,
    }
    if name not in values:
        raise ExpressionError(tr("loop 没有“{name}”。能用 index、first、last、length。", name=name))
    return values[name]


_OPERATIONS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
}
_ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod)
_VALUES: Mapping[type[nodes.Node], Callable[..., Data]] = {
    nodes.Name: _name,
    nodes.Getattr: _attribute,
    nodes.Getitem: _element,
    nodes.Const: _constant,
    nodes.Filter: _filter,
    nodes.Compare: _comparison,
    nodes.Neg: _sign,
    nodes.Pos: _sign,
    nodes.Concat: _joined,
    nodes.CondExpr: _choice,
    nodes.And: _and,
    nodes.Or: _or,
    nodes.Not: _not,
    nodes.Test: _test,
    nodes.List: _list,
    nodes.Tuple: _list,
    **dict.fromkeys(_ARITHMETIC, _arithmetic),
}
