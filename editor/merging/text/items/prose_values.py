"""Values that an edited file holds in its prose: beside their controls, or between the words where the controls are gone."""

from collections.abc import Mapping, Sequence

from editor.merging.tables.beside import is_value_alone
from editor.merging.tables.rewriting import values_between
from editor.merging.text.state.base import Base
from editor.merging.text.state.findings import Findings, swap
from editor.model.returned.change import ChangeKind
from editor.model.returned.edited import EditedParagraph, key_of
from editor.model.returned.lines import OurLine, TheirLine, plain
from editor.model.template.field import FieldType
from editor.model.template.markup import TokenKind, literal, tokens_of
from editor.model.template.template import Prose
from editor.model.template.values import clean_value


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
    _note_values(findings, ours, theirs, found)
    return True


def find_lost_values(findings: Findings, ours: OurLine, theirs: TheirLine) -> bool:
    """Collect the values between the prose of a line whose controls are gone, of fields that have none left anywhere; False where nothing is known
    of one of them.
    """
    base = findings.base
    lost = {run.field for run in ours.runs if run.field and not run.derived} - base.held
    if not lost or theirs.paragraph is None or ours.table is not None or plain(ours.text) == plain(theirs.text):
        return False
    found = values_between(base.pieces_of(ours), theirs.text)
    if found is None or not all(found.get(path or "") for path in lost):
        return False
    _note_values(findings, ours, theirs, {path: text for path, text in found.items() if path in lost})
    return True


def _note_values(findings: Findings, ours: OurLine, theirs: TheirLine, found: Mapping[str, str]) -> None:
    """Note the values of a line that are new; where they mean what the draft has, the line only shows them otherwise."""
    shown, fields = _shown(ours), findings.base.fields
    new = {path: text for path, text in found.items() if text != shown.get(path)}
    findings.values |= new
    if new and all(path in fields and clean_value(fields[path], text) == findings.base.draft.value(path) for path, text in new.items()):
        findings.explained.add(plain(theirs.text))


def grow_values(findings: Findings, ours: OurLine, theirs: TheirLine, at: int | None) -> bool:
    """Add what was typed beside the controls of a line to their values; False where it is not part of them.

    It is for a line that is one paragraph of a long value (`at`, its item, is None) or that statements made: there is no other room for the text
    but beside the slot, where the value alone is one.
    """
    base = findings.base
    if theirs.paragraph is None or (at is not None and "{%" not in base.markup_of(ours)):
        return False
    found = values_between(base.pieces_of(ours), theirs.text)
    if found is None or any(not text and path not in theirs.paragraph.paths for path, text in found.items()):
        # A control that was taken out says nothing about the other places of its field.
        return False
    beside = _beside(base, theirs.paragraph, found)
    if beside and not _put_beside(findings, ours, theirs, at, beside):
        return False
    shown = _shown(ours)
    for path, text in found.items():
        if path in beside:
            continue
        if at is None and is_long(base, path):
            findings.grown.setdefault(path, {})[id(theirs)] = text
        elif text != shown.get(path):
            findings.values[path] = text
    return True


def _beside(base: Base, paragraph: EditedParagraph, found: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What stands in front of and behind controls whose own text is a value, by path."""
    own = {path: "".join(run.text for run in paragraph.runs if run.path == path) for path in found}
    alone = (path for path, text in found.items() if own[path] not in ("", text) and is_value_alone(base.draft, path, own[path]))
    parts = {path: found[path].partition(own[path]) for path in alone}
    return {path: (before, after) for path, (before, value, after) in parts.items() if value}


def _put_beside(findings: Findings, ours: OurLine, theirs: TheirLine, at: int | None, beside: Mapping[str, tuple[str, str]]) -> bool:
    """Put words beside the slots of a line that statements made; False where a slot stands there more than once, or in each row."""
    item = None if at is None else findings.base.items[at]
    markup = item.text if isinstance(item, Prose) else ""
    for path, words in beside.items():
        slots = [token for token in tokens_of(markup) if token.kind == TokenKind.SLOT and token.text == path]
        if len(slots) != 1:
            return False
        (one,) = slots
        before, after = map(literal, words)
        markup = f"{markup[: one.start]}{before}{markup[one.start : one.end]}{after}{markup[one.end :]}"
    if at is not None:
        swap(findings, (at,), (Prose(markup),), ChangeKind.REWRITTEN, ours, (ours.text, theirs.text))
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
