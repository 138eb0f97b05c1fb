"""A value among the words of its sentence: what the sentence says already is absorbed, so that nothing is printed twice."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_LONGEST = 24
_STOPS = "。；，、：;,:"
_CLOSING_STOPS = "。；，、：！？;,:!?"
_PAIRS = dict(zip("“‘《〈（(〔【[「『\"'", "”’》〉）)〕】]」』\"'", strict=True))
_SAME = str.maketrans("()[]", "（）〔〕")
_OPENING = frozenset(_PAIRS)
# One character more of a sentence may begin a word of its own: 局 in 局长, 市 in 市场. It belongs to the value only in front of one of these.
_GOES_ON = re.compile(
    r"$|[^\w\s]|\s|的|在|和|与|及|等|将|已|于|是|对|从|向|自|要|共|并|被|由|以|为|也|都|则|内|政府|人民|委(?!员)|党委|人大(?!代表)|政协|纪委"
    r"|各|全体|联合|召开|举办|开展|组织|负责|印发"
)
_NAME_ENDS = "省市县区镇乡村州盟旗局部厅处科室所站院校厂司会组队团社"
_NEVER_TWICE = "等的"
_COUNTED = "年月日号时点分元亩吨米个名人家户件项次届期处台套万亿千百倍%％‰℃度条座栋类批岁天周里"
# What begins like a unit and is a word of its own.
_OWN_WORDS = re.compile(
    r"日(?:程|常|报|志|期|均|夜|照|益|本|产|用|渐)|月(?:度|报|均|饼|球|历|薪|票|刊|光|亮)|年(?:度|报|均|轮|龄|货|终|会|薪|级|利)|时(?:间|代|期|刻|机|段|候|效)|点(?:名|评|击|亮|位)"
    r"|分(?:别|公司|局|管|工|项|析|布|类|期|为|成|配|厂|校|行|支|担|享)|个(?:人|别|体|性)|人(?:民|员|才|均|大|口|力|事|社|工|类|生|次(?=[^，。]))|家(?:庭|长|乡|电|园|属|具)|项(?:目)|次(?:日|年|月|要|数|序)"
    r"|期(?:间|限|末|初|望)|处(?:理|长|置|罚|分|室|级)|度(?:假|量)|条(?:例|件|款|约)|类(?:型|别|似)|批(?:准|示|复|评|次|发)|元(?:旦|素|件|宵)|米(?:饭|面)|里(?:程)|千(?:克|米|瓦)|百(?:分|姓)|台(?:账|风|湾|阶)|套(?:用|餐)|座(?:谈|位)|名(?:单|称|额|义|录)|件(?:数)|号(?:码|召|文)|天(?:气|然|津)|周(?:边|期|围|年)|万(?:一|分)"
)


class SaidAlready(NamedTuple):
    """How much of a value the sentence says already: so many characters at its start, and at its end."""

    start: int = 0
    end: int = 0

    def of(self, value: str) -> str:
        """What of the value is printed."""
        return value[self.start : len(value) - self.end]


class Meeting(NamedTuple):
    """What a value must not begin and end with so that nothing of it is said already, and the first and last characters of these."""

    starts: tuple[str, ...]
    firsts: frozenset[str]
    ends: tuple[str, ...]
    lasts: frozenset[str]


@lru_cache(maxsize=4096)
def meeting(before: str, after: str) -> Meeting:
    """What a value meets between these words."""
    if "％" in before or "％" in after:
        before, after = before.replace("％", "%"), after.replace("％", "%")
    starts = (*_OPENING, *(before[-size:] for size in range(1, min(len(before), _LONGEST) + 1)))
    behind = {text[:size] for text in (after, after.lstrip()) for size in range(1, min(len(text), _LONGEST) + 1)}
    ends = (*behind, *(_STOPS if after else ""))
    return Meeting(starts, frozenset(start[0] for start in starts), ends, frozenset(end[-1] for end in ends))


def meeting_at(values: Sequence[str], meetings: Sequence[Meeting]) -> list[int]:
    """The numbers of the values, none of them empty, of which their sentences may say something already, by a look at what they begin and end with;
    of all others `joined` finds nothing.
    """
    return [
        at
        for at, (value, (starts, firsts, ends, lasts)) in enumerate(zip(values, meetings, strict=True))
        if (value[0] in firsts and value.startswith(starts)) or (value[-1] in lasts and value.endswith(ends)) or "％" in value
    ]


def may_join(value: str, before: str, after: str) -> bool:
    """Whether a sentence may say something of a value already."""
    return bool(value) and bool(meeting_at((value,), (meeting(before, after),)))


# A value is joined where it is composed, and again where it is kept.
@lru_cache(maxsize=512)
def joined(value: str, before: str, after: str, *, counted: bool = False) -> SaidAlready:
    """What of a value its sentence says already: 有限公司 behind 望湖置业有限公司, 月 behind 8月, 。 behind 。, 第 in front of 第, quotation marks
    around it. `counted` values are numbers and moments, whose units are absorbed too. A value is never absorbed whole.
    """
    if not value.strip() or not (before or after):
        return SaidAlready()
    value, before, after = (text.replace("％", "%") for text in (value, before, after))
    start, end = _paired(value, before, after)
    if not (start or end):
        start, end = _said_before(value, before, counted=counted), _said_behind(value, after, counted=counted)
    return SaidAlready(start, end) if start + end < len(value.strip()) else SaidAlready()


def _paired(value: str, before: str, after: str) -> tuple[int, int]:
    """Quotation marks or brackets around a value that stand around its slot as well."""
    first, last = value[0].translate(_SAME), value[-1].translate(_SAME)
    closing = _PAIRS.get(first)
    if closing is None or closing != last or not _encloses(value.translate(_SAME)):
        return 0, 0
    text = after.translate(_SAME)
    opens, closes = text.find(first), text.find(closing)
    is_open = before.translate(_SAME).endswith(first)
    return (1, 1) if is_open and closes >= 0 and (first == closing or opens < 0 or closes < opens) else (0, 0)


def _encloses(value: str) -> bool:
    """Whether the first mark of a value is closed by its last one: not in “甲”和“乙”."""
    first, closing, depth = value[0], _PAIRS[value[0]], 0
    if first == closing:
        return value.count(first) == 2
    for at, character in enumerate(value):
        depth += (character == first) - (character == closing)
        if not depth:
            return at == len(value) - 1
    return False


def _said_behind(value: str, after: str, *, counted: bool) -> int:
    text, last = after.lstrip() if counted else after, value[-1]
    for size in range(min(len(value), len(text), _LONGEST), 0, -1):
        words = text[:size]
        if words[-1] == last and value.endswith(words) and _absorbs_behind(words, text[size:], value[: len(value) - size], counted=counted):
            return size
    return _stop_too_many(value, text)


def _stop_too_many(value: str, after: str) -> int:
    """A stop at the end of a value that stands in front of another one of the sentence: what the sentence says counts."""
    return 1 if after[:1] and after[0] in _CLOSING_STOPS and value[-1] in _STOPS else 0


def _absorbs_behind(words: str, rest: str, value: str, *, counted: bool) -> bool:
    if len(words) == 1:
        return _absorbs_sign(words, rest, value, counted=counted)
    if counted and not re.search(r"\d", words):
        return True
    return bool(re.search(r"[^\W\d_]{2}|[^\W\d_][^\w\s]|[^\w\s][^\W\d_]", words)) and not words.isascii()


def _absorbs_sign(sign: str, rest: str, value: str, *, counted: bool) -> bool:
    if sign in _CLOSING_STOPS or sign in _PAIRS.values():
        return sign in _CLOSING_STOPS or value.count(sign) >= value.count(_opening(sign))
    if counted and sign in _COUNTED:
        return not _OWN_WORDS.match(sign + rest)
    return sign in _NEVER_TWICE or (sign in _NAME_ENDS and bool(_GOES_ON.match(rest)))


def _opening(closing: str) -> str:
    return next(opening for opening, end in _PAIRS.items() if end == closing)


def _said_before(value: str, before: str, *, counted: bool) -> int:
    for size in range(min(len(value), len(before), _LONGEST), 0, -1):
        words = value[:size]
        if before.endswith(words) and _absorbs_before(words, counted=counted):
            return size
    return _year_before(value, before) if counted else 0


def _absorbs_before(words: str, *, counted: bool) -> bool:
    if len(words) == 1:
        return words in "第共约近达逾超每各：、，。；" or (words in "¥￥±≥≤" and counted)
    if counted:
        return not words.isdecimal()
    return bool(re.search(r"[^\W\d_]{2}|第", words)) and not words.isascii()


def _year_before(value: str, before: str) -> int:
    """The year of a date behind the same year: 2026年▢."""
    year = re.match(r"\d{4}年(?=\d)", value)
    return len(year[0]) if year and before.endswith(year[0]) else 0
