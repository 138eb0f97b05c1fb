"""Man pages made of the program's own --help, so that they say what it says."""

from __future__ import annotations

import gzip
import re
import subprocess
from pathlib import Path

# Language → folder of its pages, and the words that stand around the help.
WORDS = {
    "en": ("", "makes fillable templates of samples and Word files by GB/T 9704 of templates", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "FILES"),
    "zh": ("zh_CN", "把范文变成模板，填好，写成合乎 GB/T 9704 的 Word 文件", "概要", "说明", "命令", "文件"),
}
FILES = {
    "en": (
        ("~/.local/share/nigao", "your own templates and layouts"),
        ("~/.config/nigao", "settings"),
        ("~/.local/state/nigao", "journals, from which a report comes back after a crash"),
        ("NIGAO_HOME", "an environment variable: one folder for all of these"),
    ),
    "zh": (
        ("~/.local/share/nigao", "自己的模板和版式"),
        ("~/.config/nigao", "设置"),
        ("~/.local/state/nigao", "日志，程序意外退出后靠它找回文稿"),
        ("NIGAO_HOME", "环境变量：以上都放在这一个文件夹里"),
    ),
}
_COMMAND = re.compile(r"^  ([a-z]+)  +\S", re.MULTILINE)


def write(program: Path, folder: Path, version: str) -> None:
    """Write the pages of all languages of a program into share/man."""
    for language, (name, *_) in WORDS.items():
        path = folder / name / "man1" / "nigao.1.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(page(program, language, version).encode(), mtime=0))


def page(program: Path, language: str, version: str) -> str:
    """A page in roff."""
    _, about, synopsis, description, commands, files = WORDS[language]
    whole = _help(program, language)
    parts = [f'.TH NIGAO 1 "" "nigao {version}" ""', ".SH NAME", rf"nigao \- {_safe(about)}"]
    parts += [f".SH {synopsis}", ".B nigao", r"[\fIFILE\fR ...]", ".br", ".B nigao", r"\fICOMMAND\fR ...", f".SH {description}", *_as_it_is(whole)]
    parts += [f".SH {commands}"]
    for name in _COMMAND.findall(whole):
        parts += [f'.SS "nigao {name}"', *_as_it_is(_help(program, language, name))]
    parts += [f".SH {files}"]
    for path, words in FILES[language]:
        parts += [".TP", f".I {_safe(path)}", _safe(words)]
    return "\n".join(parts) + "\n"


def _help(program: Path, language: str, *command: str) -> str:
    # Lines of a terminal of 80 columns, whatever the one is in which this runs.
    environment = {"COLUMNS": "78", "NIGAO_HOME": "/nonexistent", "PATH": "/usr/bin:/bin"}
    call = [str(program), *command, "--lang", language, "--help"]
    return subprocess.run(call, stdout=subprocess.PIPE, check=True, env=environment).stdout.decode()


def _as_it_is(text: str) -> list[str]:
    return [".nf", *(_safe(line) for line in text.rstrip().splitlines()), ".fi"]


def _safe(line: str) -> str:
    """A line as roff prints it as it stands."""
    escaped = line.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped
