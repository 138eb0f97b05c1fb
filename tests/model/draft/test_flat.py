"""A template's text as one row of items: what is edited in the row is edited in the sections."""

from editor.model.draft.draft import Draft
from editor.model.draft.flat import end_of_text, flattened, places_in, sections_of, with_items
from editor.model.template.template import Element, Prose, Section, Template

HEAD = Section("head", "elements", blocks=(Element("标题", "通知"),))
BODY = Section("s1", level=1, heading="安排", blocks=(Prose("甲"), Prose("乙")))
LATER = Section("s2", level=1, heading="要求", optional=True, blocks=(Prose("丙"),))
TAIL = Section("tail", "elements", blocks=(Element("署名", "水务局"),))
ATTACHED = Section("a1", "attachment", heading="表", blocks=(Prose("丁"),))
DRAFT = Draft(Template(sections=(HEAD, BODY, LATER, TAIL, ATTACHED)))


def test_the_row_gives_the_sections_back_and_the_same_draft() -> None:
    items = flattened(DRAFT.template.sections)
    assert sections_of(items) == DRAFT.template.sections
    assert with_items(DRAFT, items) is DRAFT


def test_without_a_head_its_blocks_join_the_section_before_and_in_front_of_all_heads_they_are_left_out() -> None:
    items = flattened(DRAFT.template.sections)
    joined = with_items(DRAFT, [item for item in items if not (isinstance(item, Section) and item.id == "s2")])
    assert joined.template.by_id["s1"].blocks == (Prose("甲"), Prose("乙"), Prose("丙"))
    assert sections_of([Prose("无头"), *items]) == DRAFT.template.sections
    assert sections_of([Prose("无头")]) == ()


def test_each_item_is_found_by_its_section_and_block() -> None:
    found = dict(places_in(flattened(DRAFT.template.sections)))
    assert (found["head", -1], found["s1", -1], found["s1", 1], found["s2", 0]) == (0, 2, 4, 6)


def test_the_text_ends_before_the_signature_in_the_last_section_that_is_written() -> None:
    items = flattened(DRAFT.template.sections)
    assert items[end_of_text(items, {"head", "s1", "s2", "tail", "a1"})] == Prose("丙")
    assert items[end_of_text(items, {"head", "s1", "tail", "a1"})] == Prose("乙")
    assert end_of_text(items, set()) == 0
    assert end_of_text([], set()) == 0
