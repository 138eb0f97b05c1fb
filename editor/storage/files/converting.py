"""Through LibreOffice, where it is installed: files of other word processors (.doc, .wps, .rtf, .odt) in, exact PDF files out.

One rule for both ways: LibreOffice is cut off from the network, or it is not run.
"""

from collections.abc import Mapping
from pathlib import Path

from editor.model.problem import ExitCode, NigaoError
from editor.model.words import tr
from editor.storage.files.office import Cancelled, Limits, StandingOffice, can_run, converted

_ENDINGS = {".doc": (".doc", ".wps", ".dot"), ".rtf": (".rtf",), ".odt": (".odt", ".ott")}


def foreign_kind(data: bytes) -> str:
    """The ending (.doc, .rtf, .odt) of the kind of file that only another word processor reads, told by the bytes; "" for any other file."""
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(b"PK") and data[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text"):
        return ".odt"
    return ".doc" if _is_whole_doc(data) else ""


def _is_whole_doc(data: bytes) -> bool:
    """Whether a compound file holds an open Word document: the directory begins with its root (MS-CFB 2.2, 2.6) and names the stream."""
    if not data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") or "EncryptedPackage".encode("utf-16-le") in data:
        return False
    sector = 1 << min(int.from_bytes(data[30:32], "little"), 12)
    at = (int.from_bytes(data[48:52], "little") + 1) * sector
    return data[at : at + 20] == "Root Entry".encode("utf-16-le") and "WordDocument".encode("utf-16-le") in data


def as_docx(data: bytes, path: Path, cancelled: Cancelled = None) -> bytes:
    """The bytes of the .docx that LibreOffice makes of a file for which `foreign_kind` tells an ending.

    LibreOffice runs without a window and a network, with a profile that goes with it. Raises NigaoError with one sentence when it is not
    installed or can't be kept from the network (exit code 5), can't read the file, takes too long or `cancelled` says so.
    """
    kind = foreign_kind(data)
    named = path.suffix.lower() if path.suffix.lower() in _ENDINGS[kind] else kind
    limits = Limits(
        tr("“{path}”是 {kind} 文件。用 Word 或 WPS 另存为 .docx，或装上 LibreOffice 再打开。", path=path, kind=named),
        tr("没有打开“{path}”：这台电脑不能让 LibreOffice 断网运行。用 Word 或 WPS 另存为 .docx。", path=path),
        tr("LibreOffice 读“{path}”太久，已停下。用 Word 或 WPS 另存为 .docx。", path=path),
        tr("打开已取消。"),
        ExitCode.UNREADABLE,
        cancelled,
    )
    made = converted(data, kind, "docx:MS Word 2007 XML", limits)
    if not made:
        raise NigaoError(tr("LibreOffice 读不了“{path}”（{kind}）。用 Word 或 WPS 另存为 .docx。", path=path, kind=named))
    return made


def can_print() -> bool:
    """Whether LibreOffice is here and can be kept from the network: only then does `as_pdf` run it."""
    return can_run()


def as_pdf(docx: bytes, cancelled: Cancelled = None, fonts: Mapping[str, str] | None = None) -> bytes:
    """The bytes of the PDF that LibreOffice makes of a Word file, away from the network, with `fonts` drawn instead of those that are not there.

    Raises NigaoError with one sentence when LibreOffice is not installed or can't be kept from the network (exit code 5), fails, takes too
    long or `cancelled` says so.
    """
    return _whole(converted(docx, ".docx", "pdf", _printing(cancelled), fonts))


def as_marked_pdf(docx: bytes, office: StandingOffice, cancelled: Cancelled = None) -> bytes:
    """As `as_pdf`, by a LibreOffice that stays; the bookmarks of the file are the named destinations of the PDF."""
    return _whole(office.made(docx, _MARKED, _printing(cancelled)))


_MARKED = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'


def _printing(cancelled: Cancelled) -> Limits:
    return Limits(
        tr("没有导出：没有找到 LibreOffice。装上它，或用普通的导出 PDF。"),
        tr("没有导出：这台电脑不能让 LibreOffice 断网运行。请用普通的导出 PDF。"),
        tr("没有导出：LibreOffice 用时太久，已停下。"),
        tr("导出已取消。"),
        ExitCode.UNWRITABLE,
        cancelled,
    )


def _whole(made: bytes) -> bytes:
    """A PDF that was made; raises NigaoError where none was."""
    if not made.startswith(b"%PDF"):
        raise NigaoError(tr("没有导出：LibreOffice 没能写出 PDF。请用普通的导出 PDF。"), ExitCode.UNWRITABLE)
    return made
