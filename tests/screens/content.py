"""What stands in the pictures: the shipped templates with their own examples filled in, reports, templates, words used before."""

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.model.template.field import Value
from editor.model.template.template import Template
from editor.shipped import shipped_path
from editor.storage.library.entry import read_template
from editor.storage.library.library import write_template
from editor.storage.library.value_history import WrittenValue
from editor.storage.recents import Recents

REPORT, REQUEST, NOTICE = "会议精神贯彻情况报告", "专项资金请示", "会议通知"
ROWS: dict[str, tuple[dict[str, str], ...]] = {
    "重点项目": (
        {"项目": "望湖路改造", "进展": "主体已完工", "月份": "9", "目标": "通车"},
        {"项目": "物流园一期", "进展": "正在做基础", "月份": "11", "目标": "封顶"},
        {"项目": "滨江学校", "进展": "", "月份": "12", "目标": "交付"},
    ),
    "存在问题": ({"表现": "个别项目进度偏慢", "原因": "前期手续衔接不紧"}, {"表现": "一线力量不足", "原因": "培养周期较长"}),
    "工作安排": (
        {"任务": "清查安全隐患", "责任部门": "安全部", "月份": "10", "预算": "12.5"},
        {"任务": "收尾工程验收", "责任部门": "工程部", "月份": "", "预算": ""},
    ),
}

WHOLE = {"进展": "已经开工", "月份": "12", "预算": "8"}
REPORTS = (
    (REPORT, 0.2, "旧稿"),
    ("商洽函", 0.75, "函"),
    ("会议纪要", 0.3, "纪要"),
    (NOTICE, 0.9, "通知"),
    (REQUEST, 1.0, "请示"),
    (REPORT, 0.6, "报告"),
)


def shipped(name: str) -> Template:
    """A shipped template by its file's name."""
    return read_template(shipped_path(f"templates/{name}.nigao"))[0]


def filled(template: Template, share: float = 1.0) -> Draft:
    """A draft with the examples of the template's first fields filled in, and the rows above."""
    fields = [field for field in template.fields if not field.computed]
    first = fields[: round(len(fields) * share)]
    values: dict[str, Value] = {field.key: field.sample for field in first if field.sample and field.type != "rows"}
    for field in first:
        if field.name in ROWS:
            values[field.key] = tuple({key: value or (WHOLE[key] if share >= 1 else "") for key, value in row.items()} for row in ROWS[field.name])
    return Draft(template).with_values(values)


def key_of(draft: Draft, name: str) -> str:
    """The key of the field of that name."""
    return next(field.key for field in draft.fields if field.name == name)


def furnish(desk: Desk, home: Path) -> None:
    """Make a person's folders that have been in use."""
    _templates(desk.folders.templates, home / "办公室" / "模板")
    desk.settings.change("shared_folders", (str(home / "办公室" / "模板"),))
    desk.library_state.survey(desk.templates())
    desk.library_state.pin(next(entry for entry in desk.templates() if entry.name == "讲话稿"), on=True)
    _put(home / "办公室" / "模板" / "值班安排.nigao", NOTICE, "值班安排", "通知", ("值班",))
    _reports(desk, home / "公文" / "2026")
    draft = filled(shipped(REPORT), 0.5)
    unit = draft.template.by_key[key_of(draft, "本单位")]
    for text in ("江畔城市投资有限公司", "江畔街道办事处", "新区财政局"):
        desk.value_history.remember([WrittenValue(unit.name, unit.type, text)])


def _templates(own: Path, shared: Path) -> None:
    _put(own / "工作总结.nigao", REPORT, "年度工作总结", "总结", ("年度",))
    _put(own / "实施方案.nigao", REQUEST, "专项工作实施方案", "方案", ("专项", "项目"))
    _put(shared / "商请函.nigao", "商洽函", "借用场地的函", "函", ("场地",))
    _put(shared / "例会纪要.nigao", "会议纪要", "办公会议纪要", "纪要", ("会议",))


def _put(path: Path, base: str, name: str, kind: str, tags: tuple[str, ...]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_template(path, replace(shipped(base), name=name, kind=kind, tags=tags))


def _reports(desk: Desk, folder: Path) -> None:
    times = iter(_times())
    recents = Recents(desk.folders.recents_file, lambda: next(times))
    for name, share, place in REPORTS:
        draft = filled(shipped(name), share)
        path = folder / place / f"{desk.propose_name(draft)}.docx"
        path.parent.mkdir(parents=True, exist_ok=True)
        desk.save_word(draft, path)
        total = len(draft.fields)
        recents.add(path, desk.propose_name(draft), draft.template.kind, total - len(draft.unfilled), total)
    changed = next((folder / "函").glob("*.docx"))
    changed.write_bytes(changed.read_bytes() + b"\0")
    shutil.rmtree(folder / "旧稿")


def _times() -> list[float]:
    """When the reports were open: yesterday and today, so that the words for it are always the same."""
    today = datetime.datetime.now().astimezone().replace(hour=10, minute=5)
    before = today - datetime.timedelta(days=1)
    return [moment.timestamp() for moment in (before, before, before, today, today, today.replace(hour=14, minute=32))]
