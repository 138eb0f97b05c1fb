"""Virtual environments with the locked libraries: made when they are missing, brought up to date when the lock has changed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pythons
from speech import say, words

FOLDER = Path(__file__).resolve().parent
LOCKS = {
    "run": FOLDER / "requirements.lock",
    "test": FOLDER / "requirements-dev.lock",
    "build": FOLDER / "requirements-build.lock",
}
# The locks for test and for build hold all of the lock for run, so their stamps serve it too.
_SERVED_BY = {"run": ("run", "test", "build")}


def provide(venv: Path, purpose: str) -> None:
    """Make a virtual environment whole for "run", "test" or "build"; ends with a sentence where that fails."""
    if not pythons.is_whole(venv):
        _make(venv)
    if not any(_is_installed(venv, name) for name in _SERVED_BY.get(purpose, (purpose,))):
        _install(venv, purpose)


def _make(venv: Path) -> None:
    python = pythons.find()
    _want_writable(venv)
    shutil.rmtree(str(venv), ignore_errors=True)
    say(f"正在用 {python} 建立 {venv.name} …", f"Making {venv.name} with {python} …")
    if subprocess.run([python, "-m", "venv", str(venv)], check=False).returncode:
        raise SystemExit(words(f"没能建立 {venv} 文件夹。", f"The folder {venv} could not be made."))


def _install(venv: Path, purpose: str) -> None:
    _want_writable(venv)
    # Somebody who sits there sees the progress of the 100 MB; a log needs none.
    told = [] if sys.stdout.isatty() else ["--quiet"]
    say(f"正在把锁定的库装进 {venv.name}（约 100 MB）…", f"Installing the locked libraries into {venv.name} (about 100 MB) …")
    pip = [str(pythons.of(venv)), "-m", "pip", "install", *told, "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
    if subprocess.run([*pip, "-r", str(LOCKS[purpose])], check=False).returncode:
        raise SystemExit(
            words(
                "库没有装上，原因见上面几行。连上网络后可再次运行。",
                "The libraries could not be installed; the lines above say why. Run this again when that is mended.",
            )
        )
    _stamp(venv, purpose).write_text(_hash(LOCKS[purpose]))


def _want_writable(venv: Path) -> None:
    folder = next(path for path in (venv, *venv.parents) if path.is_dir())
    if not os.access(str(folder), os.W_OK):
        raise SystemExit(
            words(
                f"这里不能写入：{folder}。请把副本放到自己的文件夹里再运行。",
                f"Nothing can be written here: {folder}. Put the clone into a folder of your own, and run this again there.",
            )
        )


def _is_installed(venv: Path, purpose: str) -> bool:
    stamp = _stamp(venv, purpose)
    return stamp.is_file() and stamp.read_text() == _hash(LOCKS[purpose])


def _stamp(venv: Path, purpose: str) -> Path:
    return venv / f"installed-for-{purpose}"


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
