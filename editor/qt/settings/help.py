"""The help: a few pages in the language of the window, with a list of contents, a search, and the keys as the window has them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QAction,
    QFontDatabase,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from editor.looking import files_in
from editor.model.words import tr
from editor.qt.keys.undo_keys import TextBox
from editor.qt.look import theme
from editor.shipped import shipped_path

_SIZE, _CONTENTS, _MARGIN, _ITEM = (1080, 760), 208, 24, 32
_BAR = 20
_SETTLED = 80  # milliseconds after the last change of size
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page: its title and its text in Markdown."""

    title: str
    text: str


def help_pages(language: str, acts: Sequence[QAction], about: str = "") -> list[HelpPage]:
    """The shipped pages of a language ("zh" or "en"), what there is to say about the program, and last the keys of the acts."""
    texts = [path.read_text("utf-8") for path in files_in(shipped_path(f"help/{language}"), "*.md")]
    texts += [text for text in (about, "\n".join(_key_lines(acts))) if text]
    return [HelpPage(found[1] if (found := _HEADING.search(text)) else "", text) for text in texts]


def picture_of(name: str, language: str, look: str) -> Path:
    """The file of a picture that a page names (pictures/fill.png), in a language and a look; only the light one has light pictures."""
    folder, _, file = name.rpartition("/")
    dark = "" if look == "light" else "-dark"
    return shipped_path("help") / folder / language / f"{file.removesuffix('.png')}{dark}.png"


def _key_lines(acts: Sequence[QAction]) -> Iterator[str]:
    yield f"# {tr('快捷键')}\n"
    yield f"| {tr('按键')} | {tr('做什么')} |"
    yield "|---|---|"
    for act in acts:
        names = [key.toString(QKeySequence.SequenceFormat.NativeText).replace("|", r"\|") for key in act.shortcuts()]
        if names:
            yield f"| {tr('，').join(names)} | {re.split('[：:]', act.text())[0].rstrip('…')} |"


class HelpText(QTextBrowser):
    """The text of a page; its pictures are those of a language and of the look in force, no wider than the text."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        path = picture_of(name.toString() if isinstance(name, QUrl) else name, self._language, theme.current().name)
        image = QImage(str(path)) if kind == QTextDocument.ResourceType.ImageResource.value else QImage()
        if image.isNull():
            return super().loadResource(kind, name)
        ratio = self.devicePixelRatioF()
        # The scroll bar may come only when the page is laid out.
        room = round(min(image.width(), max(200, self.width() - 2 * _MARGIN - _BAR)) * ratio)
        scaled = image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        return scaled


class HelpWindow(QWidget):
    """A window of its own, so that it can stand beside the work; Esc closes it, F3 goes to the next place that was searched."""

    def __init__(self, pages: Sequence[HelpPage], language: str = "zh", parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.pages = list(pages)
        self.contents, self.search, self.text = QListWidget(), TextBox(), HelpText(language)
        self._sized = QTimer(self, interval=_SETTLED, singleShot=True)
        self._sized.timeout.connect(self._renew)
        self.setWindowTitle(tr("拟稿的帮助"))
        self.resize(*_SIZE)
        self._build()
        for key, act in (("Esc", self.close), ("F3", self.find_next), ("Ctrl+F", self.search.setFocus)):
            QShortcut(QKeySequence(key), self, act)
        self.contents.currentRowChanged.connect(self._show_page)
        self.search.textEdited.connect(lambda _words: self._search())
        self.search.returnPressed.connect(self.find_next)
        self.contents.setCurrentRow(0)
        self.contents.setFocus()

    def _build(self) -> None:
        self.search.setPlaceholderText(tr("在帮助里查找"))
        self.search.setAccessibleName(tr("在帮助里查找"))
        self.search.setFixedHeight(32)
        for page in self.pages:
            QListWidgetItem(page.title, self.contents).setSizeHint(QSize(0, _ITEM))
        self.contents.setAccessibleName(tr("目录"))
        self.text.setAccessibleName(tr("帮助"))
        self.text.setOpenExternalLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        side, row = QVBoxLayout(), QHBoxLayout(self)
        side.addWidget(self.search)
        side.addWidget(self.contents)
        for widget in (self.search, self.contents):
            widget.setFixedWidth(_CONTENTS)
            widget.setFont(theme.font("body"))
        row.setContentsMargins(12, 12, 12, 12)
        row.addLayout(side)
        row.addWidget(self.text, 1)

    def turn_to(self, title: str) -> None:
        """Show the page of that title, if there is one."""
        self.contents.setCurrentRow(next((number for number, page in enumerate(self.pages) if page.title == title), self.contents.currentRow()))

    def _show_page(self, number: int) -> None:
        if 0 <= number < len(self.pages):
            document = self.text.document()
            document.setDefaultFont(theme.font("body"))
            self.text.setMarkdown(self.pages[number].text)
            document.setDocumentMargin(_MARGIN)
            _space_out(document)
            self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _search(self) -> None:
        """Go to the first place with the words, on the page at hand or the next one that has them."""
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.find_next()

    def find_next(self) -> None:
        """Go on to the next place with the words, over all pages and around the end."""
        words = self.search.text().strip()
        if not words or self.text.find(words):
            return
        at, count = self.contents.currentRow(), len(self.pages)
        later = [(at + step) % count for step in range(1, count + 1)]
        found = next((number for number in later if words.lower() in _plain(self.pages[number].text).lower()), None)
        if found is not None:
            self.contents.setCurrentRow(found)
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(words)

    def _renew(self) -> None:
        """Show the page at hand anew where it was: its pictures follow width, look and size of text."""
        bar, document = self.text.verticalScrollBar(), self.text.document()
        share = bar.value() / max(1, bar.maximum())
        document.clear()
        self._show_page(self.contents.currentRow())
        bar.setValue(round(share * bar.maximum()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sized.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._sized.start()


def _is_code(block: QTextBlock) -> bool:
    """Whether a line is one of code."""
    return block.isValid() and block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeLanguage.value)


def _space_out(document: QTextDocument) -> None:
    """Room between paragraphs and lines: Markdown comes without."""
    block = document.begin()
    while block.isValid():
        form, cursor = block.blockFormat(), QTextCursor(block)
        level = form.headingLevel()
        is_code = _is_code(block)
        form.setTopMargin(16 if level > 1 else 0)
        form.setBottomMargin(0 if is_code and _is_code(block.next()) else 4 if block.textList() or cursor.currentTable() else 10)
        if "\ufffc" not in block.text():
            form.setLineHeight(115 if is_code else 140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(form)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        look = QTextCharFormat()
        if level:
            look.setFont(theme.font("heading" if level == 1 else "title"))
            cursor.setCharFormat(look)
        elif is_code:
            # Letters and digits of one width; what a font of one width has no signs for looks as the text around.
            look.setFontFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family(), *theme.font("body").families()])
            cursor.mergeCharFormat(look)
        block = block.next()


def _plain(markdown: str) -> str:
    """The words of a page without its marks."""
    document = QTextDocument()
    document.setMarkdown(markdown)
    return document.toPlainText()
