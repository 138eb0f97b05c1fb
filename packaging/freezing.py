"""Freezes the program: a folder with Python, Qt and the program in it, which runs where neither is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import icu
import licences
import pythons
import system
import venvs
from speech import say

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
DIST = ROOT / "dist"
VENV = BUILD / "venv"
ICONS = BUILD / "icons"
# What PyInstaller and the trimming of libraries need on Debian: the package → its program.
TOOLS = {"binutils": "ld", "dpkg-dev": "dpkg-shlibdeps"}
_GLIBC = re.compile(r"GLIBC_(\d+)\.(\d+)")


@lru_cache(maxsize=1)
def python() -> str:
    """The Python of the build, with what the program and PyInstaller need."""
    tools = [package for package, program in TOOLS.items() if not shutil.which(program)]
    _want([*pythons.packages(VENV), *tools, *system.lacking("build")])
    venvs.provide(VENV, "build")
    builder = str(pythons.of(VENV))
    _want(_python_library(builder))
    return builder


@lru_cache(maxsize=1)
def freeze() -> Path:
    """The folder of the frozen program, made anew once in a run."""
    builder = python()
    call([builder, str(ROOT / "packaging" / "icons.py"), str(ICONS)])
    say("正在打包程序和它的库 …", "Packing the program and its libraries …")
    folders = ["--distpath", str(BUILD / "frozen"), "--workpath", str(BUILD / "work")]
    call([builder, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *folders, str(ROOT / "packaging" / "nigao.spec")])
    folder = BUILD / "frozen" / "nigao"
    for library in folder.rglob("libicudata.so.*"):
        if not library.is_symlink():
            icu.shrink(library)
    licences.collect(site_packages(), folder / "licences")
    return folder


def site_packages() -> Path:
    """Where the build's libraries are installed."""
    return next(path for pattern in ("lib/python3*/site-packages", "Lib/site-packages") for path in VENV.glob(pattern))


def epoch() -> int:
    """Seconds since 1970 of the last commit: the date of all that is packed, so that the same source gives the same package."""
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=str(ROOT), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout
    return int(os.environ.get("SOURCE_DATE_EPOCH") or told or 0)


def size(folder: Path) -> int:
    """Bytes of all files of a folder; links count for nothing."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def least_glibc(folder: Path) -> str:
    """The least glibc that the programs and libraries of a folder need, such as "2.34"."""
    files = [str(path) for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and _is_elf(path)]
    told = subprocess.run(["objdump", "-p", *files], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False).stdout
    major, minor = max(((int(major), int(minor)) for major, minor in _GLIBC.findall(told)), default=(0, 0))
    return f"{major}.{minor}"


def call(command: list[str], **environment: str) -> None:
    """Run a command in the checkout; ends where it fails."""
    done = subprocess.run(command, cwd=str(ROOT), env={**os.environ, **environment}, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]} {' '.join(command[1:3])} …: {done.returncode}")


def _python_library(builder: str) -> list[str]:
    """Debian's package of Python's own library, where that is not there; PyInstaller takes it along."""
    question = "import sysconfig as s; print(s.get_config_var('LIBDIR'), s.get_config_var('INSTSONAME'), s.get_python_version())"
    folder, name, version = subprocess.run([builder, "-c", question], stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    is_there = not name.endswith((".so", ".so.1.0")) or system.loads(name) or (Path(folder) / name).is_file()
    return [] if is_there else [f"libpython{version}"]


def _want(packages: list[str]) -> None:
    if packages and sys.platform.startswith("linux") and not system.install(packages):
        raise SystemExit(system.line(packages))


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
