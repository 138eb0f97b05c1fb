"""The one door for words to the person: bars where a bar will do, a dialog only to lose something or to choose a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from editor.model.words import tr
from editor.qt.messages.bars import BarStack, Notice
from editor.qt.messages.question_dialog import QuestionDialog

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

WORD_FILES = "Word (*.docx)"
PDF_FILES = "PDF (*.pdf)"
TEXT_FILES = "TXT (*.txt)"
HTML_FILES = "HTML (*.html *.htm)"
SHEET_FILES = "Excel (*.xlsx)"
TEMPLATE_FILES = "nigao (*.nigao)"

Answer = TypeVar("Answer")
Choices = Sequence[tuple[Answer, str]]
"""The answers to a question, each with its words."""
Listed = Sequence[tuple[Answer | None, str]]
"""What a question is about, in words, each with the answer that wants to see its place; None for what has none."""


class Messages(Protocol):
    """What the window's acts may say and ask. Tests have a fake of it."""

    def tell(self, notice: Notice) -> None:
        """Show a notice."""

    def clear(self, topic: str) -> bool:
        """Take away the notice of a topic; whether it was there."""
        ...

    def ask(self, question: str, consequence: str, verbs: Choices[Answer], listed: Listed[Answer] = (), see: str = "") -> Answer:
        """Ask with verbs, each beside the answer that it gives; the last one is the safe one that Esc gives too.

        What it is about may be `listed`: one of these as the answer wants to see its place, or what else the words of `see` say.
        """
        ...

    def ask_save_path(self, proposed: Path, kinds: str) -> Path | None:
        """Where to save, with an ending of these kinds; None when the person let it be."""
        ...

    def ask_open_paths(self, folder: Path, kinds: str = "") -> list[Path]:
        """What to open, of these kinds where they are said; nothing when the person let it be."""
        ...

    def ask_print(self, printer: "QPrinter", pages: int) -> bool:
        """How so many pages are printed, which is noted in the printer; False when the person let it be."""
        ...


class WindowMessages:
    """The door of a real window."""

    def __init__(self, window: QWidget, bars: BarStack) -> None:
        self._window, self._bars = window, bars

    def tell(self, notice: Notice) -> None:
        """Show a notice as a bar."""
        self._bars.show_notice(notice)

    def clear(self, topic: str) -> bool:
        """Take away the bar of a topic; whether it was there."""
        return self._bars.clear(topic)

    def ask(self, question: str, consequence: str, verbs: Choices[Answer], listed: Listed[Answer] = (), see: str = "") -> Answer:
        """Ask in a dialog over the window."""
        rows = [(words, answer is not None) for answer, words in listed]
        dialog = QuestionDialog(question, consequence, [words for _, words in verbs], self._window, listed=rows, see=see or tr("看位置"))
        dialog.exec()
        answers = [answer for answer, _ in (*verbs, *listed) if answer is not None]
        return answers[dialog.answer]

    def ask_save_path(self, proposed: Path, kinds: str) -> Path | None:
        """Ask in the system's dialog for saving."""
        from editor.qt.messages.file_dialog import ask_to_save  # noqa: PLC0415 - Qt's dialog is loaded with the first question

        return ask_to_save(self._window, proposed, kinds)

    def ask_print(self, printer: "QPrinter", pages: int) -> bool:
        """Ask in the system's dialog for printing."""
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415 - loaded by the first print

        dialog, options = QPrintDialog(printer, self._window), QPrintDialog.PrintDialogOption
        dialog.setWindowTitle(tr("打印"))
        dialog.setOptions(options.PrintToFile | options.PrintPageRange | options.PrintCurrentPage | options.PrintCollateCopies)
        dialog.setMinMax(1, pages)
        return bool(dialog.exec())

    def ask_open_paths(self, folder: Path, kinds: str = "") -> list[Path]:
        """Ask in the system's dialog for opening."""
        kinds = kinds or f"{tr('范文、模板和文稿')} (*.txt *.md *.docx *.dotx *.doc *.wps *.rtf *.odt *.nigao);;{tr('所有文件')} (*)"
        from editor.qt.messages.file_dialog import ask_to_open  # noqa: PLC0415 - the same

        return ask_to_open(self._window, folder, kinds)
