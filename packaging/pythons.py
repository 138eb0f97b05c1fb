"""Finds a Python that can run the program and make its virtual environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import system
from speech import words

SUPPORTED = ((3, 14), (3, 13), (3, 12), (3, 11))
# Of these Debian keeps ensurepip in a package of its own.
_NEEDED = ("venv", "ensurepip")


def find() -> str:
    """The path of a Python 3.11 to 3.14 that can make a virtual environment; ends with a sentence where there is none."""
    found = _first(_NEEDED)
    if not found:
        raise SystemExit(_what_to_do())
    return found


def packages(venv: Path) -> list[str]:
    """Debian's package of the Python that is missing for a virtual environment; [] where there is one, or none is offered."""
    return [] if is_whole(venv) or _first(_NEEDED) or not shutil.which("apt-get") else _packages()


def is_whole(venv: Path) -> bool:
    """Whether a folder is a virtual environment that can be used as it is."""
    return of(venv).is_file() and (venv / "pyvenv.cfg").is_file() and _fits(str(of(venv)), ("pip",))


def of(venv: Path) -> Path:
    """The Python of a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _first(modules: tuple[str, ...]) -> str:
    return next((python for python in _candidates() if _fits(python, modules)), "")


def _candidates() -> list[str]:
    names = [f"python{major}.{minor}" for major, minor in SUPPORTED]
    paths = [sys.executable, *(shutil.which(name) for name in [*names, "python3", "python"])]
    # The system's own may be hidden behind another one of the same name, which does not always work.
    paths += [f"/usr/bin/{name}" for name in names]
    return [path for path in dict.fromkeys(paths) if path and Path(path).is_file()] + _windows_candidates()


def _windows_candidates() -> list[str]:
    if os.name != "nt" or not shutil.which("py"):
        return []
    told = (_output(["py", f"-{major}.{minor}", "-c", "import sys; print(sys.executable)"]) for major, minor in SUPPORTED)
    return [path for path in told if path]


def _fits(python: str, modules: tuple[str, ...]) -> bool:
    question = f"import sys, importlib.util as u; print(sys.version_info[:2] in {SUPPORTED} and all(map(u.find_spec, {modules})))"
    return _output([python, "-c", question]) == "True"


def _packages() -> list[str]:
    """Debian's package that makes the Python at hand whole, or brings a supported one; [] when none is offered."""
    versions = [version for version in SUPPORTED if _fits(f"/usr/bin/python{version[0]}.{version[1]}", ())]
    names = [f"python{major}.{minor}-venv" for major, minor in versions or SUPPORTED]
    # Without the lists of packages nothing can be known yet: the system's own Python is the one to ask for.
    return [name for name in names if versions or _output(["apt-cache", "show", name])][:1] or ([] if _knows_packages() else ["python3-venv"])


def _knows_packages() -> bool:
    return bool(_output(["apt-cache", "show", "python3"]))


def _what_to_do() -> str:
    line = _line()
    if not line:
        return words(
            "需要 Python 3.11 到 3.14，这里没有，系统的软件源里也没有。一个办法（没有试过）：装好 uv，运行 uv python install 3.12，"
            "再用它装的 Python 运行刚才的命令。",
            "Python 3.11 to 3.14 is needed; it is not here, and this system does not offer it. A way that was not tried: "
            "install uv, run `uv python install 3.12`, and start the same command with the Python that it installs.",
        )
    if shutil.which("apt-get"):
        # The line that names all that is missing stands above by now: one trip to the administrator.
        return words(
            "需要 Python 3.11 到 3.14（能建立虚拟环境的），这里没有找到。请先运行上面那一行，再重复刚才的命令。",
            "Python 3.11 to 3.14 that can make virtual environments was not found. Type the line above, then the same command again.",
        )
    sentence = words(
        "需要 Python 3.11 到 3.14（能建立虚拟环境的），这里没有找到。请先运行下面这一行，再重复刚才的命令：",
        "Python 3.11 to 3.14 that can make virtual environments was not found. Type this line, then the same command again:",
    )
    return f"{sentence}\n    {line}"


def _line() -> str:
    """What a person types to get a Python that fits; "" where this system has none."""
    if sys.platform == "darwin":
        return "brew install python@3.13"
    if os.name == "nt":
        return "winget install Python.Python.3.13"
    if shutil.which("apt-get"):
        return system.line(_packages()) if _packages() else ""
    return "sudo dnf install python3.13"


def _output(command: list[str]) -> str:
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False).stdout.strip()
    except OSError:
        return ""
