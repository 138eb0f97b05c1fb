"""Every control of a screen is clicked once by a real mouse and does what it says; one that is not known here fails by its name."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.window.assistive import Thing
from tests.window.clipboard import copied
from tests.window.conftest import Listener
from tests.window.real_window import wait_for

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool", "dbus-daemon", "service:org.a11y.Bus")
Done = Callable[[Listener], object]


def _escape(at: Listener) -> None:
    at.clerk.keys("Escape")


def _focus(words: str) -> Done:
    def done(at: Listener) -> None:
        at.reader.hears_focus(words)
        _escape(at)

    return done


def _title(words: str) -> Done:
    def done(at: Listener) -> None:
        at.clerk.wait_for_title(words)
        _escape(at)
        wait_for("the chooser to go", lambda: words not in at.clerk.title())

    return done


def _panel(at: Listener) -> None:
    at.clerk.clicks_on(at.reader.finds("push button", "回到填写").box)
    at.reader.finds("push button", "下一节")


def _remarks(at: Listener) -> None:
    wait_for("the list of remarks", lambda: _is_listed(at))
    _escape(at)
    wait_for("the list to go", lambda: not _is_listed(at))


def _is_listed(at: Listener) -> bool:
    return any(thing.name == "能改的" for thing in at.reader.program().shown("radio button"))


def _menu(at: Listener) -> None:
    at.clerk.waits_for_menu()
    _escape(at)
    at.clerk.waits_for_menu(gone=True)


def _says(words: str) -> Done:
    return lambda at: wait_for(words, lambda: any(words in thing.name for thing in at.reader.program().shown()))


def _controls(at: Listener, among: str = "") -> list[Thing]:
    """The controls on the screen that can be clicked: all, or those of a window of its own."""
    # What hides others comes last: a segment filters.
    roles = ("text", "combo box", "push button", "check box", "radio button")
    program = at.reader.program()
    windows = [thing for thing in program.children if among in thing.name] or [program]
    shown = [thing for role in roles for thing in windows[-1].shown(role) if "enabled" in thing.states and thing.box[2] > 0]
    # Blanks on the pages lead to other sections; `test_editing` clicks them.
    return [thing for thing in shown if not re.fullmatch("[^，]+，未填", thing.name)]


def _click_all(at: Listener, buttons: dict[str, Done], among: str = "") -> None:
    """Click each control once: a button does what is said of it, a choice is chosen, a switch switches, a box takes the focus."""
    for control in _controls(at, among):
        known = next((words for words in buttons if control.name.startswith(words)), None)
        if known is not None and buttons[known] is _LATER:
            continue
        at.reader.forgets()
        now = at.reader.finds(control.role, _first(control))
        at.clerk.clicks_on(now.box)
        if known is not None:
            buttons[known](at)
        elif control.role == "radio button":
            _waits_for_state(at, control, lambda states: "checked" in states)
        elif control.role == "check box":
            _waits_for_state(at, control, lambda states, was=control.states: ("checked" in states) != ("checked" in was))
        elif control.role == "text":
            _waits_for_focus(at, _first(control))
        else:
            pytest.fail(f"what does the {control.role} “{control.name}” do?")


def _waits_for_focus(at: Listener, words: str) -> None:
    wait_for(f"the focus in “{words}”", lambda: (held := at.reader.focused()) is not None and words in held.name)


def _first(control: Thing) -> str:
    """What of a name stays: behind it stand counts and states."""
    return control.name.split()[0].removesuffix("，未填") if control.name else ""


def _waits_for_state(at: Listener, control: Thing, is_right: Callable[[frozenset[str]], bool]) -> None:
    wait_for(f"{control.name} to answer", lambda: is_right(at.reader.finds(control.role, _first(control)).states))


def _LATER(_at: Listener) -> None:  # noqa: N802 - a mark, never called
    """Ends what the others need: clicked by itself, at the end."""


def test_every_setting_answers_the_mouse(listener: Listener) -> None:
    listener.clerk.start()
    listener.reader.finds("push button", "选择范文")
    listener.clerk.keys("ctrl+comma")
    close = listener.reader.finds("push button", "关")
    _click_all(
        listener,
        {
            "清空用过的内容": _says("已清空"),
            "加共享夹": _title("共享模板"),
            "选规则": _title("也提示的规则"),
            "打开文件夹": _LATER,
            "界面字号": _LATER,
            "关": _LATER,
            "GB/T": _focus("GB/T"),
        },
        "设置",
    )
    listener.clerk.clicks_on(listener.reader.finds("push button", close.name).box)
    wait_for("the settings to go", lambda: "设置" not in listener.clerk.windows())


def test_every_control_of_the_start_page_answers_the_mouse(listener: Listener) -> None:
    listener.clerk.start()
    listener.reader.finds("push button", "选择范文")
    listener.reader.finds("radio button", "法定文种")
    _click_all(
        listener,
        {
            "打开文件": _title("打开"),
            "选择范文": _title("打开"),
            "粘贴文字": _says("剪贴板"),
            "标签": _escape,
            "排序": _escape,
            "用样例试试": _LATER,
        },
    )
    listener.clerk.clicks_on(listener.reader.finds("push button", "用样例试试").box)
    listener.reader.finds("push button", "开始填写")


def test_every_control_beside_the_fields_answers_the_mouse(filling: Listener, tmp_path: Path) -> None:
    reader = filling.reader
    reader.finds("filler", "页面")
    reader.finds("push button", "加一节")
    filling.clerk.keys("F8")
    _click_all(
        filling,
        {
            "保存 Word": _title("存到哪里"),
            "导出 PDF": _title("存到哪里"),
            "校核": _remarks,
            "要素": _panel,
            "改这一项": _menu,
            "加一节": _focus("标题"),
            "找章节": _focus("在大纲里找"),
            "改正文": _focus("正文"),
            "下一空位": _LATER,
            "下一节": _LATER,
            "代用字体": lambda at: at.reader.hears("本机没有"),
            "放大": _escape,
            "缩小": _escape,
        },
    )
    for words in ("下一节", "下一空位"):
        reader.forgets()
        filling.clerk.clicks_on(reader.finds("push button", words).box)
        assert reader.hears_next()


def test_every_control_of_a_run_answers_the_mouse(filling: Listener) -> None:
    """The rows are pasted from another program; a cell that is wrong is mended by a click."""
    with copied("单位\t投资\n水务局\t3\n民政局\t1O.5\n", filling.clerk.display):
        filling.clerk.keys("ctrl+shift+b")
        filling.clerk.wait_for_title("批量生成")
        filling.clerk.keys("ctrl+v")
        filling.reader.finds("push button", "生成 1 份")
    rows = filling.reader.finds("list", "预检结果")
    left, top, width, _ = rows.box
    filling.clerk.clicks_at(left + width - 40, top + 26)
    filling.reader.finds("push button", "生成 2 份")
    _click_all(
        filling,
        {
            "粘贴表格": _says("剪贴板里没有表格"),
            "换表格": _title("打开"),
            "往文件名里插入": _menu,
            "换文件夹": _title("存到哪个文件夹"),
            "看页面": _title("第 1 行的页面"),
            **dict.fromkeys(("单位", "投资"), _escape),
            **dict.fromkeys(("返回文稿", "去文稿里改", "生成", "停下", "Word"), _LATER),
        },
        "批量生成",
    )
    filling.clerk.clicks_on(filling.reader.finds("push button", "生成 2 份").box)
    wait_for("the end of the run", lambda: any("份生成，0 行没有" in thing.name for thing in filling.reader.program().shown()))
    filling.clerk.clicks_on(filling.reader.finds("push button", "返回文稿").box)
    wait_for("the run to go", lambda: not any("批量生成" in name for name in filling.clerk.windows()))
