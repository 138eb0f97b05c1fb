"""附件说明 against the attachments themselves and against what the text says of them (GB/T 9704-2012, 7.3.4, 7.3.7)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from editor.checks.terms.finding import Found
from editor.checks.terms.seeker import Seeker
from editor.checks.terms.text import CheckedText, Extent, Passage, PassageRole
from editor.model.text.numerals import numeral_value

_NOTE = re.compile(r"\s*(?:附\s?件\s?[:：]?)?\s*(?:(?P<number>\d{1,2})\s*[.．、]\s*)?(?P<name>.*?)\s*$", re.DOTALL)
_NEXT = re.compile(r"(?<=[\u4e00-\u9fff）》；;。])[\s\u3000]*(?=(?:\d{1,2}\s*[.．、])[^\d\s])")
_END = re.compile("[。；，、;,.]+$")
_LABEL = re.compile(r"附\s?件\s?(\d{1,2}|[一二三四五六七八九十]{1,3})?")
_MENTION = Seeker(r"(?:见|按照?|附)(?P<said>附件\s?(?P<number>\d{1,2})?)(?![:：])")


@dataclass(frozen=True)
class _Item:
    """An attachment that 附件说明 names: where its number and its name stand; 0 for no number."""

    passage: Passage
    number: int
    at: Extent
    name: Extent

    @property
    def words(self) -> str:
        """Its name."""
        return self.passage.text[self.name.start : self.name.end]


def _items(text: CheckedText) -> list[_Item]:
    found = [(passage, match) for passage in text.of(PassageRole.ATTACHMENTS) for match in _named_in(passage.text) if match["name"]]
    return [_Item(p, int(m["number"] or 0), Extent(m.start("number"), m.start("name")), Extent(*m.span("name"))) for p, m in found]


def _named_in(words: str) -> Iterator[re.Match[str]]:
    """The attachments of a line: the one that it names, or all of several with numbers that stand in it one behind the other."""
    starts = [match.start() for match in _NEXT.finditer(words)]
    for start, end in pairwise([0, *starts, len(words)]):
        if (match := _NOTE.match(words, start, end)) is not None:
            yield match


def name_marks(text: CheckedText) -> Iterator[Found]:
    """A mark behind the name of an attachment, or 《》 around it (7.3.4)."""
    for item in _items(text):
        name = item.words
        bare = _END.sub("", name)
        bare = bare[1:-1] if bare.startswith("《") and bare.endswith("》") and bare.count("《") == 1 else bare
        if bare != name:
            yield Found(item.passage, item.name, bare)


def lone_number(text: CheckedText) -> Iterator[Found]:
    """The number of an attachment that is the only one (7.3.4)."""
    items = _items(text)
    if len(items) == 1 and items[0].number:
        yield Found(items[0].passage, items[0].at, "")


def numbers(text: CheckedText) -> Iterator[Found]:
    """Numbers in 附件说明 that don't count from 1 (7.3.4)."""
    items = _items(text)
    for due, item in enumerate(items, 1):
        if len(items) > 1 and item.number and item.number != due:
            yield Found(item.passage, Extent(item.at.start, item.at.start + len(str(item.number))), str(due))


def without_match(text: CheckedText) -> Iterator[Found]:
    """Attachments that 附件说明 does not name or names otherwise, and those it names that are missing where others are there (7.3.7)."""
    items, labels = _items(text), list(text.of(PassageRole.LABEL))
    titles = _titles(text)
    if not items or not labels:
        return
    for place, label in enumerate(labels):
        number = _number(label) or place + 1
        if number > len(items):
            yield Found(label, Extent(0, len(label.text)), said={"other": str(len(items))})
        elif (title := titles.get(label.number)) is not None and _bare(title.text) != _bare(items[number - 1].words):
            yield Found(title, Extent(0, len(title.text)), said={"other": items[number - 1].words})
    there = {_number(label) or place + 1 for place, label in enumerate(labels)}
    yield from (Found(item.passage, item.name, said={"other": str(len(labels))}) for due, item in enumerate(items, 1) if due not in there)


def _titles(text: CheckedText) -> dict[int, Passage]:
    """The titles of attachments by the number of the passage before."""
    return {passage.number - 1: passage for passage in text.of(PassageRole.ATTACHMENT_TITLE)}


def _number(label: Passage) -> int:
    match = _LABEL.match(label.text)
    return numeral_value(match[1]) if match is not None and match[1] else 0


def _bare(name: str) -> str:
    return re.sub(r"[\s《》]", "", _END.sub("", name.strip()))


def mentions(text: CheckedText) -> Iterator[Found]:
    """Attachments that the text speaks of and that there are not."""
    items, labels = _items(text), list(text.of(PassageRole.LABEL))
    most = max(len(items), len(labels), *(item.number for item in items), *map(_number, labels), 0)
    for passage in text.of(PassageRole.BODY, PassageRole.HEADING):
        for match in _MENTION.within(passage.text):
            if int(match["number"] or 1) > most:
                yield Found(passage, Extent(*match.span("said")), said={"most": most})
