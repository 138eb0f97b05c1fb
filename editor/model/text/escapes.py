r"""Characters that a line of a template file can't hold as they are: written as `\u{2028}`, the number of the character in hex, and read again.

What is written is read as the same text, whatever it holds: a backslash in front of letters that look like such a number is written by its own.
"""

import re
from functools import cache

_NUMBER = re.compile(r"\\u\{([0-9a-f]{0,6})\}")
# Line ends of every kind, other control characters but the tab, halves of pairs and non-characters.
_UNHELD = "\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_LAST = 0x10FFFF
EMPTY = r"\u{}"
"""What stands for a text without characters where nothing would not be seen."""


def held(text: str, also: str = "") -> str:
    """A text as it stands in a line: what a line can't hold, blanks at its ends, and the characters of `also`, by their numbers."""
    barred = _barred(also)
    inner = text.strip()
    if len(inner) == len(text) and barred.search(text) is None:
        return text
    start = len(text) - len(text.lstrip()) if inner else len(text)
    before, after = text[:start], text[start + len(inner) :]
    return _numbers(before) + barred.sub(lambda match: _number(match[0]), inner) + _numbers(after)


@cache
def _barred(also: str) -> re.Pattern[str]:
    return re.compile(rf"[{_UNHELD}{re.escape(also)}]|\\(?=u\{{[0-9a-f]{{0,6}}\}})")


def _numbers(text: str) -> str:
    return "".join(map(_number, text))


def _number(character: str) -> str:
    return f"\\u{{{ord(character):x}}}"


def given(line: str) -> str:
    """The text that stands in a line as `held` gives it."""
    return _NUMBER.sub(_character, line) if "\\u{" in line else line


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or "0", 16)
    return match[0] if code > _LAST else chr(code) if match[1] else ""
