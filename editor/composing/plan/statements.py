"""What code writes into a paragraph: outputs, choices and loops, each piece with the slot that it shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from jinja2 import nodes

from editor.composing.language.data import Data, ExpressionError, LimitError, Loop, SlotValue, UnfilledError, data_of, text_of, words_of
from editor.composing.language.expressions import FAILURES, ExpressionFrame, holds, value_of
from editor.composing.language.language import CodePart
from editor.composing.language.limits import LOOP_PARTS
from editor.composing.language.scope import Scope
from editor.model.returned.edited import key_of
from editor.model.words import tr

_NOTHING = "〔\u3000\u3000〕"


@dataclass(frozen=True, slots=True)
class ShownExpression:
    """What one expression writes: text, and the slot that it shows, or that it was derived from; None for text of the template's own."""

    text: str
    slot: SlotValue | None = None
    filled: bool = True
    derived: bool = False


def shown_of(part: CodePart, scope: Scope) -> list[ShownExpression]:
    """What a part of code writes; where it fails, what it wrote so far and what the person filled in there, with a problem in the scope."""
    shown: list[ShownExpression] = []
    before = len(scope.slots)
    try:
        for piece in _written(part.tree, part, ExpressionFrame(scope)):
            shown.append(piece)
            if len(shown) >= LOOP_PARTS:
                raise LimitError(tr("模板里的循环太多，一段最多 {limit} 处，这里只编排了一部分。", limit=f"{LOOP_PARTS:,}"))
    except FAILURES as error:
        shown.append(_as_filled_in(error, scope.slots[before:], part, scope))
    return shown


def _as_filled_in(error: Exception, read: Sequence[SlotValue], part: CodePart, scope: Scope) -> ShownExpression:
    """What stands in place of an expression that fails: the value that it can't use as the person wrote it, and never its source."""
    filled = [slot for slot in read if slot.text and not slot.field.computed]
    wrong = next((slot for slot in filled if not isinstance(data_of(slot), Decimal)), next(iter(filled), None))
    is_limit = isinstance(error, LimitError)
    if wrong is None or is_limit:
        scope.problems.append(words_of(error, read).problem(part.column))
        return ShownExpression(_NOTHING if not is_limit else "")
    if not scope.is_let_stand(wrong):
        scope.problems.append(replace(words_of(error, read).problem(part.column), field=key_of(wrong.path)))
    return ShownExpression(wrong.shown, wrong, derived=True)


def _written(tree: "tuple[nodes.Node, ...] | list[nodes.Node]", part: CodePart, frame: ExpressionFrame) -> Iterator[ShownExpression]:
    for node in tree:
        frame.scope.budget.spend()
        if isinstance(node, nodes.Output):
            yield from (_shown(child, part, frame) for child in node.nodes if not isinstance(child, nodes.TemplateData))
        elif isinstance(node, nodes.If):
            yield from _written(_branch(node, frame), part, frame)
        elif isinstance(node, nodes.For):
            yield from _loop(node, part, frame)


def _shown(node: nodes.Expr, part: CodePart, frame: ExpressionFrame) -> ShownExpression:
    budget = frame.scope.budget
    if isinstance(node, nodes.Name) and node.name in part.texts:
        return ShownExpression(budget.write(part.texts[node.name]))
    before = len(frame.scope.slots)
    plain = isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem)
    try:
        text = text_of(value_of(node, frame))
    except UnfilledError as blank:
        return ShownExpression("", blank.slot, filled=False, derived=not plain)
    except LimitError:
        raise
    except FAILURES as error:
        return _as_filled_in(error, frame.scope.slots[before:], part, frame.scope)
    read = frame.scope.slots[before:]
    if plain and read:
        return ShownExpression(budget.write(read[-1].shown), read[-1], derived=bool(read[-1].field.computed))
    return ShownExpression(budget.write(text), read[0] if read else None, derived=bool(read))


def _branch(node: nodes.If, frame: ExpressionFrame) -> list[nodes.Node]:
    return next((branch.body for branch in (node, *node.elif_) if holds(branch.test, frame)), node.else_)


def _loop(node: nodes.For, part: CodePart, frame: ExpressionFrame) -> Iterator[ShownExpression]:
    if not isinstance(node.target, nodes.Name):
        raise ExpressionError(tr("for 后面只能写一个名字。"))
    items = _items(node, node.target.name, frame)
    for index, item in enumerate(items, 1):
        names: dict[str, Data] = {node.target.name: item, "loop": Loop(index, len(items))}
        yield from _written(node.body, part, ExpressionFrame(frame.scope, {**frame.bound, **names}))
    if not items:
        yield from _written(node.else_, part, frame)


def _items(node: nodes.For, name: str, frame: ExpressionFrame) -> list[Data]:
    try:
        rows = value_of(node.iter, frame)
    except UnfilledError:  # rows that nobody filled are one empty row: what is worked out of a missing value is no table at all
        rows = ""
    if not isinstance(rows, tuple):
        raise ExpressionError(tr("for … in 后面要写一张表的名称。"))
    test = node.test
    return [row for row in rows if test is None or holds(test, ExpressionFrame(frame.scope, {**frame.bound, name: row}))]
