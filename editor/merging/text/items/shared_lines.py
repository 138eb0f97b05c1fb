"""Lines that hold several elements of the document (GB/T 9704-2012, 7.2.6, 7.3.5.1, 7.4.3, 10.1): which stretch of the line is whose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from editor.model.document.document import Run
from editor.model.draft.flat import Item
from editor.model.returned.edited import EditedRun
from editor.model.returned.lines import OurLine, TheirLine
from editor.model.template.markup import TokenKind, tokens_of
from editor.model.template.template import Element

SEVERAL = ("联合署名", "联合标志")
_MARK = "发文机关标志"
# What composing puts around the text of an element (GB/T 9704-2012, 7.2.6, 7.3.2, 7.3.4, 7.3.6, 7.4.2, 7.4.3).
_FRAMES = {
    "主送机关": re.compile(r"^(?:主送：)?(.*?)[：。]?$", re.DOTALL),
    "附注": re.compile(r"^（?(.*?)）?$", re.DOTALL),
    "附件说明": re.compile(r"^(?:附件：)?(?:\d+[.．])?(.*)$", re.DOTALL),
    "签发人": re.compile(r"^(?:签发人：)?(.*)$", re.DOTALL),
    "抄送机关": re.compile(r"^(?:抄送：)?(.*?)。?$", re.DOTALL),
    "印发日期": re.compile(r"^(.*?)(?:印发)?$", re.DOTALL),
    "出席": re.compile(r"^(?:出席：)?(.*)$", re.DOTALL),
    "请假": re.compile(r"^(?:请假：)?(.*)$", re.DOTALL),
    "列席": re.compile(r"^(?:列席：)?(.*)$", re.DOTALL),
}
_FOLLOWING = {"上行文号": ("", "签发人", "签发人"), "印发机关": ("印发机关", "印发日期"), "联合署名": (), "信函文号": ("", "发文字号")}


LABELS = {"抄送：": "抄送机关", "附件：": "附件说明", "出席：": "出席", "请假：": "请假", "列席：": "列席"}
"""The labels that elements stand behind."""
_GOES_ON = {"抄送机关": re.compile(r"\u3000"), "附件说明": re.compile(r"\d+[.．]")}


@dataclass(frozen=True, slots=True)
class LinePart:
    """A stretch of a line of ours: the number of its element in the flat draft, and its runs."""

    item: int
    runs: tuple[Run, ...]


def element_named(text: str, behind: Item | None) -> str:
    """The name of the element that a new line behind another element is, by its label or because it goes on with that; "" for none."""
    if not isinstance(behind, Element):
        return ""
    goes_on = _GOES_ON.get(behind.name)
    if goes_on and goes_on.match(text):
        return behind.name
    return next((name for label, name in LABELS.items() if text.startswith(label)), "")


def without_frame(name: str, markup: str) -> str:
    """The markup of an element without what composing puts around it."""
    frame = _FRAMES.get(name)
    match = frame.match(markup) if frame else None
    return (match[1] if match else markup).strip()


def frameless(text: str) -> Iterator[str]:
    """What a text says as each element around whose text composing puts something."""
    return (without_frame(name, text) for name in _FRAMES)


def parts_of(line: OurLine, items: Sequence[Item], at: int) -> list[LinePart | None]:
    """The stretches of a line between its tabs in order, None where no element gives one; nothing for a line that is one element's alone."""
    first = items[at]
    if not isinstance(first, Element):
        return []
    if line.table is not None:
        return list(_with_items([row[0].paragraph.runs for row in line.table.rows], items, at, [_MARK] * len(line.table.rows)))
    stretches = split_at_tabs(line.runs)
    if line.style not in _FOLLOWING or len(stretches) < 2:
        return []
    names = _FOLLOWING[line.style] or ("", *["署名"] * (len(stretches) - 1))
    if line.style in ("上行文号", "信函文号"):
        own = "发文字号" if line.style == "上行文号" else first.name
        names = (own if _text(stretches[0]) else "", *names[1:])
    return list(_with_items(stretches, items, at, names))


def _with_items(stretches: Sequence[tuple[Run, ...]], items: Sequence[Item], at: int, names: Sequence[str]) -> Iterator[LinePart | None]:
    """Each stretch with its element: that of the line or the next of its name; the number of the document stands before or behind."""
    used: set[int] = set()
    for runs, name in zip(stretches, [*names, *[""] * len(stretches)], strict=False):
        places = range(at, len(items)) if name != "发文字号" else range(len(items))
        found = (i for i in places if i not in used and _is_called(items[i], name) and _fits(items[i], _text(runs)))
        item = next(found, None) if name and _text(runs) else None
        used |= set() if item is None else {item}
        yield None if item is None else LinePart(item, runs)


def _is_called(item: Item, name: str) -> bool:
    return isinstance(item, Element) and item.name == name


def _fits(item: Item, text: str) -> bool:
    """Whether an element can have given a text: what the template itself wrote stands in it."""
    words = (token.text.strip() for token in tokens_of(item.text) if token.kind == TokenKind.TEXT) if isinstance(item, Element) else ()
    return all(word.rstrip("。；，、;,.").removesuffix("文件") in text for word in words)


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.shown for run in runs).strip()


def split_at_tabs(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """The runs of a composed line between its tabs."""
    stretches: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\t") if run.field is None else (run.text,)
        stretches[-1].append(replace(run, text=first))
        stretches += [[replace(run, text=text)] for text in rest]
    return [tuple(run for run in stretch if run.text or run.field is not None) for stretch in stretches]


def their_stretches(line: TheirLine) -> list[tuple[EditedRun, ...]]:
    """The runs of a line of the file between its tabs, or of the first cells of a table's rows."""
    if line.paragraph is None:
        return [tuple(run for p in row if p.column == row[0].column for run in p.runs) for row in line.rows]
    stretches: list[list[EditedRun]] = [[]]
    for run in line.paragraph.runs:
        first, *rest = run.text.split("\t") if not run.path else (run.text,)
        stretches[-1].append(replace(run, text=first))
        stretches += [[replace(run, text=text)] for text in rest]
    return [tuple(run for run in stretch if run.text) for stretch in stretches]


def titles_at(items: Sequence[Item], at: int) -> list[int]:
    """The items of a title that was broken by hand into several lines, which are one paragraph: that at `at` and those right behind it."""
    last = at
    while last + 1 < len(items) and _is_called(items[last + 1], "标题"):
        last += 1
    return list(range(at, last + 1)) if _is_called(items[at], "标题") else []


def are_in_a_row(numbers: Sequence[int]) -> bool:
    """Whether numbers follow each other one by one."""
    return all(b == a + 1 for a, b in pairwise(numbers))
