"""The person's own folders as the program leaves them: settings, lists, the library, the size of the window."""

import os
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

from editor.composing import progress_of
from editor.desk import Desk, with_samples
from editor.qt.frame.frame import WindowState
from editor.storage.library.state import LibraryState, LibraryView
from editor.storage.library.value_history import ValueHistory, WrittenValue
from editor.storage.recents import Recents

_START = 1_767_000_000


def fill(desk: Desk, reports: Path) -> None:
    """Put into the folders of a desk what work leaves there; the reports that were opened are written into a folder."""
    _choose_settings(desk)
    _keep_templates(desk)
    _open_reports(desk, reports)
    _use_library(desk)
    _remember_values(desk)
    _size_window(desk.folders.state / "window.json")


def _clock() -> Callable[[], float]:
    """A clock that shows a minute more each time."""
    minutes = count(_START, 60)
    return lambda: float(next(minutes))


def _choose_settings(desk: Desk) -> None:
    desk.settings.change("language", "zh")
    file = desk.folders.settings_file
    file.write_text("# 这一行是自己写的\n" + file.read_text("utf-8"), "utf-8")
    desk.settings.change("theme", "dark")
    desk.settings.change("text_size", "large")
    desk.settings.change("white_paper", value=True)
    desk.settings.change("issuer", "江畔市“水务”局")
    desk.settings.change("shared_folders", ("/srv/shared/模板", "/srv/shared/旧模板"))


def _keep_templates(desk: Desk) -> None:
    """Own templates at the top and in folders, one under the name of a shipped one."""
    for name, own, folder in (("会议通知", "部门例会通知", "例会"), ("商洽函", "商洽函", ""), ("会议精神贯彻情况报告", "月报", "报告/按月")):
        template = desk.open_any(next(entry.name for entry in desk.templates() if entry.file.stem == name)).draft.template
        desk.save_template(template, own, folder=folder)


def _open_reports(desk: Desk, reports: Path) -> None:
    """Five reports on the list: one pinned, one taken off, one changed by another program since, one gone."""
    recents = Recents(desk.folders.recents_file, _clock())
    reports.mkdir(parents=True)
    for entry in [entry for entry in desk.templates() if entry.origin == "shipped"]:
        path = reports / f"{entry.file.stem}.docx"
        draft = with_samples(desk.open_any(entry.name).draft)
        desk.save_word(draft, path)
        os.utime(path, (_START, _START))
        recents.add(path, draft.template.title, draft.template.kind, *progress_of(draft))
    names = sorted(reports.iterdir())
    recents.pin(str(names[0]), on=True)
    recents.remove(str(names[1]))
    names[1].unlink()
    names[2].write_bytes(names[2].read_bytes() + b"\n")
    names[3].unlink()


def _use_library(desk: Desk) -> None:
    state = LibraryState(desk.folders.library_file, _clock())
    own = [entry for entry in desk.templates() if entry.origin == "own"]
    state.survey(own[:1])
    state.survey([replace(entry, origin="shared") for entry in own])
    state.note_used(own[0])
    state.note_seen(own[1])
    state.keep_view(LibraryView("name", as_list=True, tab="报告"))


def _remember_values(desk: Desk) -> None:
    history = ValueHistory(desk.folders.values_file, _clock())
    for unit in ("江畔市水务局", "江畔市财政局", "江畔市水务局"):
        history.remember([WrittenValue("本单位", "org", unit), WrittenValue("主持人", "person", f"{unit}局长")])
    history.remember([WrittenValue("成文日期", "date", "2026-08-03"), WrittenValue("会议名称", "meeting", "甲&乙“丙”会议")])
    history.forget("本单位", "org", "江畔市财政局")


def _size_window(path: Path) -> None:
    state = WindowState(path)
    for name, numbers in {"window": [1280, 800], "maximized": [0], "panes": [260, 420], "hidden panes": [0, 1, 0]}.items():
        state.remember(name, numbers)
    state.write()
