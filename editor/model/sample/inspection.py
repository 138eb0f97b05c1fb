"""What the reader saw in a sample, as `nigao inspect --json` prints it."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import KW_ONLY, asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from editor.model.sample.left_out import LeftOut, PlaceKind, SourcePlace, WhyLeftOut
from editor.model.sample.offer import Offer, OfferKind
from editor.model.sample.source import SourceText
from editor.model.template.field import FieldType
from editor.model.template.values import FIELD_TYPES

DOUBLED = re.compile(r"(?:([\u4e00-\u9fff])\1){3,}")
"""Letters that were written twice each."""


@dataclass(frozen=True, slots=True)
class Span:
    """Columns start to end (exclusive) of a line, both counted from 0, and the text that stands there."""

    line: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SlotSpan(Span):
    """A blank of the sample: its type, the group of places that stand for the same thing, and the key of its field.

    `label` is the field's name on screen, `unit` what follows the blank (亿元, 个), `sure` from 0 (a guess) to 2 (certain);
    `sample` are the words that stood there when they were a value, `pen` says that it is a blank for the pen (签字, 盖章, 意见).
    A box to tick has the `option` that it stands for, and in `box` how it is written empty and ticked, with a stroke between (□|☑).
    """

    type: FieldType | None = None
    group: str | None = None
    field: str = ""
    label: str = ""
    unit: str = ""
    sure: int = 2
    sample: str = ""
    pen: bool = False
    _: KW_ONLY
    option: str = ""
    box: str = ""


@dataclass(frozen=True, slots=True)
class CodeSpan(Span):
    """A tag of another program's template: `markup` is what stands for it in the template, "" for nothing, with its names between marks.

    A value of a repeated row is the `column` of `rows` and has a type; `is_line` says that the line holds nothing else, and is no paragraph.
    """

    markup: str = ""
    rows: str = ""
    column: str = ""
    type: FieldType | None = None
    is_line: bool = False


class ProposalKind(StrEnum):
    """Why a place may be a field; the words of `import --accept`, where `rows` are the rows of one shape in a table, which may be one field."""

    DATE = "dates"
    AMOUNT = "amounts"
    NUMBER = "numbers"
    UNIT = "units"
    PERSON = "persons"
    LABEL = "labels"
    MARKED = "marked"
    ROWS = "rows"
    BOX = "boxes"


@dataclass(frozen=True, slots=True)
class Proposal(SlotSpan):
    """A place that may be a field and is text until a person says so: marked words, a label with nothing behind it (an empty span there).

    Proposals with the same `field` become places of one field.
    """

    why: ProposalKind = ProposalKind.LABEL

    @property
    def slot(self) -> SlotSpan:
        """The blank that it becomes when it is taken."""
        return SlotSpan(**{field.name: getattr(self, field.name) for field in fields(SlotSpan)})


@dataclass(frozen=True, slots=True)
class HeadingSpan:
    """A heading: its line, its level from 1, its text with the number as it stands in the sample.

    `end` is the column where the heading ends and text runs on (the line's length when it stands alone); `lines` how many lines it spans.
    """

    line: int
    level: int
    text: str
    end: int
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Inspection:
    """All that the reader saw in one document of a source text. Line numbers are those of the source.

    `title_lines`, `addressee_line`, `signature_lines`, `date_line` say where the elements stand; `joined` are lines that continue the
    paragraph of the line before; `documents` holds the first line of each document when the file holds several;
    `accepted` are the keys of the fields that a person looked at and took; `lists` are the first lines of the paragraphs whose enumeration
    a person wants as a list; `codes` are tags of other programs that are no blanks. `left_out` is what is not in the template, with the reasons
    of `noise_lines` where the reader knows them (see `left_out_of`); `proposals` are places that may be fields: they are no slots and count nowhere.
    `offers` are what may tie fields together (see `open_offers`), `ties` those of them that a person took: what is computed, and rules.
    """

    source: SourceText
    title: str | None = None
    addressee: str | None = None
    signature: str | None = None
    date: str | None = None
    kind: str | None = None
    title_lines: tuple[int, ...] = ()
    addressee_line: int | None = None
    signature_lines: tuple[int, ...] = ()
    date_line: int | None = None
    noise_lines: tuple[int, ...] = ()
    noise_spans: tuple[Span, ...] = ()
    headings: tuple[HeadingSpan, ...] = ()
    slots: tuple[SlotSpan, ...] = ()
    joined: tuple[int, ...] = ()
    documents: tuple[int, ...] = ()
    accepted: frozenset[str] = frozenset()
    lists: tuple[int, ...] = ()
    codes: tuple[CodeSpan, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    offers: tuple[Offer, ...] = ()
    ties: tuple[Offer, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The inspection in the form of the command line's contract."""
        return {
            "source": self.source.name,
            "encoding": self.source.encoding,
            "title": self.title,
            "addressee": self.addressee,
            "signature": self.signature,
            "date": self.date,
            "kind": self.kind,
            "noise_lines": list(self.noise_lines),
            "noise_spans": [asdict(span) for span in self.noise_spans],
            "headings": [{"line": h.line, "level": h.level, "text": h.text} for h in self.headings],
            "slots": [_slot_json(slot) for slot in self.slots],
            "left_out": [entry.to_json() for entry in left_out_of(self)],
            "proposals": [
                *(_slot_json(proposal) | {"why": proposal.why.value} for proposal in self.proposals),
                *(_offer_json(self, offer) for offer in open_offers(self)),
            ],
        }


def open_offers(seen: Inspection) -> tuple[Offer, ...]:
    """The offers that still say something: their fields are there and several, and nothing that was taken says it already."""
    known = {slot.field for slot in seen.slots}
    taken = {(tie.why, tie.field) for tie in seen.ties}
    found: dict[tuple[OfferKind, frozenset[str]], Offer] = {}
    for offer in seen.offers:
        keys = frozenset((offer.field, *offer.others))
        if len(keys) > 1 and keys <= known and (offer.why, offer.field) not in taken:
            found.setdefault((offer.why, keys), offer)
    return tuple(found.values())


def _offer_json(seen: Inspection, offer: Offer) -> dict[str, Any]:
    """An offer as a proposal at the first place of its field, with the fields that it names and, where it has some, its code."""
    place = next(slot for slot in seen.slots if slot.field == offer.field)
    told = {"why": offer.why.value, "with": list(offer.others)}
    return _slot_json(place) | told | ({} if offer.why == OfferKind.SAME else {"code": offer.expression})


def is_repairable(span: Span) -> bool:
    """Whether a noise span is to be mended by the person (masked or doubled), not cut out."""
    return bool(DOUBLED.fullmatch(span.text)) or len(span.text) == 1


def left_out_of(seen: Inspection) -> tuple[LeftOut, ...]:
    """All that stands in the source and not in the template: the noise in reading order, then the rest.

    The reason of a noise line, and of characters cut out of a line, is that of the entry in `left_out` with these words, else that it is a site's
    text.
    """
    noise, known = frozenset(seen.noise_lines), {(entry.place, entry.text): entry.why for entry in seen.left_out}
    lines = [Span(line, 0, 0, seen.source.lines[line]) for line in seen.noise_lines]
    cut = [span for span in seen.noise_spans if not is_repairable(span)]
    found = [
        LeftOut(span.text.strip(), place, known.get((place, span.text.strip()), WhyLeftOut.SITE_TEXT))
        for span in sorted([*lines, *cut], key=lambda span: (span.line, span.start))
        if span.text.strip()
        for place in (SourcePlace.at_line(span.line),)
    ]
    said = {(entry.place, entry.text) for entry in found}
    return (*found, *(entry for entry in seen.left_out if not is_noise(entry, noise) and (entry.place, entry.text) not in said))


def is_noise(entry: LeftOut, noise: AbstractSet[int]) -> bool:
    """Whether an entry only gives the reason of one of these noise lines."""
    return entry.place.kind == PlaceKind.LINE and entry.place.number in noise


def _slot_json(slot: SlotSpan) -> dict[str, Any]:
    names = ("line", "start", "end", "text", "type", "group", "field")
    data = {name: getattr(slot, name) for name in names}
    return data | {"type": FIELD_TYPES[slot.type].inspected.value if slot.type else None}
