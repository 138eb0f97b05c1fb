"""The language of the program's words: which one the person reads, its catalog, and the words of argparse in it."""

import argparse
import contextlib
import locale
import os
import tomllib
from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any, Literal, cast

from editor.looking import files_in
from editor.model.words import tr, use_catalog
from editor.shipped import shipped_path
from editor.storage.settings import Settings

Language = Literal["zh", "en"]
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_HEADINGS: dict[str, Callable[[], str]] = {
    "usage: ": lambda: tr("用法："),
    "positional arguments": lambda: tr("位置参数"),
    "options": lambda: tr("选项"),
}
_MESSAGES: dict[str, Callable[[], str]] = {
    "the following arguments are required: %s": lambda: tr("缺少 %s"),
    "unrecognized arguments: %s": lambda: tr("不认识 %s"),
    "argument %(argument_name)s: %(message)s": lambda: tr("%(argument_name)s：%(message)s"),
    "invalid choice: %(value)r (choose from %(choices)s)": lambda: tr("没有 %(value)r 这一项，可选的有 %(choices)s"),
    "expected one argument": lambda: tr("后面要跟一个值"),
    "not allowed with argument %s": lambda: tr("不能和 %s 一起用"),
    "ignored explicit argument %r": lambda: tr("不带值，多了 %r"),
    "invalid %(type)s value: %(value)r": lambda: tr("值 %(value)r 不对"),
}


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


@contextlib.contextmanager
def in_the_language() -> Generator[None]:
    """While this lasts argparse says its headings and messages in the person's language; words not known here stay English."""
    # WORKAROUND argparse (Python 3.11 to 3.14): it takes gettext by this name when it is loaded, and has no other door for a language.
    module = cast("Any", argparse)
    before = module._
    module._ = _said
    try:
        yield
    finally:
        module._ = before


def _said(english: str) -> str:
    known = _HEADINGS.get(english) or _MESSAGES.get(english)
    return known() if known else english
