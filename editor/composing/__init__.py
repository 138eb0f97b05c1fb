"""Draft to document: values in their places, in a language that can do nothing else."""

from typing import TYPE_CHECKING

from editor.loading import lazily

if TYPE_CHECKING:
    from editor.composing.asking import TextStand, open_fields, progress_of
    from editor.composing.cache import ComposeCache
    from editor.composing.composed import compose, said_in
    from editor.composing.forming import FormCode
    from editor.composing.language.checking import check_template
    from editor.composing.language.language import language_of
    from editor.composing.language.rules import rule_problems
    from editor.composing.language.scope import Budget, Scope
    from editor.composing.plan.inline import runs_of
    from editor.composing.slots import PlainSlots, Slot, differ_plainly

__all__ = [
    "Budget",
    "ComposeCache",
    "FormCode",
    "PlainSlots",
    "Scope",
    "Slot",
    "TextStand",
    "check_template",
    "compose",
    "differ_plainly",
    "language_of",
    "open_fields",
    "progress_of",
    "rule_problems",
    "runs_of",
    "said_in",
]

__getattr__ = lazily(
    __name__,
    {
        "cache": ("ComposeCache",),
        "composed": ("compose", "said_in"),
        "forming": ("FormCode",),
        "language.checking": ("check_template",),
        "language.language": ("language_of",),
        "language.rules": ("rule_problems",),
        "language.scope": ("Budget", "Scope"),
        "asking": ("TextStand", "open_fields", "progress_of"),
        "plan.inline": ("runs_of",),
        "slots": ("PlainSlots", "Slot", "differ_plainly"),
    },
)
