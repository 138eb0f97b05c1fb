"""Whether anything may move on the screen: the system and the person are both asked."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class _Wanted:
    """What the person's settings say."""

    def __init__(self) -> None:
        self.on = True


# One for the program, as the settings are.
_WANTED = _Wanted()


def want_motion(*, on: bool) -> None:
    """Let things move where the system does too, or never."""
    _WANTED.on = on


def may_move(widget: "QWidget") -> bool:
    """Whether a widget may move something: not where the system asks for less motion or the person has switched it off."""
    from PySide6.QtWidgets import QStyle  # noqa: PLC0415 - its many names take time, and the first paint moves nothing

    return _WANTED.on and widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
