"""The title of an attachment stands twice (GB/T 9704-2012, 7.3.4, 7.4.3): over the attachment, and in the note in front of the signature."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from editor.merging.tables.rewriting import without_front
from editor.merging.text.items.item import markup_line
from editor.merging.text.items.styled import is_attachment_label
from editor.merging.text.state.findings import Findings, swap
from editor.model.returned.change import ChangeKind
from editor.model.returned.lines import OurLine, TheirLine, plain
from editor.model.template.template import HEADING, Element, Section, SectionPart

_NAME = "附件说明"
_NOTE = re.compile(r"^(?:附件：)?(?:\d+[.．])?")


def is_attachment_line(findings: Findings, ours: OurLine) -> bool:
    """Whether a line is the title or the label of an attachment, or its line in the note."""
    at = findings.base.index_of(ours)
    item = None if at is None else findings.base.items[at]
    return isinstance(item, Section) and item.part == SectionPart.ATTACHMENT and ours.block == HEADING


def notes_in(lines: Iterable[TheirLine]) -> frozenset[str]:
    """The keys of the lines of the attachment note of a file, without label and number."""
    return frozenset(_NOTE.sub("", line.key) for line in lines if line.style == _NAME)


def compare_attachment(findings: Findings, head: Section, at: int, ours: OurLine, theirs: TheirLine) -> None:
    """Rename an attachment, whose head is the item `at`, where its title or its line in the note was edited."""
    if theirs.paragraph is None:
        return
    if is_attachment_label(theirs):
        # Labels are counted anew.
        findings.explained.add(plain(theirs.text))
    runs = theirs.paragraph.runs
    if ours.style == _NAME and ours.key == theirs.key:
        findings.explained.add(plain(theirs.text))
    elif ours.style == _NAME:
        front = _NOTE.match(theirs.text)
        if plain(theirs.text[len(front[0]) if front else 0 :]) in findings.attachment_titles:
            # The note of another attachment: it is written in the order in which they stand.
            findings.explained.add(plain(theirs.text))
            return
        findings.noted[head.id] = without_front(runs, len(front[0]) if front else 0)
    if ours.style != "标题" or (ours.key == theirs.key and head.id not in findings.noted):
        return
    if ours.key == theirs.key:
        runs = findings.noted[head.id]
        findings.explained.add(plain(ours.text))
    made = replace(head, heading=markup_line(findings.base, runs, head.heading, ours.runs))
    if made != head:
        swap(findings, (at,), (made,), ChangeKind.HEADING, ours, (ours.text, "".join(run.text for run in runs)))


def remove_attachment_line(findings: Findings, head: Section, at: int, ours: OurLine) -> bool:
    """Take out an attachment whose label and title are gone, or its title where the label is left; whether the item `at` was changed."""
    if ours.style == "附件":
        findings.unlabelled.add(head.id)
    if ours.style == _NAME and ours.key not in findings.prose and _NOTE.sub("", ours.key) not in findings.notes:
        findings.unnoted[head.id] = ours
    if ours.style != "标题":
        return False
    if head.id in findings.unlabelled:
        swap(findings, (at,), (), ChangeKind.REMOVED, ours, (ours.text, ""))
    else:
        swap(findings, (at,), (replace(head, heading=""),), ChangeKind.HEADING, ours, (ours.text, ""))
    return True


def note_in_file(findings: Findings) -> Sequence[Element]:
    """The attachment note with the lines that the file has left, where it follows from the attachments and lines of it are gone; one without words
    where all are. Nothing where the lines went with their attachments.
    """
    removed = {edit.ours[0] for change in findings.changes for edit in change.edits if edit.ours and not edit.theirs}
    heads = [item for item in findings.base.items if isinstance(item, Section) and item.part == SectionPart.ATTACHMENT and item not in removed]
    if not any(head.id in findings.unnoted for head in heads):
        return ()
    left = [Element(_NAME, head.heading) for head in heads if head.heading and head.id not in findings.unnoted]
    return left or (Element(_NAME, ""),)
