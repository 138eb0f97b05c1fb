"""The number of a document as it is typed: brackets of every kind around its year, 第 or zeros before its number."""

import re

from editor.model.typed.narrow import WIDE
from editor.model.words import tr

_YEAR = re.compile(r"\s*[\[［【〔﹝（(〈<《{｛「]\s*(\d{2}|\d{4})\s*年?\s*[\]］】〕﹞）)〉>》}｝」]\s*")
_NUMBER = re.compile(r"(?<=〕)第?0*(?=\d+号)")
_SHORT_YEAR = re.compile(r"〔\d{2}〕")
_ASCII_DIGITS = {wide: narrow for wide, narrow in WIDE.items() if narrow.isdigit()}


def clean_document_number(typed: str) -> str:
    """The number with its year in 〔〕, and a plain number behind it (GB/T 9704-2012, 7.2.5): 江城建(2026)第031号 → 江城建〔2026〕31号.

    What has no year in brackets (第5号 of an order, 第12期) stays as it is.
    """
    typed = typed.strip()
    found = _YEAR.sub(r"〔\1〕", typed.translate(_ASCII_DIGITS))
    return _NUMBER.sub("", found) if "〔" in found else typed


def document_number_problem(value: str) -> str:
    """What is wrong with the number of a document, in words."""
    if _SHORT_YEAR.search(value):
        return tr("年份要写全，如 〔2026〕。")
    right = clean_document_number(value)
    return "" if right == value else tr("年份用六角括号，序号不加“第”、前面不加 0：{right}", right=right)
