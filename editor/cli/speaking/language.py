"""The language of the program's words: which one the person reads, and its catalog."""

import locale
import os
import tomllib
from collections.abc import Mapping, Sequence
from typing import Literal

from editor.looking import files_in
from editor.model.words import use_catalog
from editor.shipped import shipped_path
from editor.storage.settings import Settings

Language = Literal["zh", "en"]
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def language_asked(given: Sequence[str], settings: Settings) -> Language:
    """The language asked for by --lang, else by the settings, else that of the system."""
    asked = _asked_language(given) or settings.text("language")
    return "zh" if asked == "zh" else "en" if asked == "en" else language_of_system()


def _asked_language(given: Sequence[str]) -> str:
    """What stands behind --lang: needed before the arguments are read, since their help is in that language."""
    for at, argument in enumerate(given):
        if argument == "--":
            return ""
        if argument == "--lang":
            return given[at + 1] if at + 1 < len(given) else ""
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return ""


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
    for path in files_in(shipped_path(f"translations/{language}"), "*.toml"):
        words.update(tomllib.loads(path.read_text("utf-8")))
    return words
