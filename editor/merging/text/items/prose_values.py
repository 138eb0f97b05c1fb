"""Values that an edited file holds in its prose: beside their controls, or between the words where the controls are gone."""

from collections.abc import Sequence

from editor.merging.tables.rewriting import values_between
from editor.merging.text.state.base import Base
from editor.merging.text.state.findings import Findings
from editor.model.returned.edited import key_of
from editor.model.returned.lines import OurLine, TheirLine, plain
from editor.model.template.field import FieldType


def is_same_text(base: Base, ours: OurLine, theirs: TheirLine) -> bool:
    """Whether a paragraph lost nothing but controls: its text is left and is still what their fields hold."""
    if theirs.paragraph is None or plain(ours.text) != plain(theirs.text):
        return False
    lost = {run.field for run in ours.runs if run.field} - theirs.paragraph.paths
    return not any(key_of(path) in base.fresh for path in lost)


def find_bare_values(findings: Findings, ours: OurLine, theirs: TheirLine) -> bool:
    """Collect the values between the prose of a line, in a file without controls; False where the prose itself was edited."""
    base = findings.base
    if not base.bare or ours.key == theirs.key or ours.table is not None or theirs.paragraph is None:
        return False
    found = values_between(base.pieces_of(ours), theirs.text)
    if found is None:
        return False
    shown = _shown(ours)
    findings.values |= {path: text for path, text in found.items() if text != shown.get(path)}
    return True


def grow_values(findings: Findings, ours: OurLine, theirs: TheirLine, at: int | None) -> bool:
    """Add what was typed beside the controls of a line to their values; False where it is not part of them.

    It is for a line that is one paragraph of a long value (`at`, its item, is None) or that statements made: there is no other room for the text.
    """
    base = findings.base
    if theirs.paragraph is None or (at is not None and "{%" not in base.markup_of(ours)):
        return False
    found = values_between(base.pieces_of(ours), theirs.text)
    if found is None or any(not text and path not in theirs.paragraph.paths for path, text in found.items()):
        # A control that was taken out says nothing about the other places of its field.
        return False
    shown = _shown(ours)
    for path, text in found.items():
        if at is None and is_long(base, path):
            findings.grown.setdefault(path, {})[id(theirs)] = text
        elif text != shown.get(path):
            findings.values[path] = text
    return True


def join_grown(findings: Findings, theirs: Sequence[TheirLine]) -> None:
    """Put the paragraphs of long values that were typed into together, as values."""
    for path, grown in findings.grown.items():
        lines = [(line, line.paragraph) for line in theirs if line.paragraph and path in line.paragraph.paths]
        texts = (grown.get(id(line)) or "".join(run.text for run in p.runs if run.path == path) for line, p in lines)
        findings.values[path] = "\n".join(texts)


def is_part_of_value(base: Base, theirs: TheirLine) -> bool:
    """Whether a new line holds nothing but the control of a long value: it is a further paragraph of that."""
    runs = [run for run in theirs.paragraph.runs if run.text.strip()] if theirs.paragraph else []
    paths = {run.path for run in runs}
    return len(paths) == 1 and all(is_long(base, path) for path in paths)


def is_long(base: Base, path: str) -> bool:
    """Whether a path is that of a field with several paragraphs."""
    return path in base.fields and base.fields[path].type == FieldType.LONGTEXT


def _shown(ours: OurLine) -> dict[str, str]:
    return {run.field: run.shown for run in ours.runs if run.field}
