"""How LibreOffice is run: cut off from the network or not at all, with a profile that goes with it and that fetches nothing either."""

import atexit
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from editor.looking import is_there, may_hold_file
from editor.model.problem import ExitCode, NigaoError
from editor.model.words import tr
from editor.storage.files.reasons import reason_of
from editor.storage.files.strays import conversion_prefix, sweep_conversions

# ruff: noqa: S603 - the programs are LibreOffice and the system's own; only names of our own folder are handed to them

Cancelled = Callable[[], bool] | None

TIME_LIMIT = 180.0
_LOOK = 0.05
_START_LIMIT = 30.0
_EMPTY = "sample.fodt"
_EMPTY_TEXT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.2"><office:body><office:text/></office:body></office:document>'
)
_HELD = '"$@" </dev/null & read -r _; kill -KILL 0'
"""Runs a program until nobody holds the other end of the pipe any more; then all that it started goes."""
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_NETWORK = "/proc/self/ns/net"
_COMMON, _INET = "/org.openoffice.Office.Common", "/org.openoffice.Inet/Settings"
_REPLACED = "/org.openoffice.Office.Common/Font/Substitution"
_NOWHERE = "127.0.0.1"
_SETTINGS: Mapping[tuple[str, str], str] = {
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks"): "true",
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel"): "3",
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution"): "true",
    (f"{_COMMON}/Security/Scripting", "DisableActiveContent"): "true",
    (f"{_COMMON}/Security/Scripting", "CheckDocumentEvents"): "true",
    (f"{_COMMON}/Misc", "CollectUsageInformation"): "false",
    ("/org.openoffice.Office.Writer/Content/Update", "Link"): "0",
    ("/org.openoffice.Office.Writer/Content/Update", "Field"): "false",
    ("/org.openoffice.Office.Writer/Content/Update", "Chart"): "false",
    ("/org.openoffice.Office.WriterWeb/Content/Update", "Link"): "0",
    ("/org.openoffice.Office.Calc/Content/Update", "Link"): "1",
    (_INET, "ooInetProxyType"): "2",
    **{(_INET, f"ooInet{kind}ProxyName"): _NOWHERE for kind in ("HTTP", "HTTPS", "FTP")},
    **{(_INET, f"ooInet{kind}ProxyPort"): "9" for kind in ("HTTP", "HTTPS", "FTP")},
    (_INET, "ooInetNoProxy"): "",
}
"""The second wall: links of documents are neither followed nor brought up to date, no macro runs, and every address is asked for where nobody is."""
_TALKS = ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "SESSION_MANAGER", "XDG_RUNTIME_DIR", "SSH_AUTH_SOCK")
"""Variables that lead to other programs of the person: one of them could fetch what LibreOffice itself can't."""


class Limits(NamedTuple):
    """When LibreOffice is not run or is stopped, and what is said then: it is not installed, the network can't be cut off, it took too long, the
    person asked for it. `code` is the exit code of the last two.
    """

    missing: str
    online: str
    slow: str
    stopped: str
    code: ExitCode
    cancelled: Cancelled


def can_run() -> bool:
    """Whether LibreOffice is on this machine and can be cut off from the network."""
    return bool(_office() and _cut_off())


def converted(data: bytes, kind: str, target: str, limits: Limits, fonts: Mapping[str, str] | None = None) -> bytes:
    """What LibreOffice, cut off from the network, makes of a file's bytes; nothing where it makes none.

    `kind` is the ending of the file, `target` the ending and filter of what is wanted; `fonts` names for each font that this machine lacks the one
    that is drawn instead. Raises NigaoError as `limits` say; where the network
    can't be cut off, LibreOffice is not started.
    """
    if not _office():
        raise NigaoError(limits.missing, ExitCode.CANNOT_RUN)
    if not _cut_off():
        raise NigaoError(limits.online, ExitCode.CANNOT_RUN)
    sweep_conversions()
    try:
        with _folder_of_work() as folder:
            (folder / f"sample{kind}").write_bytes(data)
            _write_profile(folder / "profile", fonts or {})
            _run([*_cut_off(), *_command(folder, kind, target)], folder, limits)
            made = folder / "made" / f"sample.{target.partition(':')[0]}"
            return made.read_bytes() if may_hold_file(made) else b""
    except OSError as error:
        raise NigaoError(tr("临时文件读写不了（{why}）。腾出磁盘空间再试。", why=reason_of(error)), limits.code) from error


class StandingOffice:
    """LibreOffice that stays between one file and the next, so that the pages of a form come in a second: cut off from the network as ever, with an
    empty document open that keeps it. It ends with `close`, and with this program, however that ends: then the pipe that it is held by breaks.
    """

    def __init__(self, fonts: Mapping[str, str]) -> None:
        """`fonts` as `converted` takes them."""
        self._fonts = fonts
        self._turn = Lock()
        self._folder: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def made(self, data: bytes, target: str, limits: Limits) -> bytes:
        """What it makes of the bytes of a .docx, nothing where it makes none; started where it is not there. Raises NigaoError as `limits` say."""
        with self._turn:
            try:
                folder = self._standing(limits)
                (folder / "sample.docx").write_bytes(data)
                made = folder / "made" / f"sample.{target.partition(':')[0]}"
                made.unlink(missing_ok=True)
                _run([*_cut_off(), *_command(folder, ".docx", target)], folder, limits)
                return made.read_bytes() if may_hold_file(made) else b""
            except OSError as error:
                raise NigaoError(tr("临时文件读写不了（{why}）。腾出磁盘空间再试。", why=reason_of(error)), limits.code) from error

    def _standing(self, limits: Limits) -> Path:
        if self._process is not None and self._folder is not None and self._process.poll() is None:
            return self._folder
        self.close()
        if not can_run():
            raise NigaoError(limits.missing if not _office() else limits.online, ExitCode.CANNOT_RUN)
        sweep_conversions()
        atexit.register(self.close)
        folder = self._folder = Path(tempfile.mkdtemp(prefix=conversion_prefix()))
        _write_profile(folder / "profile", self._fonts)
        (folder / _EMPTY).write_text(_EMPTY_TEXT, "utf-8")
        command = [*_cut_off(), "sh", "-c", _HELD, "sh", *_opening(folder)]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet, cwd=folder, env=_environment(), start_new_session=True
        )
        # It holds the document when it listens; one that locks none is given its time.
        end = time.monotonic() + _START_LIMIT
        while not is_there(folder / f".~lock.{_EMPTY}#") and time.monotonic() < end and self._process.poll() is None:
            if limits.cancelled and limits.cancelled():
                self.close()
                raise NigaoError(limits.stopped, limits.code)
            time.sleep(_LOOK)
        return folder

    def close(self) -> None:
        """End it, with what it left among the temporary files."""
        if self._process is not None:
            _kill(self._process)
            self._process.communicate()  # Closes our end of the pipe.
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._process = self._folder = None


@contextlib.contextmanager
def _folder_of_work() -> Generator[Path]:
    """A folder among the temporary ones that goes with its work; what can't be taken away then is swept by a later start."""
    folder = Path(tempfile.mkdtemp(prefix=conversion_prefix()))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _office() -> str:
    """The program of LibreOffice; "" where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if is_there(Path(place))), "")


def _command(folder: Path, kind: str, target: str) -> list[str]:
    return [*_quietly(folder), "--convert-to", target, "--outdir", str(folder / "made"), str(folder / f"sample{kind}")]


def _opening(folder: Path) -> list[str]:
    """What opens the empty document and stays."""
    return [*_quietly(folder), str(folder / _EMPTY)]


def _quietly(folder: Path) -> list[str]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    return [_office(), "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", profile]


def _write_profile(profile: Path, fonts: Mapping[str, str]) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{key}" oor:op="fuse"><value>{escape(value)}</value></prop></item>'
        for (path, key), value in _SETTINGS.items()
    )
    items += "".join(_replaced(number, *pair) for number, pair in enumerate(sorted(fonts.items())))
    names = 'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    (profile / "user").mkdir(parents=True)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {names}>{items}</oor:items>\n'
    (profile / "user" / "registrymodifications.xcu").write_text(text, "utf-8")


def _replaced(number: int, font: str, stand_in: str) -> str:
    """A line of LibreOffice's own table of replaced fonts, in force on the screen and in print."""
    values = {"ReplaceFont": font, "SubstituteFont": stand_in, "Always": "true", "OnScreenOnly": "false"}
    properties = "".join(f'<prop oor:name="{key}" oor:op="fuse"><value>{escape(value)}</value></prop>' for key, value in values.items())
    switch = f'<item oor:path="{_REPLACED}"><prop oor:name="Replacement" oor:op="fuse"><value>true</value></prop></item>'
    return f'{switch}<item oor:path="{_REPLACED}/FontPairs"><node oor:name="_{number}" oor:op="replace">{properties}</node></item>'


@cache
def _cut_off() -> tuple[str, ...]:
    """What keeps a program from the network: a namespace of its own; nothing where the system has no such thing, or does not allow it."""
    program = shutil.which("unshare") if sys.platform == "linux" else None
    ways = () if program is None else ((program, "-rn"), (program, "-n"))
    return next((way for way in ways if _is_apart(way)), ())


def _is_apart(way: tuple[str, ...]) -> bool:
    """Whether a program that is started this way has another network than we have: asked of the system, not believed."""
    try:
        done = subprocess.run([*way, "readlink", _NETWORK], capture_output=True, check=False, timeout=10)
        return done.returncode == 0 and done.stdout.startswith(b"net:") and done.stdout.strip() != os.fsencode(os.readlink(_NETWORK))  # noqa: PTH115 - no file
    except (OSError, subprocess.TimeoutExpired):
        return False


def _environment() -> dict[str, str]:
    """What LibreOffice knows of the person's session: nothing by which it could ask another program to fetch something."""
    known = {key: value for key, value in os.environ.items() if key not in _TALKS and not key.lower().endswith("_proxy")}
    return {**known, "DBUS_SESSION_BUS_ADDRESS": "disabled:", "GIO_USE_VFS": "local", "SAL_USE_VCLPLUGIN": "svp"}


def _run(command: Sequence[str], folder: Path, limits: Limits) -> None:
    """Run to the end; killed with all that it started when it takes too long or the person cancels."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, cwd=folder, env=_environment(), start_new_session=True)
    except OSError as error:
        raise NigaoError(tr("LibreOffice 没能启动（{why}）。", why=reason_of(error)), ExitCode.CANNOT_RUN) from error
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
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S607 - the system's own
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
