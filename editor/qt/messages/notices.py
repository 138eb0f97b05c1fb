"""The words of the window's bars: what happened, what is safe, what to do."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from editor.desk import Opened, OpenedKind, TakenKind, TakenUp, kinds_in_words, outside_problems
from editor.model.problem import NigaoError, Problem
from editor.model.returned.foreign import Foreign
from editor.model.session.tally import Left
from editor.model.words import tr
from editor.qt.messages.bars import Act, Notice, NoticeKind
from editor.storage.journal.left import LeftState

LEFT = "left"
"""What the topic of each offer of something that was left begins with."""
_NOTHING = Left()
TOGETHER = (LeftState.WHOLE, LeftState.PUT_OFF)
"""What may be offered in one bar with its like: nothing of it is missing, so that there is no more to say of each."""


class _Found(Protocol):
    file: Path
    name: str
    path: Path | None
    when: float
    standing: LeftState


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
    if limits := [note for note in found.notes if note.is_limit]:
        return Notice(NoticeKind.PROBLEM, _first_of([*limits, *(note for note in found.notes if not note.is_limit)]), topic="open")
    if found.notes:
        return Notice(NoticeKind.INFO, _first_of(found.notes), topic="open")
    if found.kind != OpenedKind.SAMPLE or found.inspection is None:
        return None
    slots, fields, noise = len(found.inspection.slots), len(found.draft.fields), len(found.inspection.noise_lines)
    words = tr("读好了：{slots} 处空位，{fields} 个填写项。", slots=slots, fields=fields)
    return Notice(NoticeKind.INFO, words + (tr("去掉了 {count} 行广告。", count=noise) if noise else ""), topic="open")


def _first_of(problems: Sequence[Problem]) -> str:
    """The first of them, and how many more."""
    more = len(problems) - 1
    return problems[0].text + (tr("（还有 {count} 条）", count=more) if more else "")


def outside(found: Opened) -> Notice | None:
    """What in an opened file reaches outside of it or is hidden, each thing by its name; nothing where there is none."""
    return next((Notice(NoticeKind.INFO, problem.text, topic="outside") for problem in outside_problems(found.outside)), None)


def topic_of(found: _Found) -> str:
    """The topic of the offer of something that was left."""
    return f"{LEFT} {found.file.name}"


def topic_of_all(standing: LeftState) -> str:
    """The topic of the offer of several at once that were left in one way."""
    return f"{LEFT} {standing}"


def recovered(found: _Found, acts: Sequence[Act]) -> Notice:
    """Something that an earlier run left, with how sure it is."""
    return Notice(NoticeKind.RECOVERY, _recovered_words(found), acts, topic_of(found))


def _recovered_words(found: _Found) -> str:
    name, time = found.path.name if found.path else found.name, clock(found.when)
    match found.standing:
        case LeftState.PUT_OFF:
            return tr("上次留下的“{name}”还在，写到 {time}。", name=name, time=time)
        case LeftState.TORN:
            return tr("“{name}”的暂存最后一笔没写完，已找回 {time} 的内容。", name=name, time=time)
        case LeftState.CUT:
            return tr("“{name}”的暂存后半损坏，已找回 {time} 前好的部分。", name=name, time=time)
        case LeftState.OLDER:
            return tr("“{name}”的暂存损坏，只找回较早的一份（{time}）。", name=name, time=time)
        case _:
            return tr("上次没有正常退出，已找到 {time} 的“{name}”。", time=time, name=name)


def several_recovered(standing: LeftState, count: int, acts: Sequence[Act]) -> Notice:
    """Several drafts that an earlier run left in one way: on purpose or not."""
    if standing == LeftState.PUT_OFF:
        words = tr("上次留下的 {count} 份文稿还在。", count=count)
    else:
        words = tr("上次没有正常退出，已找到 {count} 份文稿。", count=count)
    return Notice(NoticeKind.RECOVERY, words, acts, topic_of_all(standing))


def taken_up(made: TakenUp) -> Notice | None:
    """What had become of the file of a draft that was found again; nothing where it is as it was."""
    path, beside = made.session.path, made.beside.name if made.beside else ""
    name = path.name if path else ""
    topic = f"{LEFT} {name}"
    match made.kind:
        case TakenKind.RENAMED:
            return Notice(NoticeKind.INFO, tr("文件已改名为“{name}”，接着存进新名字。", name=name), topic=topic)
        case TakenKind.GONE:
            return Notice(NoticeKind.INFO, tr("“{name}”已不在原处，保存时会重新写一份。", name=name), topic=topic)
        case TakenKind.OTHER:
            return Notice(NoticeKind.INFO, tr("“{name}”已不是原来那份，它另存为“{beside}”。", name=name, beside=beside), topic=topic)
        case TakenKind.JOINED if made.beside:
            return Notice(NoticeKind.INFO, tr("“{name}”后来改过，已并进来，文件那份另存为“{beside}”。", name=name, beside=beside), topic=topic)
        case TakenKind.JOINED:
            return Notice(NoticeKind.INFO, tr("“{name}”里已有找回的全部内容。", name=name), topic=topic)
        case _:
            return None


def joined(beside: Path | None) -> Notice:
    """What was left was joined with the report at hand; what had no room lies beside."""
    if beside is None:
        return Notice(NoticeKind.INFO, tr("找回的内容已并进来，撤销可以退回。"), topic=LEFT)
    return Notice(NoticeKind.INFO, tr("找回的内容已并进来，并不进的另存为“{beside}”。", beside=beside.name), topic=LEFT)


def left_words(left: Left) -> str:
    """What is left to do in a draft: 2 处空着、1 处待核对; "" where nothing is."""
    holes = tr("{count} 处空着", count=left.holes) if left.holes else ""
    problems = tr("{count} 处待核对", count=left.problems) if left.problems else ""
    remarks = tr("{count} 条校核意见", count=left.remarks) if left.remarks else ""
    return tr("、").join(filter(None, (holes, problems, remarks)))


def _and_left(left: Left) -> str:
    what = left_words(left)
    return tr("还有 {what}。", what=what) if what else ""


def saved(path: Path, filled: int, left: Left, acts: Sequence[Act], *, is_remarked: bool = False) -> Notice:
    """The Word file was written and proved; `left` is what is still to do in it. Where composing had to remark on something, a value may be
    missing in it: it is as the preview shows.
    """
    words = tr("已保存并核对“{name}”：{count} 个值全部在位。", name=path.name, count=filled)
    if is_remarked:
        words = tr("已保存并核对“{name}”：和预览一样。", name=path.name)
    return Notice(NoticeKind.SAVED, words + _and_left(left), acts, "saved")


def remarked(problems: Sequence[Problem]) -> Notice:
    """What composing had to remark on what was written; the first of it, and how many more."""
    return Notice(NoticeKind.INFO, _first_of(problems), topic="remarks")


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


def exported(path: Path, acts: Sequence[Act], left: Left = _NOTHING, missing: Sequence[Foreign] = ()) -> Notice:
    """Another file was written; `left` is what is still to do in it. What our own pages do not show is told, and waits until it is read."""
    if not missing:
        return Notice(NoticeKind.SAVED, tr("已导出“{name}”。", name=path.name) + _and_left(left), acts, "saved")
    words = tr("已导出“{name}”，没画 Word 里的{kinds}，共 {count} 处。", name=path.name, kinds=kinds_in_words(missing), count=len(missing))
    return Notice(NoticeKind.INFO, words + _and_left(left), acts, "saved")


def changed_while_saving(path: Path) -> Notice:
    """The file has what was changed elsewhere, and what was typed here meanwhile is not in it yet."""
    words = tr("“{name}”在别处改过，存的时候这里又改了同一处。请再存一次，两边都会留住。", name=path.name)
    return Notice(NoticeKind.PROBLEM, words, topic="save")


def not_saved(error: NigaoError, safety: str, acts: Sequence[Act]) -> Notice:
    """Saving failed; `safety` says whether what was typed is on the disk all the same."""
    return Notice(NoticeKind.PROBLEM, tr("{why}{safety}", why=error.text, safety=safety), acts, "save")


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


def not_opened(path: Path, *, is_there: bool) -> Notice:
    """Something could not be opened in another program: the system has none for it, or it is gone. The path can be taken from the bar."""
    name = path.name or str(path)
    words = tr("没能打开“{name}”：系统里没有能打开它的程序。", name=name) if is_there else tr("没能打开“{name}”：它已不在原处。", name=name)
    return Notice(NoticeKind.PROBLEM, words, topic="outside program", path=str(path))


LIMITS = "limits"
"""The topic of what is said about limits that cut pages off."""


def cut_off(limits: Sequence[Problem]) -> Notice:
    """The pages, and a file that is saved, lack something: a limit is passed, which its sentence names."""
    return Notice(NoticeKind.PROBLEM, _first_of(limits), topic=LIMITS)


def not_laid(error: NigaoError) -> Notice:
    """The draft has no pages."""
    return Notice(NoticeKind.PROBLEM, tr("{why}页面没有更新。", why=error.text), topic=PAGES)
