"""批量生成: a sheet with rows that will do and rows that won't, before and after the run."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

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
    Scene("batch-done", done),
)
"""The scenes of a run."""
