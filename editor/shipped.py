"""The one door to shipped files: resources/ in a checkout, in a wheel and in a frozen build."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_FOLDER = _PACKAGE / "resources" if (_PACKAGE / "resources").is_dir() else _PACKAGE.parent / "resources"


def shipped_path(name: str) -> Path:
    """The path of a shipped file or folder, named relative to resources/ with forward slashes."""
    return _FOLDER.joinpath(*name.split("/"))


def shipped_text(name: str) -> str:
    """The text of a shipped UTF-8 file."""
    return shipped_path(name).read_text("utf-8")
