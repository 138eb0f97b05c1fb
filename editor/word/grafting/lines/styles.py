"""Styles and numberings that something grafted is made with: those that the new file has go by its ids, those that it lacks are brought along."""

from copy import deepcopy

from editor.word.package.xml import Element, find, get, name, remove, walk

_NAMING = ("w:pStyle", "w:rStyle", "w:tblStyle")
_LEFT = ("w:link", "w:next", "w:rsid", "w:autoRedefine")
_FOREIGN_LINKS = ("w:pStyle", "w:styleLink", "w:numStyleLink", "w:lvlPicBulletId")


class Styles:
    """The styles of the old and of the new file; new ones are appended in the order of their ids."""

    def __init__(self, old: Element | None, new: Element) -> None:
        self._old = {} if old is None else {get(style, "w:styleId"): style for style in walk(old, "w:style")}
        self._top = new
        self._known = {_named(style): get(style, "w:styleId") for style in walk(new, "w:style")}
        self._ids = set(self._known.values())
        self._found: dict[str, str] = {}
        self.added: list[Element] = []

    def adapt(self, node: Element) -> None:
        """Give every style below a node the id that it has in the new file; one that nobody knows is left out."""
        for named in list(walk(node, *_NAMING)):
            identity = self.id_of(get(named, "w:val"))
            parent = named.getparent()
            if identity:
                named.set(name("w:val"), identity)
            elif parent is not None:
                parent.remove(named)

    def id_of(self, old: str) -> str:
        """The id in the new file of a style of the old one, which is brought along where it lacks it; "" for one that the old file lacks too."""
        if old not in self._found:
            style = self._old.get(old)
            known = None if style is None else self._known.get(_named(style))
            self._found[old] = "" if style is None else known or self._bring(style, old)
        return self._found[old]

    def properties_of(self, old: str) -> list[Element]:
        """The properties of characters that a style of the old file has itself."""
        look = find(self._old[old], "w:rPr") if old in self._old else None
        return [] if look is None else [deepcopy(one) for one in look if one.tag != name("w:rFonts")]

    def _bring(self, style: Element, old: str) -> str:
        identity = next(free for free in (old, *(f"{old}_{n}" for n in range(2, 10_000))) if free not in self._ids)
        self._ids.add(identity)
        self._found[old] = identity
        made = deepcopy(style)
        made.tail = None
        made.attrib.pop(name("w:default"), "")
        made.set(name("w:styleId"), identity)
        for node in [node for tag in _LEFT for node in made.findall(name(tag))]:
            made.remove(node)
        base = find(made, "w:basedOn")
        if base is not None:
            self._base(made, base)
        self.added.append(made)
        return identity

    def _base(self, made: Element, base: Element) -> None:
        identity = self.id_of(get(base, "w:val"))
        if identity:
            base.set(name("w:val"), identity)
        else:
            made.remove(base)

    def finish(self) -> bool:
        """Append what was brought along; whether there was anything."""
        for style in sorted(self.added, key=lambda style: get(style, "w:styleId")):
            self._top.append(style)
        return bool(self.added)


def _named(style: Element) -> tuple[str, str]:
    """The kind and the name of a style; a word processor goes by the name in small letters."""
    named = find(style, "w:name")
    return get(style, "w:type", "paragraph"), ("" if named is None else get(named, "w:val")).lower()


def numbers_in(*nodes: Element) -> set[str]:
    """The ids of the numberings that these elements use."""
    return {get(number, "w:val") for node in nodes for number in walk(node, "w:numId")} - {"0", ""}


def keep_numbers(top: Element, used: set[str]) -> None:
    """Leave only these numberings in a numbering part, without what ties them to styles and to pictures."""
    kept = [number for number in walk(top, "w:num") if get(number, "w:numId") in used]
    abstract = {get(node, "w:val") for number in kept for node in walk(number, "w:abstractNumId")}
    for node in list(top):
        is_kept = node in kept or (node.tag == name("w:abstractNum") and get(node, "w:abstractNumId") in abstract)
        if not is_kept:
            top.remove(node)
    for link in list(walk(top, *_FOREIGN_LINKS)):
        remove(link)
