"""A review under way: the inspection with its history, and the place in hand. Acts have names, so that undo can say what it takes back."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from editor.desk import marked_blank, of_one_document, with_line_back, with_words_back
from editor.model.sample import review
from editor.model.sample.inspection import Inspection, Proposal, SlotSpan, Span
from editor.model.sample.left_out import LeftOut
from editor.model.sample.offer import Offer, OfferKind
from editor.model.sample.putting_back import can_be_put_back
from editor.model.sample.review import ReviewField, Role
from editor.model.sample.ties.tying import take_offer
from editor.model.session.history import History
from editor.model.template.field import FieldType
from editor.model.words import tr
from editor.qt.review.session.seen_sample import SeenSample


class ReviewSession(QObject):
    """`changed` tells a new inspection, `moved` another place in hand, `stepped` the line and the column where a step back or forth changed
    something, `doubted` that two fields of a section have one name: the keys of the one that was there and of the other.
    """

    changed = Signal()
    moved = Signal()
    stepped = Signal(int, int)
    doubted = Signal(str, str)

    def __init__(self, seen: SeenSample, lines: range, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines, self.seen = lines, seen
        self.history = History(seen.inspection)
        self.slot: SlotSpan | None = None
        self._told: set[tuple[str, str]] = set()
        self._take(self.seen.ordered[0].places[0] if self.seen.ordered else None)

    @property
    def inspection(self) -> Inspection:
        """What is seen now."""
        return self.history.value

    @property
    def field(self) -> ReviewField | None:
        """The field in hand."""
        return self.seen.by_key.get(self.slot.field) if self.slot is not None else None

    # The place in hand

    def go_to(self, slot: SlotSpan | None) -> None:
        """Take a place in hand."""
        if slot != self.slot:
            self._take(slot)
            self.moved.emit()

    def go_on(self, step: int) -> None:
        """Take the next field (1) or the one before (−1) in hand."""
        fields, now = self.seen.ordered, self.field
        if fields:
            at = next((n for n, field in enumerate(fields) if field is now), 0)
            self.go_to(fields[min(max(at + step, 0), len(fields) - 1)].places[0])

    def go_to_place(self, step: int) -> None:
        """Take another place of the same field in hand."""
        if (field := self.field) is not None and self.slot is not None:
            at = field.places.index(self.slot)
            self.go_to(field.places[(at + step) % len(field.places)])

    def _take(self, slot: SlotSpan | None) -> None:
        self.slot = slot

    def _stay(self, before: Inspection, *, steps: bool = False) -> None:
        """Keep the place in hand; where it is gone take what was changed, else what comes next. A step back takes what it changed."""
        slots, was = self.inspection.slots, self.slot
        same = next((s for s in slots if was is not None and (s.line, s.start) == (was.line, was.start)), None)
        changed = _first_new(before.slots, slots)
        gone = _first_new(slots, before.slots) if steps else was
        after = next((s for s in slots if gone is not None and (s.line, s.start) > (gone.line, gone.start)), None)
        grown = len(slots) > len(before.slots)
        in_place = (changed or self._accepted(before) or (after if gone else None)) if steps else changed if grown else None
        self._take(in_place or same or changed or after or (slots[-1] if slots else None))

    def _accepted(self, before: Inspection) -> SlotSpan | None:
        """The first place of a field that is accepted by now and was not before, or the other way round."""
        keys = before.accepted ^ self.inspection.accepted
        return next((slot for slot in self.inspection.slots if slot.field in keys), None)

    # Acts

    def do(self, act: Callable[[Inspection], Inspection], label: str, *, stays: bool = False) -> None:
        """Change the inspection by a named act; an act that changes nothing leaves no step. With `stays` the field in hand keeps its place in
        the list, so that the next one is the next one.
        """
        before = self.inspection
        after = act(before)
        if after != before:
            self.history.record(after, label)
            self._show(before, stays=stays)
            self.ask_names(before)

    def step(self, *, back: bool) -> None:
        """Take the last act back, or bring it back, and show where."""
        before = self.inspection
        (self.history.undo if back else self.history.redo)()
        if self.inspection is before:
            return
        self._show(before, steps=True)
        line = review.line_changed(before, self.inspection)
        if line is not None or self.slot is not None:
            self.stepped.emit(*((line, 0) if line is not None or self.slot is None else (self.slot.line, self.slot.start)))

    def ask_names(self, before: Inspection | None = None) -> None:
        """Two fields of one section that have one name (and had not `before`) may be one: that is asked once."""
        known = {*self._told, *(review.namesakes(before) if before is not None else ())}
        new = [pair for pair in review.namesakes(self.inspection) if pair not in known]
        self._told.update(new)
        if new:
            self.doubted.emit(*new[0])

    def _show(self, before: Inspection, *, stays: bool = False, steps: bool = False) -> None:
        if len(self.inspection.source.lines) != len(before.source.lines):
            self.lines = of_one_document(self.inspection)[1]
        held = self.slot if stays and self.field in self.seen.first else None
        self.seen = SeenSample(self.inspection, held)
        self._stay(before, steps=steps)
        self.changed.emit()

    def accept(self) -> None:
        """Take the field in hand as it is and go on to the next."""
        if (field := self.field) is None:
            return
        fields = self.seen.ordered
        at = next(n for n, other in enumerate(fields) if other is field)
        following = fields[min(at + 1, len(fields) - 1)].places[0]
        self.do(lambda seen: review.accept(seen, [field.key]), tr("认可“{name}”", name=field.label))
        self.go_to(following)

    def accept_sure(self) -> None:
        """Take all fields that are certain."""
        keys = [field.key for field in self.seen.fields if field.sure == 2]
        self.do(lambda seen: review.accept(seen, keys), tr("认可有把握的"))

    def rename(self, label: str) -> None:
        """Give the field in hand another name."""
        field, label = self.field, label.strip()
        if field is not None and label and label != field.label:
            self.do(lambda seen: review.rename(seen, field.key, label), tr("改名“{name}”", name=label), stays=True)

    def retype(self, type_: FieldType) -> None:
        """Give the field in hand another type."""
        if (field := self.field) is not None and type_ != (field.type or FieldType.TEXT):
            self.do(lambda seen: review.retype(seen, field.key, type_), tr("改类型“{name}”", name=field.label), stays=True)

    def merge(self, into: str, *, goes_on: bool = False) -> None:
        """Let the field in hand stand for the same thing as another. With `goes_on` the next field comes into its place, else its place stays."""
        field = self.field
        if field is None or into == field.key:
            return
        name, following = self.seen.by_key[into].label, self._after(field)
        self.do(lambda seen: review.merge(seen, field.key, into), tr("合并到“{name}”", name=name))
        if goes_on and following is not None:
            self.go_to(next(s for s in self.inspection.slots if (s.line, s.start) == (following.line, following.start)))

    def split(self) -> None:
        """Let the place in hand be a field of its own."""
        slot, field = self.slot, self.field
        if slot is not None and field is not None and len(field.places) > 1:
            self.do(lambda seen: review.split(seen, slot), tr("拆开“{name}”", name=field.label))

    def unmark(self) -> None:
        """Say that the field in hand is no blank."""
        if (field := self.field) is not None:
            following = self._after(field)
            self.do(lambda seen: review.unmark(seen, field.places), tr("“{name}”不是空位", name=field.label))
            self.go_to(following)

    def _after(self, field: ReviewField) -> SlotSpan | None:
        fields = self.seen.ordered
        at = next(n for n, other in enumerate(fields) if other is field)
        rest = [*fields[at + 1 :], *reversed(fields[:at])]
        return rest[0].places[0] if rest else None

    def mark(self, spans: Sequence[Span], label: str) -> None:
        """Make spans of one text a new field; of spans that touch each other the first counts. What the words say of their type it has."""
        apart: list[Span] = []
        for span in spans:
            if not any(span.line == other.line and span.start < other.end and other.start < span.end for other in apart):
                apart.append(span)
        blank = marked_blank(self.inspection, apart[0])
        cut = [replace(span, end=span.start + len(blank.text), text=blank.text) for span in apart]
        self.do(lambda seen: review.mark(seen, cut, label, blank.type, blank.unit), tr("标出“{name}”", name=label))

    def restore_line(self, line: int) -> None:
        """Bring a line of noise back, with its blanks."""
        self.do(lambda seen: with_line_back(seen, line), tr("放回一行"))

    def restore_span(self, span: Span) -> None:
        """Bring noise inside a line back."""
        self.do(lambda seen: review.restore_spans(seen, [span]), tr("放回“{text}”", text=span.text[:8]))

    def put_back(self, entry: LeftOut) -> None:
        """Make words that were left out a line of the document."""
        if can_be_put_back(entry):
            self.do(lambda seen: with_words_back(seen, entry, self.lines), tr("放回“{text}”", text=entry.text[:8]))

    def take(self, proposals: Sequence[Proposal]) -> None:
        """Make proposals places of fields."""
        label = tr("采用“{name}”", name=proposals[0].label) if len(proposals) == 1 else tr("采用 {count} 处", count=len(proposals))
        self.do(lambda seen: review.take_proposals(seen, proposals), label)

    def tie(self, offer: Offer) -> None:
        """Do what an offer between fields says."""
        name = self.seen.by_key[offer.field].label
        words = {OfferKind.SAME: tr("合并“{name}”", name=name), OfferKind.COMPUTED: tr("算出“{name}”", name=name)}
        self.do(lambda seen: take_offer(seen, offer), words.get(offer.why, tr("给“{name}”加规则", name=name)))

    def take_at(self, span: Span) -> None:
        """Make the proposal at a place of the text a place of a field."""
        found = (p for p in self.seen.proposals_in.get(span.line, ()) if (p.start, p.end) == (span.start, span.end))
        self.take([*found][:1])

    def set_role(self, line: int, role: Role, level: int = 0) -> None:
        """Say what a line is."""
        if (role, level) != review.role_of(self.inspection, line):
            self.do(lambda seen: review.set_role(seen, line, role, level), tr("改层级"))

    def toggle_list(self, line: int) -> bool:
        """Make the items of the paragraph around a line a list, or text again; False where there are none that can be one."""
        first = self.seen.paragraph_of(line)
        if not self.seen.list_size(first):
            return False
        label = tr("改回段落") if first in self.inspection.lists else tr("改成清单")
        self.do(lambda seen: review.toggle_list(seen, first), label)
        return True

    def same(self, text: str) -> tuple[Span, ...]:
        """Every place of a text in this document that is no blank yet."""
        found = (span for span in review.same_text(self.inspection, text) if span.line in self.lines)
        return tuple(span for span in found if self.is_free(span))

    def is_free(self, span: Span) -> bool:
        """Whether no blank stands in a span of a line that belongs to the document."""
        slots = self.seen.slots_in.get(span.line, ())
        return span.line not in self.seen.noise and not any(span.start < slot.end and slot.start < span.end for slot in slots)


def _first_new(old: Sequence[SlotSpan], new: Sequence[SlotSpan]) -> SlotSpan | None:
    """The first blank that was not there before."""
    known = set(old)
    return next((slot for slot in new if slot not in known), None)
