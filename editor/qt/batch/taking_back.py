"""收回填写表: one sheet or many come back from colleagues; where answers differ they stand side by side to choose from."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QHBoxLayout, QRadioButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from editor.desk import Desk, SheetAnswer, answers_in
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from editor.model.session.session import Session
from editor.model.template.field import Field, Value, is_filled
from editor.model.text.series import in_row
from editor.model.words import tr
from editor.qt.files.file_acts import FileActs
from editor.qt.look import paint, theme
from editor.qt.look.labels import Lines, Words
from editor.qt.messages.bars import Notice, NoticeKind
from editor.qt.widgets.buttons import Button, ButtonKind

_WIDE, _HIGH, _EDGE, _SIGN, _MOST_LINES = 640, 480, 20, 32, 4
Read = tuple[Mapping[Path, Mapping[str, Value]], Sequence[str]]
Answers = Sequence[SheetAnswer[Value]]


class _Choice(QRadioButton):
    """An answer, and below it where it comes from, in as many lines as its room makes of them, up to a few."""

    def __init__(self, words: str, from_: str) -> None:
        super().__init__()
        self._parts = (words, _MOST_LINES), (from_, 2)
        self.setFont(theme.font("body"))
        self.setToolTip(f"{words}\n{from_}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = max(1, self.width() - _SIGN)
        lines = (line for words, most in self._parts for line in paint.lines_of(words, "body", room, most))
        self.setText("\n".join(lines).replace("&", "&&"))


class AnswersDialog(QDialog):
    """Fields of which different things are said, each with its answers beside each other; the first one is chosen as long as nobody chooses."""

    def __init__(self, answers: Sequence[tuple[Field, Answers]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("收回填写表"))
        self.groups: dict[str, QButtonGroup] = {}
        column, foot, rows = QVBoxLayout(self), QHBoxLayout(), QWidget()
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, 16)
        column.setSpacing(12)
        column.addWidget(Words(tr("有 {count} 项说的不一样", count=len(answers)), "strong"))
        column.addWidget(Lines(tr("每项选一个。没选上的不写进文稿，表格里的不动。"), "body", "text2"))
        inside = QVBoxLayout(rows)
        inside.setContentsMargins(0, 0, 0, 0)
        for field, found in answers:
            inside.addWidget(self._row(field, found))
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(rows)
        column.addWidget(area, 1)
        foot.addStretch(1)
        for words, kind, done in ((tr("用选定的"), ButtonKind.PRIMARY, self.accept), (tr("都不收"), ButtonKind.PLAIN, self.reject)):
            button = Button(words, kind)
            button.clicked.connect(done)
            foot.addWidget(button)
        column.addLayout(foot)
        self.resize(_WIDE, min(_HIGH, 180 + 88 * len(answers)))

    def _row(self, field: Field, answers: Answers) -> QWidget:
        row = QWidget()
        group, grid = QButtonGroup(row), QGridLayout(row)
        grid.setContentsMargins(0, 4, 0, 8)
        grid.addWidget(Words(field.name, "bold"), 0, 0, 1, 2)
        for at, answer in enumerate(answers):
            words, from_ = _words_of(answer.value), in_row(path.name for path in answer.files) or tr("文稿里现在的")
            choice = _Choice(words, from_)
            choice.setAccessibleName(tr("{field}：{value}，{file}", field=field.name, value=words, file=from_))
            choice.setChecked(at == 0)
            group.addButton(choice, at)
            grid.addWidget(choice, 1 + at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.groups[field.key] = group
        return row

    def chosen(self) -> dict[str, int]:
        """The number of the answer that was chosen for each field, by key."""
        return {key: group.checkedId() for key, group in self.groups.items()}


class TakingBack(QObject):
    """Takes sheets back into the report at hand, as one step that can be undone."""

    def __init__(self, files: FileActs, window: QWidget) -> None:
        super().__init__(window)
        self._files, self._window = files, window
        self.asking: AnswersDialog | None = None

    def ask(self) -> None:
        """Let the person choose the sheets that came back."""
        self._files.commit()
        session = self._files.session
        if session is None or session.locked:
            return
        kinds = f"{tr('填写表')} (*.xlsx *.xls *.ods *.csv *.json);;{tr('所有文件')} (*)"
        if paths := self._files.messages.ask_open_paths(self._files.folder(), kinds):
            desk, draft = self._files.desk, session.draft
            self._files.workers.start(
                lambda _work: _read(desk, draft, paths), lambda read: self._take(session, cast("Read", read)), lambda _error: None
            )

    def _take(self, session: Session, read: Read) -> None:
        values, failed = read
        for words in failed:
            self._files.messages.tell(Notice(NoticeKind.PROBLEM, words))
        if session is not self._files.session or not values:
            return
        answers = with_own(session.draft, answers_in(values))
        by_key = session.draft.template.by_key
        twofold = [(by_key[key], found) for key, found in answers.items() if len(found) > 1]
        if not twofold:
            self._put(session, answers, {}, len(values))
            return
        dialog = self.asking = AnswersDialog(twofold, self._window)
        dialog.accepted.connect(lambda: self._put(session, answers, dialog.chosen(), len(values)))
        dialog.open()

    def _put(self, session: Session, answers: Mapping[str, Answers], chosen: Mapping[str, int], sheets: int) -> None:
        values = {key: found[chosen.get(key, 0)].value for key, found in answers.items()}
        changed = {key: value for key, value in values.items() if is_filled(value) and value != session.draft.value(key)}
        if not changed:
            self._files.messages.tell(Notice(NoticeKind.INFO, tr("{sheets} 张填写表里没有新的内容。", sheets=sheets), topic="taken back"))
            return
        session.seal()
        session.edit(session.draft.with_values(changed), tr("收回填写表"))
        words = tr("从 {sheets} 张填写表收回 {count} 项。撤销可以回到收回以前。", sheets=sheets, count=len(changed))
        self._files.messages.tell(Notice(NoticeKind.SAVED, words, topic="taken back"))


def _words_of(value: Value) -> str:
    """A value in words: of rows how many there are, and what they say."""
    if isinstance(value, str):
        return " ".join(value.split())
    rows = (" ".join(" ".join(cell.split()) for cell in row.values() if cell) for row in value)
    return tr("{count} 行：{rows}", count=len(value), rows=tr("；").join(rows))


def with_own(draft: Draft, answers: Mapping[str, Answers]) -> dict[str, Answers]:
    """The answers, behind them what a draft says itself where that is something else."""
    own = {key: draft.value(key) for key in answers}
    is_another = {key for key, value in own.items() if is_filled(value) and all(value != answer.value for answer in answers[key])}
    kept = {key: [answer for answer in found if is_filled(answer.value)] for key, found in answers.items()}
    return {key: (*found, *((SheetAnswer(own[key], ()),) if key in is_another else ())) for key, found in kept.items() if found}


def _read(desk: Desk, draft: Draft, paths: Sequence[Path]) -> Read:
    """The values of each sheet, and why others can't be read."""
    values: dict[Path, Mapping[str, Value]] = {}
    failed: list[str] = []
    for path in paths:
        try:
            values[path] = desk.read_values(path, draft.template)
        except NigaoError as error:
            failed.append(error.text)
    return values, failed
