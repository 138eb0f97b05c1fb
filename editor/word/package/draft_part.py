"""The part of a report that holds its draft."""

from editor.word.package.package import Package, once
from editor.word.package.xml import Element, find, name


def read_draft_json(package: Package) -> str | None:
    """The draft inside a report as JSON text, or None for a file without our part."""
    part = draft_part_of(package)
    content = None if part is None else find(part, "ng:content")
    return None if content is None else content.text or ""


@once
def draft_part_of(package: Package) -> Element | None:
    """The root of the part that holds the draft, or None where there is none."""
    for path in package.paths:
        if path.startswith("customXml/") and path.endswith(".xml"):
            top = package.optional(path)
            if top is not None and top.tag == name("ng:draft"):
                return top
    return None
