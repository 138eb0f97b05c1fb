"""A report with all that the panes can show: rules, rows, a section that repeats over rows, a table, an optional section."""

from pytestqt.qtbot import QtBot

from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.template.field import Value
from editor.model.template.file import parse_template
from editor.qt.app.main_window import MainWindow
from editor.qt.workspace.workspace import Workspace

TEMPLATE = """+++
format = 1
name = "季报"

[fields."单位"]
type = "org"

[fields."计划"]
type = "money"
unit = "亿元"
rule = "计划 >= 完成"

[fields."完成"]
type = "money"
unit = "亿元"

[fields."进度"]
type = "rows"
columns = [{key = "项目", type = "project"}, {key = "月份", type = "month"}]

[fields."在建"]
type = "rows"
columns = [{key = "名称", type = "project"}, {key = "内容"}]

[fields."备注"]
required = false
+++
@标题 {{ 单位 }}季报

{{ 单位 }}按月推进。

# 投资
{{ 单位 }}计划投资{{ 计划 }}亿元（大写{{ 计划 | 大写("亿元") }}），完成{{ 完成 }}亿元。
进度：{% for 行 in 进度 %}{{ 行.项目 }}在{{ 行.月份 }}月{{ "。" if loop.last else "；" }}{% endfor %}

# 项目
## 在建 {每 行 in 在建}
{{ 行.名称 }}正在{{ 行.内容 }}。

## 说明 {可选}
{{ 备注 }}

# 分工
| 单位 | 任务 |
| {{ 单位 }} | 牵头 |
"""


def report_session() -> Session:
    """A session on the report, nothing filled."""
    template, problems = parse_template(TEMPLATE)
    assert problems == ()
    return Session(Draft(template), name="季报")


def opened_report(window: MainWindow, **values: Value) -> Session:
    """The report with these values, open in the window."""
    made = report_session()
    for key, value in values.items():
        made.set_value(key, value)
    window.file_acts.take(made)
    return made


def shown_workspace(window: MainWindow, qtbot: QtBot) -> Workspace:
    """The panes of the report that is open in the window, once its pages are there."""
    shown = window.workspace
    assert shown is not None
    qtbot.waitUntil(lambda: shown.pages.view.laid is not None, timeout=5000)
    return shown
