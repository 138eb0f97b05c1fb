"""Sheets come back: what all agree on comes in, two answers for one field stand side by side, and all of it is one step to undo."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from tests.qt.desk_fake import FakeMessages

TIME = 20_000


def _back(window: MainWindow, messages: FakeMessages, folder: Path, **sheets: Mapping[str, object]) -> None:
    """Take sheets back that say these things."""
    messages.open_paths = [folder / f"{name}.json" for name in sheets]
    for path, said in zip(messages.open_paths, sheets.values(), strict=True):
        path.write_text(json.dumps(said, ensure_ascii=False), "utf-8")
    window.acts.take_sheets.trigger()


@pytest.fixture
def own(session: Session) -> Session:
    session.set_value("单位", "水务局")
    session.set_value("方式", "")
    return session


def test_sheets_that_agree_come_in_as_one_step(window: MainWindow, own: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path) -> None:
    before = own.draft
    _back(window, messages, tmp_path, 甲={"投资": "3.5", "单位": "水务局"}, 乙={"投资": "3.5", "方式": "视频", "单位": ""})
    qtbot.waitUntil(lambda: own.draft.value("方式") == "视频", timeout=TIME)
    assert (own.draft.value("投资"), own.draft.value("单位")) == ("3.5", "水务局")
    assert messages.texts("saved")[-1].startswith("从 2 张填写表收回 2 项")
    own.undo()
    assert own.draft == before


def test_two_answers_for_one_field_stand_side_by_side_and_one_is_chosen_by_a_click(
    window: MainWindow, own: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    _back(window, messages, tmp_path, 甲={"单位": "民政局", "投资": "4"}, 乙={"单位": "教育局"})
    back = window.batching.taking_back
    qtbot.waitUntil(lambda: back.asking is not None and back.asking.isVisible(), timeout=TIME)
    assert back.asking is not None
    choices = back.asking.findChildren(QRadioButton)
    assert [one.accessibleName() for one in choices if "单位" in one.accessibleName()] == [
        "单位：民政局，甲.json",
        "单位：教育局，乙.json",
        "单位：水务局，文稿里现在的",
    ]
    assert own.draft.value("单位") == "水务局"
    next(one for one in choices if "教育局" in one.text()).click()
    back.asking.accept()
    assert (own.draft.value("单位"), own.draft.value("投资")) == ("教育局", "4")


def test_a_sheet_that_cannot_be_read_is_told_and_the_others_come_in(
    window: MainWindow, own: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    _back(window, messages, tmp_path, 甲={"没有这项": "3"}, 乙={"方式": "现场"})
    qtbot.waitUntil(lambda: own.draft.value("方式") == "现场", timeout=TIME)
    assert messages.texts("problem") == ["“甲.json”：没有这样的填写项：没有这项。用 fields 看有哪些。"]


def test_sheets_that_say_nothing_new_are_no_step_and_that_is_told(
    window: MainWindow, own: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    before = len(list(own.history.before()))
    _back(window, messages, tmp_path, 甲={"单位": "水务局"}, 乙={"投资": ""})
    qtbot.waitUntil(lambda: bool(messages.texts("info")), timeout=TIME)
    assert messages.texts("info") == ["2 张填写表里没有新的内容。"]
    assert len(list(own.history.before())) == before


def test_rows_and_long_answers_can_be_told_apart(window: MainWindow, own: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path) -> None:
    template = own.draft.template
    fields = tuple(replace(field, sample=({"名称": "甲", "金额": "1"},)) if field.key == "项目" else field for field in template.fields)
    own.edit(replace(own.draft, template=replace(template, fields=fields)), "改填写项")
    long = "总结全年工作，部署岁末各项任务，" * 6
    said = [({"名称": name, "金额": "3"},) for name in ("东区管网", "西区管网")]
    _back(window, messages, tmp_path, 甲={"项目": said[0], "做法": f"{long}由甲处牵头。"}, 乙={"项目": said[1], "做法": "从简。"})
    back = window.batching.taking_back
    qtbot.waitUntil(lambda: back.asking is not None and back.asking.isVisible(), timeout=TIME)
    assert back.asking is not None
    choices = back.asking.findChildren(QRadioButton)
    assert [one.text().splitlines()[0] for one in choices if "管网" in one.text()] == ["1 行：东区管网 3", "1 行：西区管网 3"]
    assert all(one.width() <= back.asking.width() // 2 for one in choices)
    assert any(one.toolTip().startswith(f"{long}由甲处牵头。") and "…" in one.text() for one in choices)
    back.asking.accept()
    assert (own.draft.value("项目"), own.draft.value("做法")) == (said[0], f"{long}由甲处牵头。")
