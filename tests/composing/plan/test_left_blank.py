"""Blanks for the pen: printed as room to write, without a mark, and counted as no hole."""

from editor.composing import TextStand, compose, progress_of
from editor.model.draft.draft import Draft
from editor.model.session.tally import Tally
from editor.model.template.file import parse_template, print_template

TEXT = """+++
format = 1

[fields."姓名"]
type = "person"

[fields."签字"]
type = "person"
empty = "pen"

[fields."日期"]
type = "date"
empty = "pen"
+++
姓名：{{ 姓名 }}
签字：{{ 签字 }}，签字人{{ 签字 }}
日期：{{ 日期 }}
"""
FORM, _ = parse_template(TEXT)


def _lines(draft: Draft, *, final: bool = False) -> list[str]:
    return [paragraph.text for paragraph in compose(draft, final=final).document.paragraphs()]


def test_they_are_printed_as_room_without_a_mark() -> None:
    draft = Draft(FORM, {"姓名": "王明"})
    lines = _lines(draft)
    assert lines == _lines(draft, final=True)
    assert [line for line in lines if line] == [
        "姓名：王明",
        "签字：\u3000\u3000\u3000\u3000\u3000，签字人",
        "日期：\u3000\u3000年\u3000\u3000月\u3000\u3000日",
    ]


def test_a_value_that_was_typed_stands_in_them() -> None:
    draft = Draft(FORM, {"签字": "李华", "日期": "2026-08-03"})
    assert _lines(draft)[-2:] == ["签字：李华，签字人李华", "日期：2026年8月3日"]


def test_they_do_not_count_as_unfilled() -> None:
    empty = Draft(FORM)
    assert [field.key for field in empty.unfilled] == ["姓名"]
    assert progress_of(empty) == Tally(empty, TextStand()).progress == (0, 1)
    signed = empty.with_values({"姓名": "王明", "签字": "李华"})
    assert signed.unfilled == ()
    assert progress_of(signed) == Tally(signed, TextStand()).progress == (2, 2)


def test_a_template_file_keeps_the_word() -> None:
    assert print_template(FORM) == TEXT


def test_a_column_for_the_pen_is_room_in_every_row_and_no_hole() -> None:
    text = '+++\n[fields."签到"]\ntype = "rows"\ncolumns = [{key = "名", type = "person"}, {key = "签", type = "person", empty = "pen"}]\n+++\n'
    template, _ = parse_template(f"{text}{{% for 行 in 签到 %}}{{{{ 行.名 }}}}（{{{{ 行.签 }}}}）{{% endfor %}}\n")
    draft = Draft(template, {"签到": ({"名": "王明", "签": ""},)})
    assert _lines(draft) == ["王明（\u3000\u3000\u3000\u3000\u3000）"]
    assert (progress_of(draft), progress_of(Draft(template))) == ((1, 1), (0, 1))
