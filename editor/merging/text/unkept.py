"""The last checks of a merge: the paragraphs of the edited file that the merged draft does not say, or says elsewhere, whatever the reason."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TypeVar

from editor.merging.text.items.shared_lines import frameless
from editor.merging.text.items.styled import is_attachment_label
from editor.model.document.document import Document, Paragraph
from editor.model.returned.edited import EditedParagraph, EditedRun, key_of
from editor.model.returned.lines import OurLine, TheirLine, our_key, our_lines, plain, their_key, their_lines, without_number
from editor.model.template.template import HEAD, head_or_block
from editor.model.text.aligning import aligned

_NOTE = "附件说明"
_Line = TypeVar("_Line", OurLine, TheirLine)


def unkept(
    after: Document,
    before: Document,
    paragraphs: Iterable[EditedParagraph],
    is_covered: Callable[[EditedRun], bool],
    explained: frozenset[str] = frozenset(),
) -> Iterator[EditedParagraph]:
    """The paragraphs of the file whose text the merged document `after` lacks.

    `before` is the document as it was saved: text that was computed there counts as kept where it is computed anew. `is_covered` decides about the
    text of a control that stands in neither document. `explained` are texts, without spaces, that need no listing.
    """
    kept = _Kept(after, before)
    for paragraph in paragraphs:
        if paragraph.text.strip() and plain(paragraph.text) not in explained and not kept.has(paragraph, is_covered):
            yield paragraph


def reframed(framed: Mapping[str, AbstractSet[str]], after: Document, before: Document) -> frozenset[str]:
    """The lines of the file, without spaces, that became elements (`framed`: with the words of these) and that the merged document prints in another
    frame: in brackets, behind a label, or on a line of its own. Words that only stand inside of others are not printed by that, nor are none.
    """
    now, was = (Counter(_said(document) if framed else ()) for document in (after, before))
    return frozenset(line for line, words in framed.items() if all(word and now[word] > was[word] for word in words))


def _said(document: Document) -> Iterator[str]:
    """What each line of a document and each stretch between its tabs says, without spaces: as it stands, and without what may be put around it."""
    for paragraph in document.paragraphs():
        for stretch in {paragraph.text, *paragraph.text.split("\t"), *_broken(paragraph)}:
            yield from {plain(reading) for reading in (stretch, *frameless(stretch))}


def displaced(after: Document, paragraphs: Sequence[EditedParagraph]) -> Iterator[tuple[OurLine, TheirLine]]:
    """The lines that the merged document `after` has in another place than the file, whatever the reason, as both have them. Lines that stand twice
    and tables say nothing of their place, nor do labels of attachments and the order of the attachment note, which are counted.
    """
    ours = _in_order(line for line in our_lines(after) if line.table is None)
    theirs = _in_order(line for line in their_lines(paragraphs) if line.paragraph)
    for pair in aligned([_key_by_text(line) for line in ours], [_key_by_text(line) for line in theirs]):
        if pair.moved and pair.ours is not None and pair.theirs is not None:
            yield ours[pair.ours], theirs[pair.theirs]


def _in_order(lines: Iterable[_Line]) -> list[_Line]:
    """The lines without labels of attachments, those of the attachment note by what they say."""
    found: list[_Line] = []
    for is_note, group in groupby((line for line in lines if not is_attachment_label(line)), key=lambda line: line.style == _NOTE):
        same = list(group)
        found += sorted(same, key=_key_by_text) if is_note else same
    return found


def _key_by_text(line: OurLine | TheirLine) -> str:
    """What a line says without its number; the title of an attachment in the note is another line than that over it."""
    text = plain(line.text)
    return f"{_NOTE}：{without_number(text.removeprefix('附件：'))}" if line.style == _NOTE else without_number(text)


class _Kept:
    """The paragraphs of the merged document, each the counterpart of one of the file at most."""

    def __init__(self, after: Document, before: Document) -> None:
        self._used: set[int] = set()
        self._by_text: dict[str, list[int]] = defaultdict(list)
        self._by_key: dict[str, list[int]] = defaultdict(list)
        self._by_frame: dict[tuple[str, ...], list[int]] = defaultdict(list)
        # By key: rows that came or went count the others anew.
        self._values = {(key_of(r.field), plain(r.shown)) for document in (before, after) for r in document.runs() if r.field}
        computed_before = {run.field: run.text for run in before.runs() if run.derived and run.filled}
        for at, paragraph in enumerate(after.paragraphs()):
            self._by_text[without_number(plain(paragraph.text))].append(at)
            for number, line in enumerate(_broken(paragraph), 1):
                # A title in several lines may be as many paragraphs in the file.
                self._by_text[plain(line)].append(-number)
            self._by_key[without_number(our_key(paragraph))].append(at)
            if open_slots := frozenset(run.field for run in paragraph.runs if run.field and not run.filled and not run.derived):
                self._by_key[without_number(our_key(paragraph, open_slots))].append(at)
            if all(run.filled for run in paragraph.runs if run.derived):
                self._by_frame[_frame(paragraph)].append(at)
                self._by_key[without_number(our_key(_as_before(paragraph, computed_before)))].append(at)
        computed = (p for p in before.paragraphs() if any(run.derived for run in p.runs))
        self._computed = {without_number(our_key(p)): _frame(p) for p in computed}

    def has(self, paragraph: EditedParagraph, is_covered: Callable[[EditedRun], bool]) -> bool:
        """Whether a counterpart is left; from then on it is taken."""
        if self._take(self._by_text[without_number(plain(paragraph.text))]):
            return True
        if not all(self._knows(run) or is_covered(run) for run in paragraph.runs if run.path):
            return False
        key = without_number(their_key(paragraph))
        return self._take(self._by_key[key]) or (key in self._computed and self._take(self._by_frame[self._computed[key]]))

    def _take(self, places: list[int]) -> bool:
        at = next((at for at in places if at not in self._used), None)
        if at is not None:
            self._used.add(at)
        return at is not None

    def _knows(self, run: EditedRun) -> bool:
        """Whether the field shows this text, or did before it was changed."""
        return not run.text.strip() or (key_of(run.path), plain(run.text)) in self._values


def _broken(paragraph: Paragraph) -> list[str]:
    """The lines of a paragraph that is broken by hand."""
    return [paragraph.text[a:b] for a, b in pairwise((0, *paragraph.breaks, len(paragraph.text)))] if paragraph.breaks else []


def _as_before(paragraph: Paragraph, computed: Mapping[str | None, str]) -> Paragraph:
    """The paragraph with what is computed as it was before a value changed."""
    runs = (replace(run, text=computed.get(run.field, run.text), filled=True) if run.derived else run for run in paragraph.runs)
    return replace(paragraph, runs=tuple(runs))


def _frame(paragraph: Paragraph) -> tuple[str, ...]:
    """The paragraph with its fields in the place of what they give."""
    return tuple(run.text if run.field is None else f"{{{run.field}}}" for run in paragraph.runs)


def renumbered(after: Document, before: Document, paragraphs: Iterable[EditedParagraph]) -> Iterator[tuple[str, str]]:
    """The headings of the document as it was saved (`before`) that the file gives a number, or none, which they neither had nor have in the merged
    one: the text there, and that of the file.
    """
    now, was = _numbered(after), _numbered(before)
    theirs: dict[str, list[str]] = defaultdict(list)
    for paragraph in paragraphs:
        theirs[without_number(plain(paragraph.text))].append(paragraph.text)
    for bare, (text, *more) in now.items():
        there = theirs.get(bare, [])
        if not more and bare in was and len(there) == 1 and plain(there[0]) not in map(plain, (text, *was[bare])):
            yield text, there[0]


def _numbered(document: Document) -> dict[str, list[str]]:
    """The headings with a number by their text without it; lines of the attachment note, whose heads they come from, are none."""
    found: dict[str, list[str]] = defaultdict(list)
    for paragraph in document.paragraphs():
        bare = without_number(plain(paragraph.text))
        if head_or_block(paragraph.block) == HEAD and bare != plain(paragraph.text) and paragraph.style != "附件说明":
            found[bare].append(paragraph.text)
    return found
