"""Sweeps what a killed program left: files that were being written, folders of conversions. Never what a program at work is just writing, and never
what is not ours: the name is of our form, the person is its owner, and its content begins as that of such a file does.
"""

import contextlib
import os
import re
import shutil
import stat
import tempfile
from pathlib import Path

from editor.looking import entries_of, status_of
from editor.storage.files.names import is_left, own_prefix, owner_of

MARK = "-nigao-"
_ENDINGS = r"\.(?:docx|dotx|nigao|json|toml|journal|review|pdf|png|html?|txt|xlsx)"
_FILE = re.compile(rf"\..{{1,44}}{MARK}(?P<owner>[0-9a-f]{{8}}-.*)\.tmp", re.DOTALL)
_OLD_FILE = re.compile(rf"\..{{0,40}}(?P<ending>{_ENDINGS})-[a-z0-9_]{{8}}\.tmp", re.DOTALL)
_FOLDER = re.compile(r"nigao-(?P<owner>[0-9a-f]{8}-.*)", re.DOTALL)
_OLD_FOLDER = re.compile(r"nigao-[a-z0-9_]{8}")
_CACHE = re.compile(r"(?:fonts|[0-9a-f]{24})\.(?P<process>[0-9]{1,10})")
_BEGINNINGS = {".docx": b"PK", ".dotx": b"PK", ".xlsx": b"PK", ".pdf": b"%PDF", ".png": b"\x89PNG"}
_OF_CONVERSION = re.compile(r"(?:\.~lock\.)?sample\..*|made|profile", re.DOTALL)
_HEAD = 4096


def sweep(folder: Path) -> None:
    """Take away what killed programs left in a folder while they wrote files there."""
    for entry in entries_of(folder):
        if entry.name.startswith(".") and entry.name.endswith(".tmp"):
            path = folder / entry.name
            if _is_stray_file(path):
                with contextlib.suppress(OSError):
                    path.unlink()


def _is_stray_file(path: Path) -> bool:
    new, old = _FILE.fullmatch(path.name), _OLD_FILE.fullmatch(path.name)
    owner = owner_of(new["owner"]) if new else None
    if owner is None and not old:
        return False
    found = status_of(path, of_link=True)
    is_ours = found is not None and stat.S_ISREG(found.st_mode) and found.st_nlink == 1 and _is_own(found)
    return found is not None and is_ours and is_left(owner, found.st_mtime) and _begins_as(path, _ending_of(path.name))


def _ending_of(name: str) -> str:
    found = re.match(rf"\..*?({_ENDINGS})-", name, re.DOTALL | re.IGNORECASE)
    return found[1].lower() if found else ""


def _is_own(found: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or found.st_uid == os.getuid()


def _begins_as(path: Path, ending: str) -> bool:
    """Whether a file holds the beginning of what the program writes under such an ending: of what is no archive or picture, text."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    if ending in _BEGINNINGS:
        return head.startswith(_BEGINNINGS[ending][: len(head)])
    text = head.decode("utf-8", "replace")
    return "\0" not in text and "\ufffd" not in text[:-1]


def conversion_prefix() -> str:
    """What the name of a folder for a conversion begins with; the rest is for `tempfile` to choose."""
    return f"nigao-{own_prefix()}"


def sweep_conversions() -> None:
    """Take away the folders that killed programs left among the temporary ones of this machine."""
    top = Path(tempfile.gettempdir())
    for entry in entries_of(top):
        if entry.name.startswith("nigao-") and _is_stray_folder(top / entry.name):
            shutil.rmtree(top / entry.name, ignore_errors=True)


def _is_stray_folder(path: Path) -> bool:
    new = _FOLDER.fullmatch(path.name)
    owner = owner_of(new["owner"]) if new else None
    if owner is None and not _OLD_FOLDER.fullmatch(path.name):
        return False
    found = status_of(path, of_link=True)
    if found is None or not stat.S_ISDIR(found.st_mode) or not _is_own(found) or not is_left(owner, found.st_mtime):
        return False
    names = [entry.name for entry in entries_of(path)]
    has_sample = any(name.startswith("sample.") for name in names)
    return all(_OF_CONVERSION.fullmatch(name) for name in names) and (has_sample or (owner is not None and not names))


def sweep_cache(folder: Path) -> None:
    """Take away what killed programs left in the folder of measured fonts."""
    for entry in entries_of(folder):
        found = _CACHE.fullmatch(entry.name)
        if found and int(found["process"]) != os.getpid():
            path = folder / entry.name
            status = status_of(path)
            if status is not None and is_left(None, status.st_mtime):
                with contextlib.suppress(OSError):
                    path.unlink()
