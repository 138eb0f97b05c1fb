"""The colours of a system whose high contrast is on: those that the person has chosen there, in place of our own."""

import ctypes
from typing import Any

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


class _HighContrast(ctypes.Structure):
    _fields_ = (("size", ctypes.c_uint32), ("flags", ctypes.c_uint32), ("scheme", ctypes.c_void_p))


def windows_colors(user32: Any) -> dict[str, str]:  # noqa: ANN401 - a library of the system
    """The colours by token where the high contrast of Windows is on, else none; slots and pages keep ours. `user32` is that library."""
    told = _HighContrast(ctypes.sizeof(_HighContrast), 0, None)
    if not (user32.SystemParametersInfoW(_GET_HIGH_CONTRAST, told.size, ctypes.byref(told), 0) and told.flags & _IS_ON):
        return {}
    return {token: _hex(user32.GetSysColor(place)) for place, tokens in _TOKENS.items() for token in tokens}


def _hex(color: int) -> str:
    """Windows keeps blue in the highest byte."""
    return f"#{color & 0xFF:02X}{color >> 8 & 0xFF:02X}{color >> 16 & 0xFF:02X}"
