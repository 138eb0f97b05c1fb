"""The window in the dark, at 200 % and in English: colours, room and words as they come to the screen."""

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from editor.qt.look import theme
from editor.storage.folders import Folders
from editor.storage.settings import Settings
from tests.window.assistive import Thing
from tests.window.conftest import TEMPLATE, Listener

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool", "dbus-daemon", "service:org.a11y.Bus")
GROUNDS = ("canvas", "surface", "raised", "desk")
SOLID = ("push button", "radio button", "check box", "text", "label", "combo box")
HANZI = re.compile(r"[\u4e00-\u9fff]")
ENGLISH = """+++
format = 1
name = "Report"

[fields.Sum]
type = "money"

[fields.Day]
type = "date"

[fields.Way]
type = "choice"
choices = ["by post", "by hand"]
+++
@标题 Report

# Facts
On {{ Day }} the sum of {{ Sum }} was sent {{ Way }}.
"""

Box = tuple[int, int, int, int]


def _opens(listener: Listener, tmp_path: Path, text: str, *options: str) -> Thing:
    """Open a template in the window; gives all that is on the screen once its pages are there."""
    path = tmp_path / "form.nigao"
    path.write_text(text, "utf-8")
    listener.clerk.start(path, options=options)
    listener.reader.finds("filler", "Pages" if options else "页面")
    return listener.reader.program()


def _share(image: QImage, look: str, *tokens: str) -> float:
    """How much of a picture has the colours of these tokens of a look, of 1."""
    wanted = {QColor(theme.theme_named(look).colors[token]).rgb() for token in tokens}
    seen = Counter(image.pixel(x, y) in wanted for x in range(0, image.width(), 5) for y in range(0, image.height(), 5))
    return seen[True] / seen.total()


def _overlaps(one: Box, other: Box) -> bool:
    return all(one[side] < other[side] + other[side + 2] and other[side] < one[side] + one[side + 2] for side in (0, 1))


def _holds(outer: Box, inner: Box) -> bool:
    """Whether a box is within another one; a pixel may be lost to rounding."""
    return all(outer[side] <= inner[side] and inner[side] + inner[side + 2] <= outer[side] + outer[side + 2] + 1 for side in (0, 1))


def _crowded(thing: Thing) -> list[tuple[Thing, Thing]]:
    """The pairs of words, boxes and buttons beside each other of which one lies over the other."""
    parts = [child for child in thing.children if child.role in SOLID and {"showing", "visible"} <= child.states]
    here = [(one, other) for one, other in combinations(parts, 2) if _overlaps(one.box, other.box)]
    return here + [pair for child in thing.children for pair in _crowded(child)]


def test_in_the_dark_nothing_of_the_window_is_light(listener: Listener, tmp_path: Path) -> None:
    Settings(Folders.under(tmp_path / "home").settings_file).change("theme", "dark")
    _opens(listener, tmp_path, TEMPLATE)
    picture = listener.clerk.sees(tmp_path / "dark.png")
    assert _share(picture, "dark", *GROUNDS) > 0.5
    assert _share(picture, "light", *GROUNDS) < 0.005
    assert (_share(picture, "dark", "paper") > 0.1, _share(picture, "dark", "slot") > 0) == (True, True)


@pytest.mark.parametrize("screen_size", ["1920x1080x24"])
def test_at_200_percent_all_is_within_the_window_and_nothing_lies_over_another(listener: Listener, tmp_path: Path) -> None:
    listener.clerk.environment["QT_SCALE_FACTOR"] = "2"
    program = _opens(listener, tmp_path, TEMPLATE)
    listener.clerk.sees(tmp_path / "large.png")
    (window,) = program.children
    left, top, width, height = window.box
    assert (width, height) == (960, 512)
    outside = [thing for thing in window.shown() if not _holds((left, top, width, height), thing.box)]
    assert outside == []
    assert _crowded(window) == []
    assert [thing.name for thing in window.shown() if thing.name.startswith("大纲")] == ["大纲，现在是“标题”"]


def test_in_english_no_chinese_is_left_but_the_numbers_of_headings(listener: Listener, tmp_path: Path) -> None:
    program = _opens(listener, tmp_path, ENGLISH, "--lang", "en")
    listener.clerk.sees(tmp_path / "english.png")
    told = [words.replace("拟稿", "").replace("一、", "") for thing in program.shown() for words in (thing.name, thing.description, thing.label)]
    # Fonts are called as they are.
    assert [words for words in told if HANZI.search(words) and "not on this computer" not in words] == []
    assert {"Save Word", "Outline", "Filled 0 / 3"} <= set(told)
