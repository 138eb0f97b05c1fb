"""Types Chinese into a real window through fcitx5 and its pinyin: `python tests/window/type_chinese.py [FOLDER FOR PICTURES]`.

Needs, beside what the other tests of the window need: apt-get install --no-install-recommends fcitx5 fcitx5-chinese-addons. The program speaks
to fcitx5 by the protocol of ibus, the only one that Qt's own libraries know. A screen, a session bus and folders of its own: nothing of the
person's input method is touched. Prints a line for each thing tried; exits with 1 when one of them failed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from editor.desk import Desk
from editor.storage.folders import Folders
from tests.window.assistive import ScreenReader, Thing
from tests.window.bus import GoneError, session_bus
from tests.window.real_window import Person, person, wait_for

NEEDED = ("fcitx5", "Xvfb", "openbox", "xdotool", "dbus-daemon")
CANDIDATES = "Fcitx5 Input Window"
FOLDERS = {"HOME": ".", "XDG_CONFIG_HOME": ".config", "XDG_DATA_HOME": ".local/share", "XDG_CACHE_HOME": ".cache", "XDG_RUNTIME_DIR": "run"}
PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us

[Groups/0/Items/1]
Name=pinyin

[GroupOrder]
0=Default
"""
BEHAVIOUR = """[Behavior]
ActiveByDefault=True
ShareInputState=All
ShowInputMethodInformation=False
"""
TEMPLATE = """+++
format = 1
name = "试打"

[fields."单位"]
type = "org"

[fields."做法"]
type = "longtext"

[fields."项目"]
type = "rows"
columns = [{key = "名称", type = "project"}, {key = "金额", type = "money", unit = "万元"}]
+++
@标题 关于{{ 单位 }}工作的报告

# 做法
{{ 做法 }}

# 项目
{% for 行 in 项目 %}{{ 行.名称 }}投资{{ 行.金额 }}万元。{% endfor %}
"""


@contextmanager
def input_method(environment: dict[str, str], home: Path) -> Generator[None]:
    """fcitx5 with pinyin switched on, on that screen and bus."""
    settings = home / ".config" / "fcitx5"
    settings.mkdir(parents=True)
    (settings / "profile").write_text(PROFILE)
    (settings / "config").write_text(BEHAVIOUR)
    process = subprocess.Popen(["fcitx5", "--disable", "wayland"], env=environment, stderr=subprocess.DEVNULL)
    try:
        wait_for("the address that fcitx5 leaves for programs", lambda: any((home / ".config" / "ibus").rglob("*-unix-*")))
        yield
    finally:
        process.terminate()
        process.wait(10)


class Typist:
    """Somebody who types pinyin; each thing tried says how it went."""

    def __init__(self, clerk: Person, reader: ScreenReader, pictures: Path | None) -> None:
        self.clerk, self.reader, self._pictures = clerk, reader, pictures
        self.failed = 0

    def tries(self, what: str, act: Callable[[], str]) -> None:
        """Do something and print what was seen."""
        try:
            print(f"fine    {what}: {act()}", flush=True)
        except AssertionError as error:
            self.failed += 1
            print(f"FAILED  {what}: {error}", flush=True)
        if self._pictures:
            self.clerk.sees(self._pictures / f"{what.replace(' ', '-')}.png")

    def types_in(self, words: str) -> str:
        """Compose 你好 in what has the focus: nothing is an act before it is chosen, then one, and one undo takes it back."""
        box = self.focused(words)
        before = self._undoes()
        self.clerk.types("nihao")
        where = self._candidates_below(box)
        assert self._undoes() == before, f"pre-edit text is an act already: {self._undoes()}"
        self.clerk.keys("space")
        wait_for("你好 in the box", lambda: "你好" in self.written())
        self.waits_for_undo(but=before)
        self.clerk.keys("ctrl+z")
        wait_for("undo", lambda: "你好" not in self.written())
        assert self._undoes() == before, f"one undo took back less than all: {self._undoes()}"
        return f"你好 came and went with one undo, candidates {where}"

    def composes(self, words: str) -> None:
        """Type pinyin into what has the focus, and choose nothing."""
        self.focused(words)
        self.clerk.types("nihao")
        wait_for("the list of candidates", lambda: self.clerk.window_of(CANDIDATES) is not None, 10)

    def focused(self, words: str) -> Thing:
        """What has the focus, once it is called so."""
        found: list[Thing] = []

        def is_there() -> bool:
            found[:] = [thing for thing in (self.reader.focused(),) if thing is not None and words in thing.name]
            return bool(found)

        wait_for(f"the focus on “{words}”", is_there, 10)
        return found[0]

    def written(self) -> str:
        """What is written in what has the focus."""
        thing = self.reader.focused()
        with suppress(GoneError):
            return self.reader.text_in(thing) if thing is not None else ""
        return ""

    def waits_for_undo(self, *, but: str) -> None:
        """Wait until there is an act to take back, another one than this."""
        wait_for("an act to take back", lambda: self._undoes() != but, 10)

    def _undoes(self) -> str:
        return self.reader.finds("push button", "撤销").description

    def _candidates_below(self, box: Thing) -> str:
        """Wait for the list of candidates, and see that it stands at the box."""
        wait_for("the list of candidates", lambda: self.clerk.window_of(CANDIDATES) is not None, 10)
        time.sleep(0.3)
        found = self.clerk.window_of(CANDIDATES)
        assert found is not None
        left, top, width, height = box.box
        near = left - 8 <= found[0] <= left + width and top <= found[1] <= top + height + 40
        assert near, f"the candidates stand at {found[:2]}, the box at {box.box}"
        return f"at {found[0] - left}, {found[1] - top} from its corner"


def try_all(typist: Typist, folder: Path) -> None:
    """Every place that takes Chinese text, and what interrupts composing."""
    keys, tries = typist.clerk.keys, typist.tries
    tries("a field", lambda: typist.types_in("单位"))
    keys("F6")
    tries("begun on the page", lambda: _on_the_page(typist))
    keys("Return")
    tries("in an editor on the page", lambda: typist.types_in("单位"))
    keys("Escape", "ctrl+g")
    tries("the search", lambda: _in_the_search(typist))
    keys("Escape", "F8")
    tries("long text", lambda: typist.types_in("做法"))
    keys("ctrl+e")
    tries("the text of a section", lambda: typist.types_in("正文"))
    keys("ctrl+e", "F8", "ctrl+Return")
    tries("a cell", lambda: _in_a_cell(typist))
    tries("another section while composing", lambda: _interrupted(typist))
    tries("saving while composing", lambda: _saved(typist, folder / "report.docx"))


def _on_the_page(typist: Typist) -> str:
    """Composing begins on the pages, and goes on in the editor that opens at the slot."""
    typist.focused("页面")
    typist.clerk.types("nihao")
    typist.clerk.keys("space")
    typist.focused("单位")
    wait_for("你好 at the slot", lambda: typist.written() == "你好", 10)
    typist.clerk.keys("ctrl+z", "Escape")
    typist.reader.finds("text", "单位，未填")
    return "the editor opened with the first letter, 你好 came and went"


def _in_the_search(typist: Typist) -> str:
    typist.focused("转到")
    typist.clerk.types("nihao")
    typist.clerk.keys("space")
    wait_for("你好 in the search", lambda: typist.written() == "你好", 10)
    return "你好 is searched for"


def _in_a_cell(typist: Typist) -> str:
    """The cell of a new row."""
    typist.clerk.types("nihao")
    typist.clerk.keys("space")
    typist.reader.finds("label", "你好投资")
    return "你好 is in the table and in its sentence"


def _interrupted(typist: Typist) -> str:
    """A click on another section keeps what was being composed."""
    typist.clerk.keys("shift+F8", "shift+F8")
    typist.composes("单位")
    typist.clerk.clicks_on(typist.reader.finds("tree item", "做法").box)
    told = typist.reader.finds("tree item", "标题，已填 1").name
    return f"the letters are in the report ({told})"


def _saved(typist: Typist, file: Path) -> str:
    """Saving keeps what is being composed in the report."""
    typist.clerk.keys("F6")
    typist.composes("做法")
    typist.clerk.keys("ctrl+s")
    typist.clerk.wait_for_title("存到哪里")
    # The path is no pinyin.
    subprocess.run(["fcitx5-remote", "-c"], env={**os.environ, **typist.clerk.environment}, check=True)
    typist.clerk.types(str(file))
    typist.clerk.keys("Return")
    wait_for("the file", file.is_file)
    draft = Desk(Folders.under(file.parent / "reader")).open(file).draft
    assert draft.value("做法"), "what was being composed is not in the file"
    return f"the letters are in the file ({draft.value('做法')})"


def _live_apart(home: Path) -> dict[str, str]:
    """An environment with folders of its own, speaking Chinese."""
    for variable, name in FOLDERS.items():
        (home / name).mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[variable] = str(home / name)
    os.environ.update(LANG="zh_CN.UTF-8", LANGUAGE="zh_CN", LC_CTYPE="C.UTF-8")
    return dict(os.environ)


def main(pictures: Path | None) -> int:
    """Try everything; gives the exit code."""
    if missing := [name for name in NEEDED if shutil.which(name) is None]:
        print(f"missing: {', '.join(missing)}. apt-get install --no-install-recommends fcitx5 fcitx5-chinese-addons xvfb openbox xdotool dbus")
        return 2
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nigao-chinese-")))
        environment = _live_apart(home)
        clerk = stack.enter_context(person(home / "nigao"))
        bus = stack.enter_context(session_bus(clerk.display))
        clerk.environment |= {"DBUS_SESSION_BUS_ADDRESS": bus, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        stack.enter_context(input_method(environment | clerk.environment | {"DISPLAY": clerk.display}, home))
        reader = stack.enter_context(closing(ScreenReader(bus)))
        template = home / "试打.nigao"
        template.write_text(TEMPLATE, "utf-8")
        clerk.start(template)
        reader.finds("text", "单位，未填")
        typist = Typist(clerk, reader, pictures)
        try_all(typist, home)
    return 1 if typist.failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else None))
