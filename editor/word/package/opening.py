"""The door for Word files that anybody may have made: one sentence for everything that is none."""

from editor.model.problem import NigaoError
from editor.model.words import tr
from editor.word.package.package import MAIN, Package
from editor.word.package.store import Zipped, locked
from editor.word.package.xml import Element, name

PARAGRAPH_LIMIT = 250_000
"""How many paragraphs a Word file may have: a table of 20,000 rows and 10 columns has 200,000."""
RUN_LIMIT = 20_000
"""How many runs (stretches of one look) a paragraph of a Word file may have; real ones have hundreds at most."""
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_package(data: bytes, file: str = "", *, exact: bool = False) -> Package:
    """The package of a Word file (.docx, .docm, .dotx, Strict too; macros are never looked at).

    Raises NigaoError with one sentence for anything else: what the file is, and what to do. `file` is its name for the person;
    `exact` keeps comments in the trees.
    """
    if data.startswith(_COMPOUND):
        raise _compound_error(data, file)
    if not data.startswith(b"PK"):
        raise _other_error(data, file)
    zipped = Zipped(data, file)
    found = Package(file, zipped)
    main = _main_part(found)
    if main is None:
        raise _foreign_error(zipped, file)
    opened = found.with_main(main, data, exact=exact)
    if opened.tree(main).tag != name("w:document"):
        raise _foreign_error(zipped, file)
    _want_size(opened.tree(main), file)
    return opened


def _want_size(document: Element, file: str) -> None:
    """Raise NigaoError where a document has more paragraphs, or a paragraph more runs, than any that people make."""
    paragraphs, runs, most = 0, 0, 0
    for node in document.iter(name("w:p"), name("w:r")):
        is_paragraph = node.tag == name("w:p")
        paragraphs += is_paragraph
        runs = 0 if is_paragraph else runs + 1
        most = max(most, runs)
    if paragraphs > PARAGRAPH_LIMIT:
        count, limit = f"{paragraphs:,}", f"{PARAGRAPH_LIMIT:,}"
        raise NigaoError(tr("“{file}”太长，没有打开：里面有 {count} 段，最多 {limit} 段。", file=file, count=count, limit=limit))
    if most > RUN_LIMIT:
        count, limit = f"{most:,}", f"{RUN_LIMIT:,}"
        raise NigaoError(tr("“{file}”没有打开：有一段里有 {count} 处文字格式，最多 {limit} 处。", file=file, count=count, limit=limit))


def package_in(data: bytes) -> Package | None:
    """The package of a Word file, None for what is none."""
    try:
        return open_package(data)
    except NigaoError:
        return None


def _main_part(package: Package) -> str | None:
    starts = [relation.target for relation in package.relations("").values() if relation.word == "officeDocument" and not relation.outside]
    return next((path for path in (*starts, MAIN) if path in package), None)


def _compound_error(data: bytes, file: str) -> NigaoError:
    """What an old compound file is, told by the names of its streams."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return locked(file)
    if "WordDocument".encode("utf-16-le") in data:
        return NigaoError(tr("“{file}”是旧格式（.doc）。请用 Word、WPS 或 LibreOffice 另存为 .docx。", file=file))
    return NigaoError(tr("“{file}”是旧格式的 Office 文件，不是文稿。请另存为 .docx。", file=file))


_STARTS = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
)
_INSIDES = (
    ("xl/", "Excel"),
    ("ppt/", "PowerPoint"),
    ("visio/", "Visio"),
    ("OFD.xml", "OFD"),
    ("Index/", "iWork"),
    ("META-INF/container.xml", "EPUB"),
)


def _other_error(data: bytes, file: str) -> NigaoError:
    if not data:
        return NigaoError(tr("“{file}”是空的，里面什么也没有。", file=file))
    kind = next((kind for start, kind in _STARTS if data.startswith(start)), "")
    return _kind_error(kind, file)


def _foreign_error(zipped: Zipped, file: str) -> NigaoError:
    """What a zip without a Word document is, told by the names inside."""
    names = zipped.paths
    if "content.xml" in names:
        return NigaoError(tr("“{file}”是 OpenDocument 文件。请用 LibreOffice 另存为 .docx。", file=file))
    return _kind_error(next((kind for start, kind in _INSIDES if any(n.startswith(start) for n in names)), ""), file)


def _kind_error(kind: str, file: str) -> NigaoError:
    if kind:
        return NigaoError(tr("“{file}”是 {kind} 文件，不是 Word 文件（.docx）。", file=file, kind=kind))
    return NigaoError(tr("“{file}”不是 Word 文件（.docx）。", file=file))
