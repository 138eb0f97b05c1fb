"""Every text on the screen is written out in the source, translated once, with the same values in it."""

import ast
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from tests.source import ROOT, place, python_files, tree


@dataclass(frozen=True)
class Said:
    """One call of `tr`: where it stands, its text (None when it is not a literal), the values given (None when they come as **values)."""

    where: str
    text: str | None
    values: frozenset[str] | None


def _is_tr(call: ast.Call) -> bool:
    match call.func:
        case ast.Name(id="tr") | ast.Attribute(value=ast.Name(id="words"), attr="tr"):
            return True
        case _:
            return False


def _said(path: Path, call: ast.Call) -> Said:
    first = call.args[0] if call.args else None
    text = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
    names = [keyword.arg for keyword in call.keywords]
    values = None if None in names else frozenset(name for name in names if name)
    return Said(place(path, call.lineno), text, values)


@cache
def _all_said() -> tuple[Said, ...]:
    found: list[Said] = []
    for path in python_files("editor"):
        if path.name != "words.py":
            found += [_said(path, node) for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and _is_tr(node)]
    return tuple(found)


def _literals() -> Iterator[tuple[Said, str]]:
    yield from ((said, said.text) for said in _all_said() if said.text is not None)


@cache
def _english() -> tuple[tuple[str, str], ...]:
    files = sorted((ROOT / "resources" / "translations" / "en").glob("*.toml"))
    return tuple(pair for file in files for pair in tomllib.loads(file.read_text("utf-8")).items())


def _values_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_program_speaks_at_all() -> None:
    assert _all_said()


def test_every_text_is_written_out_where_it_is_said() -> None:
    assert [said.where for said in _all_said() if said.text is None] == []


def test_every_text_has_an_english_translation() -> None:
    known = dict(_english())
    assert [f"{said.where} {text}" for said, text in _literals() if text not in known] == []


def test_no_translation_is_left_over() -> None:
    used = {text for _, text in _literals()}
    assert [source for source, _ in _english() if source not in used] == []


def test_no_text_is_translated_twice() -> None:
    assert [source for source, times in Counter(source for source, _ in _english()).items() if times > 1] == []


def test_a_translation_shows_the_same_values() -> None:
    assert [source for source, english in _english() if _values_in(source) != _values_in(english)] == []


def test_every_value_in_a_text_is_given() -> None:
    given = [(said.where, _values_in(text), said.values) for said, text in _literals() if said.values is not None]
    assert [where for where, needed, values in given if needed != values] == []
