"""What was left out of a sample and is put back is read like the rest of it."""

import pytest

from editor.model.sample.inspection import Inspection
from editor.model.sample.left_out import LeftOut, PlaceKind, SourcePlace, WhyLeftOut
from editor.model.sample.review import Role, restore_spans, role_of, set_role
from editor.reading import read_put_back, read_restored, template_of
from tests.reading.marked import seen

TEXT = "关于报送名单的通知\n各科室：\n请于{{ 截止日期 }}前报送，由____负责。\n特此通知。\n"


def _put_back(words: str, kind: PlaceKind = PlaceKind.HEADER, text: str = TEXT) -> tuple[Inspection, int]:
    """The inspection with words put back, and their line."""
    found = seen(text)
    after = read_put_back(found, LeftOut(words, SourcePlace(kind), WhyLeftOut.HEADER), range(len(found.source.lines)))
    return after, after.source.lines.index(" ".join(words.split()))


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("编号：{{ 编号 }}", ["编号"]),
        ("编号：____", ["编号"]),
        ("第____号 共____页", 2),
        ("经办人：____　联系电话：____", ["经办人", "联系电话"]),
        ("X粮发〔20XX〕X号", 3),
        ("填表日期：____年__月__日", 1),
        ("【单位名称】内部资料", 1),
        ("请在{{ 截止日期 }}前办结", ["截止日期"]),
        ("密级：XX", 1),
        ("内部资料 注意保存", 0),
    ],
)
@pytest.mark.parametrize("kind", [PlaceKind.HEADER, PlaceKind.FOOTER, PlaceKind.TEXT_BOX])
def test_blanks_of_words_put_back_are_fields(words: str, fields: list[str] | int, kind: PlaceKind) -> None:
    after, line = _put_back(words, kind)
    found = [slot for slot in after.slots if slot.line == line]
    assert [slot.field for slot in found] == fields if isinstance(fields, list) else len(found) == fields
    assert all(after.source.lines[slot.line][slot.start : slot.end] == slot.text for slot in after.slots)
    assert list(after.slots) == sorted(after.slots, key=lambda slot: (slot.line, slot.start))


def test_a_tag_put_back_is_a_place_of_the_field_of_that_name_and_no_other_blank_shares_one() -> None:
    after, _ = _put_back("请在{{ 截止日期 }}前交{{ 收件人 }}，联系人____")
    fields = [slot.field for slot in after.slots]
    assert fields.count("截止日期") == 2
    assert len(set(fields)) == len(fields) - 1
    assert {field.key for field in template_of(after).fields} == set(fields)


def test_a_label_with_nothing_behind_it_that_is_put_back_is_a_proposal() -> None:
    after, line = _put_back("经办人：____　审核人：")
    assert [proposal.label for proposal in after.proposals if proposal.line == line] == ["审核人"]


def test_a_line_above_the_title_is_no_text_of_the_body() -> None:
    after, line = _put_back("内部资料 注意保存")
    assert (line, role_of(after, line), role_of(after, line + 1)) == (0, (Role.ABOVE, 0), (Role.TITLE, 0))
    assert role_of(_put_back("内部资料", PlaceKind.FOOTER)[0], len(after.source.lines) - 1) == (Role.BODY, 0)


def test_a_line_of_noise_comes_back_with_its_blanks() -> None:
    found = seen(TEXT)
    gone = set_role(found, 2, Role.NOISE)
    assert gone.slots == ()
    assert [slot.text for slot in read_restored(gone, 2).slots] == ["{{ 截止日期 }}", "____"]


def test_words_cut_out_of_a_line_have_a_reason_of_their_own() -> None:
    found = seen("关于储粮工作的报告\n市局：\n今年储粮工作进展顺利，入库数量比上年增加。（本文由粮仓文库整理上传）\n第二段照常。\n特此报告。\n")
    cut = found.noise_spans
    said = {entry.text: entry.why for entry in found.left_out}
    assert cut
    assert all(said[span.text.strip()] in (WhyLeftOut.ADVERT, WhyLeftOut.SITE_TEXT) for span in cut)
    assert not any(entry.text == cut[0].text.strip() for entry in restore_spans(found, cut).left_out)
