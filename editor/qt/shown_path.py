"""How a folder is written on the screen: short where it lies under the person's own folder."""

from pathlib import Path


def shown_path(path: Path) -> str:
    """The path, with ~ for the person's own folder."""
    try:
        inside = path.relative_to(Path.home())
    except (ValueError, RuntimeError):
        return str(path)
    return str(Path("~") / inside)
