"""What must hold of every report that was edited elsewhere and opened again."""

import re

from editor.composing import compose
from editor.desk.merging import Merged, merged
from editor.model.comparing import plain
from editor.model.draft import Draft
from editor.model.merging import choice_of, take_all
from editor.word import read_paragraphs
from tests.desk.edit_scripts import Step, edited

_NUMBER = re.compile(r"^([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．]|（\d+）)")


def faults(stored: Draft, data: bytes, steps: list[Step]) -> list[str]:
    """What is wrong with the merge of an edited report; nothing when all rules hold."""
    changed, marks = edited(data, steps)
    found = merged(stored, changed)
    return [*_lost(found, changed), *_not_once(found, marks, changed), *_not_taken_back(found, stored)]


def _texts(draft: Draft) -> list[str]:
    return [plain(p.text) for p in compose(draft).document.paragraphs() if p.text.strip()]


def _lost(found: Merged, changed: bytes) -> list[str]:
    """Paragraphs of the file that stand neither in the draft nor in the list."""
    here = set(_texts(found.draft))
    listed = "\n".join(plain(change.now) for change in found.changes)
    lines = [plain(line) for line in read_paragraphs(changed) if line.strip()]
    values = [plain(change.was) for change in found.changes if change.key]
    return [f"lost: {line}" for line in lines if line not in here and line not in listed and not _is_known(line, found, values)]


def _is_known(line: str, found: Merged, values: list[str]) -> bool:
    """A paragraph that shows a value as it was, or a heading's number as it was: the draft writes both itself."""
    bare = {_NUMBER.sub("", text) for text in _texts(found.draft)}
    if not _NUMBER.sub("", line) or _NUMBER.sub("", line) in bare:
        return True
    return any(value and value in line for value in values) or any(plain(c.now) in line for c in found.changes if c.now)


def _not_once(found: Merged, marks: list[str], changed: bytes) -> list[str]:
    """Typed text that the draft has twice, or not at all without being listed."""
    text = "\n".join(_texts(found.draft))
    listed = "\n".join(change.now for change in found.changes)
    file = "\n".join(read_paragraphs(changed))
    many = [mark for mark in marks if text.count(mark) > file.count(mark) and not any(c.key and mark in c.now for c in found.changes)]
    none = [mark for mark in marks if mark not in text and mark not in listed]
    return [*(f"twice: {mark}" for mark in many), *(f"nowhere: {mark}" for mark in none)]


def _not_taken_back(found: Merged, stored: Draft) -> list[str]:
    """Changes whose choice can't be told, or that can't all be taken back."""
    unknown = [c.kind for c in found.changes if c.kind != "loose" and choice_of(found.draft, c) != "word"]
    back = take_all(found.draft, found.changes[::-1], "here")
    same = back.template.sections == stored.template.sections and all(back.value(k) == stored.value(k) for k in stored.template.by_key)
    return [*(f"choice unknown: {kind}" for kind in unknown), *([] if same else ["not taken back"])]
