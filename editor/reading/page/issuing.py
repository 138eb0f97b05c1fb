"""Documents that pass another one on: 关于印发《…方案》的通知 with the plan behind it, an order with the rules that it makes known."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from editor.reading.page.lexicon import words

_VERB = r"印发|转发|批转|下发|颁发|发布|公布|颁布|呈报|报送|上报"
_ISSUES = re.compile(_VERB)
_QUOTED = re.compile(r"《([^《》]{4,60})》")
_BETWEEN = re.compile(r"[\s\u3000《》〈〉“”\"#*]")
_NOTE = re.compile(r"[（(](?:试行|暂行|修订稿?|修订版|\d{4}年?修订|征求意见稿|送审稿|讨论稿|草案|代拟稿|第[一二三四五六]版)[）)]$")
_KIND = re.compile(r"的?(?:通知|函|请示|报告|公告|命令|令|决定|批复|意见)$")
_SHORTEST, _LONGEST = 4, 80
_OPENING = 12  # lines behind the title within which a document says what it passes on


@dataclass(frozen=True, slots=True)
class PassedOn:
    """What a document says that it passes on: in its title, and by the names in its first lines (现将《…办法》印发给你们)."""

    own: str
    inner: str
    named: frozenset[str]

    @classmethod
    def by(cls, title: str | None, body: Iterable[str]) -> "PassedOn":
        """What the document of this title passes on, whose text begins with these lines."""
        own = _plain(title or "")
        start = _ISSUES.search(own)
        inner = _NOTE.sub("", _KIND.sub("", own[start.end() :])) if start else ""
        opening = [line for line, _ in zip((line for line in body if line.strip()), range(_OPENING), strict=False)]
        named = frozenset(_plain(quoted) for line in opening if _ISSUES.search(line) for quoted in _QUOTED.findall(line))
        return cls(own, inner, named)

    def holds(self, line: str) -> bool:
        """Whether a line is the title of what is passed on; the office or the year before it may be left out in one of them."""
        if not (self.inner or self.named) or len(line) > _LONGEST or re.search(r"[。；：:]", line):
            return False
        title = _plain(line)
        if len(title) < _SHORTEST or title == self.own:
            return False
        return title in self.named or (bool(words("kinds").at_end(title)) and self._is_in_title(title))

    def _is_in_title(self, title: str) -> bool:
        names = [one for one in (title, _KIND.sub("", title)) if len(one) >= _SHORTEST]
        return len(self.inner) >= _SHORTEST and any(one in self.inner or one.endswith(self.inner) for one in names)


def _plain(text: str) -> str:
    """A title without what different hands write differently: blanks, book marks, a note behind it."""
    return _NOTE.sub("", _BETWEEN.sub("", text))
