"""A regular expression for rules that look at the whole text after every edit: what it found in a passage is known until that changes."""

import re

_MOST = 20_000


class Seeker:
    """Finds all matches in a text and knows them the next time."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)
        self._known: dict[str, tuple[re.Match[str], ...]] = {}

    def within(self, text: str) -> tuple[re.Match[str], ...]:
        """All matches in a text."""
        found = self._known.get(text)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            found = self._known[text] = tuple(self._pattern.finditer(text))
        return found
