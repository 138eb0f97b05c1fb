"""Paragraphs of an edited file in a style of ours: each is the element that the style is of (GB/T 9704-2012, 7), unless its words say otherwise."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from editor.merging.text.items.shared_lines import LABELS, their_stretches
from editor.model.returned.edited import EditedRun
from editor.model.returned.lines import OurLine, TheirLine, plain
from editor.model.template.template import ELEMENTS

_STYLES = {
    "Title": "标题",
    "题下标注": "题注",
    "盖章署名": "署名",
    "签章职务": "署名",
    "联合署名": "署名",
    "盖章日期": "成文日期",
    "联合标志": "发文机关标志",
}
_TOGETHER = {"印发机关": ("印发机关", "印发日期"), "上行文号": ("发文字号", "签发人", "签发人"), "信函文号": ("份号", "发文字号")}
_TITLE, _LABEL = "标题", re.compile(r"附件\d{0,2}[：:]?")
# What the elements say that stand behind a label (7.2.6, 7.3.4, 7.4.2, 10.3).
_LABELLED = ("签发人", "附件说明", "抄送机关", "出席", "请假", "列席")
_WORDS = re.compile(r"([^\W\d]{1,6})[：:]")
# The first lines of a letter share one style (10.1): what they say tells them apart (7.2.1 to 7.2.3).
_TOP = {"密级": re.compile(r".*(?:绝密|机密|秘密|内部|★).*"), "紧急程度": re.compile(r".*(?:急|特提).*")}


class NamedRuns(NamedTuple):
    """An element that a paragraph is, or one of several that share it: its name and its runs."""

    name: str
    runs: tuple[EditedRun, ...]

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs).strip()


def elements_in(line: TheirLine) -> list[NamedRuns]:
    """The elements that a line is by its style; none for any other line, and where its label is that of something else."""
    found = list(_by_style(line))
    return found if found and all(map(_says_so, found)) else []


def _by_style(line: TheirLine) -> Iterator[NamedRuns]:
    if line.paragraph is None:
        return
    style = line.style
    names: Sequence[str] = _TOGETHER.get(style, ())
    if names or style == "联合署名":
        stretches = their_stretches(line)
        named = zip([*names, *[names[-1] if names else "署名"] * len(stretches)], stretches, strict=False)
        yield from (_told(NamedRuns(name, runs)) for name, runs in named if any(run.text.strip() for run in runs))
    elif (name := _STYLES.get(style, style)) in ELEMENTS:
        yield _told(NamedRuns(name, line.paragraph.runs))


def _told(found: NamedRuns) -> NamedRuns:
    """The element by its words, where they say more of it than the style: behind the label of another one, in the first lines of a letter."""
    label = _WORDS.match(found.text)
    labelled = LABELS.get(f"{label[1]}：") if label else None
    other = next((name for name, words in _TOP.items() if found.name == "份号" and words.fullmatch(found.text)), None)
    return found._replace(name=labelled or other or found.name)


def _says_so(found: NamedRuns) -> bool:
    """Whether the label in front of its words, if there is one, is that of the element."""
    label = _WORDS.match(found.text)
    return found.name not in _LABELLED or label is None or found.name in (label[1], LABELS.get(f"{label[1]}："))


def is_attachment_label(line: OurLine | TheirLine) -> bool:
    """Whether a line is the label over an attachment (7.3.7)."""
    return line.style == "附件" and _LABEL.fullmatch(plain(line.text)) is not None


def is_title(line: TheirLine) -> bool:
    """Whether a line has the style of a title: that of the document, or behind a label that of an attachment."""
    return line.paragraph is not None and _STYLES.get(line.style, line.style) == _TITLE


def attachment_titles(lines: Sequence[TheirLine]) -> frozenset[str]:
    """The titles of the attachments of a file, without spaces: each behind its label."""
    pairs = pairwise(lines)
    return frozenset(plain(title.text) for label, title in pairs if is_attachment_label(label) and is_title(title))
