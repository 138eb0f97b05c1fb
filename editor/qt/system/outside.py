"""How a folder is written on the screen: short where it lies under the person's own folder."""

from pathlib import Path

from editor.looking import home


def shown_path(path: Path) -> str:
    """The path, with ~ for the person's own folder."""
    own = home()
    return str(Path("~") / path.relative_to(own)) if path.is_relative_to(own) and own.name else str(path)
