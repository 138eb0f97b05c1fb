"""Through LibreOffice, where it is installed: files of other word processors (.doc, .wps, .rtf, .odt) in, exact PDF files out."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from editor.looking import is_there
from editor.model.problem import ExitCode, NigaoError
from editor.model.words import tr
from editor.storage.files.strays import conversion_prefix, sweep_conversions

# ruff: noqa: S603, S607 - the programs are LibreOffice and the system's own; only names of our own folder are handed to them

Cancelled = Callable[[], bool] | None

TIME_LIMIT = 180.0
_LOOK = 0.05
_ENDINGS = {".doc": (".doc", ".wps", ".dot"), ".rtf": (".rtf",), ".odt": (".odt", ".ott")}
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)


class _Limits(NamedTuple):
    """When to stop, and what is said then: that it took too long, or that the person asked for it; `code` is that of either."""

    slow: str
    stopped: str
    code: ExitCode
    cancelled: Cancelled


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

    LibreOffice runs without a window and a network, with a profile that goes with it. Raises NigaoError with one sentence when it is
    not installed, can't read the file, takes longer than `TIME_LIMIT` seconds or `cancelled` says so.
    """
    kind = foreign_kind(data)
    named = path.suffix.lower() if path.suffix.lower() in _ENDINGS[kind] else kind
    if not _office():
        raise NigaoError(tr("“{path}”是 {kind} 文件。用 Word 或 WPS 另存为 .docx，或装上 LibreOffice 再打开。", path=path, kind=named))
    slow = tr("LibreOffice 读“{path}”太久，已停下。用 Word 或 WPS 另存为 .docx。", path=path)
    made = _converted(data, kind, "docx:MS Word 2007 XML", _Limits(slow, tr("打开已取消。"), ExitCode.UNREADABLE, cancelled))
    if not made:
        raise NigaoError(tr("LibreOffice 读不了“{path}”（{kind}）。用 Word 或 WPS 另存为 .docx。", path=path, kind=named))
    return made


def can_print() -> bool:
    """Whether LibreOffice is here and can be kept from the network: only then does `as_pdf` run it."""
    return bool(_office()) and _can_cut_off()


def as_pdf(docx: bytes, cancelled: Cancelled = None) -> bytes:
    """The bytes of the PDF that LibreOffice makes of a Word file, away from the network.

    Raises NigaoError with one sentence when LibreOffice is not installed, can't be kept from the network, fails, takes longer than
    `TIME_LIMIT` seconds or `cancelled` says so.
    """
    if not _office():
        raise NigaoError(tr("没有导出：没有找到 LibreOffice。装上它，或用普通的导出 PDF。"), ExitCode.UNWRITABLE)
    if not _cut_off():
        raise NigaoError(tr("没有导出：这台电脑不能让 LibreOffice 断网运行。请用普通的导出 PDF。"), ExitCode.UNWRITABLE)
    slow = tr("没有导出：LibreOffice 用时太久，已停下。")
    made = _converted(docx, ".docx", "pdf", _Limits(slow, tr("导出已取消。"), ExitCode.UNWRITABLE, cancelled))
    if not made.startswith(b"%PDF"):
        raise NigaoError(tr("没有导出：LibreOffice 没能写出 PDF。请用普通的导出 PDF。"), ExitCode.UNWRITABLE)
    return made


def _converted(data: bytes, kind: str, target: str, limits: _Limits) -> bytes:
    """What LibreOffice makes of a file; nothing where it makes none."""
    sweep_conversions()
    with tempfile.TemporaryDirectory(prefix=conversion_prefix(), ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / f"sample{kind}").write_bytes(data)
        _run(_command(folder, kind, target), folder, limits)
        made = folder / "made" / f"sample.{target.partition(':')[0]}"
        return made.read_bytes() if is_there(made) else b""


def _office() -> str:
    """The program of LibreOffice; "" where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if is_there(Path(place))), "")


def _command(folder: Path, kind: str, target: str) -> list[str]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    quiet = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"]
    job = ["--convert-to", target, "--outdir", str(folder / "made"), str(folder / f"sample{kind}")]
    return [*_cut_off(), _office(), *quiet, profile, *job]


def _can_cut_off() -> bool:
    return sys.platform == "linux" and shutil.which("unshare") is not None


@cache
def _cut_off() -> tuple[str, ...]:
    """What keeps a program from the network, where the system allows it: a namespace of its own."""
    if not _can_cut_off():
        return ()
    ways = (("unshare", "-rn"), ("unshare", "-n"))
    return next((way for way in ways if subprocess.run([*way, "true"], capture_output=True, check=False).returncode == 0), ())


def _run(command: Sequence[str], folder: Path, limits: _Limits) -> None:
    """Run to the end; killed with all that it started when it takes too long or the person cancels."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, cwd=folder, start_new_session=True)
    except OSError as error:
        raise NigaoError(tr("LibreOffice 没能启动（{why}）。", why=error.strerror or error)) from error
    try:
        end = time.monotonic() + TIME_LIMIT
        while process.poll() is None:
            if limits.cancelled and limits.cancelled():
                raise NigaoError(limits.stopped, limits.code)
            if time.monotonic() > end:
                raise NigaoError(limits.slow, limits.code)
            time.sleep(_LOOK)
    finally:
        _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
