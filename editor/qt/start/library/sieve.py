"""Which templates the library shows, and in which order."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cmp_to_key
from pathlib import Path

from PySide6.QtCore import QCollator, QLocale

from editor.model.text.searching import has_words
from editor.shipped import shipped_text
from editor.storage.library.library import LibraryEntry, Origin
from editor.storage.library.state import Known, Order

TABS = ("", "statutory", "business", "own", "shared")


@dataclass(frozen=True, slots=True)
class Sieve:
    """What the person asks for: words that all have to be there, tags of which one has to be, a tab, an order."""

    words: str = ""
    tags: frozenset[str] = frozenset()
    tab: str = ""
    order: Order = Order.USED

    def found(self, entries: Sequence[LibraryEntry]) -> list[LibraryEntry]:
        """The templates with the words and tags, whatever the tab."""
        words = self.words.casefold().split()
        return [entry for entry in entries if _matches(entry, words) and (not self.tags or self.tags & {*entry.tags})]

    def shown(self, entries: Sequence[LibraryEntry], known: Mapping[Path, Known]) -> list[LibraryEntry]:
        """The templates of the tab among those found, in order."""
        by_name = sorted((entry for entry in self.found(entries) if is_in(self.tab, entry)), key=cmp_to_key(_ByName().compare))
        if self.order == Order.NAME:
            return by_name
        time_of = {entry.file: _time(known.get(entry.file), self.order) for entry in by_name}
        return sorted(by_name, key=lambda entry: -time_of[entry.file])


def is_in(tab: str, entry: LibraryEntry) -> bool:
    """Whether a template belongs on a tab."""
    if tab in (Origin.OWN, Origin.SHARED):
        return entry.origin == tab
    return not tab or (entry.kind in statutory_kinds()) == (tab == "statutory")


@cache
def statutory_kinds() -> frozenset[str]:
    """The kinds of official documents by name."""
    return frozenset(tomllib.loads(shipped_text("lexicons/kinds.toml"))["statutory"]["words"].split())


def _matches(entry: LibraryEntry, words: Sequence[str]) -> bool:
    return has_words(words, entry.name, entry.kind, entry.about, *entry.tags, entry.text)


def _time(known: Known | None, order: Order) -> float:
    if known is None:
        return 0.0
    return known.first if order == Order.NEW else known.used


class _ByName:
    """Compares names as a Chinese dictionary orders them."""

    def __init__(self) -> None:
        self._collator = QCollator(QLocale(QLocale.Language.Chinese, QLocale.Country.China))

    def compare(self, one: LibraryEntry, other: LibraryEntry) -> int:
        return self._collator.compare(one.name, other.name)
