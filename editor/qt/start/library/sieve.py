"""Which templates the library shows, and in which order."""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cmp_to_key
from operator import attrgetter
from pathlib import Path

from PySide6.QtCore import QCollator, QLocale

from editor.model.text.searching import SoughtWords
from editor.shipped import shipped_text
from editor.storage.library.entry import LibraryEntry, Origin
from editor.storage.library.state import Known, Order

TABS = ("", "statutory", "business", "own", "shared")


def by_name(entries: Sequence[LibraryEntry]) -> list[LibraryEntry]:
    """Templates as a Chinese dictionary orders their names. Takes a tenth of a second for thousands: once for all searches."""
    collator = QCollator(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    return sorted(entries, key=cmp_to_key(lambda one, other: collator.compare(one.name, other.name)))


def arranged(entries: Sequence[LibraryEntry], known: Mapping[Path, Known], order: Order) -> list[LibraryEntry]:
    """Templates, given by name, in an order of their own; those that are pinned come first."""

    def place(entry: LibraryEntry) -> tuple[bool, float]:
        """Where a template comes; those of one place stay by name."""
        of_entry = known.get(entry.file)
        if of_entry is None:
            return True, 0.0
        time = {Order.USED: of_entry.used, Order.NEW: of_entry.first}.get(order, 0.0)
        return not of_entry.pinned, -time

    return sorted(entries, key=place)


@dataclass(frozen=True, slots=True)
class Sieve:
    """What the person asks for: words that all have to be there, tags of which one has to be."""

    words: str = ""
    tags: frozenset[str] = frozenset()

    def found(self, entries: Sequence[LibraryEntry]) -> list[LibraryEntry]:
        """The templates with the words and tags, in their order."""
        found = SoughtWords.of(self.words).found_in(entries)
        return [entry for entry in found if self.tags & {*entry.tags}] if self.tags else found


def is_in(tab: str, entry: LibraryEntry) -> bool:
    """Whether a template belongs on a tab."""
    return _is_in(tab, entry.kind, entry.origin)


def counts(entries: Sequence[LibraryEntry]) -> dict[str, int]:
    """How many templates belong on each tab."""
    alike = Counter(map(attrgetter("kind", "origin"), entries))
    return {tab: sum(count for (kind, origin), count in alike.items() if _is_in(tab, kind, origin)) for tab in TABS}


def _is_in(tab: str, kind: str, origin: Origin) -> bool:
    if tab in (Origin.OWN, Origin.SHARED):
        return origin == tab
    return not tab or (kind in statutory_kinds()) == (tab == "statutory")


@cache
def statutory_kinds() -> frozenset[str]:
    """The kinds of official documents by name."""
    return frozenset(tomllib.loads(shipped_text("lexicons/kinds.toml"))["statutory"]["words"].split())
