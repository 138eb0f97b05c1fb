"""批量生成: a sheet with rows that will do and rows that won't, before and after the run."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from editor.desk import SheetAnswer
from editor.model.template.field import Value
from editor.qt.batch.taking_back import AnswersDialog
from tests.desk.forms.office import OFFICE_FORMS
from tests.screens.content import filled, shipped
from tests.screens.studio import Scene, Studio, wait_until

_HEAD = ("会议时间", "地点", "单位名称", "联络员", "手机", "备注")
_ROWS = 24


def _sheet(folder: Path) -> Path:
    rows = [(f"2026-09-{number:02}", f"会议中心{number}楼", f"第{number}街道办事处", "周静", "13812342046", "") for number in range(1, _ROWS + 1)]
    rows[6] = ("2026-02-30", *rows[6][1:])
    rows[11] = ("2O26-09-12", *rows[11][1:])
    rows[17] = (*rows[17][:2], "", *rows[17][3:])
    rows[20] = rows[3]
    path = folder / "参会单位名册.csv"
    path.write_text("\n".join(",".join(row) for row in (_HEAD, *rows)), "utf-8")
    return path


def checked(studio: Studio) -> QWidget:
    """The columns with their fields, and what was found in the rows."""
    studio.fill(filled(shipped("会议通知"), 0.9), path=studio.home / "公文" / "会议通知.docx")
    studio.window.acts.batch.trigger()
    running = studio.window.batching.shown
    assert running is not None
    running.take_sheet(_sheet(studio.home))
    wait_until(lambda: running.batch is not None and running.window.begin.isEnabled())
    studio.rest()
    return running.window


def mending(studio: Studio) -> QWidget:
    """Two rows of one name, and a cell that is being mended, in a window as large as a small screen lets it be."""
    window = checked(studio)
    running = studio.window.batching.shown
    assert running is not None
    running.window.name.changed.emit("会议通知_{{ 本单位 }}_{{ 会议日期 }}")
    wait_until(lambda: running.batch is not None and bool(running.window.rows.rows))
    running.window.resize(1232, 672)
    running.window.rows.do(running.window.rows.rows[0])
    studio.rest()
    return window


def form(studio: Studio) -> QWidget:
    """A Word form over a sheet of ten columns with long titles and long words, in a window as large as a small screen lets it be."""
    path = studio.home / "入职申请表.docx"
    path.write_bytes(OFFICE_FORMS["入职申请表"]())
    studio.window.file_acts.open_path(path)
    wait_until(lambda: studio.window.workspace is not None)
    studio.window.acts.batch.trigger()
    running = studio.window.batching.shown
    assert running is not None
    names = [field.name for field in running.order.fields][:5]
    heads = (*names, *(f"本年度第{number}季度各处室报送的项目名称及其负责人" for number in range(1, 6)))
    rows = [[f"第{row}位同志在本单位的全部工作经历（含借调和挂职）"] * len(heads) for row in range(1, 4)]
    sheet = studio.home / "二〇二六年度新进人员信息采集汇总表（人事处存档）.csv"
    sheet.write_text("\n".join(",".join(row) for row in (heads, *rows)), "utf-8")
    running.window.resize(960, 620)
    running.take_sheet(sheet)
    wait_until(lambda: running.batch is not None)
    studio.rest()
    return running.window


def answers(studio: Studio) -> QWidget:
    """Sheets of colleagues came back: twelve fields with different answers, long ones among them."""
    draft = filled(shipped("会议通知"), 0.9)
    files = [Path(f"会议通知填写表（{name}）.xlsx") for name in ("办公室", "安全生产监督管理处", "财务处")]
    fields = [field for field in draft.template.ordered_fields if isinstance(draft.value(field.key), str)][:12]
    said = ("甲方案", "总结全年安全生产工作，部署岁末年初各项任务，表彰先进集体和先进个人，并就下一年度的重点工作听取各单位意见。" * 2)
    found: list[SheetAnswer[Value]] = [SheetAnswer(said[0], tuple(files[:2])), SheetAnswer(said[1], tuple(files[2:])), SheetAnswer("文稿里的话", ())]
    dialog = AnswersDialog([(field, found[: 2 + at % 2]) for at, field in enumerate(fields)], studio.frame)
    dialog.show()
    studio.rest()
    return dialog


def done(studio: Studio) -> QWidget:
    """The run is over."""
    window = checked(studio)
    running = studio.window.batching.shown
    assert running is not None
    running.window.begin.click()
    wait_until(lambda: not running.window.progress.stop.isVisible() and len(running.results) == _ROWS)
    studio.rest()
    return window


SCENES = (
    Scene("batch-checked", checked, ("wide", "small")),
    Scene("batch-mending", mending),
    Scene("batch-form", form),
    Scene("batch-done", done),
    Scene("batch-answers", answers),
)
"""The scenes of a run."""
