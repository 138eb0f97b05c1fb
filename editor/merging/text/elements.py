"""Elements of the document that were edited elsewhere where several share a line, titles broken by hand, and the titles of attachments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from editor.merging.tables.rewriting import between, without_front
from editor.merging.text.making import Making
from editor.merging.text.shared_lines import SEVERAL, Part, are_in_a_row, parts_of, their_stretches, titles_at, without_frame
from editor.model.returned.change import ChangeKind
from editor.model.returned.edited import EditedRun
from editor.model.returned.lines import OurLine, TheirLine, plain, runs_key, their_runs_key
from editor.model.template.template import HEADING, Element, Section, SectionPart
from editor.model.text.aligning import aligned

_NOTE = re.compile(r"^(?:附件：)?(?:\d+[.．])?")


def _steady(lines: Sequence[str], text: str) -> int:
    """With how many of the lines, but the last, a text begins."""
    return sum(text.startswith("".join(lines[: n + 1])) for n in range(len(lines) - 1))


@dataclass
class ElementMerge(Making):
    """Makes the changes of lines that are not one item's alone."""

    _noted: dict[str, tuple[EditedRun, ...]] = field(default_factory=dict[str, tuple[EditedRun, ...]])
    _unlabelled: set[str] = field(default_factory=set[str])

    def _meets_elements(self, ours: OurLine, theirs: TheirLine) -> bool:
        """Whether a line is one of these, whose changes are then made."""
        at = self._index(ours)
        if at is None:
            return False
        item = self._items[at]
        if isinstance(item, Section) and item.part == SectionPart.ATTACHMENT and ours.block == HEADING:
            self._meet_attachment(item, at, ours, theirs)
            return True
        if isinstance(item, Element) and not without_frame(item.name, theirs.text):
            self.told.add(plain(theirs.text))
        titles = titles_at(self._items, at)
        parts = parts_of(ours, self._items, at)
        if len(titles) > 1 and theirs.paragraph:
            self._meet_titles(titles, ours, theirs.paragraph.runs)
        elif any(parts) and ours.key != theirs.key:
            self._meet_parts(parts, ours, theirs)
        return len(titles) > 1 or any(parts)

    def _meet_parts(self, parts: Sequence[Part | None], ours: OurLine, theirs: TheirLine) -> None:
        """Each stretch of a shared line is its element's; of elements of one name there may be more or fewer, in another order."""
        stretches = their_stretches(theirs)
        if ours.style in SEVERAL:
            self._meet_several([part for part in parts if part], ours, [runs for runs in stretches if runs], theirs.text)
        elif len(stretches) == len(parts):
            for part, runs in zip(parts, stretches, strict=True):
                if part and runs_key(part.runs) != their_runs_key(runs):
                    now = "".join(run.text for run in runs)
                    made = self._made_element(part, runs)
                    self._swap(
                        (part.item,), made, ChangeKind.ELEMENT if made else ChangeKind.REMOVED, ours, ("".join(run.shown for run in part.runs), now)
                    )

    def _meet_several(self, parts: Sequence[Part], ours: OurLine, stretches: Sequence[tuple[EditedRun, ...]], now: str) -> None:
        numbers = [part.item for part in parts]
        pairs = aligned([runs_key(part.runs) for part in parts], [their_runs_key(runs) for runs in stretches])
        made: list[Element] = []
        for pair in pairs:
            part = replace(parts[0], runs=()) if pair.ours is None else parts[pair.ours]
            made += () if pair.theirs is None else self._made_element(part, stretches[pair.theirs])
        if are_in_a_row(numbers) and tuple(made) != tuple(self._items[n] for n in numbers):
            self._swap(numbers, tuple(made), ChangeKind.ELEMENT if made else ChangeKind.REMOVED, ours, (ours.text, now))

    def _made_element(self, part: Part, runs: Sequence[EditedRun]) -> tuple[Element, ...]:
        """The element as the file has it; the same where it says the same, none where it says nothing."""
        item = self._items[part.item]
        if not isinstance(item, Element) or not any(run.text.strip() for run in runs):
            return ()
        if runs_key(part.runs) == their_runs_key(runs):
            return (item,)
        return (self._renamed(item, self._line(runs, item.text if part.runs else "", part.runs)),)

    def _renamed(self, item: Element, markup: str) -> Element:
        """The element with another text; 文件 stands beside several marks, not in them."""
        word = "文件" if item.name == "发文机关标志" and item.text.rstrip().endswith("文件") else ""
        return Element(item.name, without_frame(item.name, markup) + word)

    def _meet_titles(self, numbers: Sequence[int], ours: OurLine, runs: Sequence[EditedRun]) -> None:
        """The lines of a title that say the same stay; those between them become one line."""
        lines = [ours.text[a:b] for a, b in pairwise((0, *ours.breaks, len(ours.text)))]
        text = "".join(run.text for run in runs)
        if ours.text == text or len(lines) != len(numbers):
            return
        front = _steady(lines, text)
        start = len("".join(lines[:front]))
        back = _steady([line[::-1] for line in reversed(lines[front:])], text[start:][::-1])
        middle, stop = numbers[front : len(numbers) - back], len(text) - len("".join(lines[len(lines) - back :]))
        markup = "".join(item.text for n in middle if isinstance(item := self._items[n], Element))
        made = Element("标题", self._line(between(runs, start, stop), markup, ours.runs))
        self._swap(middle, (made,), ChangeKind.ELEMENT, ours, (ours.text, text))

    # The titles of attachments stand over them and in the note in front of the signature.

    def _meet_attachment(self, head: Section, at: int, ours: OurLine, theirs: TheirLine) -> None:
        if theirs.paragraph is None:
            return
        runs = theirs.paragraph.runs
        if ours.style == "附件说明" and ours.key == theirs.key:
            self.told.add(plain(theirs.text))
        elif ours.style == "附件说明":
            front = _NOTE.match(theirs.text)
            self._noted[head.id] = without_front(runs, len(front[0]) if front else 0)
        if ours.style != "标题" or (ours.key == theirs.key and head.id not in self._noted):
            return
        if ours.key == theirs.key:
            runs = self._noted[head.id]
            self.told.add(plain(ours.text))
        made = replace(head, heading=self._line(runs, head.heading, ours.runs))
        if made != head:
            self._swap((at,), (made,), ChangeKind.HEADING, ours, (ours.text, "".join(run.text for run in runs)))

    def _removes_elements(self, ours: OurLine) -> bool:
        """Whether a line that is gone is one of these; all its elements go with it, an attachment with its label and its title."""
        at = self._index(ours)
        item = self._items[at] if at is not None else None
        if at is None or isinstance(item, Section):
            return at is not None and isinstance(item, Section) and self._removes_attachment(item, at, ours)
        titles = titles_at(self._items, at)
        numbers = titles if len(titles) > 1 else [part.item for part in parts_of(ours, self._items, at) if part]
        for number in numbers:
            self._swap((number,), (), ChangeKind.REMOVED, ours, (ours.text, ""))
        if numbers:
            self._pass(ours)
        return bool(numbers)

    def _removes_attachment(self, head: Section, at: int, ours: OurLine) -> bool:
        if head.part != SectionPart.ATTACHMENT or ours.block != HEADING:
            return False
        if ours.style == "附件":
            self._unlabelled.add(head.id)
        elif ours.style == "标题":
            is_gone = head.id in self._unlabelled
            self._swap(
                (at,), () if is_gone else (replace(head, heading=""),), ChangeKind.REMOVED if is_gone else ChangeKind.HEADING, ours, (ours.text, "")
            )
            self._pass(ours)
        return True
