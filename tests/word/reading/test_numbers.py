import pytest

from editor.word import open_package, read_source
from tests.word.papers import foreign, p


def _level(level: int, kind: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def _numbering(*levels: str, instances: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{instances}'


def _item(text: str, level: int = 0, number: int = 1) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def _lines(numbering: str, *items: str, styles: str = "") -> list[str]:
    return list(read_source(open_package(foreign("".join(items), numbering=numbering, styles=styles))).lines)


OFFICIAL = _numbering(
    _level(0, "chineseCountingThousand", "%1、"), _level(1, "chineseCounting", "（%2）"), _level(2, "decimal", "%3."), _level(3, "decimal", "（%4）")
)


def test_the_four_levels_of_an_official_document() -> None:
    items = [_item("总体", 0), _item("投资", 1), _item("融资", 1), _item("抓进度", 2), _item("细则", 3), _item("问题", 0), _item("资金", 1)]
    assert _lines(OFFICIAL, *items) == ["一、总体", "（一）投资", "（二）融资", "1.抓进度", "（1）细则", "二、问题", "（一）资金"]


def test_levels_in_one_number_count_together() -> None:
    numbering = _numbering(_level(0, "decimal", "%1"), _level(1, "decimal", "%1.%2"), _level(2, "decimal", "%1.%2.%3"))
    assert _lines(numbering, _item("章", 0), _item("节", 1), _item("条", 2), _item("条", 2)) == ["1 章", "1.1 节", "1.1.1 条", "1.1.2 条"]


def test_a_level_that_was_skipped_begins_at_its_start() -> None:
    assert _lines(_numbering(_level(0, "decimal", "%1"), _level(1, "decimal", "%1.%2")), _item("节", 1)) == ["1.1 节"]


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("chineseLegalSimplified", ["壹", "贰", "叁"]),
        ("ideographTraditional", ["甲", "乙", "丙"]),
        ("ideographZodiac", ["子", "丑", "寅"]),
        ("decimalEnclosedCircleChinese", ["①", "②", "③"]),
        ("upperRoman", ["I", "II", "III"]),
        ("lowerLetter", ["a", "b", "c"]),
        ("decimalFullWidth", ["１", "２", "３"]),
        ("decimalZero", ["01", "02", "03"]),
        ("ideographEnclosedCircle", ["（一）", "（二）", "（三）"]),
        ("somethingNew", ["1", "2", "3"]),
    ],
)
def test_every_kind_of_number_is_shown_as_word_shows_it(kind: str, shown: list[str]) -> None:
    lines = _lines(_numbering(_level(0, kind, "%1、")), *[_item("事", 0)] * 3)
    assert lines == [f"{number}、事" for number in shown]


def test_ten_and_beyond_in_chinese() -> None:
    assert _lines(OFFICIAL, *[_item("事", 0)] * 21)[9:] == [f"{n}、事" for n in ("十", *(f"十{d}" for d in "一二三四五六七八九"), "二十", "二十一")]


def test_an_instance_may_begin_anew() -> None:
    again = '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    numbering = _numbering(_level(0, "decimal", "%1."), instances=f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{again}')
    assert _lines(numbering, _item("甲"), _item("乙"), _item("丙", 0, 2), _item("丁", 0, 2)) == ["1.甲", "2.乙", "1.丙", "2.丁"]


def test_an_instance_may_have_a_level_of_its_own() -> None:
    own = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{_level(0, "decimal", "第%1条")}</w:lvlOverride></w:num>'
    assert _lines(_numbering(_level(0, "decimal", "%1."), instances=own), _item("总则")) == ["第1条 总则"]


def test_a_level_that_never_restarts_counts_on() -> None:
    numbering = _numbering(_level(0, "decimal", "第%1章"), _level(1, "decimal", "第%2条", '<w:lvlRestart w:val="0"/>'))
    assert _lines(numbering, _item("章"), _item("条", 1), _item("章"), _item("条", 1)) == ["第1章 章", "第1条 条", "第2章 章", "第2条 条"]


def test_a_style_numbers_its_paragraphs() -> None:
    styles = '<w:style w:styleId="h2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    numbering = _numbering(_level(0, "chineseCounting", "%1、"), _level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>'))
    assert _lines(numbering, p("投资", properties='<w:pStyle w:val="h2"/>'), styles=styles) == ["（一）投资"]


def test_a_paragraph_may_refuse_the_number_of_its_style() -> None:
    styles = '<w:style w:styleId="h"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    assert _lines(OFFICIAL, p("无号", properties='<w:pStyle w:val="h"/><w:numPr><w:numId w:val="0"/></w:numPr>'), styles=styles) == ["无号"]


def test_bullets_are_not_made_visible() -> None:
    assert _lines(_numbering(_level(0, "bullet", "&#xF0B7;")), _item("要点")) == ["要点"]


@pytest.mark.parametrize(("suffix", "shown"), [("space", "第1条 文"), ("nothing", "第1条文"), ("tab", "第1条 文")])
def test_the_space_behind_a_number(suffix: str, shown: str) -> None:
    assert _lines(_numbering(_level(0, "decimal", "第%1条", f'<w:suff w:val="{suffix}"/>')), _item("文")) == [shown]


def test_legal_numbering_counts_in_digits() -> None:
    numbering = _numbering(_level(0, "chineseCounting", "%1、"), _level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert _lines(numbering, _item("章"), _item("节", 1)) == ["一、章", "1.1 节"]


def test_a_list_may_borrow_the_levels_of_another() -> None:
    lists = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="列表"/></w:abstractNum>'
    lists += f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="列表"/>{_level(0, "decimal", "%1)")}</w:abstractNum>'
    assert _lines(f'{lists}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>', _item("甲")) == ["1)甲"]


@pytest.mark.parametrize("number", ["99", "x", "-1", ""])
def test_a_number_of_no_list_is_left_out(number: str) -> None:
    assert _lines(OFFICIAL, p("文", properties=f'<w:numPr><w:ilvl w:val="12"/><w:numId w:val="{number}"/></w:numPr>')) == ["文"]


def test_a_list_that_is_named_and_not_there_gives_no_numbers() -> None:
    numbering = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    assert _lines(numbering, _item("甲"), _item("乙", 2)) == ["甲", "乙"]


def test_a_level_that_shows_no_number_gives_none_and_counts_all_the_same() -> None:
    numbering = _numbering(_level(0, "none", "第%1"), _level(1, "decimal", ""), _level(2, "decimal", "%3."))
    assert _lines(numbering, _item("章", 0), _item("节", 1), _item("条", 2)) == ["章", "节", "1.条"]
