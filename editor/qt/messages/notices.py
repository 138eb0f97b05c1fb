"""The words of the window's bars: what happened, what is safe, what to do."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from editor.desk import Opened, OpenedKind, kinds_in_words
from editor.model.problem import NigaoError, Problem
from editor.model.returned.foreign import Foreign
from editor.model.words import tr
from editor.qt.messages.bars import Act, Notice, NoticeKind


class _Found(Protocol):
    name: str
    path: Path | None
    when: float


def clock(when: float) -> str:
    """A moment (seconds since 1970) as the clock shows it: 14:32, with the day where it was not today."""
    moment = datetime.datetime.fromtimestamp(when).astimezone()
    today = datetime.datetime.now().astimezone().date()
    return (
        f"{moment:%H:%M}" if moment.date() == today else tr("{month} 月 {day} 日 {time}", month=moment.month, day=moment.day, time=f"{moment:%H:%M}")
    )


def opened(found: Opened) -> Notice | None:
    """What the person should know about what was opened; nothing for a report without notes, nor for a locked one, which says so itself."""
    if found.locked:
        return None
    if found.notes:
        more = len(found.notes) - 1
        return Notice(NoticeKind.INFO, found.notes[0].text + (tr("（还有 {count} 条）", count=more) if more else ""), topic="open")
    if found.kind != OpenedKind.SAMPLE or found.inspection is None:
        return None
    slots, fields, noise = len(found.inspection.slots), len(found.draft.fields), len(found.inspection.noise_lines)
    words = tr("读好了：{slots} 处空位，{fields} 个填写项。", slots=slots, fields=fields)
    return Notice(NoticeKind.INFO, words + (tr("去掉了 {count} 行广告。", count=noise) if noise else ""), topic="open")


def recovered(found: _Found, acts: Sequence[Act]) -> Notice:
    """An earlier run ended without saving."""
    name = found.path.name if found.path else found.name
    return Notice(NoticeKind.RECOVERY, tr("上次没有正常退出，已找到 {time} 的“{name}”。", time=clock(found.when), name=name), acts)


def several_recovered(count: int, acts: Sequence[Act]) -> Notice:
    """An earlier run ended without saving several drafts."""
    return Notice(NoticeKind.RECOVERY, tr("上次没有正常退出，已找到 {count} 份文稿。", count=count), acts)


def saved(path: Path, filled: int, unfilled: int, acts: Sequence[Act]) -> Notice:
    """The Word file was written and proved."""
    words = tr("已保存并核对“{name}”：{count} 个值全部在位。", name=path.name, count=filled)
    return Notice(NoticeKind.SAVED, words + (tr("还有 {count} 项在 Word 里标黄。", count=unfilled) if unfilled else ""), acts, "saved")


def remarked(problems: Sequence[Problem]) -> Notice:
    """What composing had to remark on what was written; the first of it, and how many more."""
    more = len(problems) - 1
    return Notice(NoticeKind.INFO, problems[0].text + (tr("（还有 {count} 条）", count=more) if more else ""), topic="remarks")


def kept(path: Path, acts: Sequence[Act]) -> Notice:
    """The file as it was before lies beside the new one; it waits until the person has read it."""
    return Notice(NoticeKind.INFO, tr("改前的文件已另存为“{name}”，写不进新文件的内容都在里面。", name=path.name), acts, "kept")


def left_out(things: Sequence[Foreign], *, is_there: bool) -> Notice:
    """Something is not in the new file; the old one is where it was, or is gone."""
    kinds, count = kinds_in_words(things), len(things)
    if is_there:
        return Notice(NoticeKind.INFO, tr("{kinds}等 {count} 处没写进新文件，原文件里还有。", kinds=kinds, count=count), topic="kept")
    return Notice(NoticeKind.INFO, tr("{kinds}等 {count} 处没写进新文件，原文件已不在。", kinds=kinds, count=count), topic="kept")


def copied(path: Path, acts: Sequence[Act]) -> Notice:
    """A file was copied as it is."""
    return Notice(NoticeKind.SAVED, tr("已原样另存为“{name}”。", name=path.name), acts, "saved")


def exported(path: Path, acts: Sequence[Act], missing: Sequence[Foreign] = ()) -> Notice:
    """The PDF was written; what our own pages do not show is told, and waits until it is read."""
    if not missing:
        return Notice(NoticeKind.SAVED, tr("已导出“{name}”。", name=path.name), acts, "saved")
    words = tr("已导出“{name}”，没画 Word 里的{kinds}，共 {count} 处。", name=path.name, kinds=kinds_in_words(missing), count=len(missing))
    return Notice(NoticeKind.INFO, words, acts, "saved")


def not_saved(error: NigaoError, acts: Sequence[Act]) -> Notice:
    """Saving failed; what was typed is safe."""
    return Notice(NoticeKind.PROBLEM, tr("{why}内容已留在本机，不会丢。", why=error.text), acts, "save")


def failed(error: NigaoError) -> Notice:
    """Something else could not be done."""
    return Notice(NoticeKind.PROBLEM, error.text, topic="open")


def unread(path: Path, acts: Sequence[Act]) -> Notice:
    """An earlier run ended while it read a file."""
    return Notice(NoticeKind.PROBLEM, tr("上次打开“{name}”时，还没读完程序就停了，这次先没打开。", name=path.name), acts, "open")


PAGES = "pages"
"""The topic of what is said about pages that don't come."""


def unlaid(name: str, acts: Sequence[Act]) -> Notice:
    """An earlier run ended while it laid a report out."""
    words = tr("上次给“{name}”排版时，程序停了。这次先不排页面，内容都在，可以照常改。", name=name)
    return Notice(NoticeKind.RECOVERY, words, acts, PAGES)


def laying_out() -> Notice:
    """The pages take their time."""
    return Notice(NoticeKind.BUSY, tr("文稿很长，正在排版"), topic=PAGES)


def not_laid(error: NigaoError) -> Notice:
    """The draft has no pages."""
    return Notice(NoticeKind.PROBLEM, tr("{why}页面没有更新。", why=error.text), topic=PAGES)
