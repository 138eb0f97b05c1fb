"""What the window says: bars about saving, finding again, changes in Word and on the disk, trouble; questions."""

import datetime
import os
from pathlib import Path

import docx
from PySide6.QtCore import QFileSystemWatcher
from PySide6.QtWidgets import QWidget

from editor.model.problem import NigaoError
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.app.crash import CrashDialog
from editor.qt.files.report import trace_of
from editor.qt.frame.status_bar import Kept
from editor.qt.messages import notices
from editor.qt.messages.bars import Act
from editor.qt.messages.message import QuestionDialog
from editor.qt.workspace.workspace import Workspace
from editor.storage.journal.attempts import AttemptStage
from tests.screens.content import REPORT, filled, key_of, shipped
from tests.screens.studio import Scene, Studio, wait_until
from tests.word.outside.field_codes import HARMFUL_CODES, complex_field
from tests.word.outside.things import HIDDEN, TARGETS, put_in_text


def _nothing() -> None:
    """What the acts of these bars do."""


def _acts(*words: str) -> list[Act]:
    return [Act(tr(word), _nothing) for word in words]


def _fill(studio: Studio, path: Path | None = None) -> Workspace:
    draft = filled(shipped(REPORT), 0.6)
    return studio.fill(draft, path=path, field=key_of(draft, "参加人数"))


def saved(studio: Studio) -> None:
    """The Word file was written."""
    _fill(studio, studio.home / "情况报告.docx")
    studio.window.acts.save.trigger()
    studio.rest()


def not_saved(studio: Studio) -> None:
    """The Word file could not be written."""
    _fill(studio)
    error = NigaoError("没能保存“情况报告.docx”：文件正被别的程序打开。")
    studio.frame.bars.show_notice(notices.not_saved(error, tr("内容已留在本机，不会丢。"), _acts("再存一次", "存到别处")))


def _journaled(studio: Studio, session: Session, *, is_put_off: bool = False) -> Path:
    journal = studio.desk.start_journal(session)
    session.set_value(key_of(session.draft, "参加人数"), "88")
    journal.flush()
    path = journal.path
    assert path is not None
    killed = path.read_bytes()
    journal.close(keep=True)
    if not is_put_off:
        path.write_bytes(killed)
    # The bar says when: the same time in every picture.
    then = datetime.datetime.now().astimezone().replace(hour=14, minute=32).timestamp()
    os.utime(path, (then, then))
    return path


def _unsaved() -> Session:
    return Session(filled(shipped(REPORT), 0.6), name="会议精神贯彻情况报告")


def recovered(studio: Studio) -> None:
    """An earlier run ended without saving."""
    _journaled(studio, _unsaved())
    studio.window.open_first([])
    studio.rest()


def left_for_later(studio: Studio) -> None:
    """Work was left on purpose; of another draft the end of what was kept is damaged."""
    _journaled(studio, _unsaved(), is_put_off=True)
    cut = _journaled(studio, _unsaved())
    os.truncate(cut, cut.stat().st_size - 20)
    studio.window.open_first([])
    studio.rest()


def damaged(studio: Studio) -> None:
    """Journals of which nothing is sure: one whose draft can be read, and one of a newer version."""
    path = _journaled(studio, _unsaved())
    path.write_bytes(path.read_bytes().replace(b'"format": 2', b'"format": 3'))
    path.with_name("draft-2.journal").write_bytes(b'{"format": 9}\n')
    studio.window.open_first([])
    studio.rest()


def joined(studio: Studio) -> None:
    """What was left was joined with what was done to its file since."""
    path = studio.home / "情况报告.docx"
    studio.desk.save_word(filled(shipped(REPORT), 0.6), path)
    _journaled(studio, studio.desk.open(path).session(), is_put_off=True)
    newer = studio.desk.open(path).draft.with_value(key_of(shipped(REPORT), "参加人数"), "92")
    studio.desk.save_word(newer, path, base=path)
    (found,) = studio.desk.recover()
    made = studio.desk.take_up(found)
    studio.window.file_acts.take(made.session, after=found)
    notice = notices.taken_up(made)
    assert notice is not None
    studio.frame.bars.show_notice(notice)
    studio.window.merging.show()
    studio.rest()


def reaches_outside(studio: Studio) -> None:
    """A report holds codes that fetch, a picture from elsewhere and hidden text."""
    path = studio.home / "外来的报告.docx"
    studio.desk.save_word(filled(shipped(REPORT), 0.6), path)
    data = put_in_text(complex_field(HARMFUL_CODES[1]), path.read_bytes())
    path.write_bytes(HIDDEN["hidden text"](TARGETS["a remote picture"](data)))
    studio.window.file_acts.open_path(path)
    wait_until(lambda: studio.window.workspace is not None)
    studio.rest()


def pages_held(studio: Studio) -> None:
    """The pages of a report ended the last run."""
    path = studio.home / "停下的报告.docx"
    studio.desk.save_word(filled(shipped(REPORT), 0.6), path)
    attempt = studio.desk.attempts.begin(AttemptStage.PAGES, [trace_of(path)])
    # As when its program was killed: the mark stays, its lock is gone.
    assert attempt._lock is not None  # pyright: ignore[reportPrivateUsage]
    attempt._lock.release()  # pyright: ignore[reportPrivateUsage]
    vars(studio.desk).pop("attempts")
    studio.window.file_acts.open_path(path)
    wait_until(lambda: studio.window.workspace is not None)
    studio.rest()
    studio.desk.attempts.forgive([trace_of(path)])


def merged_on_saving(studio: Studio) -> None:
    """Somebody saved the file while it was open here, and it was saved here too."""
    path = studio.home / "两边改过的报告.docx"
    studio.desk.save_word(filled(shipped(REPORT), 0.6), path)
    studio.window.file_acts.open_path(path)
    wait_until(lambda: studio.window.workspace is not None)
    watchers = studio.window.watch.findChildren(QFileSystemWatcher)
    for watcher in watchers:
        watcher.blockSignals(True)
    report = studio.window.report
    assert report is not None
    studio.desk.save_word(studio.desk.open(path).draft.with_value(key_of(report.session.draft, "参加人数"), "92"), path, base=path)
    report.session.set_value(key_of(report.session.draft, "主持人"), "党委副书记程远山")
    studio.window.acts.save.trigger()
    studio.rest()
    for watcher in watchers:
        watcher.blockSignals(False)


def crashed(studio: Studio) -> QWidget:
    """The program made a mistake, and all is safe."""
    dialog = CrashDialog("nigao\n\nTraceback (most recent call last):\n  …\nKeyError: 'x'", studio.frame)
    dialog.show()
    return dialog


def crashed_unsafe(studio: Studio) -> QWidget:
    """The program made a mistake, and the disk had not taken all."""
    report = "nigao\n\nTraceback (most recent call last):\n  …\nKeyError: 'x'"
    dialog = CrashDialog(report, studio.frame, ["会议精神贯彻情况报告"], _nothing)
    dialog.show()
    return dialog


def not_kept(studio: Studio) -> None:
    """What was typed can't be kept."""
    _fill(studio)
    studio.frame.status.show_kept(tr("没能暂存，请保存"), Kept.NO)


def changed_on_disk(studio: Studio) -> None:
    """Another program wrote the file at hand."""
    path = studio.home / "正在写的报告.docx"
    studio.desk.save_word(filled(shipped(REPORT), 0.6), path)
    _fill(studio, path)
    path.write_bytes(path.read_bytes() + b"\0")
    wait_until(lambda: bool(studio.frame.bars.bars))


def three_bars(studio: Studio) -> None:
    """More bars than are shown."""
    not_saved(studio)
    studio.frame.bars.show_notice(notices.exported(studio.home / "情况报告.pdf", _acts("打开看看", "打开文件夹")))
    error = NigaoError("没找到“旧稿.docx”。换个地方找，或从开始页移出列表。")
    studio.frame.bars.show_notice(notices.failed(error))


def _edited(studio: Studio) -> Path:
    """A report that was edited in Word: other words, a value, a comment, a paragraph more."""
    path = studio.home / "在Word里改过的报告.docx"
    studio.desk.save_word(filled(shipped(REPORT), 0.8), path)
    word = docx.Document(str(path))
    paragraphs = [paragraph for paragraph in word.paragraphs if len(paragraph.text) > 40]
    for paragraph in paragraphs[:3]:
        for run in paragraph.runs:
            run.text = run.text.replace("逐级传达", "层层传达").replace("抓好", "狠抓").replace("86", "92")
    added = paragraphs[1].insert_paragraph_before("会后还组织了两次现场交流，效果很好。")
    word.add_comment(runs=added.runs, text="这句要不要写上次数？", author="程远山", initials="程")
    word.save(str(path))
    return path


def came_back(studio: Studio) -> None:
    """A report that was edited in Word is open."""
    studio.window.file_acts.open_path(_edited(studio))
    wait_until(lambda: studio.window.workspace is not None)
    studio.rest()


def merge_list(studio: Studio) -> None:
    """The list of what was changed in Word."""
    came_back(studio)
    studio.window.merging.show()
    studio.rest()


def question(studio: Studio) -> QWidget:
    """The question about unsaved work."""
    words = "“情况报告.docx”还有没存进 Word 的内容。", "留到下次：这些内容留在本机，下次打开时可以找回。"
    dialog = QuestionDialog(*words, ("保存 Word", "留到下次", "不保存", "接着写"), studio.frame)
    dialog.show()
    return dialog


SCENES = (
    Scene("saved", saved),
    Scene("not-saved", not_saved),
    Scene("recovered", recovered),
    Scene("left-for-later", left_for_later, ("wide", "low", "small")),
    Scene("damaged-journals", damaged, ("wide", "low", "small")),
    Scene("joined", joined, ("wide", "low")),
    Scene("reaches-outside", reaches_outside, ("wide", "low", "small")),
    Scene("pages-held", pages_held, ("wide", "low")),
    Scene("merged-on-saving", merged_on_saving, ("wide", "low")),
    Scene("crashed", crashed),
    Scene("crashed-unsafe", crashed_unsafe),
    Scene("not-kept", not_kept),
    Scene("changed-on-disk", changed_on_disk),
    Scene("three-bars", three_bars, ("wide", "small")),
    Scene("word-came-back", came_back),
    Scene("word-list", merge_list, ("wide", "low", "small")),
    Scene("question", question),
)
