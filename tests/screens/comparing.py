"""What differs from the last saved, and several drafts at once."""

from PySide6.QtWidgets import QWidget

from editor.model.acts.arranging import added, deleted
from editor.model.session.session import Session
from editor.qt.messages.question_dialog import QuestionDialog
from tests.screens.content import REPORT, filled, shipped
from tests.screens.studio import Scene, Studio


def compare(studio: Studio) -> None:
    """The list of what differs; the third one is in hand."""
    draft = filled(shipped(REPORT), 0.5)
    session = Session(draft, studio.home / "情况报告.docx", "情况报告")
    studio.window.file_acts.take(session)
    headings = [section.id for section in draft.template.sections if section.level]
    keys = [field.key for field in draft.fields]
    now = draft.with_value(keys[0], "").with_value(keys[2], "新区管委会").with_heading(headings[0], "传达学习情况")
    session.edit(added(deleted(now, headings[-1]), headings[1], "整治背街小巷")[0], "改")
    studio.window.comparing.show()
    panel = studio.window.comparing.panel
    assert panel is not None
    studio.rest()
    panel.take(2)


def nothing_differs(studio: Studio) -> None:
    """Nothing differs: one sentence."""
    studio.window.file_acts.take(Session(filled(shipped(REPORT), 0.5), studio.home / "情况报告.docx", "情况报告"))
    studio.window.comparing.show()


def several(studio: Studio) -> QWidget:
    """The question about several drafts."""
    words = "3 份文稿还有没存进 Word 的内容。", "留到下次：这些内容留在本机，下次打开时可以找回。"
    verbs = "全部保存", "全部留到下次", "逐份看", "接着写"
    dialog = QuestionDialog(
        *words, verbs, studio.frame, listed=[(name, False) for name in ("情况报告.docx", "会议纪要.docx", "关于召开座谈会的通知")]
    )
    dialog.show()
    return dialog


SCENES = (
    Scene("compare", compare, ("wide", "low", "small")),
    Scene("compare-nothing", nothing_differs),
    Scene("question-several", several),
)
