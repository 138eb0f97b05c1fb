"""The version of what is built: that of the source, held against the tags of git."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_VERSION = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)
_PACKED = re.compile(r"^Version: (.+)$", re.MULTILINE)


def version(root: Path = _ROOT) -> str:
    """The version by PEP 440. The commit of a tag vX is X, one behind it X+N.gHASH, one on the way to the next release X.devN+gHASH.

    Without git or tags it is what the source says; an sdist keeps the version that it was made with. Ends where tag and source disagree.
    """
    if (root / "PKG-INFO").is_file():
        return _found(_PACKED, root / "PKG-INFO")
    source = _found(_VERSION, root / "editor" / "__init__.py")
    described = _described(root)
    if not described:
        return source
    tag, count, commit = described.rsplit("-", 2)
    if count == "0" and tag != f"v{source}":
        raise SystemExit(f"The tag says {tag}, and editor/__init__.py says {source}: one of them is wrong.")
    if tag == f"v{source}":
        return source if count == "0" else f"{source}+{count}.{commit}"
    return f"{source}.dev{count}+{commit}"


def for_debian(told: str) -> str:
    """The version in the words of dpkg, for which only ~ sorts below nothing, with the revision of the package."""
    return told.replace(".dev", "~dev") + "-1"


def _found(pattern: re.Pattern[str], file: Path) -> str:
    found = pattern.search(file.read_text("utf-8"))
    if not found:
        raise SystemExit(f"{file} tells no version.")
    return found[1]


def _described(root: Path) -> str:
    """The last tag vN before this commit, the commits since, and this one: "v0.2.0-3-g1234567"; "" without git or tags."""
    if not (root / ".git").exists():
        return ""  # files without a history of their own, which may lie in somebody else's clone
    command = ["git", "-C", str(root), "describe", "--tags", "--long", "--match", "v[0-9]*"]
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False).stdout.strip()
    except OSError:
        return ""
