"""A change in words: its kind, what can be chosen, what differs in its text, and all of it for screen readers."""

from collections.abc import Iterable

from PySide6.QtCore import Qt

from editor.model.returned.change import Change, ChangeKind, Choice, OtherVersion
from editor.model.text.marking import Stretch, StretchKind, marked
from editor.model.text.matching import opcodes
from editor.model.words import tr

KEYS: dict[Choice, Qt.Key] = {
    Choice.WORD: Qt.Key.Key_W,
    Choice.HERE: Qt.Key.Key_H,
    Choice.BOTH: Qt.Key.Key_B,
    Choice.TWO: Qt.Key.Key_T,
    Choice.ALL: Qt.Key.Key_A,
}


def kind_words(kind: ChangeKind) -> str:
    """What was changed, in a word or two."""
    words: dict[ChangeKind, str] = {
        ChangeKind.VALUE: tr("填写项"),
        ChangeKind.CONFLICT: tr("填写项前后不一"),
        ChangeKind.ADDED: tr("新加"),
        ChangeKind.REMOVED: tr("删去"),
        ChangeKind.MOVED: tr("挪动"),
        ChangeKind.REWRITTEN: tr("改写"),
        ChangeKind.HEADING: tr("标题改写"),
        ChangeKind.TABLE: tr("表格"),
        ChangeKind.ELEMENT: tr("要素改写"),
        ChangeKind.LAYOUT: tr("版面"),
        ChangeKind.LOOSE: tr("只在 Word 里"),
    }
    return words[kind]


def choice_words(choice: Choice, source: OtherVersion = OtherVersion.WORD) -> str:
    """The words of a choice; `source` is whose version differs from the draft."""
    others: dict[OtherVersion, str] = {
        OtherVersion.WORD: tr("用 Word 的"),
        OtherVersion.FILE: tr("用文件里的"),
        OtherVersion.FOUND: tr("用找回的这份"),
    }
    words: dict[Choice, str] = {
        Choice.WORD: others[source],
        Choice.HERE: tr("用找回的这份") if source == OtherVersion.FILE else tr("用这里的"),
        Choice.BOTH: tr("两份都留"),
        Choice.TWO: tr("分成两项"),
        Choice.ALL: tr("每处都改"),
    }
    return words[choice]


def list_words(source: OtherVersion, count: int) -> tuple[str, str]:
    """The name and the title of the list of changes."""
    words: dict[OtherVersion, tuple[str, str]] = {
        OtherVersion.WORD: (tr("Word 里改过的地方"), tr("Word 里改过 {count} 处", count=count)),
        OtherVersion.FILE: (tr("文件里改过的地方"), tr("文件里改过 {count} 处", count=count)),
        OtherVersion.FOUND: (tr("找回的不同之处"), tr("找回的有 {count} 处不同", count=count)),
    }
    return words[source]


def spoken(change: Change) -> str:
    """A change in words, for screen readers."""
    if change.kind == ChangeKind.MOVED and not change.order[0]:
        return change.was
    if not change.was:
        return tr("新：{text}", text=change.now)
    if not change.now:
        return tr("原来：{text}", text=change.was)
    return tr("原来：{was}；现在：{now}", was=change.was, now=change.now)


_MOST, _ENDS = 240, 80  # characters of one stretch; how many of each end stay of a longer one
_BETWEEN_CELLS, _BETWEEN_ROWS = "　│　", "\n"


def stretches_of(change: Change) -> list[Stretch]:
    """The stretches of a change; of tables and long values only the rows and paragraphs that differ."""
    if change.kind == ChangeKind.MOVED and not change.order[0]:
        return [_cut(Stretch(change.was, StretchKind.SAME))]
    if any("\n" in text or "\t" in text for text in (change.was, change.now)):
        return [_cut(stretch) for stretch in _by_rows(change.was.split("\n"), change.now.split("\n"))]
    return [_cut(stretch) for stretch in (_whole(change) if change.key else marked(change.was, change.now))]


def _whole(change: Change) -> list[Stretch]:
    """A value and the one in its place: each as it stands."""
    parts = [Stretch(change.was, StretchKind.WAS), Stretch("　", StretchKind.SAME), Stretch(change.now, StretchKind.NOW)]
    return parts if change.was and change.now else [part for part in parts if part.text.strip()]


def _by_rows(was: list[str], now: list[str]) -> Iterable[Stretch]:
    was, now = ([row.replace("\t", _BETWEEN_CELLS) for row in rows if row] for rows in (was, now))
    behind = False
    for tag, a1, a2, b1, b2 in opcodes(was, now):
        if tag == "equal":
            continue
        if behind:
            yield Stretch(f"{_BETWEEN_ROWS}…{_BETWEEN_ROWS}", StretchKind.SAME)
        behind = True
        if a2 - a1 == b2 - b1:
            for at, (one, other) in enumerate(zip(was[a1:a2], now[b1:b2], strict=True)):
                yield from ([Stretch(_BETWEEN_ROWS, StretchKind.SAME)] if at else [])
                yield from marked(one, other)
        else:
            yield from _other_rows(was[a1:a2], now[b1:b2])


def _other_rows(was: list[str], now: list[str]) -> Iterable[Stretch]:
    """Rows that only one of both has."""
    if was:
        yield Stretch(_BETWEEN_ROWS.join(was), StretchKind.WAS)
    if was and now:
        yield Stretch(_BETWEEN_ROWS, StretchKind.SAME)
    if now:
        yield Stretch(_BETWEEN_ROWS.join(now), StretchKind.NOW)


def _cut(stretch: Stretch) -> Stretch:
    text = stretch.text
    return stretch if len(text) <= _MOST else stretch._replace(text=f"{text[:_ENDS]}…{text[-_ENDS:]}")
