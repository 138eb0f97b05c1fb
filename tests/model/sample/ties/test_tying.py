"""What a person takes of the offers between fields is in the template; what was renamed, merged or unmarked meanwhile is still right."""

import json

import pytest

from editor.model.sample.inspection import Inspection, SlotSpan, open_offers
from editor.model.sample.inspection_file import records, replayed
from editor.model.sample.offer import Offer, OfferKind
from editor.model.sample.review import merge, rename, unmark
from editor.model.sample.source import SourceText
from editor.model.sample.ties.tying import take_offer, take_offers, tied
from editor.model.template.field import Field, FieldType

LINE = "计划X万元，完成X万元，完成率X%，大写X元整，又完成X万元。"
KEYS = ("计划", "完成", "完成率", "大写额", "完成（其二）")
RATE = Offer(OfferKind.COMPUTED, "完成率", "⟦完成⟧ / ⟦计划⟧ * 100")
BOUND = Offer(OfferKind.RULE, "完成", "⟦完成⟧ <= ⟦计划⟧")
CAPITALS = Offer(OfferKind.COMPUTED, "大写额", '⟦计划⟧ | 大写("万元")')
SAME = Offer(OfferKind.SAME, "完成（其二）", "⟦完成⟧")


@pytest.fixture
def seen() -> Inspection:
    """A line with five figures, and all that may tie them."""
    places = [at for at, sign in enumerate(LINE) if sign == "X"]
    slots = tuple(SlotSpan(0, at, at + 1, "X", FieldType.MONEY, None, key, key, "万元") for at, key in zip(places, KEYS, strict=True))
    return Inspection(SourceText((LINE,)), slots=slots, offers=(SAME, RATE, BOUND, CAPITALS))


def _told(seen: Inspection, key: str) -> tuple[str, str]:
    field = tied(seen, Field(key))
    return field.computed, field.rule


def test_a_field_is_computed_and_keeps_a_rule_once_that_was_taken(seen: Inspection) -> None:
    assert _told(seen, "完成率") == ("", "")
    taken = take_offer(take_offer(seen, RATE), BOUND)
    assert _told(taken, "完成率") == ("完成 / 计划 * 100", "")
    assert _told(taken, "完成") == ("", "完成 <= 计划")
    assert [offer.why for offer in open_offers(taken)] == [OfferKind.SAME, OfferKind.COMPUTED]
    assert seen.ties == ()


def test_two_that_are_one_become_the_one_with_the_plainer_name(seen: Inspection) -> None:
    assert [slot.field for slot in take_offer(seen, SAME).slots] == ["计划", "完成", "完成率", "大写额", "完成"]


def test_a_new_name_is_that_in_the_code_too(seen: Inspection) -> None:
    renamed = rename(take_offer(seen, RATE), "计划", "年度计划")
    assert _told(renamed, "完成率") == ("完成 / 年度计划 * 100", "")
    assert BOUND.renamed({"计划": "年度计划"}) in open_offers(renamed)


def test_an_offer_for_what_became_one_field_or_is_none_any_more_is_gone(seen: Inspection) -> None:
    assert BOUND not in open_offers(merge(seen, "完成", "计划"))
    gone = unmark(take_offer(seen, RATE), [seen.slots[0]])
    assert _told(gone, "完成率") == ("", "")
    assert open_offers(gone) == (SAME,)


def test_an_amount_in_capitals_is_words_and_takes_the_yuan_behind_it_along(seen: Inspection) -> None:
    slot = take_offer(seen, CAPITALS).slots[3]
    assert (slot.type, slot.text, slot.unit) == (FieldType.TEXT, "X元整", "")


def test_all_offers_of_some_kinds_are_taken_in_turn(seen: Inspection) -> None:
    taken = take_offers(seen, {OfferKind.SAME, OfferKind.RULE})
    assert [tie.why for tie in taken.ties] == [OfferKind.RULE]
    assert len({slot.field for slot in taken.slots}) == len(KEYS) - 1


def test_what_was_taken_is_kept_in_the_journal(seen: Inspection) -> None:
    taken = take_offer(seen, RATE)
    assert replayed(json.loads(json.dumps(list(records(None, taken))))) == taken


def test_inspect_tells_an_offer_at_the_first_place_of_its_field(seen: Inspection) -> None:
    told = {entry["why"]: entry for entry in seen.to_json()["proposals"]}
    assert (told["same"]["field"], told["same"]["with"], told["same"]["start"]) == ("完成（其二）", ["完成"], LINE.rindex("X"))
    assert told["rules"]["code"] == "完成 <= 计划"
    assert "code" not in told["same"]
