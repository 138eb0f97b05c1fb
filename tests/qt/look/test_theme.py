"""The looks: every pair of colours that must be told apart can be, and the shapes use no colour of their own."""

import ctypes
import re
from typing import Any

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from editor.qt.look import icons, theme
from editor.qt.look.theme import windows_colors
from editor.shipped import shipped_path, shipped_text

READ = [  # text on its ground
    *((text, ground) for text in ("text", "text2", "text3") for ground in ("canvas", "surface", "raised")),
    ("text2", "desk"),
    ("onbrand", "brand"),
    ("onsel", "sel"),
    ("text", "sel2"),
    ("text", "hover"),
    ("prob", "surface"),
    ("prob", "raised"),
    ("text", "probbg"),
    ("text", "warnbg"),
    ("text", "okbg"),
    ("slottx", "slot"),
    ("tiptx", "tip"),
    ("ink", "paper"),
    ("ink", "glow"),
    ("ink", "fill"),
]
SEEN = [  # edges and marks on their ground
    *((edge, ground) for edge in ("edge", "focus", "prob", "slotline") for ground in ("canvas", "surface", "raised")),
    ("pfocus", "paper"),
    ("ok", "canvas"),
]


def _light(color: QColor) -> float:
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (color.redF(), color.greenF(), color.blueF())]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(look: str, one: str, other: str) -> float:
    colors = theme.theme_named(look).colors
    high, low = sorted((_light(QColor(colors[one])), _light(QColor(colors[other]))), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_text_can_be_read_on_its_ground(look: str) -> None:
    assert [pair for pair in READ if _contrast(look, *pair) < 4.5] == []


def test_text_of_high_contrast_is_seven_to_one_and_edges_four_and_a_half() -> None:
    assert [pair for pair in READ if _contrast("contrast", *pair) < 7] == []
    assert [pair for pair in SEEN if _contrast("contrast", *pair) < 4.5] == []


@pytest.mark.parametrize("look", ["light", "dark"])
def test_edges_and_marks_can_be_seen(look: str) -> None:
    assert [pair for pair in SEEN if _contrast(look, *pair) < 2.95] == []


@pytest.mark.parametrize("look", ["dark", "contrast"])
def test_all_looks_have_the_same_tokens(look: str) -> None:
    assert theme.theme_named("light").colors.keys() == theme.theme_named(look).colors.keys()


class _FakeSystem:
    """The system's library, with the colours of one of its high contrasts: yellow on black, and blue where something is chosen."""

    def __init__(self, *, on: bool) -> None:
        self._on = on

    def SystemParametersInfoW(self, act: int, size: int, told: Any, _write: int) -> int:  # noqa: ANN401, N802 - as the system has it
        assert (act, size) == (0x42, ctypes.sizeof(told._obj))
        told._obj.flags = 0x7E | self._on
        return 1

    def GetSysColor(self, place: int) -> int:  # noqa: N802 - as the system has it
        return {5: 0x000000, 8: 0x00FFFF, 13: 0xFF0000, 14: 0xFFFFFF, 17: 0x00FF00, 26: 0xFFFF00}[place]


def test_high_contrast_of_the_system_gives_the_window_its_colours_and_leaves_the_paper() -> None:
    colors = windows_colors(_FakeSystem(on=True))
    assert (colors["canvas"], colors["text"], colors["sel"], colors["focus"]) == ("#000000", "#FFFF00", "#0000FF", "#00FFFF")
    own = {"slot", "slottx", "fill", "glow", "paper", "ink", "pred", "pfocus"}
    assert set(theme.theme_named("contrast").colors) - set(colors) == own


def test_the_system_says_nothing_of_colours_where_its_high_contrast_is_off() -> None:
    assert windows_colors(_FakeSystem(on=False)) == {}


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_the_shapes_name_no_token_that_is_not_there(look: str) -> None:
    assert re.findall(r"@\w+", theme.shapes_of(theme.theme_named(look))) == []


def test_the_shapes_are_short_and_have_no_colour_of_their_own() -> None:
    shapes = shipped_text("themes/window.qss")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(", shapes) == []
    assert len([line for line in shapes.splitlines() if line.strip()]) <= 80


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_the_palette_has_every_role_in_every_group(look: str) -> None:
    palette = theme.palette_of(theme.theme_named(look))
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)
    roles = [role for role in QPalette.ColorRole if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles)]
    assert [(group, role) for group in groups for role in roles if not palette.isBrushSet(group, role)] == []


def test_every_icon_has_one_colour_that_can_be_changed() -> None:
    # The program's own is a picture.
    files = sorted(file for file in shipped_path("icons").rglob("*.svg") if file.stem != "nigao")
    assert [file.name for file in files if len(set(re.findall(r'stroke="([^"]+)"', file.read_text("utf-8")))) != 1] == []
    assert "currentColor" not in "".join(file.read_text("utf-8") for file in files)


def test_an_icon_takes_the_colour_of_its_token(worn: QApplication) -> None:
    image = icons.pixmap("plus", 16, "focus").toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    wanted = theme.color("focus")
    assert max(abs(middle.red() - wanted.red()), abs(middle.green() - wanted.green()), abs(middle.blue() - wanted.blue())) < 16


def test_a_change_of_look_reaches_the_whole_program(worn: QApplication) -> None:
    theme.put_on(worn, "dark")
    assert worn.palette().color(QPalette.ColorRole.Window) == QColor(theme.theme_named("dark").colors["canvas"])
    theme.put_on(worn, "light")
    assert worn.palette().color(QPalette.ColorRole.Window) == QColor(theme.theme_named("light").colors["canvas"])


@pytest.mark.parametrize(("size", "pixels"), [(12, 12), (13, 13), (15, 15)])
def test_the_size_of_text_is_the_setting_s(size: int, pixels: int, worn: QApplication) -> None:
    theme.put_on(worn, "light", size)
    assert (worn.font().pixelSize(), theme.font("small").pixelSize()) == (pixels, pixels - 1)
    theme.put_on(worn, "light")


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
@pytest.mark.parametrize("box", [QLineEdit, QPlainTextEdit])
def test_what_to_write_is_said_in_a_colour_that_can_be_read(box: type[QLineEdit | QPlainTextEdit], look: theme.Look, worn: QApplication) -> None:
    theme.put_on(worn, look)
    shown = box()
    shown.ensurePolished()
    assert shown.palette().color(QPalette.ColorRole.PlaceholderText) == QColor(theme.theme_named(look).colors["text3"])
    theme.put_on(worn, "light")
