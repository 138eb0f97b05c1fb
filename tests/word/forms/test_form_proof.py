import pytest

from editor.word import Filling, WordForm, prove_filled
from tests.word.papers import changed, control, foreign, p, packed, parts_of

DOCUMENT = "word/document.xml"
FORM = WordForm(foreign(p("兹有XX同志") + p("职务：", control("", tag="职务")) + p("尾"), footnotes=f'<w:footnote w:id="1">{p("注")}</w:footnote>'))
FILLINGS = [Filling(0, 2, 4, "王芳\n李明"), Filling(1, 3, 3, "主任 <一>")]
WRITTEN = FORM.fill(FILLINGS)


def test_a_form_that_was_filled_right_is_proved() -> None:
    assert prove_filled(FORM, WRITTEN, FILLINGS) == []
    assert prove_filled(FORM, FORM.fill([]), []) == []


@pytest.mark.parametrize(("old", "new", "line"), [("王芳", "王方", 0), ("主任", "主", 1), ("同志", "先生", 0), (">尾<", ">头<", 2)])
def test_a_line_that_differs_is_named(old: str, new: str, line: int) -> None:
    assert [problem.line for problem in prove_filled(FORM, changed(WRITTEN, DOCUMENT, old, new), FILLINGS)] == [line]


def test_a_blank_that_was_not_filled_is_found() -> None:
    assert [problem.line for problem in prove_filled(FORM, FORM.fill(FILLINGS[:1]), FILLINGS)] == [1]


def test_a_line_too_many_is_found() -> None:
    assert prove_filled(FORM, changed(WRITTEN, DOCUMENT, "</w:body>", "<w:p/></w:body>"), FILLINGS) != []


def test_a_part_that_is_lost_or_changed_is_found() -> None:
    parts = parts_of(WRITTEN)
    extra = WordForm(packed({**parts_of(FORM.fill([])), "word/media/a.png": b"x"}))
    assert prove_filled(extra, WRITTEN, FILLINGS) != []
    assert prove_filled(extra, packed({**parts, "word/media/a.png": b"y"}), FILLINGS) != []
    assert prove_filled(extra, packed({**parts, "word/media/a.png": b"x"}), FILLINGS) == []


def test_what_is_no_word_file_is_found() -> None:
    assert prove_filled(FORM, b"", FILLINGS) != []


@pytest.mark.parametrize("value", ["是", "否"])
def test_a_check_box_is_proved_by_its_sign(value: str) -> None:
    mark = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>'
    )
    w14 = '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="0"/></w14:checkbox>'
    box = control("<w:r><w:t>☐</w:t></w:r>", tag="x", more=w14)
    form = WordForm(foreign(p(mark, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "同意", box)))
    fillings = [Filling(0, 0, 1, value), Filling(0, 3, 4, value)]
    assert prove_filled(form, form.fill(fillings), fillings) == []
