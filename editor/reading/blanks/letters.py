"""X, x and ×: a blank, a letter, a sign of multiplication, or a masked character."""

import re

from editor.reading.page.lexicon import listed, words
from editor.reading.page.tokens import unit_after

_LATIN = re.compile(r"[A-Za-zΑ-ω]")
_MODEL = re.compile(r"[A-Za-z]{2,}[ \u00a0]$")
_OTHER_CAPITAL = re.compile(r"(?<![A-Za-z])[A-WYZ]([\u4e00-\u9fff])")
_SUM_OF_LETTERS = re.compile(r"(?<![A-Za-z])X\s*[+＋]\s*Y(?![A-Za-z])")
_NUMBERED_MODEL = re.compile(r"\.\d{2,}(?![\d%％]|\s*[万亿元个])")
_AXES_AFTER = re.compile(r"\s*[、，,/／和与及或]\s*[YZyz](?![A-Za-z])")
_AXES_BEFORE = re.compile(r"(?<![A-Za-z])[ABYZ]\s*[、，,/／和与及或]\s*$")
_SUM = re.compile(r"[=＝÷]")
_METRIC = re.compile(r"(?:mm|cm|km|dm|m|kg|mg|g|t|kW|kV|kPa|MPa|hm|ml|mL|h|kWh)(?:[²³2-3/])?(?![A-Za-z])")
_NUMBERED = re.compile(r"\d+(?!\d*年)[A-Za-z]?$")
_AFTER_MEASURE = re.compile(r"[\dA-Za-z]\s+$")
_BEFORE_MEASURE = re.compile(r"\s+\d")
_OTHER_LETTER = re.compile(r"[A-WYZa-wyz]")
_TIMES_BEFORE = re.compile(r"[\u4e00-\u9fff）)\d]$")
_TIMES_AFTER = re.compile(r"\s*[（(]?\s*\d")
_DOCUMENT = re.compile(r"[\u4e00-\u9fff]{1,6}[〔［\[【]")
_CLAUSE = re.compile(r"[，。；：“”]")


def is_letter(before: str, run: str, after: str, technical: bool, spoken: frozenset[str] = frozenset()) -> bool:
    """Whether a run of X is what it says; `before` and `after` are the texts around it, glued digits included in `before`.

    `spoken` are words that follow a certain letter X elsewhere in the document (1+X证书).
    """
    left, right = before[-1:], after[:1]
    if len(run) > 1 and _METRIC.match(after) and not _LATIN.match(left):
        return False
    if len(run) > 2 and not _LATIN.match(right) and unit_after(after) and left.isupper():
        return False
    if _LATIN.match(right) or _LATIN.match(left) or _hyphened(before, after):
        return True
    if len(run) > 1:
        return run.isascii() and bool(_NUMBERED.match(after[:3]))
    return _is_single_letter(before, after, spoken) or _names_a_thing(after, technical)


def _is_single_letter(before: str, after: str, spoken: frozenset[str]) -> bool:
    """A single X with digits behind it, a plus beside it, a product's name or another axis before it, or a word that certain letters have."""
    if after[:1].isdigit() or after.startswith(("+", "＋", "'", "′")) or before.endswith(("+", "＋")) or after[:2] in spoken:
        return True
    between_measures = _AFTER_MEASURE.search(before) and _BEFORE_MEASURE.match(after)
    if before.endswith(("字母", "大写", "小写")) and "字母" in before:
        return True
    if _NUMBERED_MODEL.match(after) or _is_one_of_letters(before, after):
        return True
    return bool(between_measures or _MODEL.search(before) or _AXES_AFTER.match(after) or _AXES_BEFORE.search(before))


def _is_one_of_letters(before: str, after: str) -> bool:
    """Whether the line names other letters the same way: “X类”, A类; “X＋Y”分组：X为设备组."""
    near = f"{before}X{after}"
    others = _OTHER_CAPITAL.findall(near)
    return after[:1] in others or _SUM_OF_LETTERS.search(near) is not None


def _hyphened(before: str, after: str) -> bool:
    return (after[:1] == "-" and bool(_OTHER_LETTER.match(after[1:2]))) or (before[-1:] == "-" and bool(_OTHER_LETTER.match(before[-2:-1])))


def _names_a_thing(after: str, technical: bool) -> bool:
    if after.startswith(listed("letters", "after_letter", "not_words")):
        return False
    return bool(words("letters", "after_letter").at_start(after)) or (technical and bool(words("letters", "technical").at_start(after)))


def is_times(before: str, run: str, after: str) -> bool:
    """Whether a single ×, x or * multiplies: digits behind it, a factor's name, or a formula around it."""
    if len(run) > 1:
        return False
    if _TIMES_AFTER.match(after) and before.strip():
        return True
    if not _TIMES_BEFORE.search(before):
        return False
    if words("letters", "factors").at_start(after):
        return True
    clause = _CLAUSE.split(before)[-1][-24:] + _CLAUSE.split(after)[0][:24]
    return (bool(_SUM.search(clause)) and not unit_after(after)) or _is_between_factors(before, after)


def _is_between_factors(before: str, after: str) -> bool:
    """Whether a sign stands between two nouns that a clause says how to reckon with: 按“份额×可分配利润”计算."""
    left, right = re.search(r"[\u4e00-\u9fff]{2,}$", before), re.match(r"[\u4e00-\u9fff]{2,}", after)
    reckoned = re.match(r"[^，。；]*(?:计算|测算|估算|核定|核算|折算|计提|计发|确定|得出)", after) and re.search(r"按照?[^，。；]*$", before)
    return bool(left and right and reckoned) and not unit_after(after)


def is_masked(before: str, run: str, after: str) -> bool:
    """Whether a single mark stands for a masked character of a word (X委, X建, 纪X委): to be mended, not filled in."""
    if len(run) > 1 or _DOCUMENT.match(after):
        return False
    if before[-1:] and any(before[-1:] + after[:n] in words("letters", "split", key="words") for n in (1, 2)):
        return True
    if after.startswith("委"):
        return not after.startswith(("委托", "委派", "委任", "委员会")) and before.endswith(listed("letters", "censored_organ", "before"))
    if after.startswith(listed("letters", "censored", "not_words")):
        return False
    return bool(words("letters", "censored").at_start(after))
