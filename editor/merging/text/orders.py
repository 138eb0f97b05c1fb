"""Attachments that an edited file has in another order: each is known by its title and its lines, wherever it stands by now."""

from collections.abc import Iterator, Sequence

from editor.merging.text.items.styled import is_attachment_label, is_title
from editor.model.document.document import Document
from editor.model.draft.draft import Draft
from editor.model.returned.change import Change, ChangeKind
from editor.model.returned.edited import EditedParagraph
from editor.model.returned.lines import TheirLine, our_lines, plain, their_lines
from editor.model.template.template import HEADING, SectionPart

_TITLE = 5  # lines: as much as a title tells of which attachment it is over
_Lines = dict[str, int]


def order_change(draft: Draft, document: Document, paragraphs: Sequence[EditedParagraph]) -> Change | None:
    """That attachments stand in another order in the file; None where those that are left do not. `document` is the draft composed."""
    ours = _ours(draft, document)
    theirs = [_of_file(block) for block in _blocks(their_lines(paragraphs))] if len(ours) > 1 else []
    now = tuple(_matched(ours, theirs))
    was = tuple(name for name in ours if name in now)
    if was == now:
        return None
    titles = {section.id: section.heading for section in draft.template.sections}
    before, after = ("\n".join(titles[name] for name in names) for names in (was, now))
    return Change(ChangeKind.MOVED, "", before, after, (was[0], HEADING), order=(was, now))


def _ours(draft: Draft, document: Document) -> dict[str, _Lines]:
    """The lines of each attachment, by the id of its section, with how much each tells."""
    home, current = dict[str, str](), ""
    for section in draft.template.sections:
        is_inside = bool(current) and section.part in (SectionPart.BODY, SectionPart.OPENING, SectionPart.CLOSING)
        current = section.id if section.part == SectionPart.ATTACHMENT else current if is_inside else ""
        home[section.id] = current
    found: dict[str, _Lines] = {}
    for line in our_lines(document):
        if (name := home.get(line.section, "")) and line.style not in ("附件", "附件说明"):
            found.setdefault(name, {})[plain(line.text)] = _TITLE if line.style == "标题" else 1
    return found


def _blocks(lines: Sequence[TheirLine]) -> Iterator[list[TheirLine]]:
    """The lines of each attachment of the file, behind its label."""
    block: list[TheirLine] | None = None
    for line in lines:
        if is_attachment_label(line):
            if block is not None:
                yield block
            block = []
        elif block is not None:
            block.append(line)
    if block is not None:
        yield block


def _of_file(block: Sequence[TheirLine]) -> _Lines:
    return {plain(line.text): _TITLE if is_title(line) else 1 for line in block}


def _matched(ours: dict[str, _Lines], theirs: Sequence[_Lines]) -> Iterator[str]:
    """For each attachment of the file the one of ours that it shares most with, each once, in the order of the file; none that shares nothing."""
    shares = [
        (sum(min(here[key], there[key]) for key in here.keys() & there.keys()), -at, name)
        for at, there in enumerate(theirs)
        for name, here in ours.items()
    ]
    found: dict[int, str] = {}
    for share, at, name in sorted(shares, reverse=True):
        if share and at not in found and name not in found.values():
            found[at] = name
    yield from (found[at] for at in sorted(found, reverse=True))
