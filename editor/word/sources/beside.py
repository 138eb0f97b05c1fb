"""What stands beside the text of a Word file: headers and footers, comments, and pages that lie on their side or have columns."""

import re
from collections.abc import Iterator

from editor.model.sample.left_out import LeftOut, PlaceKind, SourcePlace, WhyLeftOut
from editor.model.words import tr
from editor.word.package.package import Package
from editor.word.package.xml import Element, find, get, name, walk
from editor.word.reading.reader import Reader
from editor.word.reading.visible import is_on, visible_text
from editor.word.sources.pictures import picture_words

_BESIDE = {"header": (PlaceKind.HEADER, WhyLeftOut.HEADER), "footer": (PlaceKind.FOOTER, WhyLeftOut.FOOTER)}
_PAGE_NUMBER = re.compile(
    r"[\s\d—–\-_·•～~/|,，.()（）第页共总张一二三四五六七八九十零〇IVXLivxl\uff10-\uff19]+|(?i:page\s*\d+(?:\s*(?:of|/)\s*\d+)?)"
)


def left_out_of_parts(package: Package) -> Iterator[LeftOut]:
    """Headers and footers that are printed, each text once, comments, and how the pages lie."""
    top = package.tree(package.main)
    sections = list(walk(top, "w:sectPr"))
    for kind in _BESIDE:
        seen: set[str] = set()
        for path in _printed(package, sections, kind):
            yield from (entry for entry in _of_part(package, path, kind) if entry.text not in seen and not seen.add(entry.text))
    yield from _comments(package)
    yield from _of_pages(sections)


def _printed(package: Package, sections: list[Element], kind: str) -> Iterator[str]:
    """The parts of the headers or footers that are printed somewhere: those of even and of first pages only where there are such pages."""
    by_id = {identity: relation.target for identity, relation in package.relations(package.main).items()}
    parts = package.related(kind)
    settings = package.first("settings")
    has_even = settings is not None and is_on(find(settings, "w:evenAndOddHeaders"))
    for section in sections:
        for reference in section.findall(name(f"w:{kind}Reference")):
            when = get(reference, "w:type", "default")
            if (when == "even" and not has_even) or (when == "first" and not is_on(find(section, "w:titlePg"))):
                continue
            target = by_id.get(get(reference, "r:id"), "").lstrip("/")
            yield from (part for part in parts if target and part.endswith(target.removeprefix("./").removeprefix("../")))


def _of_part(package: Package, path: str, kind: str) -> Iterator[LeftOut]:
    top = package.optional(path)
    if top is None:
        return
    place, why = _BESIDE[kind]
    reader = Reader(package)
    reader.read(top)
    for line in reader.source.lines:
        if text := line.strip():
            yield LeftOut(text, SourcePlace(place), WhyLeftOut.PAGE_NUMBER if _PAGE_NUMBER.fullmatch(text) else why)
    for drawing in walk(top, "w:drawing", "w:pict", "w:object"):
        if words := picture_words(drawing):
            yield LeftOut(words, SourcePlace(place), WhyLeftOut.PICTURE)


def _comments(package: Package) -> Iterator[LeftOut]:
    top = package.first("comments")
    for comment in () if top is None else walk(top, "w:comment"):
        if text := " ".join(filter(None, (visible_text(paragraph).strip() for paragraph in walk(comment, "w:p")))):
            yield LeftOut(text, SourcePlace(PlaceKind.COMMENT), WhyLeftOut.COMMENT)


def _of_pages(sections: list[Element]) -> Iterator[LeftOut]:
    if any(_lies(section) for section in sections):
        yield LeftOut(tr("横向的页面"), SourcePlace(PlaceKind.PAGE), WhyLeftOut.LANDSCAPE)
    if any((columns := find(section, "w:cols")) is not None and get(columns, "w:num", "1") not in ("", "0", "1") for section in sections):
        yield LeftOut(tr("分栏的页面"), SourcePlace(PlaceKind.PAGE), WhyLeftOut.COLUMNS)


def _lies(section: Element) -> bool:
    """Whether the pages of a section are wider than high; deleted sections count for nothing."""
    size = find(section, "w:pgSz")
    if size is None or next(section.iterancestors(name("w:sectPrChange")), None) is not None:
        return False
    width, height = (get(size, f"w:{side}") for side in ("w", "h"))
    wide = width.isdigit() and height.isdigit() and int(width) > int(height)
    return wide or (get(size, "w:orient") == "landscape" and not (width and height))
