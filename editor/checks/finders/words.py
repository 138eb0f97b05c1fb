"""Words that only others around them tell to be wrong, and such as hold the place of words to come."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from editor.checks.finders.spelling import known_words
from editor.checks.terms.finding import Found
from editor.checks.terms.rule import PassageFinder, by_words, lexicon
from editor.checks.terms.seeker import Seeker
from editor.checks.terms.text import CheckedText, Extent, Passage, PassageRole
from editor.model.text.numerals import numeral_value

_SENTENCE = re.compile(r"(?P<said>[^。\n]{9,200}。)(?P<again>(?P=said))")
_TRIPLE = re.compile("(?![哈某一二三四五六七八九壮])(?P<said>([\u4e00-\u9fff])\\2)\\2(?!\\2)")
_WORD = re.compile("(?P<said>[\u4e00-\u9fff]{2,30})(?P<again>(?P=said))")
_LONGER = re.compile(
    "[性点桩场表书证区业院员者长法权制化型站室厅局处科部委费金品物器所库线网率量类组队团用]|学[院校]|汽车|时间|时长|人员|机构|生活会|班子|采购|购买|中心|对象|平台|基地"
)
"""What makes a longer word of one before it: 保护保护区, 管理管理学院."""
_REPEATING = re.compile("处理处[置罚分]|委员会委员")
"""What has a character twice and makes a word twice with one before it: 合理处理处置, 工会委员会委员."""
_JI = re.compile("既(?:(将)(?![^。；]*[又也还且])|(使)(?![^。；]*(?:又|也[使让])))|(?:^|(?<=[，。；：、]))(?P<both>即要)(?=[^。；]{1,30}[又也]要)")
_YOU = Seeker("(?<![珍宝名尊权高])(?P<you>[贵你])(?P<what>[局委厅部处司校院市县区镇会办]|公司|单位|集团)")
_PLACEHOLDER = re.compile(
    r"[（(【［\[〔〈](?:此处|待定|待补|待填|待核|待完善|待确认|请填|填写|插入)[^）)】］\]〕〉]{0,20}[）)】］\]〕〉]"
    r"|(?<![A-Za-z0-9])[Xx]{2,}(?![A-Za-z0-9])|×{2,}|(?<![0-9A-Za-z*])\*{2,}(?![0-9A-Za-z*“《（\u4e00-\u9fff]*\*)(?=[\u4e00-\u9fff])|＿{2,}|_{3,}|\{\{[^{}]*\}\}|\$\{[^{}]*\}"
)


def said_twice(passage: Passage) -> Iterator[Found]:
    """A sentence or a word that follows itself; 研究研究 and 一个一个 do so on purpose."""
    for match in _SENTENCE.finditer(passage.text):
        yield Found(passage, Extent(*match.span("again")), "")
    for match in _TRIPLE.finditer(passage.text):
        yield Found(passage, Extent(*match.span()), match["said"])
    for match in _WORD.finditer(passage.text):
        is_longer = (
            _begins_longer(match) or _REPEATING.search(passage.text, match.start(), match.end() + 1) or match.string.startswith("地", match.end())
        )
        if not (is_longer or _is_doubled_rightly(match["said"]) or _straddles(match)):
            yield Found(passage, Extent(*match.span()), match["said"])


def doubled(passage: Passage) -> Iterator[Found]:
    """A word of one character that stands twice; what begins a word with the character behind it is right: 存在在建项目, and 和和美美."""
    for one in _doubled()(passage):
        if passage.text[one.at.end - 1 : one.at.end + 1] not in known_words():
            yield one


@cache
def _doubled() -> PassageFinder:
    return by_words(lexicon("wrong_words.doubled"), behind="(?!(?P<next>[\u4e00-\u9fff])(?P=next))")


def _is_doubled_rightly(word: str) -> bool:
    if len(set(word)) < min(len(word), 3) or word[0] == "的" or word[-1] in "着不" or (word[0] in "逐每很越不" and len(word) == len("逐个")):
        return True
    return len(word) == len("研究") and (word * 2 in lexicon("wrong_words.rightly_doubled") or numeral_value(word[0]) > 0)


def _straddles(match: re.Match[str]) -> bool:
    """Whether what stands twice begins in a word and ends in another: 监测预测预警."""
    text, (start, end) = match.string, match.span()
    return start > 0 and {text[start - 1 : start + 1], text[end - 1 : end + 1]} <= known_words()


def _begins_longer(match: re.Match[str]) -> bool:
    """Whether the second of two short words is the beginning of a longer one."""
    return len(match["said"]) == len("保护") and _LONGER.match(match.string, match.end()) is not None


def ji(passage: Passage) -> Iterator[Found]:
    """既将 and 既使 without the second half that 既 asks for."""
    for match in _JI.finditer(passage.text):
        yield Found(passage, Extent(*match.span()), "既要" if match["both"] else f"即{match[1] or match[2]}")


def you(text: CheckedText) -> Iterator[Found]:
    """贵局 in a letter that otherwise says 你局, or the other way round."""
    found = [(passage, match) for passage in text.of(PassageRole.BODY, PassageRole.HEADING, PassageRole.NOTE) for match in _YOU.within(passage.text)]
    for what in dict.fromkeys(match["what"] for _, match in found):
        same = [(passage, match) for passage, match in found if match["what"] == what]
        ways = Counter(match["you"] for _, match in same)
        if len(ways) > 1:
            usual = ways.most_common(1)[0][0]
            yield from (Found(p, Extent(*match.span()), said={"other": usual + what}) for p, match in same if match["you"] != usual)


def holes(passage: Passage) -> Iterator[Found]:
    """Blanks that nobody filled, and words that hold the place of others."""
    yield from (Found(passage, hole) for hole in passage.holes if hole.end > hole.start)
    for match in _PLACEHOLDER.finditer(passage.text):
        at = Extent(*match.span())
        if not any(at.meets(hole) for hole in passage.holes):
            yield Found(passage, at)
