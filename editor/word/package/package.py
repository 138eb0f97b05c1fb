"""Opening a package that anybody may have made: one sentence for everything that is not a Word file, limits on what may be unpacked."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from editor.model.problem import NigaoError
from editor.model.words import tr
from editor.word.package.xml import Element, get, name, parsed

PART_LIMIT = 128 * 1024 * 1024
TOTAL_LIMIT = 512 * 1024 * 1024
RATIO_LIMIT = 400
RATIO_FREE = 4 * 1024 * 1024
ENTRY_LIMIT = 20_000
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_LOOSE = re.compile(rb"http://schemas\.openxmlformats\.org/(\w+)/2006/")
_ZIP_FAILURES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError, OverflowError)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: the last word of its type and the path of its target in the package ("" for one outside)."""

    kind: str
    target: str


@dataclass(frozen=True)
class Package:
    """An opened Word file. `name` is what the person calls it, `main` the path of the document part; parts are unpacked when asked for.

    With `exact`, trees keep comments and processing instructions, so that they can be written again.
    """

    name: str
    archive: zipfile.ZipFile
    main: str = "word/document.xml"
    exact: bool = False
    _trees: dict[str, Element] = field(default_factory=dict, compare=False, repr=False)

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all parts, in the order of the file."""
        return tuple(info.filename for info in self.archive.infolist() if not info.is_dir())

    def data(self, path: str) -> bytes:
        """The bytes of a part; raises NigaoError for one that is damaged or missing."""
        try:
            with self.archive.open(path) as stream:
                data = stream.read(PART_LIMIT + 1)
        except KeyError as error:
            raise damaged(self.name) from error
        except _ZIP_FAILURES as error:
            raise damaged(self.name) from error
        if len(data) > PART_LIMIT:
            raise _too_large(self.name)
        return data

    def tree(self, path: str) -> Element:
        """The root of a part in the transitional namespaces; the same object each time. Raises NigaoError for one that is no XML."""
        if path not in self._trees:
            try:
                self._trees[path] = parsed(as_transitional(self.data(path)), exact=self.exact)
            except (etree.XMLSyntaxError, ValueError, LookupError) as error:
                raise damaged(self.name) from error
        return self._trees[path]

    def as_it_was_named(self, path: str, data: bytes) -> bytes:
        """The bytes of a part made from its tree, in the namespaces of a Strict file where the part was one."""
        return _LOOSE.sub(rb"http://purl.oclc.org/ooxml/\1/", data) if b"purl.oclc.org/ooxml" in self.data(path) else data

    def optional(self, path: str) -> Element | None:
        """The root of a part, or None when the package has no such part or its XML is damaged."""
        try:
            return self.tree(path) if path in self.archive.NameToInfo else None
        except NigaoError:
            return None

    def relations(self, path: str) -> Mapping[str, Relation]:
        """The relationships of a part by id ("" for those of the package)."""
        folder, _, file = path.rpartition("/")
        top = self.optional(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        nodes = () if top is None else top.iter(name("rel:Relationship"))
        return {get(node, "Id"): _relation(folder, node) for node in nodes}

    def related(self, kind: str) -> list[str]:
        """The paths of the parts of this kind that the document refers to and the package has."""
        targets = (relation.target for relation in self.relations(self.main).values() if relation.kind == kind)
        return [target for target in targets if target in self.archive.NameToInfo]


def open_package(data: bytes, file: str = "", *, exact: bool = False) -> Package:
    """The package of a Word file (.docx, .docm, .dotx, Strict too; macros are never looked at).

    Raises NigaoError with one sentence for anything else: what the file is, and what to do. `file` is its name for the person;
    `exact` keeps comments in the trees.
    """
    if data.startswith(_COMPOUND):
        raise _compound_error(data, file)
    if not data.startswith(b"PK"):
        raise _other_error(data, file)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _ZIP_FAILURES as error:
        raise damaged(file) from error
    _refuse_bombs(archive, file)
    package = Package(file, archive)
    main = _main_part(package)
    if main is None:
        raise _foreign_error(archive, file)
    opened = Package(file, archive, main, exact)
    if opened.tree(main).tag != name("w:document"):
        raise _foreign_error(archive, file)
    return opened


def is_docx(data: bytes) -> bool:
    """Whether the bytes are a Word file that can be opened."""
    try:
        open_package(data)
    except NigaoError:
        return False
    return True


def damaged(file: str) -> NigaoError:
    """The error for a file that is broken inside."""
    return NigaoError(tr("“{file}”已损坏，打不开。请用 Word 或 WPS 打开后另存为 .docx。", file=file))


def _too_large(file: str) -> NigaoError:
    return NigaoError(tr("“{file}”解开后过大，没有打开。请删去其中的大图片再试。", file=file))


def _relation(folder: str, node: Element) -> Relation:
    kind = get(node, "Type").rpartition("/")[2]
    if get(node, "TargetMode") == "External":
        return Relation(kind, "")
    target = unquote(get(node, "Target"))
    path = target if target.startswith("/") else posixpath.join("/", folder, target)
    return Relation(kind, posixpath.normpath(path).lstrip("/"))


def as_transitional(data: bytes) -> bytes:
    """The part's bytes with the namespaces of Strict files replaced by those that all others use."""
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)


def _refuse_bombs(archive: zipfile.ZipFile, file: str) -> None:
    entries = archive.infolist()
    sizes = sum(entry.file_size for entry in entries)
    swollen = any(e.file_size > RATIO_FREE and e.file_size > RATIO_LIMIT * max(1, e.compress_size) for e in entries)
    if swollen or sizes > TOTAL_LIMIT or len(entries) > ENTRY_LIMIT:
        raise _too_large(file)
    if any(entry.flag_bits & 1 for entry in entries):
        raise _password_error(file)


def _main_part(package: Package) -> str | None:
    starts = [r.target for r in package.relations("").values() if r.kind == "officeDocument"]
    return next((path for path in [*starts, "word/document.xml"] if path in package.archive.NameToInfo), None)


def _password_error(file: str) -> NigaoError:
    return NigaoError(tr("“{file}”有密码。请在 Word 或 WPS 里去掉密码再打开。", file=file))


def _compound_error(data: bytes, file: str) -> NigaoError:
    """What an old compound file is, told by the names of its streams."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _password_error(file)
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


def _foreign_error(archive: zipfile.ZipFile, file: str) -> NigaoError:
    """What a zip without a Word document is, told by the names inside."""
    names = archive.namelist()
    if "content.xml" in names:
        return NigaoError(tr("“{file}”是 OpenDocument 文件。请用 LibreOffice 另存为 .docx。", file=file))
    return _kind_error(next((kind for start, kind in _INSIDES if any(n.startswith(start) for n in names)), ""), file)


def _kind_error(kind: str, file: str) -> NigaoError:
    if kind:
        return NigaoError(tr("“{file}”是 {kind} 文件，不是 Word 文件（.docx）。", file=file, kind=kind))
    return NigaoError(tr("“{file}”不是 Word 文件（.docx）。", file=file))
