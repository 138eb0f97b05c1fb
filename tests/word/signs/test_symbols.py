import pytest

from editor.word import open_package, read_source
from tests.word.papers import control, foreign, p

_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def _lines(*paragraphs: str, **others: str) -> tuple[str, ...]:
    return read_source(open_package(foreign("".join(paragraphs), **others))).lines


def _sym(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def _run(font: str, text: str) -> str:
    return f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("font", "code", "text"),
    [
        *(("Wingdings 2", "00A3", "□"), ("Wingdings 2", "F0A3", "□"), ("Wingdings 2", "0052", "☑"), ("Wingdings 2", "F053", "☒")),
        *(("Wingdings", "F0A8", "□"), ("Wingdings", "00A8", "□"), ("Wingdings", "F06F", "□"), ("Wingdings", "00FE", "☑"), ("Wingdings", "F0FC", "√")),
        *(("Webdings", "F063", "□"), ("WINGDINGS 2", "00A3", "□"), ("Symbol", "F0B3", "≥"), ("Symbol", "0061", "α"), ("Wingdings", "0041", "·")),
        *(("宋体", "00A3", "£"), ("Times New Roman", "2611", "☑")),
    ],
)
def test_a_symbol_is_the_sign_that_its_font_shows(font: str, code: str, text: str) -> None:
    assert _lines(p(_sym(font, code), "公务")) == (f"{text}公务",)


@pytest.mark.parametrize(
    ("font", "written", "text"),
    [
        *(("Wingdings 2", "£", "□"), ("Wingdings 2", "R", "☑"), ("Wingdings", "¨", "□"), ("Wingdings", "o ¨", "□ □"), ("Wingdings", "l", "●")),
        *(("宋体", "\uf0a3", "□"), ("宋体", "£100", "£100"), ("Wingdings", "公务", "公务"), ("Arial", "Room 5", "Room 5")),
    ],
)
def test_letters_of_a_symbol_font_are_the_signs_that_are_seen(font: str, written: str, text: str) -> None:
    assert _lines(p(_run(font, written), "调研")) == (f"{text}调研",)


@pytest.mark.parametrize(("sign", "text"), [("☐", "□"), ("☒", "☑"), ("\U0001f5f9", "☑"), ("✔", "☑"), ("甲", "甲")])
@pytest.mark.parametrize("whole", [True, False], ids=["around a paragraph", "in a paragraph"])
def test_a_check_box_control_shows_a_box_or_a_ticked_one(sign: str, text: str, whole: bool) -> None:
    run = f"<w:r><w:t>{sign}</w:t></w:r>"
    box = control(f"<w:p>{run}</w:p>" if whole else run, more=f"<w14:checkbox {_W14}/>")
    assert _lines(box if whole else p(box)) == (text,)


def test_a_sign_outside_of_controls_stays_as_it_is() -> None:
    assert _lines(p("☐甲 ☒乙")) == ("☐甲 ☒乙",)


@pytest.mark.parametrize(
    ("font", "bullet", "text"), [("Wingdings", "\uf0a8", "□"), ("Wingdings 2", "£", "□"), ("Wingdings", "\uf06c", ""), ("", "•", "")]
)
def test_a_list_with_boxes_for_bullets_is_one_to_be_ticked_off(font: str, bullet: str, text: str) -> None:
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{bullet}"/><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    item = p("自驾", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    assert _lines(item, numbering=numbering) == (f"{text}自驾",)
