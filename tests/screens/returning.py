"""What comes back from Word: a long list of changes, tables, comments in the margin, what a save would lose, a report to look at only."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from editor.qt.changes.side_list import SideList
from editor.qt.messages.question_dialog import QuestionDialog
from tests.desk.commented import edit_as_chief, put_comments, put_tracked
from tests.desk.made import filled_draft, retouched
from tests.desk.opening.damaged import of_newer_version, with_inner
from tests.desk.word_parts import in_style, part_of, w, with_part
from tests.screens.content import REPORT, filled, shipped
from tests.screens.studio import Scene, Studio, wait_until

COMMENTS = (
    ("投入资金", "王主任", "金额同财政局再核一遍，去年报的是 11.6 万元。"),
    ("认真落实", "李科长", "这一句和去年的写法太像，请换个角度，把今年新做的两件事写进去，其他的从简；数字要和附表一致，单位统一用万元。"),
    ("特此报告", "", "结尾按上级来文的口径改。"),
)
LOST = (
    ("图片“现场照片”，在“一、值守情况”", True),
    ("文本框“内部资料，注意保存”", False),
    ("批注“金额同财政局再核一遍”，在“一、值守情况”", True),
    ("文字“另有三处险工险段正在抢修，详见附图……”", True),
)


def _open(studio: Studio, path: Path) -> None:
    studio.window.file_acts.open_path(path)
    wait_until(lambda: studio.window.workspace is not None and studio.window.workspace.preview.laid is not None)
    studio.rest()


def _panel(studio: Studio) -> SideList:
    studio.window.merging.show()
    panel = studio.window.merging.panel
    assert panel is not None
    studio.rest()
    return panel


def _small(studio: Studio) -> Path:
    path = studio.home / "值守报告.docx"
    path.unlink(missing_ok=True)
    studio.desk.save_word(filled_draft(), path)
    put_tracked(path, "特此报告", "，请审阅")
    put_comments(path, *COMMENTS)
    retouched(path, (">12.80<", ">13.50<"), (">18<", ">20<"), ("预案要常练。", "预案要月月练、队队练。"))
    return path


def long_list(studio: Studio) -> None:
    """A list of many changes, its first ones; one in the middle is in hand."""
    path = studio.home / "改得很多.docx"
    text = "\n".join(f"第{number}项工作由本科室牵头，按月报送进展，年底前全部完成，逾期的要说明原因并报分管领导同意。" for number in range(90))
    studio.desk.save_word(studio.desk.open_pasted("", f"关于年度工作的报告\n\n{text}\n").draft, path)
    edit_as_chief(path, 44)
    _open(studio, path)
    _panel(studio).take(12)


def values_and_tables(studio: Studio) -> None:
    """Values, a row of a table and a long value that were changed."""
    _open(studio, _small(studio))
    _panel(studio).take(1)


def pages_and_elements(studio: Studio) -> None:
    """Other margins and another page number, a line above the title, a second signature."""
    path = _small(studio)
    top = part_of(path.read_bytes(), "word/document.xml")
    margins = next(top.iter(w("pgMar")))
    margins.set(w("left"), "1800")
    margins.set(w("right"), "1800")
    top[0].insert(0, in_style("（内部资料）", "Normal"))
    data = with_part(path.read_bytes(), "word/document.xml", top)
    footer = part_of(data, "word/footer1.xml")
    first, *_, last = footer.iter(w("t"))
    first.text, last.text = "第 ", " 页"
    path.write_bytes(with_part(data, "word/footer1.xml", footer))
    _open(studio, path)
    panel = _panel(studio)
    panel.take(len(panel.model.source.session.changes) - 1)


def comments(studio: Studio) -> None:
    """The comments of the list."""
    _open(studio, _small(studio))
    _panel(studio)
    studio.window.merging.show_comments()


def card(studio: Studio) -> None:
    """A comment opened beside the text."""
    _open(studio, _small(studio))
    margin = studio.window.merging.places.comments
    assert margin is not None
    wait_until(lambda: len(margin.shown) > 1)
    margin.shown[0].click()


def losses(studio: Studio) -> QWidget:
    """What a save would lose."""
    verbs = "保存，并留下改前的一份", "先不保存"
    dialog = QuestionDialog(
        "有 4 处内容写不进新文件。", "保存时会把改前的文件另存一份，这些内容都在里面。", verbs, studio.frame, listed=LOST, see="看位置"
    )
    dialog.show()
    return dialog


def locked(studio: Studio) -> None:
    """A report of a newer version."""
    path = studio.home / "新版写的报告.docx"
    studio.desk.save_word(filled(shipped(REPORT), 0.7), path)
    with_inner(path, of_newer_version)
    _open(studio, path)


SCENES = (
    Scene("returned-long", long_list, ("wide", "low")),
    Scene("returned-values", values_and_tables, ("wide", "small")),
    Scene("returned-pages", pages_and_elements, ("wide", "small")),
    Scene("returned-comments", comments, ("wide", "small")),
    Scene("returned-card", card, ("wide", "low")),
    Scene("returned-losses", losses),
    Scene("returned-locked", locked, ("wide", "low")),
)
