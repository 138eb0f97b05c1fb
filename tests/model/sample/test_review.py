"""A person corrects what the reader saw; every act gives a new inspection and leaves the old one as it was."""

from editor.model.sample.inspection import HeadingSpan, Inspection, Proposal, ProposalKind, SlotSpan, Span
from editor.model.sample.review import (
    mark,
    merge,
    rename,
    restore_lines,
    restore_spans,
    retype,
    review_fields,
    role_of,
    same_text,
    set_role,
    split,
    take_proposals,
    toggle_list,
    unmark,
)
from editor.model.sample.source import SourceText
from editor.model.template.field import FieldType

TEXT = "广告\n关于X的报告\nX：\n一、情况\nX今年完成X万元，甲项目竣工。\n甲项目验收。\n"


def seen() -> Inspection:
    return Inspection(
        SourceText.of(TEXT),
        title="关于X的报告",
        title_lines=(1,),
        addressee="X",
        addressee_line=2,
        noise_lines=(0,),
        headings=(HeadingSpan(3, 1, "一、情况", 4),),
        slots=(
            SlotSpan(1, 2, 3, "X", FieldType.TEXT, None, "事项", "事项", sure=0),
            SlotSpan(2, 0, 1, "X", FieldType.ORG, None, "主送机关", "主送机关"),
            SlotSpan(4, 0, 1, "X", FieldType.ORG, None, "本单位", "本单位"),
            SlotSpan(4, 5, 6, "X", FieldType.MONEY, None, "完成额", "完成额", "万元", sure=1),
        ),
    )


def keys(inspection: Inspection) -> list[str]:
    return [slot.field for slot in inspection.slots]


def test_renaming_gives_all_places_the_new_name_and_takes_the_field() -> None:
    renamed = rename(seen(), "完成额", "年内完成投资")
    assert keys(renamed)[3] == "年内完成投资"
    assert "年内完成投资" in renamed.accepted
    assert keys(seen())[3] == "完成额"


def test_two_fields_may_not_share_a_key() -> None:
    assert keys(rename(seen(), "完成额", "本单位"))[2:] == ["本单位", "本单位_2"]


def test_a_type_is_changed_in_every_place() -> None:
    assert review_fields(retype(seen(), "事项", "project"))[0].type == "project"


def test_merged_fields_are_one_and_splitting_takes_one_place_out_again() -> None:
    merged = merge(seen(), "主送机关", "本单位")
    assert [len(f.places) for f in review_fields(merged)] == [1, 2, 1]
    assert len({slot.group for slot in merged.slots if slot.field == "本单位"}) == 1
    apart = split(merged, merged.slots[1])
    assert keys(apart) == ["事项", "本单位_2", "本单位", "完成额"]
    assert apart.slots[1].group is None


def test_what_is_no_blank_becomes_text() -> None:
    assert keys(unmark(seen(), seen().slots[:1])) == ["主送机关", "本单位", "完成额"]


def test_all_places_of_a_word_become_one_field() -> None:
    marked = mark(seen(), same_text(seen(), "甲项目"), "项目名称", "project")
    field = next(f for f in review_fields(marked) if f.key == "项目名称")
    assert [(p.line, p.start) for p in field.places] == [(4, 9), (5, 0)]
    assert field.places[0].group == field.places[1].group


def test_a_blank_is_not_marked_twice() -> None:
    assert mark(seen(), [Span(4, 0, 3, "X今年")], "别的") == seen()


def test_noise_comes_back_and_goes_again() -> None:
    back = restore_lines(seen(), [0])
    assert role_of(back, 0) == ("above", 0)
    assert set_role(back, 0, "noise").noise_lines == (0,)


def test_a_noise_span_comes_back() -> None:
    span = Span(5, 0, 1, "甲")
    noisy = Inspection(SourceText.of(TEXT), noise_spans=(span,))
    assert restore_spans(noisy, [span]).noise_spans == ()


def test_a_line_changes_its_role() -> None:
    assert role_of(set_role(seen(), 5, "heading", 2), 5) == ("heading", 2)
    assert set_role(seen(), 3, "body").headings == ()
    two = set_role(seen(), 3, "title")
    assert (two.title, two.title_lines) == ("关于X的报告一、情况", (1, 3))
    assert set_role(seen(), 1, "body").title is None
    assert set_role(seen(), 2, "body").addressee is None
    assert set_role(seen(), 5, "addressee").addressee == "甲项目验收。"
    assert set_role(seen(), 5, "date").date_line == 5
    assert set_role(set_role(seen(), 5, "signature"), 5, "body").signature is None


def test_marking_a_line_as_noise_takes_its_blanks_out() -> None:
    assert keys(set_role(seen(), 4, "noise")) == ["事项", "主送机关"]


def test_a_list_is_wanted_and_let_go_of_again() -> None:
    once = toggle_list(toggle_list(seen(), 5), 4)
    assert once.lists == (4, 5)
    assert toggle_list(toggle_list(once, 5), 4) == seen()


def _proposal(line: int, start: int, end: int, text: str, label: str, why: ProposalKind = ProposalKind.MARKED) -> Proposal:
    return Proposal(line, start, end, text, FieldType.TEXT, None, label, label, sample=text, why=why)


def test_taken_proposals_are_places_of_fields_and_the_others_stay_text() -> None:
    source = SourceText(("承办北闸所，协办北闸所，联系人X。", "地点："))
    proposals = (_proposal(0, 2, 5, "北闸所", "单位"), _proposal(0, 8, 11, "北闸所", "单位"), _proposal(1, 3, 3, "", "地点", ProposalKind.LABEL))
    seen = Inspection(source, slots=(SlotSpan(0, 15, 16, "X", field="单位"),), proposals=proposals)
    taken = take_proposals(seen, proposals[:2])
    assert [(slot.start, slot.field, slot.sample) for slot in taken.slots] == [(2, "单位_2", "北闸所"), (8, "单位_2", "北闸所"), (15, "单位", "")]
    assert taken.proposals == proposals[2:]
    assert [field.label for field in review_fields(take_proposals(taken, taken.proposals))] == ["单位", "单位", "地点"]


def test_a_proposal_that_touches_a_blank_is_passed_over() -> None:
    proposals = (_proposal(0, 0, 3, "北闸所", "单位"), _proposal(0, 2, 4, "所由", "乙"), _proposal(0, 0, 3, "北闸所", "丙"))
    taken = take_proposals(Inspection(SourceText(("北闸所由X负责",)), slots=(SlotSpan(0, 4, 5, "X", field="甲"),), proposals=proposals), proposals)
    assert [(slot.start, slot.field) for slot in taken.slots] == [(0, "单位"), (4, "甲")]
    assert len(taken.proposals) == 2
