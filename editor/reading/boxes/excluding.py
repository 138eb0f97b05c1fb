"""Whether the words beside boxes exclude each other: by what they say, else by what asks for them."""

import re
from collections.abc import Sequence

from editor.reading.page.lexicon import listed, words

_NOT = ("不", "未", "非", "无", "没有", "没", "否")
_MANY = re.compile(r"多选|复选|多项|若干|不限|一项或|一项以上|均可|逐项")
_SINGLE = re.compile(r"单选|[选择]一|其一|一项|^(?:是否|能否|有无|可否|是不是|有没有)|是否[^，。]{0,16}$")
_OTHER = re.compile(r"其[他它]")
_SHORT, _LONG = 8, 12


def exclude(label: str, options: Sequence[str], ticked: int) -> bool:
    """Whether one answer alone is asked for; `ticked` is how many of the boxes are ticked in the sample."""
    if ticked > 1 or _MANY.search(label):
        return False
    if _SINGLE.search(label) or are_known(options):
        return True
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", label.rstrip("：: "))
    if words("choices", "one").at_end(bare):
        return True
    if any(word in bare for word in listed("choices", "several")):
        return False
    return max(map(len, options)) <= (_LONG if label else _SHORT)


def are_known(options: Sequence[str]) -> bool:
    """Whether options are answers of which each says that the others are not so: 是 and 否, 同意 and 不同意, 男 and 女."""
    plain = [re.sub(r"[（(].*|\s+", "", option) for option in options if not _OTHER.match(option)]
    meanings = [words("choices", "excluding").meaning(option) for option in plain]
    shared = any(meaning and meanings.count(meaning) > 1 for meaning in meanings)
    return len(set(plain)) > 1 and (shared or any(_denies(one, plain) for one in plain))


def go_together(options: Sequence[str], more: Sequence[str]) -> bool:
    """Whether further options answer the same question as these."""
    meanings = {words("choices", "excluding").meaning(option) for option in options} - {""}
    return all(_OTHER.match(option) or words("choices", "excluding").meaning(option) in meanings for option in more)


def _denies(option: str, options: Sequence[str]) -> bool:
    """Whether an option is the denial of another one."""
    rest = next((option.removeprefix(word) for word in _NOT if option.startswith(word)), "")
    return bool(rest) and any(other != option and other.removeprefix("已") == rest for other in options)
