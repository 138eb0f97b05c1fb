"""Layout profiles: the shipped ones, and the person's own in the data folder, which go before shipped ones of the same key."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, cast

from editor.looking import files_in, is_there
from editor.model.document.own_layout import base_of, with_own
from editor.model.document.profile import DEFAULT_PROFILE, Font, LayoutProfile, Letter, Page, PageNumber, Style, profile_from_data
from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.words import tr
from editor.shipped import shipped_path

_KEY = re.compile(r"[\w-]+")
_ALIGNS, _PLACES = ("left", "center", "right", "both", "distribute"), ("outer", "center")
_TABLES = ("page", "page_number", "letter", "defaults", "fonts", "styles")
_MOST = 40_000  # twips or half-points: paper of 70 cm


class Profiles:
    """The layout profiles that there are; `folder` holds the person's own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._found: dict[str, tuple[LayoutProfile, Problem | None]] = {}

    def profile(self, key: str) -> LayoutProfile:
        """The layout profile of that key, or that of GB/T 9704 where there is none or it cannot be used."""
        return self._of(key)[0]

    def problem(self, key: str) -> Problem | None:
        """Why the profile of that key is not the one that is used, or None."""
        return self._of(key)[1]

    def keys(self) -> list[str]:
        """The keys of all profiles, the shipped ones first."""
        shipped = sorted(path.stem for path in files_in(shipped_path("profiles"), "*.toml"))
        own = sorted(path.stem for path in files_in(self._folder, "*.toml"))
        return list(dict.fromkeys([*shipped, *own]))

    def names(self, *own: str) -> dict[str, str]:
        """What all profiles are called, by their keys, and what the layouts are that single reports have of their `own`."""
        return {key: self.profile(key).name for key in (*self.keys(), *own)}

    def _of(self, key: str) -> tuple[LayoutProfile, Problem | None]:
        if key not in self._found:
            self._found[key] = self._read(key)
        return self._found[key]

    def _read(self, key: str) -> tuple[LayoutProfile, Problem | None]:
        base = base_of(key)
        if base != key:
            profile, problem = self._of(base)
            own = with_own(profile, key)
            return (
                (own, problem) if own is not None else (profile, Problem(tr("这份文稿的页边距放不下文字，按版式“{name}”排版。", name=profile.name)))
            )
        path = self._path(key)
        if path is None and key == DEFAULT_PROFILE:
            return profile_from_data(key, _shipped(key)), None
        if path is None:
            return self.profile(DEFAULT_PROFILE), Problem(tr("没有版式“{name}”，按 GB/T 9704 排版。", name=key))
        try:
            data = _with_base(tomllib.loads(path.read_text("utf-8-sig")))
            wrong = next(_wrong_values(data), "")
            if not wrong:
                return profile_from_data(key, data), None
        except (OSError, ValueError) as error:
            wrong = str(error).replace("\n", " ")
        except KeyError as error:
            wrong = str(error.args[0])
        remark = Problem(tr("版式“{name}”写得不对：{why}。先按 GB/T 9704 排版。", name=key, why=wrong))
        return profile_from_data(DEFAULT_PROFILE, _shipped(DEFAULT_PROFILE)), remark

    def _path(self, key: str) -> Path | None:
        if not _KEY.fullmatch(key):
            return None
        candidates = (self._folder / f"{key}.toml", shipped_path(f"profiles/{key}.toml"))
        return next((path for path in candidates if is_there(path)), None)


def _shipped(key: str) -> dict[str, Any]:
    path = shipped_path(f"profiles/{key}.toml")
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise NigaoError(tr("拟稿自己的文件“{path}”读不了，请重新安装拟稿。", path=path), ExitCode.CANNOT_RUN) from error


def _with_base(data: dict[str, Any]) -> dict[str, Any]:
    """The profile's data over that of the shipped profile that it is based on; a profile without `base` stands over GB/T 9704."""
    base = data.pop("base", DEFAULT_PROFILE)
    if not isinstance(base, str) or not _KEY.fullmatch(base) or not is_there(shipped_path(f"profiles/{base}.toml")):
        message = f"base = {base!r}"
        raise ValueError(message)
    below = _shipped(base)
    below = _with_base(below) if "base" in below else below
    return _merged(below, data)


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Table over table: what the upper one does not say stays as it is."""
    result = dict(below)
    for name, value in above.items():
        old = result.get(name)
        are_tables = isinstance(value, dict) and isinstance(old, dict)
        result[name] = _merged(cast("dict[str, Any]", old), cast("dict[str, Any]", value)) if are_tables else value
    return result


def _wrong_values(data: Mapping[str, Any]) -> Iterator[str]:
    """The places of a profile that cannot be used, as a person would write them."""
    if not isinstance(data.get("name"), str):
        yield "name"
    yield from (name for name in _TABLES if not isinstance(data.get(name, {}), dict))
    tables = [("page", Page, data["page"]), ("page_number", PageNumber, data["page_number"]), ("letter", Letter, data.get("letter", {}))]
    tables += [("defaults", Style, data.get("defaults", {}))]
    tables += [(f"styles.{name}", Style, table) for name, table in data["styles"].items()]
    for place, kind, table in tables:
        yield from (f"{place}.{name}" for name in _wrong_names(kind, table))
    yield from _wrong_fonts(data)
    yield from _impossible(data["page"])


def _wrong_names(kind: type[Any], table: object) -> Iterator[str]:
    """The keys of a table that the profile does not know, or whose value is of the wrong kind."""
    if not isinstance(table, dict):
        yield "?"
        return
    known = {one.name: str(one.type) for one in fields(kind)}
    for name, value in cast("dict[str, object]", table).items():
        if name not in known or not _fits(known[name], name, value):
            yield name


def _fits(kind: str, name: str, value: object) -> bool:
    if name in ("align", "place"):
        return value in (_ALIGNS if name == "align" else _PLACES)
    if "bool" in kind:
        return isinstance(value, bool)
    if "int" in kind or "float" in kind:
        numeric = (int,) if "int" in kind else (int, float)
        least = 0 if name not in ("spacing", "first", "left", "right") else -_MOST
        return isinstance(value, numeric) and not isinstance(value, bool) and least <= value <= _MOST and (name != "size" or value > 0)
    if name == "color":
        return isinstance(value, str) and re.fullmatch("[0-9A-F]{6}", value) is not None
    return isinstance(value, str)


def _wrong_fonts(data: Mapping[str, Any]) -> Iterator[str]:
    """Fonts that have no name or say what is not known, and styles without one of the fonts that there are."""
    fonts: Mapping[str, Any] = data["fonts"]
    known = {one.name for one in fields(Font)}
    yield from (f"fonts.{name}" for name, font in fonts.items() if not _is_font(font, known))
    styles: Mapping[str, Mapping[str, Any]] = data["styles"]
    yield from (f"styles.{name}.font" for name, style in styles.items() if style.get("font") not in fonts and not style.get("character"))


def _is_font(font: object, known: set[str]) -> bool:
    if not isinstance(font, dict):
        return False
    table = cast("dict[str, object]", font)
    return isinstance(table.get("name"), str) and known.issuperset(table)


def _impossible(page: Mapping[str, int]) -> Iterator[str]:
    """Paper without room for text."""
    if page["width"] - page["left"] - page["right"] < 1000 or page["height"] - page["top"] - page["bottom"] < 1000:
        yield "page"
    if page["lines"] < 1 or page["characters"] < 1:
        yield "page.lines"
