"""Documents that pass another one on: 关于印发《…方案》的通知 with the plan behind it."""

import re

_ISSUES = re.compile(r"印发|转发|批转|下发|颁发|发布|公布|呈报|报送|上报|颁布")
_BETWEEN = re.compile(r"[\s\u3000《》〈〉“”\"#*]")
_NOTE = re.compile(r"[（(](?:试行|暂行|修订稿?|修订版|\d{4}年?修订|征求意见稿|送审稿|讨论稿|草案|代拟稿|第[一二三四五六]版)[）)]$")
_SHORTEST = 4


def issues(title: str, other: str) -> bool:
    """Whether the document of this title passes on the one that the other title names."""
    named = _NOTE.sub("", _BETWEEN.sub("", other))
    return bool(_ISSUES.search(title)) and len(named) >= _SHORTEST and named != _BETWEEN.sub("", title) and _is_within(named, _BETWEEN.sub("", title))


def _is_within(named: str, title: str) -> bool:
    """Whether a title names another; the office or the year before the other's name may be left out in it."""
    start = _ISSUES.search(title)
    behind = title[start.end() :] if start else ""
    behind = re.sub(r"的?(?:通知|函|请示|报告|公告|命令|令|决定|批复)$", "", behind)
    inner = _NOTE.sub("", behind)
    return len(inner) >= _SHORTEST and (named in inner or named.endswith(inner) or inner.endswith(named))
