"""Words and idioms with one character taken for another that sounds or looks alike."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from editor.checks.terms.finding import Found
from editor.checks.terms.rule import lexicon
from editor.checks.terms.text import Extent, Passage

_IDIOM, _WORD = 4, 2
_RUN = re.compile("[\u4e00-\u9fff]{4,}")
_MOSTLY_ALONE = 3
"""So far two characters may stand alone, in the steps of common_words.alone together, and be a misspelt word; from there on they are two words."""


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
    for run in _RUN.finditer(passage.text):
        for at in range(len(run[0]) - 1):
            if _is_apart(run[0], at) and (meant := _meant(run[0][at : at + _WORD])):
                start = run.start() + at
                yield Found(passage, Extent(start, start + _WORD), meant[0] if len(meant) == 1 else None, {"meant": "”“".join(meant)})


def _is_apart(run: str, at: int) -> bool:
    """Whether two characters of a run of ideographs are no word, nor is either of them the end or the beginning of one beside them."""
    known, between = _known(), _between()
    end = at + _WORD
    if run[at:end] in known or run[at:end] in lexicon("common_words.meeting"):
        return False
    before, behind = at > 1 and run[at - 2 : at] in known, run[end : end + 2] in known
    if not (before or behind) or not (before or at == 0 or run[at - 1] in between) or not (behind or end == len(run) or run[end] in between):
        return False
    return (before or at == 0 or run[at - 1 : at + 1] not in known) and (behind or run[at + 1 : end + 1] not in known)


@lru_cache(8192)
def _meant(word: str) -> tuple[str, ...]:
    """The usual words that two characters may be meant for; none where both may stand alone, or the first is a family name."""
    alone = _alone()
    if word[0] in _families() or alone.get(word[0], 0) + alone.get(word[1], 0) > _MOSTLY_ALONE:
        return ()
    others = _taken_for()
    written = (*(one + word[1] for one in others.get(word[0], "")), *(word[0] + one for one in others.get(word[1], "")))
    return tuple(sorted(one for one in written if one in lexicon("common_words.usual")))


@cache
def _known() -> frozenset[str]:
    return frozenset((*lexicon("common_words.usual"), *lexicon("common_words.other")))


@cache
def _between() -> frozenset[str]:
    return frozenset("".join(lexicon("common_words.between")))


@cache
def _families() -> frozenset[str]:
    return frozenset("".join(lexicon("common_words.families")))


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
