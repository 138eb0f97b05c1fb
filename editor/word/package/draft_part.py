"""The part of a report that holds its draft."""

import hashlib

from editor.word.package.package import Package, once
from editor.word.package.seal import is_sealed
from editor.word.package.xml import Element, find, name


def digest_of(draft_json: str) -> str:
    """The SHA-256 of a draft's JSON text, in hex: it stands beside the draft, so that one that was damaged is not believed."""
    return hashlib.sha256(draft_json.encode()).hexdigest()


def read_draft_json(package: Package) -> str | None:
    """The draft inside a report as JSON text, or None for a file without our part."""
    return _text_in(package, "ng:content")


def is_draft_whole(package: Package) -> bool:
    """Whether the draft inside a report is as it was written: its digest or the seal says so. Version 0.1.0 wrote no digest; its drafts are
    believed.
    """
    digest, draft = _text_in(package, "ng:digest"), read_draft_json(package)
    return digest is None or draft is None or digest.strip() == digest_of(draft) or is_sealed(package)


def _text_in(package: Package, tag: str) -> str | None:
    part = draft_part_of(package)
    found = None if part is None else find(part, tag)
    return None if found is None else found.text or ""


@once
def draft_part_of(package: Package) -> Element | None:
    """The root of the part that holds the draft, or None where there is none."""
    for path in package.paths:
        if path.startswith("customXml/") and path.endswith(".xml"):
            top = package.optional(path)
            if top is not None and top.tag == name("ng:draft"):
                return top
    return None
