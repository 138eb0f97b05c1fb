"""The words that the reader knows: tables of resources/lexicons, looked up by the longest beginning or ending."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import cast

from editor.shipped import shipped_text


class WordList:
    """Words with their meanings; finds the longest that a text starts or ends with."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._meanings = dict(meanings)
        self._said = frozenset(self._meanings.values())
        self._by_first = _sizes(self._meanings, 0)
        self._by_last = _sizes(self._meanings, -1)

    def at_start(self, text: str) -> str:
        """The longest known word that the text starts with, or ""."""
        for size in self._by_first.get(text[:1], ()):
            if text[:size] in self._meanings:
                return text[:size]
        return ""

    def at_end(self, text: str) -> str:
        """The longest known word that the text ends with, or ""."""
        for size in self._by_last.get(text[-1:], ()):
            if text[-size:] in self._meanings:
                return text[-size:]
        return ""

    def meaning(self, word: str) -> str:
        """What a known word means, "" for any other."""
        return self._meanings.get(word, "")

    @property
    def meanings(self) -> frozenset[str]:
        """What known words mean."""
        return self._said

    def __contains__(self, word: str) -> bool:
        return word in self._meanings


def _sizes(words: Iterable[str], end: int) -> dict[str, tuple[int, ...]]:
    """For each character that words have at one end: how long those words are, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[end], set()).add(len(word))
    return {character: tuple(sorted(sizes, reverse=True)) for character, sizes in found.items()}


@cache
def table(file: str) -> Mapping[str, Mapping[str, object]]:
    """A lexicon file as TOML."""
    return tomllib.loads(shipped_text(f"lexicons/{file}.toml"))


@cache
def listed(file: str, section: str, key: str = "words") -> tuple[str, ...]:
    """The words of one list."""
    value = table(file)[section][key]
    return tuple(value.split()) if isinstance(value, str) else ()


@cache
def words(file: str, *sections: str, key: str = "words") -> WordList:
    """The words of some sections (all when none is named), each meaning its section's name, or what stands after its `=`."""
    meanings: dict[str, str] = {}
    for section in sections or tuple(table(file)):
        for entry in listed(file, section, key):
            word, _, meaning = entry.partition("=")
            meanings[word] = meaning or section
    return WordList(meanings)


@cache
def patterns(file: str, section: str) -> re.Pattern[str]:
    """The regular expressions of one list, joined to one."""
    return _joined(_expressions(file, section))


def is_said(file: str, section: str, text: str) -> bool:
    """Whether a text holds what one of the regular expressions of a list finds; quicker than a search for `patterns`."""
    return any(pattern.search(text) for pattern in _apart(file, section))


@cache
def _apart(file: str, section: str) -> tuple[re.Pattern[str], ...]:
    """The expressions of one list that look at a text's start, and the others, in which a search passes over most letters: joined, it tries each."""
    groups = ([one for one in _expressions(file, section) if one.startswith("^") == at_start] for at_start in (True, False))
    return tuple(_joined(group) for group in groups if group)


def _expressions(file: str, section: str) -> list[str]:
    return cast("list[str]", table(file)[section]["patterns"])


def _joined(expressions: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in expressions))
