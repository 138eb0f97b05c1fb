"""The language of the program's words: which one the person reads, and its catalog."""

import locale
import os
import tomllib
from collections.abc import Mapping
from typing import Literal

from editor.model.words import use_catalog
from editor.shipped import shipped_path

Language = Literal["zh", "en"]
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def language_of_system(environ: Mapping[str, str] = os.environ) -> Language:
    """Chinese on a Chinese system, English otherwise."""
    for variable in _VARIABLES:
        if value := environ.get(variable):
            return "zh" if value.split(":")[0].lower().startswith("zh") else "en"
    name = locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def speak(language: Language) -> None:
    """Make the program's words those of a language."""
    use_catalog({} if language == "zh" else catalog(language))


def catalog(language: Language) -> dict[str, str]:
    """The translations of a language from all its files: Chinese source text → translation."""
    words: dict[str, str] = {}
    for path in sorted(shipped_path(f"translations/{language}").glob("*.toml")):
        words.update(tomllib.loads(path.read_text("utf-8")))
    return words
