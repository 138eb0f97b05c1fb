"""Sections that somebody made are made again, and every section gets the headers and footers that somebody wrote into."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from editor.word.grafting.lines.lines import GraftedLine
from editor.word.grafting.parts import Source
from editor.word.grafting.sections import (
    copied_section,
    is_foreign_part,
    is_own_break,
    sections_in,
    set_reference,
    set_title_page,
    take_page,
    written_in,
)
from editor.word.package.package import Package
from editor.word.package.relations import Relation
from editor.word.package.xml import Element, element, find, get, name
from editor.word.reading.sheet import StyleSheet
from editor.word.reading.visible import visible_text


class Wanted(NamedTuple):
    """A header or footer that a section of the new file is to refer to: the tag of the reference, its type, the relationship of the old file, or the
    id of one of ours.
    """

    section: Element
    tag: str
    kind: str
    relation: Relation | None = None
    own: str = ""

    def refer(self, identity: str) -> None:
        """Let the section refer to it by its id in the new file."""
        set_reference(self.section, self.tag, self.kind, identity)
        if self.kind == "first":
            set_title_page(self.section)


class Headers:
    """The sections of the old file and their counterparts in the new one."""

    def __init__(self, source: Source, written: Package, body: Element) -> None:
        self._source, self._written, self._body = source, written, body
        self._own = list(sections_in(body))
        self._sheet = StyleSheet.of(source.package)
        self.made: list[Element] = []
        self.wanted: list[Wanted] = []

    def take(self, old: Sequence[GraftedLine], new: Sequence[GraftedLine], pairs: Mapping[int, int], placed: Mapping[int, Element]) -> None:
        """Make the sections that are missing, and note what headers and footers each wants; `placed` are whole paragraphs by their old line."""
        old_body = find(self._source.package.tree(self._source.package.main), "w:body")
        if old_body is None:
            return
        numbers = {paragraph: at for at, line in enumerate(old) for paragraph in line.paragraphs}
        for section in sections_in(old_body):
            holder = next(section.iterancestors(name("w:p")), None)
            at = -1 if holder is None else numbers.get(holder, -1)
            if holder is None:
                self._last(section)
            elif at in placed:
                self._of_placed(section, placed[at])
            elif at in pairs:
                self._of_line(section, new[pairs[at]].paragraphs[0])

    def _last(self, section: Element) -> None:
        last = find(self._body, "w:sectPr")
        if last is None:
            return
        if self.made:
            take_page(last, section)
        self._note(section, last, is_made=False)

    def _of_placed(self, section: Element, paragraph: Element) -> None:
        look, own = find(paragraph, "w:pPr"), find(paragraph, "w:pPr/w:sectPr")
        if look is not None and own is not None:
            made = copied_section(section)
            look.replace(own, made)
            self.made.append(made)
            self._note(section, made, is_made=True)

    def _of_line(self, section: Element, paragraph: Element) -> None:
        look, own = find(paragraph, "w:pPr"), find(paragraph, "w:pPr/w:sectPr")
        if own is not None:
            self._note(section, own, is_made=False)
        elif not is_own_break(section, self._source.package):
            if look is None:
                look = element("w:pPr")
                paragraph.insert(0, look)
            made = copied_section(section)
            look.append(made)
            self.made.append(made)
            self._note(section, made, is_made=True)

    def _note(self, old: Element, new: Element, *, is_made: bool) -> None:
        package = self._source.package
        for reference, path in written_in(old, package):
            header = reference.tag == name("w:headerReference")
            tag, kind = f"w:{'header' if header else 'footer'}Reference", get(reference, "w:type", "default")
            relation = self._source.relations(package.main).get(get(reference, "r:id"))
            if is_foreign_part(path, package, self._sheet, header=header):
                if relation is not None and self._source.can_take(relation):
                    self.wanted.append(Wanted(new, tag, kind, relation))
            elif is_made and not header:
                self._own_footer(new, kind, is_silent=not _text(package, path))

    def _own_footer(self, section: Element, kind: str, *, is_silent: bool) -> None:
        """The footer of ours that has page numbers, or that has none."""
        for own in self._own:
            for reference, path in written_in(own, self._written, "w:footerReference"):
                if get(reference, "w:type", "default") == kind and is_silent == (not _text(self._written, path)):
                    self.wanted.append(Wanted(section, "w:footerReference", kind, own=get(reference, "r:id")))
                    return


def _text(package: Package, path: str) -> str:
    top = package.optional(path)
    return "" if top is None else visible_text(top).strip()
