"""The seal of a report: by it a file that nobody else wrote since is known, and need not be compared with the draft inside it."""

import hashlib

from editor.model.problem import NigaoError
from editor.word.package.package import Package
from editor.word.package.xml import Element, find, name

DRAFT_PATH = "customXml/item1.xml"


class Digest:
    """The SHA-256 of parts, each with its path, in the order of the file."""

    def __init__(self) -> None:
        self._sum = hashlib.sha256()

    def add(self, path: str, data: bytes) -> None:
        """Take in the next part."""
        self._sum.update(f"{path} {len(data)}\n".encode())
        self._sum.update(data)

    @property
    def text(self) -> str:
        """The digest of all parts up to now, in hex."""
        return self._sum.hexdigest()


def seal(digest: str, draft: str) -> str:
    """The seal over the digest of the other parts and the draft's text, in hex."""
    return hashlib.sha256(f"{digest}\n{draft}".encode()).hexdigest()


def is_sealed(package: Package) -> bool:
    """Whether a Word file is part for part the one that was written here."""
    digest = Digest()
    *before, last = package.paths
    if last != DRAFT_PATH:
        return False
    try:
        for path in before:
            digest.add(path, package.part(path))
        top = package.tree(last)
    except NigaoError:
        return False
    return top.tag == name("ng:draft") and _text(top, "ng:seal") == seal(digest.text, _text(top, "ng:content"))


def _text(top: Element, tag: str) -> str:
    node = find(top, tag)
    return "" if node is None else node.text or ""
