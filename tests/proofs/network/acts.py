"""The main flows of the program, each a process of its own: python -m tests.proofs.network.acts NAME INPUTS OUT."""

import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from editor.cli import main

TEMPLATE = """+++
name = "值守"
[fields."单位"]
type = "org"
sample = "清溪县"
+++
@标题 关于{{ 单位 }}值守的报告

{{ 单位 }}已办理。

特此报告。
"""
SAMPLE = "关于XX县值守的报告\n\n县政府：\n\n一、情况\n今年投入资金XX万元。\n\n特此报告。\n\nXX局\n2026年XX月XX日\n"
Act = Callable[[Path, Path], int]


def _fill(inputs: Path, out: Path) -> int:
    for name in ("填.docx", "填.pdf", "填.html", "填.txt"):
        main(["fill", str(inputs / "值守.nigao"), "--sample", "-o", str(out / name)])
    return main(["fill", str(inputs / "报告.docx"), "--final", "-o", str(out / "净.docx")])


def _read(inputs: Path, out: Path) -> int:
    main(["values", str(inputs / "报告.docx"), "--json"])
    main(["inspect", str(inputs / "范文.txt"), "--json"])
    main(["fields", str(inputs / "范文.txt"), "-o", str(out / "表.xlsx")])
    main(["templates"])
    return main(["import", str(inputs / "范文.txt"), "-o", str(out / "新.nigao")])


def _render(inputs: Path, out: Path) -> int:
    return main(["render", str(inputs / "报告.docx"), "-o", str(out / "页")])


def _converted(name: str, inputs: Path, out: Path) -> int:
    return main(["import", str(inputs / name), "-o", str(out / f"{name}.nigao")])


def _print(inputs: Path, out: Path) -> int:
    return main(["fill", str(inputs / "远程.docx"), "--through-libreoffice", "-o", str(out / "印.pdf")])


def _outside(inputs: Path, out: Path) -> int:
    """Every report that reaches outside: read, saved on, made clean, shown as text."""
    for path in sorted((inputs / "外").glob("*.docx")):
        main(["values", str(path)])
        main(["inspect", str(path)])
        main(["fill", str(path), "-o", str(out / path.name)])
        main(["fill", str(path), "--final", "-o", str(out / f"净{path.name}")])
    return 0


def _window(inputs: Path, out: Path, *, is_first: bool) -> int:
    from tests.proofs.network.window import work  # noqa: PLC0415 - the others need no window

    return work(inputs / "值守.nigao", out, is_first=is_first)


ACTS: Mapping[str, Act] = {
    "fill": _fill,
    "read": _read,
    "render": _render,
    "outside": _outside,
    "odt": partial(_converted, "远程.odt"),
    "rtf": partial(_converted, "远程.rtf"),
    "doc": partial(_converted, "远程.doc"),
    "print": _print,
    "window": partial(_window, is_first=True),
    "window again": partial(_window, is_first=False),
}
"""The flows by name; the last one goes on from where the one before it was cut off."""


if __name__ == "__main__":
    sys.exit(ACTS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3])))
