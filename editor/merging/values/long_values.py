"""Values that go over several paragraphs in an edited file: what they are by now, wherever a paragraph was begun or two were joined."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, pairwise, takewhile
from typing import NamedTuple

from editor.merging.values.file_paragraphs import FileParagraphs
from editor.model.document.document import Document, Paragraph
from editor.model.document.single_places import single_places
from editor.model.draft.draft import Draft
from editor.model.returned.edited import EditedParagraph, EditedRun
from editor.model.returned.lines import our_key, plain, runs_key, their_key, their_runs_key
from editor.model.template.field import FieldType
from editor.word import PlaceValue


@dataclass(frozen=True)
class LongField:
    """A field of several paragraphs in the document as it was saved: by place its paragraphs there, and by number of a place in the file that of the
    place on the page.
    """

    path: str
    pages: Mapping[int, Sequence[Paragraph]]
    numbers: Mapping[int, int]

    def frame(self, page: int, *, first: bool, last: bool) -> tuple[str, str]:
        """The keys of what stands in front of the value in its first paragraph, and behind it in its last."""
        return _around(self.pages[page][0], self.path)[0] if first else "", _around(self.pages[page][-1], self.path)[1] if last else ""

    def text(self, page: int) -> str:
        """The value at a place as it was saved, without the lines in which nothing stands."""
        return "\n".join(filter(None, (_text(paragraph, self.path) for paragraph in self.pages[page])))

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """What stands in front of the value at its places, as keys."""
        return frozenset(self.frame(page, first=True, last=False)[0] for page in self.pages)

    @cached_property
    def lines(self) -> frozenset[str]:
        """The paragraphs of the value, without spaces."""
        return frozenset(plain(_text(p, self.path)) for page in self.pages.values() for p in page)


def _around(paragraph: Paragraph, path: str) -> tuple[str, str]:
    at = [number for number, run in enumerate(paragraph.runs) if run.field == path and not run.derived]
    return runs_key(paragraph.runs[: at[0]]), runs_key(paragraph.runs[at[-1] + 1 :])


def long_paths(draft: Draft, document: Document) -> frozenset[str]:
    """The paths of the values that stand in paragraphs of their own: of long texts, and of all others that the document has in several."""
    long = {described.key for described in draft.template.fields if described.type == FieldType.LONGTEXT}
    seen: set[tuple[str, int]] = set()
    for paragraph in document.paragraphs():
        here = {(run.field, run.place) for run in paragraph.runs if run.field and not run.derived}
        long.update(path for path, _ in here & seen)
        seen |= here
    return frozenset(long)


def _long_fields(long: AbstractSet[str], document: Document) -> Iterator[LongField]:
    if not long:
        return
    numbers: dict[str, dict[int, int]] = {}
    for (path, number), (_, place) in single_places(document).first.items():
        numbers.setdefault(path, {})[number] = place
    pages: dict[str, dict[int, list[Paragraph]]] = {}
    for paragraph in document.paragraphs():
        for path, place in {(run.field, run.place) for run in paragraph.runs if run.field in long and not run.derived and run.field}:
            pages.setdefault(path, {}).setdefault(place, []).append(paragraph)
    for path, found in pages.items():
        paragraphs = [id(paragraph) for page in found.values() for paragraph in page]
        if len(set(paragraphs)) < len(paragraphs):
            # Several places in one paragraph are told apart by their marks alone, as those of any other field.
            continue
        yield LongField(path, found, {place: place for place in found} | numbers.get(path, {}))


class LongValues(NamedTuple):
    """What the file has for fields of several paragraphs: `texts` by path, where they are other than before; `paragraphs` and `shown` with all that
    is part of such a value as its own, and what was copied from one as prose.
    """

    paragraphs: Sequence[EditedParagraph]
    shown: Sequence[PlaceValue]
    texts: Mapping[str, str]


def long_values(draft: Draft, document: Document, shown: Sequence[PlaceValue], paragraphs: Sequence[EditedParagraph]) -> LongValues:
    """The values of several paragraphs as an edited file has them; `document` is composed of the draft as it was saved."""
    known = Counter(our_key(paragraph) for paragraph in document.paragraphs() if paragraph.text.strip())
    file, found, texts = FileParagraphs(paragraphs), dict[str, list[PlaceValue]](), dict[str, str]()
    places: dict[str, list[PlaceValue]] = {}
    for place in shown:
        places.setdefault(place.path, []).append(place)
    fields = list(_long_fields(long_paths(draft, document), document))
    as_saved = {long.path for long in fields if _is_as_saved(long, [file.all[number] for number in file.holding(long.path)])}
    for long in fields:
        if long.path in as_saved:
            found[long.path] = [PlaceValue(long.path, page, long.text(page), filled=True) for page in long.pages]
        elif file.holding(long.path):
            found[long.path], text = _Reading(long, file, known, places.get(long.path, ())).read()
            texts |= {long.path: text} if text else {}
    others = [place for place in shown if place.path not in found]
    return LongValues(file.all, [*others, *chain.from_iterable(found.values())], texts)


def _is_as_saved(long: LongField, paragraphs: Sequence[EditedParagraph]) -> bool:
    """Whether the paragraphs of a file that hold a value are those that were saved, so that there is nothing to read."""
    saved = [(page, p) for page, of in long.pages.items() for p in of]
    if len(saved) != len(paragraphs) or not all(run.filled for _, p in saved for run in p.runs if run.field == long.path):
        return False
    return all(
        our_key(ours) == their_key(theirs)
        and [(page, _text(ours, long.path))] == [(long.numbers.get(run.place), run.text) for run in theirs.runs if run.path == long.path]
        for (page, ours), theirs in zip(saved, paragraphs, strict=True)
    )


class _Reading:
    """Reads one field of several paragraphs; `places` are what its marks hold."""

    def __init__(self, long: LongField, file: FileParagraphs, known: Mapping[str, int], places: Sequence[PlaceValue]) -> None:
        self._long, self._file, self._known = long, file, known
        self._holes = {place.place for place in places if not place.filled}
        # Where one mark goes over several paragraphs, those have no numbers of their own.
        self._numbers = {page: page for page in long.pages} if any("\n" in place.text for place in places) else long.numbers

    def read(self) -> tuple[list[PlaceValue], str]:
        """Put the paragraphs of the value together, those of each place; gives these, and the text where it is new and the same at all of them."""
        self._take_over_lines()
        self._take_over_halves()
        pages = self._pages()
        before = {page: self._long.text(page) for page in pages}
        texts = {page: "\n".join(filter(None, map(self._own, self._framed(page, numbers)))) for page, numbers in pages.items()}
        texts = {page: before[page] if _legible(text) == _legible(before[page]) else text for page, text in texts.items()}
        places = [PlaceValue(self._long.path, page, text, bool(text)) for page, text in texts.items()]
        is_new = len(set(texts.values())) == 1 and texts != before
        return places, next(iter(texts.values())) if is_new else ""

    def _text_at(self, number: int) -> str:
        return "".join(run.text for run in self._file.all[number].runs if run.path == self._long.path)

    def _own(self, number: int) -> str:
        """The text of the value in a paragraph, nothing where it shows that the value is missing."""
        runs = [run for run in self._file.all[number].runs if run.path == self._long.path and run.place not in self._holes]
        return "".join(run.text for run in runs).strip()

    def _pages(self) -> dict[int, list[int]]:
        """The numbers of the value's paragraphs by place; a copy that stands apart is prose."""
        pages: dict[int, list[list[int]]] = {}
        apart: list[list[int]] = []
        seen: set[int] = set()
        for group in self._groups():
            places = {run.place for n in group for run in self._file.all[n].runs if run.path == self._long.path and run.place}
            own = [self._numbers[place] for place in sorted(places - seen) if place in self._numbers]
            seen |= places
            if own:
                pages.setdefault(own[0], []).append(group)
            else:
                apart.append(group)
        whole = {page: next(([group] for group in groups if self._is_whole(page, group)), groups) for page, groups in pages.items()}
        apart += [group for page, groups in pages.items() for group in groups if group not in whole[page]]
        free = [page for page in self._long.pages if page not in pages]
        for number in (n for group in apart[len(free) :] for n in group):
            self._make_prose(number)
        found = {page: [n for group in groups for n in group] for page, groups in whole.items()}
        return found | dict(zip(free, apart, strict=False))

    def _is_whole(self, page: int, group: Sequence[int]) -> bool:
        """Whether paragraphs say all that a place said before."""
        return {_text(p, self._long.path) for p in self._long.pages[page]} <= {self._text_at(number) for number in group}

    def _make_prose(self, number: int) -> None:
        paragraph = self._file.all[number]
        self._file.put(number, (replace(run, path="") if run.path == self._long.path else run for run in paragraph.runs))

    def _groups(self) -> list[list[int]]:
        """The paragraphs with the value, together where no line of the draft and no heading stands between them, and no mark is of another place."""
        groups: list[list[int]] = []
        known: set[int] = set()
        numbers = self._file.holding(self._long.path)
        for before, number in pairwise((-1, *numbers)):
            paragraph = self._file.all[number]
            pages = self._pages_of(paragraph)
            is_same = before >= 0 and not self._begins(paragraph) and (not pages or not known or bool(pages & known))
            is_same = is_same and not any(map(self._parts, range(before + 1, number)))
            groups, known = (groups, known | pages) if is_same else ([*groups, []], pages)
            groups[-1].append(number)
        return groups

    def _parts(self, number: int) -> bool:
        """Whether a paragraph without the value is a line of its own, so that what stands behind it is of another place."""
        paragraph = self._file.all[number]
        is_own = bool(paragraph.level) or paragraph.table >= 0 or bool(self._known.get(their_key(paragraph), 0))
        return is_own and bool(paragraph.text.strip())

    def _pages_of(self, paragraph: EditedParagraph) -> set[int]:
        """The places on the page that the marks of the value in a paragraph are of."""
        return {self._numbers[run.place] for run in paragraph.runs if run.path == self._long.path and run.place in self._numbers}

    def _begins(self, paragraph: EditedParagraph) -> bool:
        """Whether a paragraph begins as the first of a place does, with words in front of the value."""
        before = list(takewhile(lambda run: run.path != self._long.path, paragraph.runs))
        return bool(before) and their_runs_key(before) in self._long.beginnings

    def _framed(self, page: int, numbers: Sequence[int]) -> list[int]:
        """The paragraphs of a place with what was typed beside the value as part of it, where it has no other room; those that were joined with
        another line are of that.
        """
        if len(numbers) == 1 and len(self._long.pages[page]) == 1:
            return list(numbers)
        left: list[int] = []
        for at, number in enumerate(numbers):
            frame = self._long.frame(page, first=at == 0, last=at == len(numbers) - 1)
            left += [number] if self._frame(number, frame) else []
        return left

    def _frame(self, number: int, frame: tuple[str, str]) -> bool:
        """Whether a paragraph is still one of the value, with what was typed beside that as its own."""
        paragraph = self._file.all[number]
        at = [n for n, run in enumerate(paragraph.runs) if run.path == self._long.path]
        before, own, after = paragraph.runs[: at[0]], paragraph.runs[at[0] : at[-1] + 1], paragraph.runs[at[-1] + 1 :]
        fits = (their_runs_key(before), their_runs_key(after)) == frame
        beside = [run for run in (*before, *own, *after) if run.path != self._long.path and run.text.strip()]
        if any(frame) or (fits and not beside):
            return True
        if paragraph.level or paragraph.table >= 0 or any(run.path for run in beside) or self._known.get(their_runs_key(beside), 0):
            return self._is_made_prose(number)
        self._file.put(number, (EditedRun(paragraph.text, self._long.path, own[0].place),))
        return True

    def _is_made_prose(self, number: int) -> bool:
        self._make_prose(number)
        return False

    def _take_over_lines(self) -> None:
        """Give the value those of its paragraphs that only lost their controls."""
        said = {plain(self._text_at(number)) for number in self._file.holding(self._long.path)}
        for line in self._long.lines - said - {""}:
            if (number := self._file.bare(line)) is not None:
                self._file.put(number, (EditedRun(self._file.all[number].text, self._long.path),))

    def _take_over_halves(self) -> None:
        """Give the value the half of a paragraph that lost its control when the paragraph was cut in two."""
        lines = self._long.lines
        for number in self._file.holding(self._long.path):
            own = plain(self._text_at(number))
            for line in lines:
                if own and line != own and line.startswith(own):
                    self._take_over(range(number + 1, len(self._file.all)), line[len(own) :], from_end=False)
                elif own and line != own and line.endswith(own):
                    self._take_over(range(number - 1, -1, -1), line[: -len(own)], from_end=True)

    def _take_over(self, numbers: Iterable[int], rest: str, *, from_end: bool) -> None:
        """Take over the paragraphs that the rest of a line of the value stands in, up to the one that goes on behind it or begins in front of it."""
        taken: dict[int, EditedParagraph] = {}
        for number in numbers:
            paragraph = self._file.all[number]
            text = plain(paragraph.text)
            if not text:
                continue
            if paragraph.level or paragraph.table >= 0 or self._known.get(their_key(paragraph), 0):
                return
            half = rest if len(rest) < len(text) else text
            taken[number] = self._with_half(paragraph, half, from_end=from_end)
            if taken[number] is paragraph or not (rest.endswith(half) if from_end else rest.startswith(half)):
                return
            rest = rest[: len(rest) - len(half)] if from_end else rest[len(half) :]
            if not rest:
                break
        if not rest:
            for number, paragraph in taken.items():
                self._file.put(number, paragraph.runs)

    def _with_half(self, paragraph: EditedParagraph, half: str, *, from_end: bool) -> EditedParagraph:
        """The paragraph with a half of the value in front of it, or at its end, as that of the field; the same where it has no such text there."""
        runs = list(paragraph.runs)
        edge = runs[-1 if from_end else 0]
        if edge.path or not (edge.text.endswith(half) if from_end else edge.text.startswith(half)):
            return paragraph
        own = EditedRun(half, self._long.path)
        rest = replace(edge, text=edge.text.removesuffix(half) if from_end else edge.text.removeprefix(half))
        made = (*runs[:-1], rest, own) if from_end else (own, rest, *runs[1:])
        return replace(paragraph, runs=tuple(run for run in made if run.text))


def _text(paragraph: Paragraph, path: str) -> str:
    return "".join(run.shown for run in paragraph.runs if run.field == path and not run.derived)


def _legible(text: str) -> str:
    """The lines of a text that say something, without what a file can't hold."""
    lines = ("".join(sign for sign in line if sign.isprintable()).strip() for line in text.split("\n"))
    return "\n".join(filter(None, lines))
