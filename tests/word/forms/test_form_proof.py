import re
import struct

import pytest

from editor.model.problem import Problem
from editor.word import CompiledForm, FormProof, FormSlot, FormValues, WordForm
from tests.word.forms.forms import Filling, compiled
from tests.word.papers import changed, control, foreign, p, packed, parts_of

DOCUMENT = "word/document.xml"
DATA = foreign(p("兹有XX同志") + p("职务：", control("", tag="职务")) + p("尾"), footnotes=f'<w:footnote w:id="1">{p("注")}</w:footnote>')
FILLINGS: tuple[Filling, ...] = ((0, 2, 4, "王芳\n李明"), (1, 3, 3, "主任 <一>"))
FORM, VALUES = compiled(DATA, FILLINGS)
WRITTEN = FORM.fill(VALUES)


def proved(written: bytes, form: CompiledForm = FORM, values: FormValues = VALUES) -> list[Problem]:
    return FormProof(form).problems(written, values)


def test_a_form_that_was_filled_right_is_proved() -> None:
    assert proved(WRITTEN) == []
    assert proved(DATA, values=FormValues()) == []


@pytest.mark.parametrize(("old", "new", "line"), [("王芳", "王方", 0), ("主任", "主", 1), ("同志", "先生", 0), (">尾<", ">头<", None)])
def test_a_line_that_differs_is_named(old: str, new: str, line: int | None) -> None:
    assert [problem.line for problem in proved(changed(WRITTEN, DOCUMENT, old, new))][-1] == line


def test_a_picture_that_is_lost_beside_a_value_is_found() -> None:
    form, values = compiled(foreign(p("由XX办", "<w:r><w:pict><v:shape/></w:pict></w:r>")), ((0, 1, 3, "王芳"),))
    written = form.fill(values)
    assert proved(written, form, values) == []
    assert [problem.line for problem in proved(changed(written, DOCUMENT, "<w:pict><v:shape/></w:pict>", ""), form, values)] == [0]


def test_a_blank_that_was_not_filled_is_found() -> None:
    assert [problem.line for problem in proved(FORM.fill(FormValues({0: VALUES.texts[0]})))] == [1]


def test_a_line_too_many_is_found() -> None:
    assert proved(changed(WRITTEN, DOCUMENT, "</w:body>", "<w:p/></w:body>")) != []


def test_a_part_that_is_lost_or_changed_is_found() -> None:
    parts = parts_of(WRITTEN)
    extra, _ = compiled(packed({**parts_of(DATA), "word/media/a.png": b"x"}), FILLINGS)
    assert proved(WRITTEN, extra) != []
    assert proved(packed({**parts, "word/media/a.png": b"y"}), extra) != []
    assert proved(packed({**parts, "word/media/a.png": b"x"}), extra) == []


def test_what_is_no_word_file_is_found() -> None:
    assert proved(b"") != []


@pytest.mark.parametrize("value", ["☑", "□"])
def test_a_check_box_is_proved_by_its_sign(value: str) -> None:
    mark = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>'
    )
    w14 = '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="0"/></w14:checkbox>'
    box = control("<w:r><w:t>☐</w:t></w:r>", tag="x", more=w14)
    form = WordForm.opened(foreign(p(mark, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "同意", box)))
    boxes = form.compiled([FormSlot(0, 0, 1, "甲", ticked="☑"), FormSlot(0, 3, 4, "乙", ticked="☑")])
    values = FormValues(dict.fromkeys((0, 1), value))
    assert proved(boxes.fill(values), boxes, values) == []


def test_a_part_that_should_lie_behind_the_end_of_the_file_is_found() -> None:
    lying = bytearray(WRITTEN)
    struct.pack_into("<I", lying, lying.rfind(b"PK\x01\x02") + 42, len(lying))
    assert proved(bytes(lying)) != []


def test_how_far_a_value_goes_is_marked_where_it_is_asked_for() -> None:
    names = re.findall(rb'bookmarkStart [^>]*name="(\w+)"', FORM.parts(VALUES, ends=True)[DOCUMENT])
    assert [name for name in names if not name.endswith(b"e")] == re.findall(rb'bookmarkStart [^>]*name="(\w+)"', FORM.parts(VALUES)[DOCUMENT])
    assert {name + b"e" for name in names if not name.endswith(b"e")} == {name for name in names if name.endswith(b"e")}
