"""A long report is filled with one key: type, F8, type, until nothing is left."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import SEED, needs_seed
from tests.window.conftest import Listener
from tests.window.real_window import ROOT

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool", "dbus-daemon", "service:org.a11y.Bus")
ANSWERS = {"数字": "1{}", "金额": "{}.5", "百分数": "3{}", "月份": "{}", "年份": "202{}", "日期": "2026-08-0{}"}


def _answer(spoken: str, number: int) -> str:
    """What to type into a field that is called so."""
    kind = next((kind for kind in ANSWERS if f"，{kind}，" in spoken), "")
    return ANSWERS.get(kind, "item {}").format(1 + number % 9)


def _values(file: Path) -> list[str]:
    """The values of a saved report, in the order of its fields."""
    command = [sys.executable, "-m", "editor", "values", "--json", str(file)]
    told = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
    return list(told["values"].values())


def _fill(listener: Listener, count: int) -> list[str]:
    """Type an answer and press F8 so many times; gives the answers."""
    first, given = listener.reader.focused(), list[str]()
    spoken = first.name if first else ""
    listener.reader.forgets()
    while len(given) < count:
        assert "未填" in spoken
        given.append(_answer(spoken, len(given)))
        listener.clerk.types_and_goes_on(given[-1])
        spoken = listener.reader.hears_next("text") if len(given) < count else ""
    return given


@needs_seed
def test_f8_leads_through_the_whole_report_until_all_is_filled(listener: Listener, tmp_path: Path) -> None:
    listener.clerk.start(SEED)
    listener.reader.finds("push button", "开始填写")
    listener.clerk.keys("ctrl+Return")
    left = re.findall(r"\d+", listener.reader.finds("push button", "下一空位").name)
    given = _fill(listener, int(left[0]))
    listener.reader.hears("全部填完")
    listener.clerk.saves_as(tmp_path / "report.docx")
    assert _values(tmp_path / "report.docx") == given
