"""Reading a file that the person names: its bytes, and what they are."""

import hashlib
import stat
from enum import StrEnum
from pathlib import Path

from editor.looking import may_hold_file
from editor.model.problem import NigaoError
from editor.model.words import tr
from editor.storage.files.reasons import reason_of

LIMIT = 200_000_000


class FileKind(StrEnum):
    """What the first bytes of a file say it is."""

    TEXT = "text"
    ZIP = "zip"
    OLE = "ole"
    IMAGE = "image"
    PDF = "pdf"
    RTF = "rtf"


_BEGINNINGS: tuple[tuple[bytes, FileKind], ...] = (
    (b"PK\x03\x04", FileKind.ZIP),
    (b"PK\x05\x06", FileKind.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.OLE),
    (b"%PDF-", FileKind.PDF),
    (b"{\\rtf", FileKind.RTF),
    (b"\x89PNG\r\n", FileKind.IMAGE),
    (b"\xff\xd8\xff", FileKind.IMAGE),
    (b"GIF87a", FileKind.IMAGE),
    (b"GIF89a", FileKind.IMAGE),
    (b"II*\x00", FileKind.IMAGE),
    (b"MM\x00*", FileKind.IMAGE),
)


def read_file(path: Path) -> bytes:
    """The bytes of a file, at least one; raises NigaoError with a sentence for a missing file, a folder, an empty or unreadable one."""
    data = _bytes_of(path)
    if not data:
        raise NigaoError(tr("“{path}”是空的，里面没有文字。", path=path))
    return data


def bytes_at(path: Path) -> bytes:
    """The bytes of the file at a path, none where no file lies there; raises NigaoError for one that can't be read or seen."""
    return _bytes_of(path) if may_hold_file(path) else b""


def _bytes_of(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise NigaoError(_not_a_file(path, status.st_mode))
        if status.st_size > LIMIT:
            raise NigaoError(tr("“{path}”太大，超过 200 MB，打不开。", path=path))
        data = path.read_bytes()
    except OSError as error:
        raise NigaoError(_reason(path, error)) from error
    except ValueError as error:
        raise NigaoError(tr("没找到“{path}”。看看文件名对不对。", path=repr(str(path)))) from error
    return data


def _not_a_file(path: Path, mode: int) -> str:
    if stat.S_ISDIR(mode):
        return tr("“{path}”是文件夹。选里面的一个文件。", path=path)
    return tr("“{path}”不是普通文件，打不开。", path=path)


def _reason(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return tr("没找到“{path}”。看看文件名对不对。", path=path)
    if isinstance(error, PermissionError):
        return tr("“{path}”不让读。请文件的主人给权限。", path=path)
    return tr("“{path}”读不出来（{why}）。", path=path, why=reason_of(error))


def content_digest(data: bytes) -> str:
    """The SHA-256 of a file's bytes, in hex; "" for no bytes at all: an empty file holds nothing that could be lost."""
    return hashlib.sha256(data).hexdigest() if data else ""


def kind_of(data: bytes) -> FileKind:
    """What the first bytes say a file is; "text" for all that is not known to be something else."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return FileKind.IMAGE
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        return FileKind.IMAGE
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    return FileKind.TEXT


def refuse_other_kinds(data: bytes, name: str) -> None:
    """Raise NigaoError for bytes that hold no text that can be read here: pictures, PDF, RTF."""
    kind = kind_of(data)
    if kind == FileKind.IMAGE:
        raise NigaoError(tr("“{name}”是图片，读不出文字。先转成文字再打开。", name=name))
    if kind == FileKind.PDF:
        raise NigaoError(tr("“{name}”是 PDF。把文字复制出来粘贴，或用 Word 转成 .docx。", name=name))
    if kind == FileKind.RTF:
        raise NigaoError(tr("“{name}”是 RTF。用 Word 另存为 .docx 再打开。", name=name))
