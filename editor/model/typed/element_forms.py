"""How the elements of a document's head are written that have a form of their own: its number, and the names of those who signed it off."""

import re
from collections.abc import Callable, Mapping

from editor.model.typed.narrow import WIDE
from editor.model.typed.numerals import NUMERALS
from editor.model.words import tr

_BRACKETED_YEAR = re.compile(r"\s*[\[［【〔﹝（(〈<《{｛「]\s*(\d{2}|\d{4})\s*年?\s*[\]］】〕﹞）)〉>》}｝」]\s*")
_PLAIN_NUMBER = re.compile(r"(?<=〕)第?0*(?=\d+(?:号|$))")
_YEAR_IN_NUMBER = re.compile(r"〔((?:19|20)\d{2})〕")
_SHORT_YEAR = re.compile(r"〔\d{2}〕")
_ASCII_DIGITS = {wide: narrow for wide, narrow in WIDE.items() if narrow.isdigit()}
_WORDS = r"[^\d\[\]［］【】〔〕﹝﹞〈〉《》<>{}｛｝「」]{0,20}"
_NUMBERED = re.compile(
    # What an organ issues in the course of a year (minutes without its code), what it counts without one, what it counts anew in each.
    rf"(?:[^\W\d_][^\s〔〕]{{0,20}})?〔(?:19|20)\d{{2}}〕\d+(?:-\d+)?号|{_WORDS}\d+[号期]|{_WORDS}(?:(?:19|20)\d{{2}}年)?第\s*[\d{NUMERALS}]+\s*[号期].{{0,12}}"
)
_LABEL = re.compile(r"\s*签\s*发\s*人?\s*[：:]\s*")
_NO_NAME = re.compile(r"^\s*[\d０-９]|[，、,；;：:。（）()〔〕\[\]【】《》]|[\u4e00-\u9fff]{2}\s+[\u4e00-\u9fff]{2}")


def clean_document_number(typed: str) -> str:
    """The number with its year in 〔〕, and a plain number behind it (GB/T 9704-2012, 7.2.5): 江城建(2026)第031号 → 江城建〔2026〕31号.

    What has no year in brackets (第5号 of an order, 第12期) stays as it is.
    """
    typed = typed.strip()
    found = _BRACKETED_YEAR.sub(r"〔\1〕", typed.translate(_ASCII_DIGITS))
    return _PLAIN_NUMBER.sub("", found) if "〔" in found else typed


def year_of_document_number(value: str) -> int | None:
    """The year in the number of a document, that in which it is issued (GB/T 9704-2012, 7.2.5); None where it has none of four digits."""
    found = _YEAR_IN_NUMBER.search(clean_document_number(value))
    return int(found[1]) if found else None


def _clean_name(typed: str) -> str:
    return _LABEL.sub("", typed, count=1) if _LABEL.match(typed) else typed


def _number_problem(value: str, *, whole: bool) -> str:
    if _SHORT_YEAR.search(value):
        return tr("年份要写全，如 〔2026〕。")
    if (right := clean_document_number(value)) != value:
        return tr("年份用六角括号，序号不加“第”、前面不加 0：{right}", right=right)
    return tr("文号由机关代字、〔年份〕和序号组成，如 江城建〔2026〕31号。") if whole and not _NUMBERED.fullmatch(value) else ""


def _name_problem(value: str, *, whole: bool) -> str:
    return tr("签发人只写姓名，一人占一项。") if whole and _NO_NAME.search(value) else ""


_FORMS: Mapping[str, tuple[Callable[[str], str], Callable[..., str]]] = {
    "发文字号": (clean_document_number, _number_problem),
    "签发人": (_clean_name, _name_problem),
}


def has_form(element: str) -> bool:
    """Whether an element is written in a form of its own."""
    return element in _FORMS


def clean_element(element: str, typed: str) -> str:
    """What is typed for an element, or a part of it, as that is written (7.2.5, 7.2.6)."""
    return _FORMS[element][0](typed) if element in _FORMS else typed


def element_problem(element: str, value: str, *, whole: bool) -> str:
    """What is wrong with the value of an element, in words, or ""; `whole` says that the value is all of the element."""
    return _FORMS[element][1](value, whole=whole) if element in _FORMS else ""
