"""Runs of `batch` for tests: a template, sheets, what lies in the folder afterwards."""

import csv
from collections.abc import Iterable
from pathlib import Path

from editor.cli import main
from editor.desk import Desk
from editor.sheets import read_sheets

TEMPLATE = """+++
name = "会议通知"
[fields."单位"]
type = "org"
label = "主送机关"
[fields."日期"]
type = "date"
label = "开会日期"
[fields."人数"]
type = "number"
unit = "人"
[fields."备注"]
required = false
empty = "line"
+++
@标题 关于开会的通知
{{ 单位 }}：
定于{{ 日期 }}开会，请派{{ 人数 }}人参加。
{{ 备注 }}
"""
HEAD = ("单位", "日期", "人数", "备注")
ROWS = (("水务局", "2026-09-02", "3", ""), ("民政局", "2026年9月3日", "2", "=1+1"), ("教育局", "2026-9-4", "12", "@甲"))
DONE, LOOK, WRONG, UNREAD, UNWRITTEN = 0, 1, 2, 3, 4


def sheet(*rows: Iterable[str], name: str = "表.csv") -> None:
    with Path(name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def batch(code: int, *arguments: str, file: str = "通知.nigao", rows: str = "表.csv", out: str = "出") -> None:
    assert main(["--lang", "zh", "batch", file, "--rows", rows, "-o", out, "--jobs", "1", *arguments]) == code


def made(out: str = "出") -> list[str]:
    return sorted(path.name for path in Path(out).iterdir() if not path.name.startswith("批量结果"))


def results(name: str = "出/批量结果.xlsx") -> tuple[list[list[str]], list[list[str]]]:
    """What the sheet of results says: the rows that gave nothing, and those that gave files."""
    failed, done = read_sheets(Path(name).read_bytes(), bytes.decode)
    return [failed.row(at) for at in sorted(failed.cells)[1:]], [done.row(at) for at in sorted(done.cells)[1:]]


def values(path: str) -> dict[str, object]:
    return dict(Desk().open(Path(path)).draft.values)
