"""What is chosen for a report as a whole: its kind, its form, how it is sealed, the layout that it is printed by."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from editor.model.acts.element_rules import KINDS
from editor.model.draft.draft import Draft
from editor.model.template.template import Template
from editor.model.words import tr

_SAME = {"公文": "", "none": ""}
"""What a template's file may also write."""


class ReportChoice(StrEnum):
    """A property of the whole report, by its name in the template."""

    KIND = "kind"
    FORM = "form"
    SEAL = "seal"
    LAYOUT = "layout"


def choice_name(choice: ReportChoice) -> str:
    """What a property is called on the screen."""
    return {
        ReportChoice.KIND: tr("文种"),
        ReportChoice.FORM: tr("格式"),
        ReportChoice.SEAL: tr("印章"),
        ReportChoice.LAYOUT: tr("版式"),
    }[choice]


def chosen(template: Template, choice: ReportChoice) -> str:
    """What a template has of a property; "" is what goes without saying."""
    value = str(getattr(template, choice.value))
    return _SAME.get(value, value)


def offered(template: Template, choice: ReportChoice, layouts: Mapping[str, str]) -> dict[str, str]:
    """What can be chosen of a property, and what the template has of it, each value with its words; `layouts` are the layouts' names by key."""
    words: Mapping[str, str] = {
        ReportChoice.KIND: {"": tr("没有定"), **dict(zip(KINDS, KINDS, strict=True))},
        ReportChoice.FORM: {"": tr("公文"), "信函": tr("信函"), "命令": tr("命令（令）"), "纪要": tr("纪要")},
        ReportChoice.SEAL: {"": tr("不加盖印章"), "seal": tr("加盖印章"), "stamp": tr("加盖签名章")},
        ReportChoice.LAYOUT: layouts,
    }[choice]
    now = chosen(template, choice)
    return {**words, now: words.get(now, now)}


def with_choice(draft: Draft, choice: ReportChoice, value: str) -> Draft:
    """The draft with another value of a property; the same where it has that."""
    if chosen(draft.template, choice) == value:
        return draft
    return draft.with_template(replace(draft.template, **{choice.value: value}))
