"""Numbered lists that a loop begins anew in each round: copies of them in the part that holds the lists, each beginning with its first number."""

import re
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from editor.word.package.package import Package
from editor.word.package.xml import Element, element, find, get, name, walk

_LEVELS = 9
_END = re.compile(rb"<(?:\w+:)?numIdMacAtCleanup\b|</(?:\w+:)?numbering\s*>\s*$")


def path_of_lists(package: Package) -> str:
    """The path of the part that holds the numbered lists, "" for none."""
    return next((path for path in package.related("numbering") if package.optional(path) is not None), "")


def last_list(package: Package) -> int:
    """The highest number that a list has; 0 for none."""
    path = path_of_lists(package)
    numbers = (get(node, "w:numId") for node in walk(package.tree(path), "w:num")) if path else ()
    return max((int(number) for number in numbers if number.isascii() and number.isdigit()), default=0)


def with_copies(package: Package, copies: Sequence[tuple[int, str]]) -> dict[str, bytes]:
    """The part of the lists with copies behind all that stands in it: the number of each, and that of the list which it begins anew."""
    path = path_of_lists(package)
    lists = {get(node, "w:numId"): node for node in walk(package.tree(path), "w:num")} if path else {}
    made = [etree.tostring(_copy(package.tree(path), lists[of], number)) for number, of in copies if of in lists]
    data = package.part(path) if made else b""
    end = _END.search(data)
    return {} if end is None else {path: data[: end.start()] + package.as_it_was_named(path, b"".join(made)) + data[end.start() :]}


def _copy(top: Element, numbered: Element, number: int) -> Element:
    """A list that begins anew on every level."""
    made = deepcopy(numbered)
    made.tail = None
    made.set(name("w:numId"), str(number))
    starts = _starts(top, numbered)
    own = {get(node, "w:ilvl"): node for node in made.findall(name("w:lvlOverride"))}
    for level in map(str, range(_LEVELS)):
        if level not in own:
            own[level] = element("w:lvlOverride", ilvl=level)
            made.append(own[level])
        if find(own[level], "w:startOverride") is None:
            own[level].insert(0, element("w:startOverride", val=starts.get(level, "1")))
    return made


def _starts(top: Element, numbered: Element) -> dict[str, str]:
    """The first number of each level of a list."""
    kind = find(numbered, "w:abstractNumId")
    shape = next((node for node in walk(top, "w:abstractNum") if kind is not None and get(node, "w:abstractNumId") == get(kind, "w:val")), None)
    levels = [] if shape is None else shape.findall(name("w:lvl"))
    return {get(level, "w:ilvl"): get(start, "w:val", "1") for level in levels if (start := find(level, "w:start")) is not None}
