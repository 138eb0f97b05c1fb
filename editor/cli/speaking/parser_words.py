"""argparse's own words in Chinese."""

import argparse
import contextlib
from collections.abc import Callable, Generator
from typing import Any, cast

from editor.model.words import tr

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


@contextlib.contextmanager
def in_the_language() -> Generator[None]:
    """While this lasts argparse says its headings and messages in the person's language; words not known here stay English."""
    # WORKAROUND argparse (Python 3.11 to 3.13): it takes gettext by this name when it is loaded, and has no other door for a language.
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
