"""Rules between fields: which ones a draft's values break, in words that name both sides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from jinja2 import nodes

from editor.composing.language.data import Data, ExpressionError, UnfilledError, is_given, text_of
from editor.composing.language.expressions import ExpressionFrame, result_of, value_of
from editor.composing.language.language import CodePart, Language, language_of
from editor.composing.language.scope import Budget, Scope
from editor.model.draft.draft import Draft
from editor.model.problem import Problem
from editor.model.template.field import Field, FieldType
from editor.model.template.values import show_value
from editor.model.words import tr

_MOST = 4
_FLIPPED = {"lt": "gt", "lteq": "gteq", "gt": "lt", "gteq": "lteq", "eq": "eq", "ne": "ne"}


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What a rule compares, seen from the field that the remark is shown at: that field's value, the operator, the other side."""

    own: Data
    operator: str
    right: Data
    other: Field | None


def rule_problems(draft: Draft) -> tuple[Problem, ...]:
    """The rules that the values break, each at the last of its fields in document order; a rule with an unfilled value is not broken."""
    ruled = [field for field in draft.template.fields if field.rule]
    if not ruled:
        return ()
    language = language_of(draft.template.fields)
    order = {field.key: at for at, field in enumerate(draft.fields)}
    return tuple(problem for field in ruled if (problem := _broken(draft, field, language, order)) is not None)


def _broken(draft: Draft, field: Field, language: Language, order: dict[str, int]) -> Problem | None:
    keys = sorted((key for key in _keys(draft, field, language) if key in order), key=order.__getitem__)
    if not keys or not all(draft.value(key) for key in keys) or _holds(draft, field.rule, language):
        return None
    at = draft.template.by_key[keys[-1]]
    compared = _comparison(draft, field.rule, language, at)
    other = compared.other.key if compared and compared.other else keys[-2] if len(keys) > 1 else None
    return Problem(
        (compared and _words(at, compared)) or _plainly([draft.template.by_key[key] for key in keys]),
        field=at.key,
        other=other if other in order else None,
    )


def _keys(draft: Draft, field: Field, language: Language) -> set[str]:
    """The fields that a rule speaks of; for a computed one those that it is computed from."""
    named = {field.key, *language.expression(field.rule).keys}
    computed = [draft.template.by_key[key].computed for key in named]
    return named | {key for code in computed if code for key in language.expression(code).keys}


def _scope(draft: Draft, language: Language) -> Scope:
    return Scope(draft, language, Budget())


def _holds(draft: Draft, rule: str, language: Language) -> bool:
    """Whether a rule holds; one that can't be worked out says nothing about the values: that is the template's or the value's own problem."""
    try:
        data = result_of(rule, _scope(draft, language))
        return bool(data) or not is_given(data)
    except (UnfilledError, ExpressionError):
        return True


def _comparison(draft: Draft, rule: str, language: Language, at: Field) -> _Comparison | None:
    """The rule as one comparison with the field alone on one side; None for a rule of another shape."""
    part = language.expression(rule).parts[0]
    node = cast("nodes.Output", part.tree[0]).nodes[0] if isinstance(part, CodePart) else None
    if not isinstance(node, nodes.Compare) or len(node.ops) != 1 or node.ops[0].op not in _FLIPPED:
        return None
    left, right, operator = node.expr, node.ops[0].expr, node.ops[0].op
    if _key_of(left, language) != at.key:
        left, right, operator = right, left, _FLIPPED[operator]
    if _key_of(left, language) != at.key:
        return None
    frame = ExpressionFrame(_scope(draft, language))  # Both sides can be worked out: the whole rule was before, and did not hold.
    return _Comparison(value_of(left, frame), operator, value_of(right, frame), draft.template.by_key.get(_key_of(right, language)))


def _key_of(node: nodes.Node, language: Language) -> str:
    return language.names.get(node.name, "") if isinstance(node, nodes.Name) else ""


def _words(at: Field, compared: _Comparison) -> str:
    """What is wrong and what to do, from the side of the field that it is shown at."""
    if compared.other is None:
        return _against_constant(compared.operator, compared.right)
    name = compared.other.name
    if at.type in (FieldType.DATE, FieldType.TIME) and compared.operator in _DATES:
        return _DATES[compared.operator](name, show_value(compared.other, text_of(compared.right)))
    if isinstance(compared.own, Decimal) and isinstance(compared.right, Decimal):
        unit = "%" if at.type == FieldType.PERCENT else at.unit if at.unit == compared.other.unit else ""
        return _NUMBERS[compared.operator](name, _amount(abs(compared.own - compared.right), unit))
    return {"eq": tr("与“{name}”不一致，请核对这两项。", name=name), "ne": tr("不能与“{name}”相同，请改一处。", name=name)}.get(compared.operator, "")


def _amount(difference: Decimal, unit: str) -> str:
    text = f"{difference:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text} {unit}".rstrip()


_NUMBERS: dict[str, Callable[[str, str], str]] = {
    "lteq": lambda name, by: tr("比“{name}”多 {by}，请核对这两项。", name=name, by=by),
    "gteq": lambda name, by: tr("比“{name}”少 {by}，请核对这两项。", name=name, by=by),
    "lt": lambda name, _by: tr("应当比“{name}”少，请核对这两项。", name=name),
    "gt": lambda name, _by: tr("应当比“{name}”多，请核对这两项。", name=name),
    "eq": lambda name, by: tr("与“{name}”差 {by}，请核对这两项。", name=name, by=by),
    "ne": lambda name, _by: tr("不能与“{name}”相同，请改一处。", name=name),
}
_DATES: dict[str, Callable[[str, str], str]] = {
    "lteq": lambda name, date: tr("晚于“{name}”（{date}），请核对这两项。", name=name, date=date),
    "gteq": lambda name, date: tr("早于“{name}”（{date}），请核对这两项。", name=name, date=date),
    "lt": lambda name, date: tr("应当早于“{name}”（{date}），请核对。", name=name, date=date),
    "gt": lambda name, date: tr("应当晚于“{name}”（{date}），请核对。", name=name, date=date),
}


def _against_constant(operator: str, right: Data) -> str:
    try:
        bound = text_of(right)
    except (ExpressionError, UnfilledError):
        return ""
    words = {
        "lteq": tr("不能大于 {bound}，请改小。", bound=bound),
        "gteq": tr("不能小于 {bound}，请改大。", bound=bound),
        "lt": tr("应当小于 {bound}，请改小。", bound=bound),
        "gt": tr("应当大于 {bound}，请改大。", bound=bound),
        "eq": tr("应当是 {bound}。", bound=bound),
        "ne": tr("不能是 {bound}。", bound=bound),
    }
    return words[operator]


def _plainly(fields: Sequence[Field]) -> str:
    """A rule of any other shape: the fields that it speaks of."""
    return tr("“{names}”对不上，请核对这几项。", names="”“".join(field.name for field in fields[:_MOST]))
