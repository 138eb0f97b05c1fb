"""What was left out comes back as a line at its place, and everything else stays with its own line."""

from dataclasses import replace

import pytest

from editor.model.sample.inspection import HeadingSpan, Inspection, Proposal, SlotSpan, Span, left_out_of
from editor.model.sample.left_out import LeftOut, PlaceKind, SourcePlace, WhyLeftOut
from editor.model.sample.putting_back import can_be_put_back, put_back
from editor.model.sample.review import Role, restore_lines, set_role
from editor.model.sample.source import Mark, SourceText
from editor.model.sample.source_table import SourceTable
from editor.model.template.field import FieldType

LINES = ("广告在此", "关于盘点的通知", "各站：", "一、安排", "编织袋", "200", "由X站负责。", "水务局", "5月X日")
SEEN = Inspection(
    SourceText(LINES, marks=(Mark(6, 1, 2),), heading_levels=((3, 1),), tables=(SourceTable.of_rows([[(4,), (5,)]]),)),
    title_lines=(1,),
    addressee_line=2,
    signature_lines=(7,),
    date_line=8,
    noise_lines=(0,),
    noise_spans=(Span(6, 3, 5, "负责"),),
    headings=(HeadingSpan(3, 1, "一、安排", 4),),
    slots=(SlotSpan(6, 1, 2, "X", field="站名"), SlotSpan(8, 2, 3, "X", field="日")),
    proposals=(Proposal(5, 0, 3, "200", FieldType.NUMBER, None, "数量"),),
    documents=(1,),
    lists=(6,),
)


def _texts_of(seen: Inspection) -> dict[str, list[str]]:
    """What each line number of the inspection points at."""
    lines = seen.source.lines
    cells = [part.line for table in seen.source.tables for cell in table.cells for part in cell.parts]
    single = [line for line in (seen.addressee_line, seen.date_line) if line is not None]
    spans = [*seen.noise_spans, *seen.headings, *seen.slots, *seen.proposals, *seen.source.marks]
    numbers = {
        "plain": [*seen.title_lines, *seen.signature_lines, *seen.noise_lines, *seen.documents, *seen.lists, *single, *cells],
        "spans": [span.line for span in spans],
        "levels": [line for line, _ in seen.source.heading_levels],
    }
    return {name: [lines[number] for number in found] for name, found in numbers.items()}


@pytest.mark.parametrize(
    ("place", "before"),
    [
        (SourcePlace(PlaceKind.HEADER), "广告在此"),
        (SourcePlace(PlaceKind.TEXT_BOX), "广告在此"),
        (SourcePlace.at_line(2), "一、安排"),
        (SourcePlace(PlaceKind.TABLE, 1, 1), "由X站负责。"),
        (SourcePlace(PlaceKind.FOOTER), None),
        (SourcePlace(PlaceKind.NOTE), None),
        (SourcePlace(PlaceKind.TABLE, 9, 1), None),
    ],
    ids=str,
)
def test_the_words_stand_at_their_place_and_no_number_points_elsewhere(place: SourcePlace, before: str | None) -> None:
    entry = LeftOut("内部 资料", place, WhyLeftOut.NO_PLACE)
    other = LeftOut("另一句", SourcePlace.at_line(8), WhyLeftOut.NO_PLACE)
    after = put_back(replace(SEEN, left_out=(entry, other)), entry, range(len(LINES)))
    at = after.source.lines.index("内部 资料")
    assert (after.source.lines[at + 1] if at + 1 < len(after.source.lines) else None) == before
    assert _texts_of(after) == _texts_of(SEEN)
    assert [after.source.lines[one.place.number] for one in after.left_out] == [LINES[8]]


def test_pictures_and_pages_can_not_be_put_back() -> None:
    whys = [why for why in WhyLeftOut if not can_be_put_back(LeftOut("图", SourcePlace.at_line(0), why))]
    assert {WhyLeftOut.PICTURE, WhyLeftOut.LANDSCAPE, WhyLeftOut.COLUMNS} <= set(whys)
    assert not {WhyLeftOut.HEADER, WhyLeftOut.TEXT_BOX, WhyLeftOut.NO_PLACE} & set(whys)


def test_a_line_that_a_person_took_out_is_listed_as_that_and_one_put_back_is_not_listed() -> None:
    assert [(entry.text, entry.why) for entry in left_out_of(SEEN)] == [("广告在此", WhyLeftOut.SITE_TEXT), ("负责", WhyLeftOut.SITE_TEXT)]
    gone = set_role(SEEN, 3, Role.NOISE)
    assert ("一、安排", WhyLeftOut.TAKEN_OUT) in [(entry.text, entry.why) for entry in left_out_of(gone)]
    back = restore_lines(gone, [0, 3])
    assert [entry.text for entry in left_out_of(back)] == ["负责"]
    assert back.left_out == ()


def test_the_reason_of_a_noise_line_is_the_one_that_the_reader_gave() -> None:
    known = replace(SEEN, left_out=(LeftOut("广告在此", SourcePlace.at_line(0), WhyLeftOut.ADVERT),))
    assert [(str(entry.place), entry.why) for entry in left_out_of(known)] == [("line 0", WhyLeftOut.ADVERT), ("line 6", WhyLeftOut.SITE_TEXT)]
