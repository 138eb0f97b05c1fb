"""The one owner of how the window looks: colours, palette, shapes, fonts; widgets that paint ask here and hear of a change by PaletteChange."""

import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from editor.qt.look.motion import want_motion
from editor.shipped import shipped_text
from editor.storage.settings import Settings

Look = Literal["auto", "light", "dark", "contrast"]
FontName = Literal["display", "heading", "title", "strong", "body", "bold", "small", "micro"]
FAMILIES = {
    "win32": ("Microsoft YaHei UI", "Microsoft YaHei"),
    "darwin": ("PingFang SC", "Heiti SC"),
    "linux": ("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei"),
}
BODY = 13
_SIZES: dict[FontName, int] = {"display": 24, "heading": 18, "title": 16, "strong": 14, "body": 13, "bold": 13, "small": 12, "micro": 11}
_BOLD = frozenset({"display", "heading", "title", "strong", "bold"})
_ROLES: dict[QPalette.ColorRole, tuple[str, str]] = {
    QPalette.ColorRole.Window: ("canvas", "canvas"),
    QPalette.ColorRole.WindowText: ("text", "disabled"),
    QPalette.ColorRole.Base: ("raised", "canvas"),
    QPalette.ColorRole.AlternateBase: ("surface", "surface"),
    QPalette.ColorRole.ToolTipBase: ("tip", "tip"),
    QPalette.ColorRole.ToolTipText: ("tiptx", "tiptx"),
    QPalette.ColorRole.PlaceholderText: ("text3", "disabled"),
    QPalette.ColorRole.Text: ("text", "disabled"),
    QPalette.ColorRole.Button: ("raised", "canvas"),
    QPalette.ColorRole.ButtonText: ("text", "disabled"),
    QPalette.ColorRole.BrightText: ("onbrand", "onbrand"),
    QPalette.ColorRole.Link: ("focus", "disabled"),
    QPalette.ColorRole.LinkVisited: ("focus", "disabled"),
    QPalette.ColorRole.Highlight: ("sel", "press"),
    QPalette.ColorRole.HighlightedText: ("onsel", "text3"),
    QPalette.ColorRole.Accent: ("focus", "press"),
    QPalette.ColorRole.Light: ("raised", "raised"),
    QPalette.ColorRole.Midlight: ("surface", "surface"),
    QPalette.ColorRole.Mid: ("edge", "edge"),
    QPalette.ColorRole.Dark: ("edge", "edge"),
    QPalette.ColorRole.Shadow: ("line", "line"),
}
# winuser.h: SPI_GETHIGHCONTRAST, HCF_HIGHCONTRASTON, and the places of the system's colours (COLOR_WINDOW and so on).
_GET_HIGH_CONTRAST, _IS_ON = 0x0042, 0x1
_WINDOW, _TEXT, _SELECTED, _ON_SELECTED, _GREY, _LINK = 5, 8, 13, 14, 17, 26
_TOKENS = {
    _WINDOW: ("canvas", "surface", "raised", "desk", "hover", "press", "sel2", "probbg", "warnbg", "okbg", "tip"),
    _TEXT: ("line", "edge", "text", "text2", "text3", "prob", "probline", "warn", "ok", "slotline", "tiptx"),
    _SELECTED: ("brand", "brandh", "brandp", "sel"),
    _ON_SELECTED: ("onbrand", "onsel"),
    _GREY: ("disabled",),
    _LINK: ("focus",),
}


@dataclass(frozen=True, slots=True)
class Theme:
    """A look: its name and its colours by token (see resources/themes)."""

    name: str
    colors: Mapping[str, str]


@cache
def theme_named(name: str) -> Theme:
    """The shipped look of that name: "light", "dark" or "contrast"."""
    return Theme(name, tomllib.loads(shipped_text(f"themes/{name}.toml")))


@dataclass
class _Current:
    """What is in force: one look and one size of text at a time."""

    theme: Theme
    size: int = BODY


# One for the program, not one a window: Qt has one palette and one style sheet for all windows.
_CURRENT = _Current(theme_named("light"))


def current() -> Theme:
    """The look that is in force."""
    return _CURRENT.theme


@cache
def _color(value: str) -> QColor:
    return QColor(value)


def color(token: str) -> QColor:
    """The colour of a token in the look that is in force; not to be changed in place."""
    return _color(_CURRENT.theme.colors[token])


@cache
def family() -> str:
    """The first of the platform's Chinese families that is installed, or Qt's own choice."""
    platform = sys.platform if sys.platform in FAMILIES else "linux"
    return next((name for name in FAMILIES[platform] if QFontDatabase.hasFamily(name)), QGuiApplication.font().family())


@cache
def _has_bold(name: str) -> bool:
    return any("Bold" in style or "粗" in style for style in QFontDatabase.styles(name))


def font(name: FontName) -> QFont:
    """A font of the window by its name; sizes are pixels and follow the size of text in force."""
    return _font(name, _CURRENT.size)


@cache
def _font(name: FontName, size: int) -> QFont:
    made = QFont(family())
    made.setPixelSize(_SIZES[name] + size - BODY)
    # A bold that the system has to smear is worse than none.
    made.setBold(name in _BOLD and _has_bold(family()))
    return made


def palette_of(theme: Theme) -> QPalette:
    """The palette of a look: all roles in the three groups."""
    palette = QPalette()
    for role, (normal, disabled) in _ROLES.items():
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, role, QColor(theme.colors[normal]))
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.colors[disabled]))
    return palette


def shapes_of(theme: Theme) -> str:
    """The style sheet of a look: the shipped shapes with the look's colours in them."""
    text = shipped_text("themes/window.qss")
    for token in sorted(theme.colors, key=len, reverse=True):
        text = text.replace(f"@{token};", f"{theme.colors[token]};").replace(f"@{token} ", f"{theme.colors[token]} ")
    return text


def resolved(look: Look) -> str:
    """The name of the look for a setting; 随电脑 asks the desktop, which says nothing on a bare X11 (then light)."""
    if look != "auto":
        return look
    if _of_high_contrast():
        return "contrast"
    return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def _of_high_contrast() -> dict[str, str]:
    """The colours of the system's high contrast, none where it is off. Only Windows says so without being waited for."""
    if sys.platform != "win32":
        return {}
    import ctypes  # noqa: PLC0415 - other systems need none of it

    return windows_colors(ctypes.WinDLL("user32"))


def windows_colors(user32: Any) -> dict[str, str]:  # noqa: ANN401 - a library of the system
    """The colours by token that the person chose in Windows, where its high contrast is on, else none; slots and pages keep ours.

    `user32` is that library of the system.
    """
    import ctypes  # noqa: PLC0415 - other systems need none of it

    class HighContrast(ctypes.Structure):
        _fields_ = (("size", ctypes.c_uint32), ("flags", ctypes.c_uint32), ("scheme", ctypes.c_void_p))

    told = HighContrast(ctypes.sizeof(HighContrast), 0, None)
    if not (user32.SystemParametersInfoW(_GET_HIGH_CONTRAST, told.size, ctypes.byref(told), 0) and told.flags & _IS_ON):
        return {}
    return {token: _hex(user32.GetSysColor(place)) for place, tokens in _TOKENS.items() for token in tokens}


def _hex(color: int) -> str:
    """Windows keeps blue in the highest byte."""
    return f"#{color & 0xFF:02X}{color >> 8 & 0xFF:02X}{color >> 16 & 0xFF:02X}"


def _worn(name: str) -> Theme:
    """The look of that name as it is worn here: strong contrast takes the system's colours where it has them."""
    shipped = theme_named(name)
    return Theme(name, {**shipped.colors, **_of_high_contrast()}) if name == "contrast" else shipped


def put_on(app: QApplication, look: Look, size: int = BODY) -> None:
    """Give the whole program a look and a size of text (12, 13 or 15 px)."""
    # Asked before anything changes, since then a font looks like another name's; set again, since a new style sheet brings old fonts back.
    named = _named_fonts()
    _CURRENT.theme, _CURRENT.size = _worn(resolved(look)), size
    app.setFont(font("body"))
    app.setPalette(palette_of(_CURRENT.theme))
    app.setStyleSheet(shapes_of(_CURRENT.theme))
    for widget, name in named.items():
        widget.setFont(font(name))


def _named_fonts() -> dict[QWidget, FontName]:
    """The widgets that have a font of ours, with its name."""
    names: dict[str, FontName] = {_font(name, _CURRENT.size).key(): name for name in _SIZES}
    return {widget: names[key] for widget in QApplication.allWidgets() if (key := widget.font().key()) in names}


_PIXELS = {"small": 12, "medium": 13, "large": 15}
_LOOKS: dict[str, Look] = {"light": "light", "dark": "dark", "contrast": "contrast"}


def wear(settings: Settings) -> None:
    """Give the whole program the look, size of text and motion of the settings."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    want_motion(on=settings.text("motion") == "auto")
    put_on(app, _LOOKS.get(settings.text("theme"), "auto"), _PIXELS[settings.text("text_size")])
