"""Words, idioms and names with one character taken for another that sounds or looks alike."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from editor.checks.terms.finding import Found
from editor.checks.terms.rule import is_part_of, lexicon
from editor.checks.terms.seeker import Seeker
from editor.checks.terms.text import CheckedText, Extent, Passage, PassageRole

_IDIOM, _LONGER, _WORD = 4, 4, 2
_RUN = re.compile("[\u4e00-\u9fff]{4,}")
_MOSTLY_ALONE = 3
"""So far two characters may stand alone, in the steps of common_words.alone together, and be a misspelt word; from there on they are two words."""
_PLACE = re.compile("[\u4e00-\u9fff][^全各本该每我省市县城地山郊辖牧农林矿灾社园库景新老旧乡小][省市县区州镇乡村旗盟]")
_NAME = Seeker(
    "(?<=“)(?P<quoted>[\u4e00-\u9fff]{4,12})(?=”)|[\u4e00-\u9fff]{4,24}?(?:有限公司|管理局|事务局|水[利务]局|委员会|人民政府|研究院|办公室)"
    "|(?:^|(?<=[，。；、由]))(?P<place>[\u4e00-\u9fff]{2,3}(?:[县镇乡村]|水库|大桥|街道|社区))(?=[已随申河完成抓负应要位总辖实集是建全现])"
)
_LEAD = re.compile("^(?:由|请|报|经|与|和|及|向|对|为|是|在|送|同|以|按照|根据|会同|联合|商|委托|要求|通过)")
_OTHERS = frozenset("一二三四五六七八九十东南西北中上下前后左右甲乙丙丁大小新老省市县区乡镇")
_LEAST = 7


def misheard_idioms(passage: Passage) -> Iterator[Found]:
    """Idioms with one character taken for another that sounds or looks alike; what is an idiom itself is right."""
    text, halves = passage.text, _halves()
    last = -_IDIOM
    for at in range(len(text) - 1):
        for before, idiom in halves.get(text[at : at + 2], ()):
            start = at - before
            if start >= last + _IDIOM and _is_misheard(text[start : start + _IDIOM], idiom):
                last = start
                yield Found(passage, Extent(start, start + _IDIOM), idiom)


def _is_misheard(words: str, idiom: str) -> bool:
    taken = [one + other for one, other in zip(words, idiom, strict=False) if one != other]
    return len(taken) == 1 and len(words) == _IDIOM and taken[0] in alike() and words not in lexicon("idioms.known")


@cache
def _halves() -> dict[str, list[tuple[int, str]]]:
    """The idioms by their first and by their last two characters, with how many of them stand before these."""
    found: dict[str, list[tuple[int, str]]] = {}
    for idiom in lexicon("idioms.known"):
        for at in (0, 2):
            found.setdefault(idiom[at : at + 2], []).append((at, idiom))
    return found


@cache
def alike() -> frozenset[str]:
    """All pairs of characters that are taken for each other."""
    return frozenset(one + other for group in lexicon("idioms.alike") for one in group for other in group if one != other)


def misspelt_words(passage: Passage) -> Iterator[Found]:
    """What is no word, between two words or a word and a border, where a usual word has another character that sounds or looks alike."""
    known = known_words()
    for run in _RUN.finditer(passage.text):
        words = run[0]
        is_word = [words[at : at + _WORD] in known for at in range(len(words) - 1)]
        for at in _apart(words, is_word):
            meant, place = _meant(words[at : at + _WORD]), Extent(run.start() + at, run.start() + at + _WORD)
            if meant and not (_begins_place(words, at) or is_part_of(lexicon("common_words.longer"), _LONGER, passage.text, place)):
                yield Found(passage, place, meant[0] if len(meant) == 1 else None, {"meant": "”“".join(meant)})


def _begins_place(run: str, at: int) -> bool:
    """Whether the second of two characters may begin the name of a place, and the first stand alone: 赴化 of 赴化州市."""
    return run[at] in _alone() and _PLACE.match(run, at + 1) is not None


def _apart(run: str, is_word: list[bool]) -> Iterator[int]:
    """Where two characters of a run of ideographs are no word, nor is either of them the end or the beginning of one beside them."""
    last, between = len(is_word) - 1, _signs("between")
    for at in [at for at, known in enumerate(is_word) if not known]:
        before, behind = at > 1 and is_word[at - 2], at + _WORD <= last and is_word[at + _WORD]
        if (
            (before or behind)
            and (before or at == 0 or (run[at - 1] in between and not is_word[at - 1]))
            and (behind or at == last or (run[at + _WORD] in between and not is_word[at + 1]))
        ):
            yield at


@lru_cache(8192)
def _meant(word: str) -> tuple[str, ...]:
    """The usual words that two characters may be meant for; none where both may stand alone, as behind 未, they are a name, or a known typo."""
    alone = _alone()
    if (
        word in lexicon("wrong_words.typos")
        or word in lexicon("common_words.meeting")
        or word[0] in _signs("families")
        or (word[0] in _signs("before") and word[1] in alone)
        or alone.get(word[0], 0) + alone.get(word[1], 0) > _MOSTLY_ALONE
    ):
        return ()
    others = _taken_for()
    second = "" if word[0] in alone and word[1] in _signs("families") else others.get(word[1], "")  # 受李 of 受李建国委托
    written = (*(one + word[1] for one in others.get(word[0], "")), *(word[0] + one for one in second))
    return tuple(sorted(one for one in written if one in lexicon("common_words.usual")))


@cache
def known_words() -> frozenset[str]:
    """Words of two characters that are right."""
    return frozenset((*lexicon("common_words.usual"), *lexicon("common_words.other")))


@cache
def _signs(section: str) -> frozenset[str]:
    """The characters of a section of common_words."""
    return frozenset("".join(lexicon(f"common_words.{section}")))


@cache
def _alone() -> dict[str, int]:
    """How far characters stand alone, in steps from 1; those that hardly do are none of it."""
    return {sign: step for step, signs in enumerate(lexicon("common_words.alone"), 1) for sign in signs}


@cache
def _taken_for() -> dict[str, str]:
    """The characters that each is taken for."""
    found: dict[str, str] = {}
    for pair in sorted(alike()):
        found[pair[0]] = found.get(pair[0], "") + pair[1]
    return found


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
        if counts[name] == 1 and (other := next((one for one in usual if _is_slip(name, one) and (not is_short or _is_other_sign(name, one))), "")):
            yield Found(passage, Extent(at, at + len(name)), said={"other": other})


def _is_other_sign(name: str, usual: str) -> bool:
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
