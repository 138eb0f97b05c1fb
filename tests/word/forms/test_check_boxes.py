"""Check box controls of every shape: what opens can be filled, the sign is the one that its author chose, and nothing beside it is lost."""

import pytest

from tests.word.forms.forms import blanks_filled, lines_of
from tests.word.papers import NS, control, foreign, p, part

DOCUMENT = "word/document.xml"
_SIGN = "<w:r><w:t>☐</w:t></w:r>"
_FRAMED = f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('框')}</w:txbxContent></v:textbox></v:shape></w:pict>"


def _box(content: str, ticked: str = "2612", empty: str = "2610", font: str = "") -> str:
    named = f' w14:font="{font}"' if font else ""
    states = f'<w14:checkedState w14:val="{ticked}"{named}/><w14:uncheckedState w14:val="{empty}"{named}/>'
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    return control(content, tag="x", more=f'<w14:checkbox {w14}><w14:checked w14:val="0"/>{states}</w14:checkbox>')


@pytest.mark.parametrize(("value", "shown", "state"), [("☑", "☒", "1"), ("□", "☐", "0")])
def test_a_check_box_control_is_ticked(value: str, shown: str, state: str) -> None:
    written = blanks_filled(foreign(p(_box(_SIGN), "同意")), value)
    assert lines_of(written) == (f"{value}同意",)
    top = part(written, DOCUMENT)
    assert top.xpath("string(//w:sdtContent)", namespaces=NS) == shown
    assert top.xpath("string(//*[local-name()='checked']/@*)") == state


@pytest.mark.parametrize("value", ["☑", "□"])
@pytest.mark.parametrize(
    "content",
    [
        *("", "<w:r/>", "<w:del w:id='1'><w:r><w:delText>☐</w:delText></w:r></w:del>"),
        *(f"<w:r><w:lastRenderedPageBreak/></w:r>{_SIGN}", "<w:r><w:t>☐</w:t><w:t></w:t></w:r>", f'<w:ins w:id="1">{_SIGN}</w:ins>'),
        '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
    ],
    ids=["nothing", "no text", "a sign that was deleted", "a run before", "two texts", "a sign that was added", "a symbol"],
)
@pytest.mark.parametrize("whole", [True, False], ids=["around a paragraph", "in a paragraph"])
def test_a_check_box_that_holds_anything_is_filled(content: str, value: str, whole: bool) -> None:
    box = _box(p(content)) if whole else p("交接：", _box(content))
    assert lines_of(blanks_filled(foreign(box), value)) == (value if whole else f"交接：{value}",)


@pytest.mark.parametrize("value", ["☑", "□"])
@pytest.mark.parametrize(
    ("ticked", "empty", "font"),
    [
        *(("2605", "2606", "宋体"), ("25CF", "25CB", "MS Gothic"), ("00FE", "00A8", "Wingdings"), ("1F5F9", "2610", ""), ("0058", "0020", "")),
        *(("zz", "-1", ""), ("", "", ""), ("110000", "D800", "x"), ("FFFF", "0", "Wingdings")),
    ],
)
def test_a_box_has_the_signs_that_its_author_chose_and_the_usual_ones_for_damaged_codes(ticked: str, empty: str, font: str, value: str) -> None:
    assert lines_of(blanks_filled(foreign(p("交接：", _box("", ticked, empty, font))), value)) == (f"交接：{value}",)


@pytest.mark.parametrize("content", [f"<w:r>{_FRAMED}<w:t>☐</w:t></w:r>", f"<w:r>{_FRAMED}</w:r>{_SIGN}", f"<w:r>{_FRAMED}</w:r>"])
def test_what_stands_beside_the_sign_of_a_box_stays(content: str) -> None:
    written = blanks_filled(foreign(p("交接：", _box(content))), "☑")
    assert lines_of(written) == ("交接：☑", "框")


def test_what_a_damaged_file_has_inside_of_a_text_stays_where_nobody_sees_it() -> None:
    inner = control(p("内"))
    written = blanks_filled(
        foreign(p("交接：", _box(f"<w:r><w:t>☐{inner}</w:t></w:r>")) + p("由", control(f"<w:r><w:t>某{inner}</w:t></w:r>", tag="y"))), "☑", "王芳"
    )
    assert lines_of(written) == ("交接：☑", "由王芳")
    assert part(written, DOCUMENT).xpath("count(//w:t/w:sdt)", namespaces=NS) == 2
