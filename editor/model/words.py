"""One door for the language of the program's words: Chinese is written in the source, other languages are looked up."""

from collections.abc import Mapping

_catalog: dict[str, str] = {}


def use_catalog(catalog: Mapping[str, str]) -> None:
    """Make `tr` answer from this catalog (Chinese source → translation); an empty one means Chinese."""
    _catalog.clear()
    _catalog.update(catalog)


def catalog_in_use() -> Mapping[str, str]:
    """The catalog that `tr` answers from, for another process."""
    return dict(_catalog)


def tr(source: str, **values: object) -> str:
    """The words for the person: the translation of a Chinese source text, with its {names} filled in."""
    text = _catalog.get(source, source)
    return text.format(**values) if values else text


def in_language(chinese: str, english: str) -> str:
    """The words of data that brings its own English."""
    return english if _catalog else chinese
