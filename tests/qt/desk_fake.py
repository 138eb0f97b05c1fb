"""A fake of the door for words to the person, and a small template to fill in."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.template.file import parse_template
from editor.qt.app.main_window import MainWindow
from editor.qt.messages.bars import Notice
from editor.qt.messages.file_dialog import with_ending
from editor.qt.messages.message import Answer, Choices, Listed

TEMPLATE = """+++
format = 1
name = "试填"

[fields."单位"]
type = "org"

[fields."投资"]
type = "money"
unit = "亿元"

[fields."日期"]
type = "date"

[fields."月份"]
type = "month"

[fields."方式"]
type = "choice"
choices = ["现场", "视频"]

[fields."公开"]
type = "flag"

[fields."做法"]
type = "longtext"

[fields."人数"]
type = "number"
unit = "人"
required = false

[fields."项目"]
type = "rows"
columns = [{key = "名称", type = "project"}, {key = "金额", type = "money", unit = "万元"}]
+++
@标题 关于{{ 单位 }}工作的报告
@主送机关 {{ 主送 }}

# 总体情况
{{ 日期 }}，{{ 单位 }}到位投资{{ 投资 }}亿元，{{ 月份 }}月底见效。会议用{{ 方式 }}形式，公开：{{ 公开 }}。

## 做法
{{ 做法 }}

# 项目 {可选, 写}
{% for 行 in 项目 %}{{ 行.名称 }}投资{{ 行.金额 }}万元。{% endfor %}共{{ 人数 }}人。

@署名 {{ 单位 }}
"""


@dataclass
class FakeMessages:
    """Notes what is said and answers what it was told to."""

    told: list[Notice] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    answer: int = -1
    save_path: Path | None = None
    print_to: Path | None = None
    print_range: tuple[int, int] = (0, 0)
    open_paths: list[Path] = field(default_factory=list)

    def tell(self, notice: Notice) -> None:
        self.told.append(notice)

    def clear(self, topic: str) -> bool:
        before = len(self.told)
        self.told = [notice for notice in self.told if not topic or notice.topic != topic]
        return len(self.told) < before

    def ask(self, question: str, consequence: str, verbs: Choices[Answer], listed: Listed[Answer] = (), see: str = "") -> Answer:  # noqa: ARG002 - the words of a button
        self.asked.append(" ".join((question, consequence, *(words for _, words in listed))))
        answers = [answer for answer, _ in (*verbs, *listed) if answer is not None]
        return answers[self.answer % len(answers) if self.answer >= 0 else len(verbs) + self.answer]

    def ask_save_path(self, proposed: Path, kinds: str) -> Path | None:
        self.asked.append(f"{proposed} {kinds}")
        return None if self.save_path is None else with_ending(self.save_path, kinds)

    def ask_open_paths(self, folder: Path, kinds: str = "") -> list[Path]:  # noqa: ARG002 - no dialog
        self.asked.append(str(folder))
        return self.open_paths

    def ask_print(self, printer: QPrinter, pages: int) -> bool:
        self.asked.append(f"{printer.docName()} {pages}")
        if self.print_to is not None:
            printer.setOutputFileName(str(self.print_to))
            printer.setFromTo(*self.print_range)
            printer.setPrintRange(QPrinter.PrintRange.PageRange if self.print_range[0] else QPrinter.PrintRange.AllPages)
        return self.print_to is not None

    def texts(self, kind: str) -> list[str]:
        """What was said in bars of a kind and is still there."""
        return [notice.text for notice in self.told if notice.kind == kind]


class OneWindow:
    """Stands for the windows of the program where there is one only: whatever is opened comes into that."""

    def room(self, asking: MainWindow, _path: Path | None) -> MainWindow:
        return asking

    def shows(self, _path: Path) -> bool:
        return False


def made_session() -> Session:
    """A session on the small template, nothing filled."""
    template, problems = parse_template(TEMPLATE)
    assert problems == ()
    return Session(Draft(template), name="试填")


def begin_work(window: MainWindow) -> None:
    """Put something into a window that is in no file."""
    window.file_acts.take(made_session())
    assert window.file_acts.session is not None
    window.file_acts.session.set_value("主送", "市政府")
