"""Printing, the edit menu and the files beside the report's own, by mouse and keys in a real window."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from editor.desk import Desk
from editor.storage.folders import Folders
from tests.desk.made import filled_draft
from tests.window.conftest import Listener
from tests.window.real_window import wait_for

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool", "dbus-daemon", "service:org.a11y.Bus")


def _clicks(listener: Listener, role: str, words: str) -> None:
    listener.clerk.clicks_on(listener.reader.finds(role, words).box)


def _chooses(listener: Listener, *words: str) -> None:
    """Open a menu of the head and click what is called so in it, and in the menu beside it."""
    for name in words:
        _clicks(listener, "menu item", name)


def _shown(file: Path) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(file).pages)


def test_ctrl_p_tells_what_is_empty_shows_it_and_prints(filling: Listener, tmp_path: Path) -> None:
    clerk, reader, printed = filling.clerk, filling.reader, tmp_path / "paper.pdf"
    clerk.types("unit")
    clerk.keys("ctrl+p")
    reader.hears("还有 3 处空着，照样打印？")
    _clicks(filling, "push button", "看看")
    reader.hears_focus("投资")
    clerk.keys("ctrl+p")
    _clicks(filling, "push button", "打印")
    clerk.wait_for_title("打印")
    _clicks(filling, "push button", "选项")
    _clicks(filling, "radio button", "页数从")
    _clicks(filling, "text", "输出文件")
    clerk.keys("ctrl+a")
    clerk.types(str(printed))
    _clicks(filling, "push button", "打印(P)")
    wait_for("the printed pages", printed.is_file)
    assert "关于unit工作的报告" in _shown(printed)


def test_the_preview_shows_the_pages_and_prints_by_its_key(filling: Listener) -> None:
    clerk, reader = filling.clerk, filling.reader
    clerk.keys("ctrl+shift+p")
    clerk.wait_for_title("打印预览")
    clerk.keys("ctrl+p")
    reader.hears("处空着，照样打印？")
    clerk.keys("ctrl+p")
    clerk.wait_for_title("打印")
    clerk.keys("Escape")


def test_words_are_cut_and_pasted_by_the_menu(filling: Listener) -> None:
    clerk, reader = filling.clerk, filling.reader
    clerk.types("unit")
    _chooses(filling, "编辑", "全选")
    _chooses(filling, "编辑", "剪切")
    wait_for("an empty box", lambda: reader.text_in(reader.finds("text", "单位，")) == "")
    _chooses(filling, "编辑", "粘贴")
    _chooses(filling, "编辑", "粘贴")
    wait_for("the words twice", lambda: reader.text_in(reader.finds("text", "单位，")) == "unitunit")


def test_a_clean_copy_and_a_web_page_are_saved_by_the_menu_and_the_report_is_opened_from_the_recent_ones(listener: Listener, tmp_path: Path) -> None:
    clerk, report = listener.clerk, tmp_path / "report.docx"
    Desk(Folders.under(tmp_path / "writer")).save_word(filled_draft(), report)
    clerk.start(report)
    clerk.wait_for_title("report.docx")
    for file, path in ((tmp_path / "clean.docx", ("文件", "另存净稿")), (tmp_path / "page.html", ("文件", "导出", "导出网页"))):
        _chooses(listener, *path)
        clerk.wait_for_title("存到哪里")
        clerk.types(str(file))
        clerk.keys("Return")
        wait_for(file.name, file.is_file)
    assert b"<w:sdt>" not in ZipFile(tmp_path / "clean.docx").read("word/document.xml")
    assert "认真落实" in (tmp_path / "page.html").read_text("utf-8")
    _chooses(listener, "文件", "开始页")
    clerk.wait_for_title("拟稿")
    _chooses(listener, "文件", "最近文稿", "1  report.docx")
    clerk.wait_for_title("report.docx")
