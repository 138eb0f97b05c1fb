"""What the review shows a field and a line as: colours of groups, names of roles, words of certainty."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from editor.desk import place_words, why_words
from editor.model.sample.inspection import Proposal, ProposalKind, SlotSpan, Span
from editor.model.sample.left_out import LeftOut
from editor.model.sample.offer import Offer, OfferKind
from editor.model.sample.review import ReviewField, Role
from editor.model.words import in_language, tr

TINTS = (
    ("#E9DDF3", "#7A4FA3"), ("#D5E8F3", "#2B6F97"), ("#DCEBD3", "#4D7B32"),
    ("#FBE3CB", "#A8651C"), ("#D3EBE6", "#1F7A6B"), ("#F5DCE5", "#A34A6E"),
)  # fmt: skip
"""Fill and underline of the groups, the same in both looks, as on paper."""
ON_TINT, GREY = "#1B1A18", "#5C574E"
_LOOKALIKE = re.compile(r"(?<![A-Za-z])[XxＸｘ×*＊_＿]+(?![A-Za-z])|某+(?![些种])")
_EMPHASIS = ("**", "__")
_SIGNS = {"*": "×", "/": "÷", "<=": "≤", ">=": "≥"}
"""Signs of code, and those of a sum on paper."""


def tints(slots: Iterable[SlotSpan]) -> dict[str, int]:
    """The place in TINTS for each field: in turn by first appearance, other than that of any neighbour in the same line."""
    slots = list(slots)
    beside: dict[str, set[str]] = {slot.field: set() for slot in slots}
    for one, other in pairwise(slots):
        if one.line == other.line and one.field != other.field:
            beside[one.field].add(other.field)
            beside[other.field].add(one.field)
    given: dict[str, int] = {}
    for number, field in enumerate(beside):
        near = [given[key] for key in beside[field] if key in given]
        turn = [(number + step) % len(TINTS) for step in range(len(TINTS))]
        given[field] = min(turn, key=near.count)
    return given


def sure_words(field: ReviewField) -> str:
    """How certain a field is, in words."""
    return tr("已认可") if field.accepted else (tr("拿不准"), tr("大致对"), tr("有把握"))[field.sure]


def role_words(role: Role, level: int) -> str:
    """What a line is called in the gutter."""
    levels = ("", tr("一级"), tr("二级"), tr("三级"), tr("四级"))
    names: Mapping[Role, str] = {
        Role.TITLE: tr("标题"), Role.ADDRESSEE: tr("主送"), Role.HEADING: levels[min(level, 4)], Role.BODY: tr("正文"), Role.NOISE: tr("杂质"),
        Role.SIGNATURE: tr("署名"), Role.DATE: tr("日期"), Role.BLANK: "", Role.ABOVE: tr("标题前"),
    }  # fmt: skip
    return names[role]


def proposal_kind_words(kind: ProposalKind, count: int) -> str:
    """What several proposals of a kind are called."""
    names: Mapping[ProposalKind, str] = {
        ProposalKind.DATE: tr("日期"), ProposalKind.AMOUNT: tr("金额"), ProposalKind.NUMBER: tr("数字"),
        ProposalKind.UNIT: in_language("单位", "organisation"),
        ProposalKind.PERSON: tr("姓名"), ProposalKind.LABEL: tr("后面空着的标签"), ProposalKind.MARKED: tr("标了颜色的文字"),
        ProposalKind.ROWS: tr("同样的行"), ProposalKind.BOX: tr("句子里的方框"),
    }  # fmt: skip
    return tr("{kind}，{count} 处", kind=names[kind], count=count)


def proposal_words(proposal: Proposal) -> str:
    """A place that may be a field: its name and what stands there."""
    text = proposal.text.strip()
    return f"{proposal.label or proposal.field}  “{text}”" if text else proposal.label or proposal.field


def offer_words(offer: Offer, labels: Mapping[str, str]) -> str:
    """What an offer asks, with the names of the fields: whether two are one value, whether one is computed or keeps a rule."""
    named = replace(offer, code=_as_formula(offer.code)).renamed(labels)
    if offer.why == OfferKind.SAME:
        return tr("同一个值？ {name} · {other}", name=named.field, other=named.others[0])
    if offer.gives_words:
        return tr("算出来？ {name} = {other}的大写", name=named.field, other=named.others[0])
    if offer.why == OfferKind.COMPUTED:
        return tr("算出来？ {name} = {code}", name=named.field, code=named.expression)
    return tr("加一条规则？ {code}", code=named.expression)


def _as_formula(code: str) -> str:
    """Code with the signs of a sum on paper, without what only says how the result is written: a share is one by another, not times a hundred."""
    bare = code.partition(" | ")[0]
    bare = bare[1:-1].removesuffix(" * 100") if bare.startswith("(") and bare.endswith(")") else bare
    for sign, shown in _SIGNS.items():
        bare = bare.replace(f" {sign} ", f" {shown} ")
    return bare


def left_out_words(entry: LeftOut) -> str:
    """What was left out: its words, where they stood, and why."""
    return f"{' '.join(entry.text.split())}  ·  {place_words(entry.place)}  ·  {why_words(entry.why)}"


def lookalikes(line: int, text: str, taken: Iterable[Span]) -> list[Span]:
    """The characters of a line that look like a blank and were not taken for one."""
    taken = list(taken)
    found = (Span(line, m.start(), m.end(), m[0]) for m in _LOOKALIKE.finditer(text) if m[0] not in _EMPHASIS)
    return [span for span in found if not any(span.start < other.end and other.start < span.end for other in taken)]


_STEPS: tuple[tuple[Role, int], ...] = ((Role.TITLE, 0), (Role.HEADING, 1), (Role.HEADING, 2), (Role.HEADING, 3), (Role.HEADING, 4), (Role.BODY, 0))
_ALL: tuple[tuple[Role, int], ...] = (*_STEPS, (Role.ADDRESSEE, 0), (Role.SIGNATURE, 0), (Role.DATE, 0), (Role.NOISE, 0))


def next_role(role: Role, level: int, step: int) -> tuple[Role, int]:
    """The role one level higher (−1) or lower (1); lines that stand outside of the levels are counted as text."""
    if role == Role.BLANK:
        return role, level
    at = _STEPS.index((role, level)) if (role, level) in _STEPS else len(_STEPS) - 1
    return _STEPS[min(max(at + step, 0), len(_STEPS) - 1)]


def role_menu(parent: QWidget, role: Role, level: int, do: Callable[[Role, int], object]) -> QMenu:
    """A menu of all roles with the present one ticked."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill_roles(menu, role, level, do)
    return menu


def fill_roles(menu: QMenu, role: Role, level: int, do: Callable[[Role, int], object]) -> None:
    """Put all roles into a menu, with the present one ticked."""
    for other, depth in _ALL:
        act = menu.addAction(role_words(other, depth))
        act.setCheckable(True)
        act.setChecked((other, depth) == (role, level))
        act.triggered.connect(lambda _on=False, other=other, depth=depth: do(other, depth))
        if act.isChecked():
            menu.setActiveAction(act)
