"""The licences of what comes along in a frozen program: their texts beside it, and a line for each."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import venvs

# Where Debian keeps the texts that wheels of these licences leave out, and Python's own.
COMMON = Path("/usr/share/common-licenses")
QT = ("pyside6-essentials", "shiboken6")
QT_TEXTS = ("LGPL-3", "GPL-3")
_FIELD = re.compile(r"^License(?:-Expression)?: (.+)$", re.MULTILINE)
_CLASSIFIER = re.compile(r"^Classifier: License :: OSI Approved :: (.+?)(?: License)?$", re.MULTILINE)
# A library of the lock; one with a marker is wanted on some systems alone.
_LOCKED = re.compile(r"^([a-z0-9-]+)==\S+ (;?)", re.MULTILINE)


def libraries(site: Path) -> dict[str, str]:
    """The libraries that the program runs with on this system, and the versions that are installed; ends where one that is locked is missing."""
    locked = _LOCKED.findall(venvs.LOCKS["run"].read_text("utf-8"))
    missing = [name for name, marker in locked if not marker and not _infos(site, name)]
    if missing:
        raise SystemExit(f"{site}: {', '.join(missing)} are locked and not installed.")
    return {name: info.stem.rpartition("-")[2] for name, _ in locked for info in _infos(site, name)}


def licence_of(site: Path, name: str) -> str:
    """What the metadata of an installed library say of its licence."""
    metadata = (_infos(site, name)[0] / "METADATA").read_text("utf-8")
    found = _FIELD.search(metadata) or _CLASSIFIER.search(metadata)
    return found[1].strip() if found else "see its text"


def collect(site: Path, folder: Path) -> None:
    """Copy the licence texts of all installed libraries and of Python into a folder, one folder for each."""
    for name in libraries(site):
        for text in _texts(_infos(site, name)[0]) + ([COMMON / text for text in QT_TEXTS] if name in QT else []):
            _copy(text, folder / name)
    for text in _python_texts(site.parent.name):
        _copy(text, folder / "python")


def _python_texts(python: str) -> list[Path]:
    """The licence of a Python such as "python3.11": beside itself, or where Debian keeps it."""
    places = [Path(sys.base_prefix) / "LICENSE.txt", *(Path(f"/usr/share/doc/{name}/copyright") for name in (python, f"lib{python}-minimal"))]
    return [text for text in places if text.is_file()][:1]


def _copy(text: Path, folder: Path) -> None:
    if text.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(str(text), str(folder / f"{text.name.partition('.')[0]}.txt"))


def _infos(site: Path, name: str) -> list[Path]:
    """The folder with what an installed library says of itself; none where it is not installed."""
    wanted = name.replace("-", "_")
    return [path for path in site.glob("*.dist-info") if path.stem.rpartition("-")[0].lower().replace("-", "_") == wanted]


def _texts(info: Path) -> list[Path]:
    words = ("licen", "copying", "notice")
    return sorted(path for path in info.rglob("*") if path.is_file() and path.name.lower().startswith(words))
