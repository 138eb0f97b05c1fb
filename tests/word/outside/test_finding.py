"""What reaches outside is named however it is written and wherever it stands; what is harmless is not."""

from collections.abc import Callable

import pytest

from editor.model.returned.outside import OutsideKind
from editor.word import open_package, read_outside, read_source, write_docx
from tests.word.edited_files import edited, text_run, with_link
from tests.word.outside.field_codes import FORMS, HARMFUL_CODES, HARMLESS_CODES, complex_field, nested_field, simple_field, split_field
from tests.word.outside.things import ALL, CLOSING, HIDDEN, Put, put_in_text, related
from tests.word.papers import packed, parts_of, profile, report

WRITTEN = write_docx(report(), profile(), "{}")


def _named(data: bytes) -> list[tuple[OutsideKind, str]]:
    return [tuple(thing) for thing in read_outside(open_package(data))]


def test_a_report_as_it_is_written_here_reaches_nowhere() -> None:
    assert _named(WRITTEN) == []


@pytest.mark.parametrize("form", FORMS)
def test_a_code_that_is_on_no_list_is_named_however_it_is_written(form: str) -> None:
    found = _named(put_in_text("".join(map(FORMS[form], HARMFUL_CODES)), WRITTEN))
    assert {kind for kind, _ in found} == {OutsideKind.FIELD}
    texts = [" ".join(text.lower().split()) for _, text in found]
    for code in HARMFUL_CODES:
        assert any(" ".join(code.lower().split()) in text for text in texts), code


@pytest.mark.parametrize("code", [code for code in HARMFUL_CODES if code.startswith(("HYPERLINK", "SET", "NEWFIELD"))])
def test_one_such_code_alone_is_named_too(code: str) -> None:
    assert _named(put_in_text(complex_field(code), WRITTEN))


@pytest.mark.parametrize("form", [complex_field, split_field, simple_field])
def test_a_code_that_stays_in_its_document_is_not_named(form: Callable[[str], str]) -> None:
    codes = [*HARMLESS_CODES, *(code.lower() for code in HARMLESS_CODES)]
    assert _named(put_in_text("".join(map(form, codes)), WRITTEN)) == []


def test_the_code_inside_another_is_named_by_itself_and_with_what_holds_it() -> None:
    texts = [text for _, text in _named(put_in_text(nested_field(HARMFUL_CODES[0]), WRITTEN))]
    assert any(text.startswith("DDE excel") for text in texts)
    assert any(text.startswith("IF") for text in texts)


@pytest.mark.parametrize("thing", ALL)
def test_each_thing_that_reaches_outside_or_is_hidden_is_named(thing: str) -> None:
    assert _named(ALL[thing](WRITTEN)), thing


@pytest.mark.parametrize("address", ["https://example.com/", "HTTP://example.com", "mailto:a@example.com", "#a"])
def test_links_to_pages_and_mailboxes_are_not_named(address: str) -> None:
    inside = f'<w:hyperlink r:id="rId77">{text_run("网页")}</w:hyperlink><w:hyperlink w:anchor="a">{text_run("此处")}</w:hyperlink>'
    assert _named(with_link(put_in_text(inside, WRITTEN), "rId77", address)) == []


def test_any_relationship_to_outside_is_named_whatever_its_type() -> None:
    for part in ("word/document.xml", "word/styles.xml", "word/footer1.xml", "docProps/core.xml"):
        assert any("//server/x" in text for _, text in _named(related(WRITTEN, part, "kind-of-2031", "file://server/x")))


@pytest.mark.parametrize("thing", [name for name in HIDDEN if "text" in name])
def test_hidden_text_is_no_text_of_a_sample(thing: str) -> None:
    assert not any("藏起来的" in line for line in read_source(open_package(HIDDEN[thing](WRITTEN))).lines)


def test_text_that_two_styles_hide_or_that_says_it_is_shown_is_shown() -> None:
    style = '<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{id}"/><w:rPr><w:vanish/></w:rPr></w:style>'
    styles = parts_of(WRITTEN)["word/styles.xml"].decode()
    both = style.format(kind="character", id="C") + style.format(kind="paragraph", id="P")
    base = packed({**parts_of(WRITTEN), "word/styles.xml": styles.replace("</w:styles>", f"{both}</w:styles>")})
    run = text_run("两次", '<w:rStyle w:val="C"/>')
    twice = f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>{run}</w:p>'
    shown = text_run("看得见", '<w:rStyle w:val="C"/><w:vanish w:val="0"/>')
    data = edited(base, (CLOSING, CLOSING + shown), ("<w:sectPr", twice + "<w:sectPr"))
    assert _named(data) == []
    text = "".join(read_source(open_package(data)).lines)
    assert "两次" in text
    assert "看得见" in text


def _utf16(put: Put) -> bytes:
    data = put(WRITTEN)
    text = parts_of(data)["word/document.xml"].decode().replace("UTF-8", "UTF-16", 1)
    return packed({**parts_of(data), "word/document.xml": text.encode("utf-16")})


def test_the_encoding_of_a_part_hides_nothing() -> None:
    assert _named(_utf16(lambda data: put_in_text(complex_field(HARMFUL_CODES[0]), data)))
    assert _named(_utf16(HIDDEN["hidden text"]))
