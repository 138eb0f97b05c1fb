"""The font files of this machine: through fontconfig where there is one, else by looking into the platform's font folders."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from editor.looking import files_in, home, read_plain_file, status_of

_FORMAT = "%{file}\t%{index}\t%{weight}\t%{slant}\t%{family}\n"
_SUFFIXES = (".ttf", ".ttc", ".otf", ".otc")
_BOLD = 200  # fontconfig's weight of bold; 80 is regular
_REGULAR = 80
_LARGEST_LIST = 16_000_000


@dataclass(frozen=True, slots=True)
class FontFile:
    """One face of a font file: its family names in all languages, and fontconfig's weight (80 regular, 200 bold)."""

    families: tuple[str, ...]
    path: str
    index: int = 0
    weight: int = _REGULAR


def known_fonts(folder: Path | None = None) -> tuple[FontFile, ...]:
    """The fonts of this machine; `folder` keeps them for the next start, as long as no folder with fonts has changed since."""
    if folder is None:
        return installed_fonts()
    kept = folder / "fonts.json"
    found = _load(kept)
    if found is None:
        found = installed_fonts()
        _keep(kept, found)
    return found


def _load(kept: Path) -> tuple[FontFile, ...] | None:
    try:
        data = json.loads(read_plain_file(kept, _LARGEST_LIST))
        if data["seen"] == _seen(data["seen"]["folders"]):
            return tuple(_font_of(*row) for row in data["fonts"])
    except Exception:  # noqa: BLE001 - what stands in the file may be anything, and the fonts can be looked up anew
        return None
    return None


def _font_of(families: list[object], path: object, index: object, weight: object) -> FontFile:
    """A row of the list; raises ValueError where it is no font."""
    if not (isinstance(path, str) and isinstance(index, int) and isinstance(weight, int) and 0 <= index <= 0xFFFF):
        raise ValueError(path)
    return FontFile(tuple(str(name) for name in families), path, index, weight)


def _keep(kept: Path, fonts: tuple[FontFile, ...]) -> None:
    """Keep them for the next start; a folder that can't be written to only costs time."""
    folders = {str(parent) for font in fonts for parent in list(Path(font.path).parents)[:2]} | {str(path) for path in _font_folders()}
    rows = [[font.families, font.path, font.index, font.weight] for font in fonts]
    beside = kept.with_suffix(f".{os.getpid()}")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps({"seen": _seen(folders), "fonts": rows}, ensure_ascii=False), "utf-8")
        beside.replace(kept)
    except (OSError, ValueError):
        with contextlib.suppress(OSError):
            beside.unlink()


def _seen(folders: Iterable[str]) -> dict[str, object]:
    """What changes when a font comes or goes: the folders' times, and fontconfig's own file."""
    found = {folder: status_of(Path(folder)) for folder in sorted(folders)}
    times = {folder: status.st_mtime_ns for folder, status in found.items() if status is not None}
    return {"folders": times, "fontconfig": os.environ.get("FONTCONFIG_FILE", "")}


def installed_fonts() -> tuple[FontFile, ...]:
    """The upright faces of this machine in TrueType and OpenType files, in a fixed order."""
    found = _from_fontconfig() if shutil.which("fc-list") else _from_folders(_font_folders())
    return tuple(sorted(found, key=lambda file: (file.path, file.index)))


def _from_fontconfig() -> Iterator[FontFile]:
    listed = subprocess.run(["fc-list", f"--format={_FORMAT}"], capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603, S607
    for row in listed.stdout.splitlines():
        file = _from_row(row.split("\t"))
        if file is not None:
            yield file


def _from_row(cells: list[str]) -> FontFile | None:
    if len(cells) != 5 or not cells[0].lower().endswith(_SUFFIXES) or cells[3] != "0":
        return None
    path, index, weight, _, families = cells
    # A variable font gives a range for its weight, and its named instances in the upper half of the index.
    if not index.isdigit() or int(index) > 0xFFFF:
        return None
    return FontFile(tuple(families.split(",")), path, int(index), int(weight) if weight.isdigit() else _REGULAR)


def _font_folders() -> list[Path]:
    own = home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(own / "AppData/Local"))
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", Path(local) / "Microsoft/Windows/Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), own / "Library/Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), own / ".local/share/fonts", own / ".fonts"]


def _from_folders(folders: Iterable[Path]) -> Iterator[FontFile]:
    for folder in folders:
        for path in files_in(folder, deep=True):
            if path.suffix.lower() in _SUFFIXES:
                yield from faces_of(path)


def faces_of(path: Path) -> tuple[FontFile, ...]:
    """The upright faces that a font file itself names; none when it can't be read as a font."""
    from fontTools.ttLib import TTLibError  # noqa: PLC0415  (costs 50 ms, and only a first start needs it)
    from fontTools.ttLib.ttCollection import TTCollection  # noqa: PLC0415
    from fontTools.ttLib.ttFont import TTFont  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            many = file.read(4) == b"ttcf"
            file.seek(0)
            fonts = TTCollection(file, lazy=True).fonts if many else [TTFont(file, lazy=True)]
            return tuple(face for index, font in enumerate(fonts) if (face := _face(font, str(path), index)) is not None)
    except (OSError, TTLibError, KeyError, AssertionError, ValueError):
        return ()


def _face(font: object, path: str, index: int) -> FontFile | None:
    tables: dict[str, object] = font  # pyright: ignore[reportAssignmentType]
    names = {str(record) for record in getattr(tables["name"], "names", ()) if record.nameID in (1, 16)}
    os2 = tables["OS/2"]
    if getattr(os2, "fsSelection", 0) & 1:
        return None
    weight = _BOLD if getattr(os2, "usWeightClass", 400) >= 600 else _REGULAR
    return FontFile(tuple(sorted(names)), path, index, weight)
