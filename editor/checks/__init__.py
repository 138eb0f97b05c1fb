"""Checks: rules on a finished text, each a file of resources/rules; they remark and never change anything."""

from editor.checks.layout import layout_findings
from editor.checks.own_lists import OwnLists, place_key
from editor.checks.rules import hint_rules, rules_of
from editor.checks.running import Checker
from editor.checks.sources.of_document import PassageReader, text_of_document
from editor.checks.sources.of_inspection import text_of_inspection
from editor.checks.terms.finding import Finding

__all__ = [
    "Checker",
    "Finding",
    "OwnLists",
    "PassageReader",
    "hint_rules",
    "layout_findings",
    "place_key",
    "rules_of",
    "text_of_document",
    "text_of_inspection",
]
