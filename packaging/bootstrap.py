"""Sets everything up by itself, then runs the program or its checks.

    python3 packaging/bootstrap.py run [FILE]   opens the window; without a display fills the shipped sample on the command line
    python3 packaging/bootstrap.py test         style, types, layers and tests
    python3 packaging/bootstrap.py setup        only what both need

Needs nothing but some python3; a second start finds all in place and is quick.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pythons
import system
from speech import say, words

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = {
    "run": ROOT / "packaging" / "requirements.lock",
    "test": ROOT / "packaging" / "requirements-dev.lock",
}
CHECKS = {
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["basedpyright"],
    "layers": ["lint-imports"],
    "tests": ["pytest", "-n", "2"],
}


def main() -> int:
    """Do what the command line asks for; gives the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    acts = parser.add_subparsers(dest="act", required=True, metavar="run | test | setup")
    run = acts.add_parser("run", help="open the window (or, without a display, fill the shipped sample)")
    run.add_argument("file", nargs="?", type=Path, help="a sample text, a template, a Word form or a report")
    acts.add_parser("test", help="check style, types and layers, and run the tests")
    acts.add_parser("setup", help="install what run and test need")
    wanted = parser.parse_args()
    if wanted.act == "run":
        return _run(wanted.file)
    _set_up("test")
    return _test() if wanted.act == "test" else 0


def _set_up(purpose: str) -> None:
    system.provide(purpose)
    if not pythons.is_whole(VENV):
        _make_venv()
    _install(purpose)


def _make_venv() -> None:
    python = pythons.find()
    shutil.rmtree(str(VENV), ignore_errors=True)
    say(f"正在用 {python} 建立 .venv …", f"Making .venv with {python} …")
    if _call([python, "-m", "venv", str(VENV)]):
        raise SystemExit(words("没能建立 .venv 文件夹。", "The folder .venv could not be made."))


def _install(purpose: str) -> None:
    # The lock for test holds all of the lock for run, so its stamp serves both.
    if any(_stamp(name).is_file() and _stamp(name).read_text() == _hash(LOCKS[name]) for name in (purpose, "test")):
        return
    say("正在把锁定的库装进 .venv …", "Installing the locked libraries into .venv …")
    pip = [str(pythons.of(VENV)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
    if _call([*pip, "-r", str(LOCKS[purpose])]):
        raise SystemExit(
            words(
                "库没有装上，原因见上面几行。连上网络后可再次运行。",
                "The libraries could not be installed; the lines above say why. Run this again when that is mended.",
            )
        )
    _stamp(purpose).write_text(_hash(LOCKS[purpose]))


def _stamp(purpose: str) -> Path:
    return VENV / f"installed-for-{purpose}"


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _run(file: Path | None) -> int:
    _set_up("run")
    program = [str(pythons.of(VENV)), "-m", "editor"]
    if system.has_display():
        return _call([*program, *([str(file.resolve())] if file else [])])
    return _fill_without_window(program, file)


def _fill_without_window(program: list[str], file: Path | None) -> int:
    source = file.resolve() if file else min((ROOT / "resources" / "samples").glob("*.txt"))
    out = _free_name(_documents() / (source.stem + ".docx"))
    say(
        f"这里没有显示器，开不了窗口：改用命令行以样例值填写“{source.name}”。",
        f"There is no display for a window: filling {source.name} with sample values on the command line.",
    )
    code = _call([*program, "fill", str(source), "--sample", "-o", str(out)])
    if code <= 1:
        say(f"Word 文件在：{out}", f"The Word file is {out}")
    return code


def _documents() -> Path:
    named = [Path.home() / name for name in ("Documents", "文档")]
    return next((folder for folder in named if folder.is_dir()), Path.cwd())


def _free_name(path: Path) -> Path:
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return path if not path.exists() else next(other for other in numbered if not other.exists())


def _test() -> int:
    failed = [name for name, command in CHECKS.items() if not _check(name, command)]
    if failed:
        say(f"没有通过：{', '.join(failed)}", f"FAILED: {', '.join(failed)}")
    else:
        say(f"全部通过：{', '.join(CHECKS)}", f"All fine: {', '.join(CHECKS)}")
    return 1 if failed else 0


def _check(name: str, command: list[str]) -> bool:
    print(f"== {name}: {' '.join(command)}", flush=True)
    began = time.monotonic()
    program, *arguments = command
    code = _call([str(pythons.of(VENV).with_name(program)), *arguments])
    print(f"== {name}: {'FAILED' if code else 'fine'}, {time.monotonic() - began:.0f} s", flush=True)
    return code == 0


def _call(command: list[str]) -> int:
    try:
        return subprocess.run(command, cwd=str(ROOT), check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
