"""Whether anything may move on the screen: the system and the person are both asked."""

from PySide6.QtWidgets import QStyle, QWidget


class _Wanted:
    """What the person's settings say, for the whole program."""

    on = True


def want_motion(*, on: bool) -> None:
    """Let things move where the system does too, or never."""
    _Wanted.on = on


def may_move(widget: QWidget) -> bool:
    """Whether a widget may move something: not where the system asks for less motion or the person has switched it off."""
    return _Wanted.on and widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
