"""Back to the review and forward again: values stay with their fields, and so does what was changed while filling."""

from collections.abc import Callable
from dataclasses import replace

from editor.desk import reviewed
from editor.desk.opening.samples import read_sample
from editor.model.acts import elements
from editor.model.acts.fields import describing, joining
from editor.model.acts.fields.carrying import Carried, carried
from editor.model.acts.fields.following import as_described, followed
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json
from editor.model.sample import review
from editor.model.sample.inspection import Inspection, Span
from editor.model.sample.source import SourceText
from editor.model.template.field import FieldType
from editor.model.template.file import print_template

TEXT = """关于XX工作的报告
市政府：
今年以来，XX单位投资XX万元，支出XX万元，到2020年底完成。
一、总体情况
XX单位认真工作，新增XX人。
特此报告。
"""
Act = Callable[[Inspection], Inspection]


class Case:
    """A sample in its review, and the draft that is filled."""

    def __init__(self) -> None:
        self.opened = read_sample(SourceText(tuple(TEXT.splitlines()), "", "utf-8"), "样稿")
        assert self.opened.inspection is not None
        self.seen = self.opened.inspection
        self.draft = reviewed(self.opened, self.seen).draft

    def key(self, at: int) -> str:
        """The key of a blank by its number in the text."""
        return self.seen.slots[at].field

    def fills(self) -> "Case":
        """Give each field a value of its own."""
        self.draft = self.draft.with_values({field.key: f"{n}" for n, field in enumerate(self.draft.template.fields, 1)})
        return self

    def reviews(self, act: Act) -> Carried:
        """Go back, do something there, and come forward again."""
        after, base = act(self.seen), reviewed(self.opened, self.seen).draft.template
        made = carried(base, self.draft, reviewed(self.opened, after).draft, followed(self.seen, after))
        assert draft_from_json(draft_to_json(made.draft)) == made.draft
        return made


def _says(draft: Draft) -> str:
    return print_template(draft.template)


def test_nothing_done_in_the_review_changes_nothing() -> None:
    case = Case().fills()
    assert case.reviews(lambda seen: seen).draft == case.draft


def test_a_field_that_is_renamed_keeps_its_value_under_its_new_key() -> None:
    case = Case().fills()
    key, value = case.key(2), case.draft.value(case.key(2))
    made = case.reviews(lambda seen: review.rename(seen, key, "到位资金"))
    assert (made.draft.value("到位资金"), key in made.draft.template.by_key, made.homeless) == (value, False, ())


def test_fields_that_change_names_keep_their_own_values() -> None:
    case = Case().fills()
    one, other = case.key(2), case.key(3)
    values = case.draft.value(one), case.draft.value(other)

    def swap(seen: Inspection) -> Inspection:
        return review.rename(review.rename(review.rename(seen, one, "暂"), other, one), "暂", other)

    made = case.reviews(swap)
    assert (made.draft.value(other), made.draft.value(one)) == values


def test_fields_that_are_merged_keep_the_value_that_is_there() -> None:
    case = Case()
    one, other = case.key(2), case.key(3)
    case.draft = case.draft.with_value(one, "5")
    made = case.reviews(lambda seen: review.merge(seen, one, other))
    assert (made.draft.value(other), one in made.draft.template.by_key) == ("5", False)


def test_a_place_that_is_split_off_has_the_value_too() -> None:
    case = Case().fills()
    key = case.key(1)
    twice = [slot for slot in case.seen.slots if slot.field == key]
    assert len(twice) == 2
    made = case.reviews(lambda seen: review.split(seen, twice[1]))
    new = next(field.key for field in made.draft.template.fields if field.key not in case.draft.template.by_key)
    assert made.draft.value(new) == made.draft.value(key) == case.draft.value(key)


def test_a_new_field_is_empty_and_one_that_is_dropped_is_named_with_its_value() -> None:
    case = Case().fills()
    line = next(n for n, text in enumerate(TEXT.splitlines()) if "2020" in text)
    at = TEXT.splitlines()[line].index("2020")
    gone = case.key(3)
    name = case.draft.template.by_key[gone].name
    made = case.reviews(lambda seen: review.mark(review.unmark(seen, [seen.slots[3]]), [Span(line, at, at + 4, "2020")], "年度", FieldType.YEAR))
    assert (made.draft.value("年度"), made.homeless, gone in made.draft.values) == ("", (name,), False)
    assert "支出XX万元，到{{ 年度 }}年底" in _says(made.draft)


def test_a_type_that_changes_in_the_review_changes_what_a_value_means() -> None:
    case = Case()
    key = case.key(2)
    case.draft = case.draft.with_value(key, "1200")
    assert case.reviews(lambda seen: review.retype(seen, key, FieldType.TEXT)).draft.value(key) == "1200"


def test_what_was_changed_while_filling_stays_beside_what_the_review_changes() -> None:
    case = Case().fills()
    key, other = case.key(2), case.key(3)
    draft = describing.with_hint(describing.renamed(case.draft, key, "资金"), key, "写全年的")
    draft = joining.split(draft, case.key(1), 1)[0]
    section = next(s for s in draft.template.sections if s.level)
    draft = draft.with_heading(section.id, "全年情况")
    case.draft = elements.added(draft, "署名").with_switch(section.id, on=True)
    made = case.reviews(lambda seen: review.rename(seen, other, "花销")).draft
    field = made.template.by_key[key]
    assert (field.name, field.hint, made.value("花销"), made.value(f"{case.key(1)}_2")) == (
        "资金",
        "写全年的",
        case.draft.value(other),
        case.draft.value(case.key(1)),
    )
    assert "# 全年情况" in _says(made)
    assert "@署名" in _says(made)
    assert made.template.by_id[section.id].heading == "全年情况"
    assert made.switches == case.draft.switches


def test_a_paragraph_that_both_changed_has_both_changes() -> None:
    case = Case().fills()
    section = next(s for s in case.draft.template.sections if any("投资" in markup for _, markup in s.markups()))
    blocks = tuple(replace(b, text=b.text.replace("今年以来", "去年以来")) if "投资" in getattr(b, "text", "") else b for b in section.blocks)
    case.draft = case.draft.with_template(case.draft.template.with_section(replace(section, blocks=blocks)))
    made = case.reviews(lambda seen: review.unmark(seen, [seen.slots[3]]))
    assert "去年以来" in _says(made.draft)
    assert "支出XX万元" in _says(made.draft)
    assert made.left_out == ()


def test_a_section_that_was_deleted_stays_deleted_and_what_the_review_said_of_it_is_told() -> None:
    case = Case().fills()
    template = case.draft.template
    case.draft = case.draft.with_template(replace(template, sections=tuple(s for s in template.sections if not s.level)))
    made = case.reviews(lambda seen: review.unmark(seen, [seen.slots[-1]]))
    assert "总体情况" not in _says(made.draft)
    assert any("新增XX人" in line for line in made.left_out)


def test_a_field_of_ones_own_keeps_its_key_when_a_place_gets_the_same_one_in_the_review() -> None:
    case = Case().fills()
    key = case.key(1)
    case.draft, new = joining.split(case.draft, key, 0)
    case.draft = case.draft.with_value(new, "自己的")
    twice = [slot for slot in case.seen.slots if slot.field == key]
    made = case.reviews(lambda seen: review.split(seen, twice[1]))
    assert "自己的" in made.draft.values.values()
    assert case.draft.value(key) in made.draft.values.values()


def test_lines_that_are_put_back_move_the_others_and_no_value() -> None:
    case = Case().fills()
    line = len(TEXT.splitlines()) - 1
    case.seen = review.set_role(case.seen, line, review.Role.NOISE)
    case.draft = reviewed(case.opened, case.seen).draft.with_values(case.draft.values)
    made = case.reviews(lambda seen: review.restore_lines(seen, [line]))
    assert "特此报告。" in _says(made.draft)
    assert made.draft.values == case.draft.values


def test_the_review_shows_what_fields_are_called_and_typed_by_now() -> None:
    case = Case()
    key = case.key(2)
    now = describing.retyped(describing.with_unit(describing.renamed(case.draft, key, "资金"), key, "亿元"), key, FieldType.NUMBER)
    seen = as_described(case.seen, case.draft.template, now.template)
    shown = next(field for field in review.review_fields(seen) if field.key == key)
    assert (shown.label, shown.unit, shown.type) == ("资金", "亿元", FieldType.NUMBER)
    assert as_described(case.seen, case.draft.template, case.draft.template) == case.seen
