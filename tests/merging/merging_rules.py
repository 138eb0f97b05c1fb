"""What must hold of every report that was edited elsewhere and opened again."""

import re
from collections.abc import Callable
from itertools import pairwise

from editor.composing import compose
from editor.merging import Merged, merged
from editor.model.document.document import Paragraph, Run
from editor.model.draft.draft import Draft
from editor.model.draft.flat import flattened
from editor.model.returned.change import Change, choice_of, take_all
from editor.model.returned.lines import plain
from editor.model.template.template import Section, SectionPart
from editor.word import open_package, read_paragraphs, read_runs
from tests.merging.edit_scripts import Step, edited

_NOTE = re.compile(r"(?:附件：)?(?:\d+[.])?")
_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．]|（\d+）)")

_LABEL = re.compile(r"附件\d*")


def faults(stored: Draft, data: bytes, steps: list[Step]) -> list[str]:
    """What is wrong with the merge of an edited report; nothing when all rules hold."""
    changed, marks = edited(data, steps)
    found = merged(stored, open_package(changed))
    return [*_lost(found, stored, changed), *_elsewhere(found, changed), *_not_once(found, marks, changed), *_not_taken_back(found, stored)]


def _texts(draft: Draft) -> list[str]:
    """The paragraphs, the lines of those that are broken by hand, and the parts of those that several signatures share."""
    paragraphs = [p for p in compose(draft).document.paragraphs() if p.text.strip()]
    broken = (plain(p.text[a:b]) for p in paragraphs if p.breaks for a, b in pairwise((0, *p.breaks, len(p.text))))
    shared = (plain(part) for p in paragraphs for part in p.text.split("\t") if "\t" in p.text)
    return [*(plain(p.text) for p in paragraphs), *broken, *filter(None, shared)]


def _lost(found: Merged, stored: Draft, changed: bytes) -> list[str]:
    """Paragraphs of the file that stand neither in the draft nor in the list."""
    here = set(_texts(found.draft)) | {_bare(text) for text in _texts(found.draft)}
    listed = {plain(line) for change in found.changes for line in re.split(r"[\n\t]", change.now)} | {plain(change.now) for change in found.changes}
    said = [line for line in read_paragraphs(open_package(changed)) if line.strip()]
    # Signatures that share a line stand on other lines where there are more of them.
    parted = {plain(line) for line in said if "\t" in line and {plain(part) for part in line.split("\t") if part.strip()} <= here}
    lines = [plain(line) for line in said]
    unseen = [line for line in lines if not {line, _bare(line)} & here and line not in listed and line not in parted]
    unseen = _not_joined(unseen, lines, lambda text: text in here)
    shapes = [*_shapes(found, stored), *_made_anew(stored, found)] if unseen else []

    def is_shaped(text: str) -> bool:
        return any(re.fullmatch(shape, text) for shape in shapes)

    return [f"lost: {line}" for line in _not_joined(unseen, lines, is_shaped) if not is_shaped(line)]


def _elsewhere(found: Merged, changed: bytes) -> list[str]:
    """Paragraphs that file and draft have once, in front of what they stand behind in the file. What is listed without a place or is a new value is
    left out, and labels of attachments, which are counted; the title of an attachment in the note is another paragraph than that over it.
    """
    told = {_bare(plain(line)) for change in found.changes if change.key or change in found.loose for line in (change.now, *change.now.split("\n"))}
    file = [p for p in read_runs(open_package(changed)) if p.table < 0]
    here = [p for p in compose(found.draft).document.blocks if isinstance(p, Paragraph)]
    theirs, ours = ([(_bare(plain(p.text)), p.style == "附件说明") for p in paragraphs] for paragraphs in (file, here))
    once = [
        line for line in theirs if line[0] and theirs.count(line) == ours.count(line) == 1 and line[0] not in told and not _LABEL.fullmatch(line[0])
    ]
    return [f"elsewhere: {one[0]} / {other[0]}" for one, other in pairwise(once) if ours.index(one) > ours.index(other)]


def _not_joined(unseen: list[str], lines: list[str], is_here: Callable[[str], bool]) -> list[str]:
    """The lines without those that are one with their neighbours in the draft: a value that was cut in two has a line break there."""
    joined: set[str] = set()
    for size in (2, 3, 4) if unseen else ():
        for at in range(len(lines) - size + 1):
            part = lines[at : at + size]
            if not joined.issuperset(part) and any(map(is_here, ("".join(part), _bare("".join(part))))):
                joined |= set(part)
    return [line for line in unseen if line not in joined]


def _shapes(found: Merged, stored: Draft) -> list[str]:
    """What a paragraph of the file may say where the draft has another: its own text exactly, and for each field the text as it is, as it was
    before it was changed, as it is listed, or nothing for one that is open. What was computed and can't be any more is not made up for.
    """
    texts: dict[str, set[str]] = {}
    for run in compose(stored).document.runs():
        texts.setdefault(run.field or "", set()).add(plain(run.shown))
    for change in found.changes:
        texts.setdefault(change.key, set()).update(plain(line) for line in change.now.split("\n"))
    paragraphs = compose(found.draft).document.paragraphs()
    return [_paragraph_shape(p, texts, _loose(found)) for p in paragraphs if p.text.strip()]


def _made_anew(stored: Draft, found: Merged) -> list[str]:
    """What composing writes by itself: the number of a row, the label of an element that says nothing any more, and the title of an attachment,
    in the note or over it, where the other was changed.
    """
    rows = [f"{number}" for number in range(1, 1 + max((len(v) for v in stored.values.values() if not isinstance(v, str)), default=0))]
    labels = ["(?:抄送|出席|请假|列席|主送)：。?"]
    at_attachments = [change for change in found.changes if change.section.startswith("附件：")]
    titles = [f"(?:附件：)?(?:\\d+[.])?{re.escape(plain(change.was))}" for change in at_attachments if change.kind == "heading"]
    notes = [re.escape(plain(p.text)) for p in compose(stored).document.paragraphs() if p.style == "附件说明" and at_attachments]
    counted = [f"(?:附件：)?(?:\\d+[.])?{re.escape(plain(p.text))}" for p in compose(found.draft).document.paragraphs() if p.style == "标题"]
    # Of several marks the word 文件 stands beside them, once.
    marks = [f"{re.escape(plain(p.text))}文件" for p in compose(found.draft).document.paragraphs() if p.style in ("发文机关标志", "联合标志")]
    return [*rows, *labels, *titles, *notes, *counted, *marks, "附件\\d*"]


def _paragraph_shape(paragraph: Paragraph, texts: dict[str, set[str]], listed: set[str]) -> str:
    shape = "".join(_shape(run, texts, listed) for run in paragraph.runs)
    if paragraph.style == "附件说明" and (label := _NOTE.match(plain(paragraph.text))):
        return _NOTE.pattern + shape.removeprefix(re.escape(label[0]))  # counted anew where there are more
    number = _NUMBER.match(plain(paragraph.text))
    front = "(?:抄送：)?" if paragraph.style == "抄送机关" else ""
    return f"(?:{_NUMBER.pattern[1:]})?{shape.removeprefix(re.escape(number[0]))}" if number else front + shape


def _loose(found: Merged) -> set[str]:
    return {plain(change.now) for change in found.loose}


def _shape(run: Run, texts: dict[str, set[str]], listed: set[str]) -> str:
    if run.field is None:
        return re.escape(plain(run.text))
    if not run.filled:
        return "" if run.derived else f"(?:{re.escape(run.shown)})?"
    allowed = {plain(run.shown), *listed} | texts.get(run.field, set()) | texts.get(run.field.partition("[")[0], set())
    return f"(?:{'|'.join(re.escape(text) for text in sorted(allowed, key=len, reverse=True))})"


def _bare(line: str) -> str:
    """The line without a heading's number: the draft counts its headings itself."""
    return _NUMBER.sub("", line) or line


def _is_attachment(change: Change) -> bool:
    """Whether it begins an attachment, whose title stands in the note in front of the signature, too."""
    return any(isinstance(item, Section) and item.part == SectionPart.ATTACHMENT for edit in change.edits for item in edit.theirs)


def _not_once(found: Merged, marks: list[str], changed: bytes) -> list[str]:
    """Typed text that the draft has twice, or not at all without being listed."""
    text = "\n".join(plain(p.text) for p in compose(found.draft).document.paragraphs())
    listed = "\n".join(change.now for change in found.changes)
    file = "\n".join(read_paragraphs(open_package(changed)))
    counted = "\n".join(c.now for c in found.changes if c.key or c.kind == "heading" or _is_attachment(c))
    many = [mark for mark in marks if text.count(mark) > file.replace("\n", "").count(mark) and mark not in counted]
    none = [mark for mark in marks if mark not in text and mark not in listed.replace("\n", "")]
    return [*(f"twice: {mark}" for mark in many), *(f"nowhere: {mark}" for mark in none)]


def _is_twice(stored: Draft, change: Change) -> bool:
    """Whether a change is about text that the draft has more than once: rewritten in front of its like it looks as if both versions were kept."""
    items = flattened(stored.template.sections)
    return any(items.count(item) > 1 for edit in change.edits for item in edit.ours)


def _not_taken_back(found: Merged, stored: Draft) -> list[str]:
    """Changes whose choice can't be told, or that can't all be taken back."""
    unknown = [c.kind for c in found.changes if c.kind != "loose" and choice_of(found.draft, c) != "word" and not _is_twice(stored, c)]
    back = take_all(found.draft, found.changes[::-1], "here")
    same = back.template.sections == stored.template.sections and all(back.value(k) == stored.value(k) for k in stored.template.by_key)
    return [*(f"choice unknown: {kind}" for kind in unknown), *([] if same else ["not taken back"])]
