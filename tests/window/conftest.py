"""A person at a screen of their own; and one whose screen is read out."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.window.assistive import ScreenReader
from tests.window.bus import lasting_bus
from tests.window.real_window import SCREEN, Person, person

TEMPLATE = """+++
format = 1
name = "试填"

[fields."单位"]
type = "org"

[fields."投资"]
type = "money"
unit = "亿元"

[fields."方式"]
type = "choice"
choices = ["现场", "视频"]

[fields."项目"]
type = "rows"
columns = [{key = "名称", type = "project"}, {key = "金额", type = "money", unit = "万元"}]
+++
@标题 关于{{ 单位 }}工作的报告

# 总体情况
{{ 单位 }}到位投资{{ 投资 }}亿元，会议用{{ 方式 }}形式召开。

# 项目 {可选, 写}
{% for 行 in 项目 %}{{ 行.名称 }}投资{{ 行.金额 }}万元。{% endfor %}

# 打算
继续努力。
"""


@pytest.fixture
def screen_size() -> str:
    """Width, height and depth of the screen; a test may ask for others."""
    return SCREEN


@pytest.fixture
def clerk(tmp_path: Path, screen_size: str) -> Iterator[Person]:
    """Somebody at the keyboard, with folders of their own."""
    with person(tmp_path / "home", screen_size) as somebody:
        yield somebody


@dataclass(frozen=True, slots=True)
class Listener:
    """Somebody at the keyboard, and the screen reader that they listen to."""

    clerk: Person
    reader: ScreenReader


@pytest.fixture
def listener(clerk: Person) -> Iterator[Listener]:
    """Somebody who listens to what the window says."""
    address = lasting_bus(clerk.display)
    with closing(ScreenReader(address)) as reader:
        clerk.environment |= {"DBUS_SESSION_BUS_ADDRESS": address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_IM_MODULES": "none"}
        yield Listener(clerk, reader)


@pytest.fixture
def filling(listener: Listener, tmp_path: Path) -> Listener:
    """A small template is open, its first field in hand."""
    path = tmp_path / "试填.nigao"
    path.write_text(TEMPLATE, "utf-8")
    listener.clerk.start(path)
    listener.reader.finds("tree", "大纲")
    listener.reader.finds("text", "单位，未填")
    return listener
