"""What a test may need of the system: programs and fonts, and what happens when they are missing."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

STAND_INS = ("Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL UMing CN", "AR PL UKai CN", "Liberation Serif")
# What a session bus can start by itself.
SERVICES = Path("/usr/share/dbus-1/services")


@cache
def _is_there(name: str) -> bool:
    if name.startswith("service:"):
        return (SERVICES / f"{name.removeprefix('service:')}.service").is_file()
    if not name.startswith("font:"):
        return shutil.which(name) is not None
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", name.removeprefix("font:"), "family"], capture_output=True, text=True, check=True)
    return bool(listed.stdout.strip())


def missing(names: tuple[str, ...]) -> list[str]:
    """Those of the programs, fonts (font:Family) and services of the session bus (service:Name) that this machine lacks."""
    return [name for name in names if not _is_there(name)]


def demand(*names: str) -> None:
    """Skip the test by name when the machine lacks one of these; with CI=true fail it, since there everything is installed."""
    if lacking := missing(names):
        words = f"needs {', '.join(lacking)}; python3 packaging/bootstrap.py test installs what is missing"
        if os.environ.get("CI") == "true":
            pytest.fail(words, pytrace=False)
        pytest.skip(words)
