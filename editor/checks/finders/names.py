"""Names of offices, firms, places and campaigns that are written in two ways in one text."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from editor.checks.finders.spelling import alike
from editor.checks.terms.finding import Found
from editor.checks.terms.seeker import Seeker
from editor.checks.terms.text import CheckedText, Extent, PassageRole

_NAME = Seeker(
    "(?<=“)(?P<quoted>[\u4e00-\u9fff]{4,12})(?=”)|[\u4e00-\u9fff]{4,24}?(?:有限公司|管理局|事务局|水[利务]局|委员会|人民政府|研究院|办公室)"
    "|(?:^|(?<=[，。；、由]))(?P<place>[\u4e00-\u9fff]{2,3}[县镇乡村])(?=[已随申河完成抓负应要])"
)
_LEAD = re.compile("^(?:由|请|报|经|与|和|及|向|对|为|是|在|送|同|以|按照|根据|会同|联合|商|委托|要求|通过)")
_OTHERS = frozenset("一二三四五六七八九十东南西北中上下前后左右甲乙丙丁大小新老省市县区乡镇")
_LEAST = 7


def two_ways(text: CheckedText) -> Iterator[Found]:
    """A name that stands once and is but a character away from one that stands more often or before it."""
    found = [
        (passage, match.start() + len(match[0]) - len(name), name, match.lastgroup is not None)
        for passage in text.of(PassageRole.BODY, PassageRole.HEADING, PassageRole.SIGNATURE)
        for match in _NAME.within(passage.text)
        if len(name := _LEAD.sub("", match[0])) >= _LEAST or match.lastgroup
    ]
    counts = Counter(name for *_, name, _ in found)
    first = list(counts)
    for passage, at, name, is_short in found:
        # The one that stands more often is meant, of two that stand once the first.
        usual = (one for one in first if (counts[one], -first.index(one)) > (counts[name], -first.index(name)))
        if counts[name] == 1 and (other := next((one for one in usual if _is_slip(name, one) and (not is_short or _is_misheard(name, one))), "")):
            yield Found(passage, Extent(at, at + len(name)), said={"other": other})


def _is_misheard(name: str, usual: str) -> bool:
    """Whether two short names have the same characters, or one of them is another that sounds or looks alike: 李家村 and 王家村 are two villages."""
    differing = [one + other for one, other in zip(name, usual, strict=False) if one != other]
    return sorted(name) == sorted(usual) or (len(name) == len(usual) and len(differing) == 1 and differing[0] in alike())


def _is_slip(name: str, usual: str) -> bool:
    """Whether one character was left out, put in, taken for another, or changed with its neighbour; such as tell two names apart are no slip."""
    if len(name) == len(usual):
        differing = [at for at, (one, other) in enumerate(zip(name, usual, strict=True)) if one != other]
        if len(differing) == 1:
            return not {name[differing[0]], usual[differing[0]]} <= _OTHERS
        return any(b - a == 1 and (name[a], name[b]) == (usual[b], usual[a]) for a, b in pairwise(differing)) and len(differing) == 2
    longer, shorter = sorted((name, usual), key=len, reverse=True)
    return len(longer) - len(shorter) == 1 and any(longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer)))
