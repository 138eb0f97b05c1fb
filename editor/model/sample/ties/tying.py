"""What a person takes of the offers between fields: two become one, a field is computed from others or keeps a rule."""

import re
from collections.abc import Collection
from dataclasses import replace

from editor.model.sample.inspection import Inspection, SlotSpan, open_offers
from editor.model.sample.offer import Offer, OfferKind
from editor.model.sample.review import merge, retype, review_fields
from editor.model.template.field import Field, FieldType

_BEHIND_CAPITALS = re.compile(r"\s*(?:[元圆]整?|整)")


def take_offer(inspection: Inspection, offer: Offer) -> Inspection:
    """Do what an offer says; of two that are one the field with the plainer name stays."""
    if offer.why == OfferKind.SAME:
        labels = {field.key: field.label for field in review_fields(inspection)}
        into, key = sorted((offer.field, *offer.others), key=lambda key: len(labels[key]))
        return merge(inspection, key, into)
    taken = replace(inspection, ties=(*inspection.ties, offer), accepted=inspection.accepted | {offer.field})
    return _with_whole_amount(retype(taken, offer.field, FieldType.TEXT), offer.field) if offer.gives_words else taken


def _with_whole_amount(inspection: Inspection, key: str) -> Inspection:
    """The inspection in which the blanks of an amount in capitals hold the 元整 behind them too: the capitals say it, or 角 and 分 instead."""

    def grown(slot: SlotSpan) -> SlotSpan:
        line = inspection.source.lines[slot.line]
        found = _BEHIND_CAPITALS.match(line, slot.end)
        return replace(slot, end=found.end(), text=line[slot.start : found.end()], unit="") if found else slot

    return replace(inspection, slots=tuple(grown(slot) if slot.field == key else slot for slot in inspection.slots))


def take_offers(inspection: Inspection, kinds: Collection[str]) -> Inspection:
    """Take one offer of these kinds after the other, until there is none."""
    while offer := next((offer for offer in open_offers(inspection) if offer.why in kinds), None):
        inspection = take_offer(inspection, offer)
    return inspection


def tied(inspection: Inspection, field: Field) -> Field:
    """A field with what was taken for it, as far as the fields that it is computed from are still there."""
    for tie in inspection.ties:
        if tie.field == field.key and tie.others and {slot.field for slot in inspection.slots}.issuperset(tie.others):
            field = replace(field, rule=tie.expression) if tie.why == OfferKind.RULE else replace(field, computed=tie.expression)
    return field
