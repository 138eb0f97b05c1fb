"""The acts of the bootstrap: set up, open the window or fill without one, run the checks."""

from __future__ import annotations

import argparse
import subprocess
import time
from itertools import count
from pathlib import Path

import pythons
import system
import venvs
from speech import say, words

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CHECKS = {
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["basedpyright"],
    "layers": ["lint-imports"],
    "tests": ["pytest", "-n", "2"],
}


def main(about: str) -> int:
    """Do what the command line asks for; gives the exit code."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    acts = parser.add_subparsers(dest="act", required=True, metavar="run | test | setup")
    run = acts.add_parser("run", help="open the window (or, without a display, fill the shipped sample)")
    run.add_argument("files", nargs="*", type=Path, metavar="FILE", help="sample texts, templates, Word forms or reports")
    acts.add_parser("test", help="check style, types and layers, and run the tests")
    acts.add_parser("setup", help="install what run and test need")
    wanted = parser.parse_args()
    if wanted.act == "run":
        return _run([file.resolve() for file in wanted.files])
    _set_up("test")
    return _test() if wanted.act == "test" else 0


def _set_up(purpose: str) -> None:
    """One way to the administrator: a Python, where one is missing, is asked for together with the rest."""
    system.provide([*pythons.packages(VENV), *system.lacking(purpose)])
    venvs.provide(VENV, purpose)


def _run(files: list[Path]) -> int:
    _set_up("run")
    program = [str(pythons.of(VENV)), "-m", "editor"]
    if system.has_display():
        return _call([*program, *map(str, files)])
    sources = files or [min((ROOT / "resources" / "samples").glob("*.txt"))]
    return max(_fill_without_window(program, source) for source in sources)


def _fill_without_window(program: list[str], source: Path) -> int:
    out = _free_name(_out_folder() / (source.stem + ".docx"))
    say(
        f"这里没有显示器，开不了窗口：改用命令行以样例值填写“{source.name}”。",
        f"There is no display for a window: filling {source.name} with sample values on the command line.",
    )
    code = _call([*program, "fill", str(source), "--sample", "-o", str(out)])
    if code <= 1:
        say(f"Word 文件在：{out}", f"The Word file is {out}")
    return code


def _out_folder() -> Path:
    """The folder `out` where the person stands, never one of the clone's; made where it is missing."""
    folder = Path.cwd() / "out"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise SystemExit(words(f"这里不能写入：{folder}（{error.strerror}）", f"Nothing can be written here: {folder} ({error.strerror})")) from error
    return folder


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
