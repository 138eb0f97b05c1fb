"""What the set-up says: Chinese on a Chinese system, else English."""

import locale
import os
import sys


def say(chinese: str, english: str) -> None:
    """Print a sentence in the person's language, at once; in English where the terminal can't write Chinese."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        told = words(chinese, english).encode(encoding).decode(encoding)
    except UnicodeError:
        told = english.encode(encoding, "replace").decode(encoding)
    print(told, flush=True)


def words(chinese: str, english: str) -> str:
    """The one of two sentences that is in the person's language."""
    variables = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    told = next((value for value in variables if value), None) or locale.getlocale()[0] or ""
    return chinese if told.lower().startswith(("zh", "chinese")) else english
