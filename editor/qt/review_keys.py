"""The keys of the review: single letters while list or text has the focus."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from editor.model.words import tr

_PLAIN = {
    Qt.Key.Key_Return: "accept",
    Qt.Key.Key_Enter: "accept",
    Qt.Key.Key_R: "rename",
    Qt.Key.Key_T: "retype",
    Qt.Key.Key_M: "merge",
    Qt.Key.Key_S: "split",
    Qt.Key.Key_A: "accept_sure",
    Qt.Key.Key_L: "list",
    Qt.Key.Key_Delete: "unmark",
    Qt.Key.Key_F2: "mark",
}


def act_of(event: QKeyEvent) -> str:
    """The name of the act that a key means, "" where it means none."""
    key = Qt.Key(event.key())
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.ShiftModifier and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return "back"
    return "" if modifiers else _PLAIN.get(key, "")


def hints() -> tuple[tuple[str, str], ...]:
    """Keys and what they do, the ones that matter most first."""
    return (
        ("Enter", tr("认可，看下一项")), ("F2", tr("把选中的字标为空位")), ("R", tr("改名")), ("T", tr("改类型")), ("M", tr("合并")),
        ("S", tr("拆开")), ("Del", tr("不是空位")), ("A", tr("认可有把握的")), ("L", tr("改成清单")), ("Alt+← →", tr("改层级")),
    )  # fmt: skip
