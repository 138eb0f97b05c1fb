"""The look that a person gave to whole paragraphs in another program is there after the next save; what layout settles is not frozen by it."""

from dataclasses import replace

import pytest

from editor.model.document.document import Document, Indents
from editor.word import Grafted, expected_of, graft, open_package, prove, read_foreign, write_docx
from tests.word.edited_files import edited, picture_run, text_run, with_picture
from tests.word.papers import paragraph, part, parts_of, profile, report

DOCUMENT = report()
WRITTEN = write_docx(DOCUMENT, profile(), "{}")
CLOSING = f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>{text_run("特此报告。")}'
SHADED = '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'
RULED = '<w:pBdr><w:top w:val="single" w:sz="8" w:space="1" w:color="auto"/></w:pBdr>'


def _closing(look: str, inside: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="BodyText"/>{look}</w:pPr>{inside}{text_run("特此报告。")}'


def _put_back(base: bytes, document: Document = DOCUMENT) -> Grafted:
    written = write_docx(document, profile(), "{}")
    made = graft(open_package(written), open_package(base))
    assert [problem.text for problem in prove(made.data, expected_of(document))] == []
    again = graft(open_package(written), open_package(made.data))
    assert (again.data == made.data, again.lost) == (True, ())
    return made


def _with_closing(*texts: str) -> Document:
    blocks = [new for block in DOCUMENT.blocks for new in ([paragraph("正文", text) for text in texts] if _is_closing(block) else [block])]
    return replace(DOCUMENT, blocks=tuple(blocks))


def _is_closing(block: object) -> bool:
    return "特此报告" in getattr(block, "text", "")


@pytest.mark.parametrize(
    "look",
    [
        '<w:jc w:val="center"/>',
        '<w:jc w:val="end"/>',
        SHADED,
        '<w:shd w:val="pct20" w:color="FF0000" w:fill="auto"/>',
        RULED,
        '<w:spacing w:before="240"/>',
        '<w:spacing w:afterLines="50" w:after="156"/>',
        '<w:spacing w:beforeAutospacing="1"/>',
        '<w:spacing w:line="360" w:lineRule="auto"/>',
        '<w:spacing w:line="400" w:lineRule="atLeast"/>',
        '<w:tabs><w:tab w:val="left" w:pos="2000"/></w:tabs>',
        "<w:pageBreakBefore/>",
    ],
)
def test_what_a_person_gave_to_a_paragraph_stays(look: str) -> None:
    base = edited(WRITTEN, (CLOSING, _closing(look)))
    made = _put_back(base)
    assert made.lost == ()
    assert [(thing.kind, thing.text) for thing in read_foreign(open_package(made.data))] == [("paragraph", "特此报告。")]
    assert read_foreign(open_package(made.data)) == read_foreign(open_package(base))


@pytest.mark.parametrize(
    "look",
    [
        '<w:jc w:val="both"/>',
        '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>',
        '<w:pBdr><w:top w:val="nil"/></w:pBdr>',
        '<w:spacing w:before="0" w:after="0"/>',
        '<w:spacing w:line="500" w:lineRule="exact"/>',
        '<w:tabs><w:tab w:val="clear" w:pos="420"/></w:tabs>',
        '<w:pageBreakBefore w:val="0"/>',
        '<w:keepNext/><w:framePr w:w="2000" w:wrap="around"/><w:ind w:left="900" w:firstLine="0"/>',
    ],
)
def test_what_says_nothing_new_or_is_settled_by_layout_is_nobodys_look(look: str) -> None:
    base = edited(WRITTEN, (CLOSING, _closing(look)))
    assert read_foreign(open_package(base)) == []
    assert graft(open_package(WRITTEN), open_package(base)) == Grafted(WRITTEN)


def test_the_properties_stand_in_the_order_of_the_schema() -> None:
    look = f'<w:pageBreakBefore/>{RULED}{SHADED}<w:spacing w:before="120" w:line="360" w:lineRule="auto"/><w:jc w:val="right"/>'
    made = _put_back(edited(WRITTEN, (CLOSING, _closing(look))))
    tags = [node.tag.rpartition("}")[2] for node in _closing_node(made.data)[0]]
    assert tags == ["pStyle", "pageBreakBefore", "pBdr", "shd", "spacing", "jc"]


def test_a_look_goes_with_its_paragraph_though_the_words_are_others() -> None:
    base = edited(WRITTEN, (CLOSING, _closing('<w:jc w:val="center"/>')))
    made = _put_back(base, _with_closing("以上情况，特此报告。"))
    assert made.lost == ()
    assert [(thing.kind, thing.text) for thing in read_foreign(open_package(made.data))] == [("paragraph", "以上情况，特此报告。")]


def test_a_look_whose_paragraph_is_gone_is_told() -> None:
    made = _put_back(edited(WRITTEN, (CLOSING, _closing(SHADED))), _with_closing())
    assert [(thing.kind, thing.text) for thing in made.lost] == [("paragraph", "特此报告。")]


def test_the_indents_that_layout_settles_are_those_of_today() -> None:
    signed = [replace(block, indents=Indents(right=300)) if getattr(block, "style", "") == "署名" else block for block in DOCUMENT.blocks]
    today = replace(DOCUMENT, blocks=tuple(signed))
    base = edited(WRITTEN, ('w:right="630"', 'w:right="900"'))
    assert graft(open_package(write_docx(today, profile(), "{}")), open_package(base)) == Grafted(write_docx(today, profile(), "{}"))


def test_lines_that_a_picture_has_room_in_come_along_with_it() -> None:
    base = with_picture(edited(WRITTEN, (CLOSING, _closing('<w:spacing w:line="240" w:lineRule="auto"/>', picture_run()))))
    made = _put_back(base)
    assert made.lost == ()
    spacing = next(node for node in _closing_node(made.data).iter("{*}spacing"))
    assert sorted(spacing.attrib.values()) == ["240", "auto"]


def _closing_node(data: bytes):  # noqa: ANN202 - lxml has no public name for its elements
    return next(node for node in part(data, "word/document.xml").iter("{*}p") if "特此报告" in "".join(node.itertext()))


def test_exact_lines_around_a_picture_are_opened_for_it() -> None:
    base = with_picture(edited(WRITTEN, (CLOSING, _closing('<w:spacing w:line="900" w:lineRule="exact"/>', picture_run()))))
    made = _put_back(base)
    assert made.lost == ()
    spacing = next(node for node in _closing_node(made.data).iter("{*}spacing"))
    assert sorted(spacing.attrib.values()) == ["240", "auto"]


@pytest.mark.parametrize("look", [RULED, SHADED, "<w:pageBreakBefore/>"])
def test_an_empty_paragraph_of_which_something_is_seen_comes_along_whole(look: str) -> None:
    base = edited(WRITTEN, (CLOSING, f"<w:p><w:pPr>{look}</w:pPr></w:p>{CLOSING}"))
    made = _put_back(base)
    assert made.lost == ()
    assert read_foreign(open_package(made.data)) == read_foreign(open_package(base))
    assert [thing.kind for thing in read_foreign(open_package(base))] == ["paragraph"]


def test_an_empty_paragraph_in_the_middle_of_its_line_is_not_worth_a_word() -> None:
    base = edited(WRITTEN, (CLOSING, f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p>{CLOSING}'))
    assert (read_foreign(open_package(base)), graft(open_package(WRITTEN), open_package(base))) == ([], Grafted(WRITTEN))


def test_a_cell_keeps_its_own_alignment() -> None:
    inside = f'<w:pPr><w:pStyle w:val="TableText"/></w:pPr>{text_run("第一水厂")}'
    base = edited(WRITTEN, (inside, inside.replace("</w:pPr>", '<w:jc w:val="right"/></w:pPr>')))
    made = _put_back(base)
    assert (made.lost, read_foreign(open_package(made.data))) == ((), read_foreign(open_package(base)))
    assert [(thing.kind, thing.text) for thing in read_foreign(open_package(base))] == [("paragraph", "第一水厂")]


def test_colours_of_the_theme_are_said_outright() -> None:
    themed = '<w:shd w:val="clear" w:color="auto" w:fill="DDEEFF" w:themeFill="accent1"/>'
    made = _put_back(edited(WRITTEN, (CLOSING, _closing(themed))))
    text = parts_of(made.data)["word/document.xml"].decode()
    assert ('w:fill="DDEEFF"' in text, "themeFill" in text) == (True, False)
