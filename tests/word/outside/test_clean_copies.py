"""Clean copies hold nothing that reaches outside or is hidden; a saved report keeps it or says that it is gone."""

import re
from collections.abc import Callable
from functools import cache

import pytest

from editor.word import Grafted, expected_of, graft, open_package, prove, read_outside, write_docx
from tests.word.edited_files import edited, text_run, with_link
from tests.word.outside.field_codes import FORMS, HARMFUL_CODES, HARMLESS_CODES, complex_field, simple_field
from tests.word.outside.things import ALL
from tests.word.papers import parts_of, profile, report

DOCUMENT = report()
WRITTEN = write_docx(DOCUMENT, profile(), "{}")
LEFT = re.compile(
    rb"DDE|INCLUDE|javascript|127\.0\.0\.1|file:|\\\\server|vbaProject|activeX|afchunk|subDoc|mailMerge|vanish|entryMacro"
    rb"|attachedTemplate|\xe8\x97\x8f"
)


@cache
def _written(final: bool) -> bytes:
    return write_docx(DOCUMENT, profile(), None if final else "{}", final)


def _saved(base: bytes, *, final: bool) -> Grafted:
    made = graft(open_package(_written(final)), open_package(base), lambda data: not prove(data, expected_of(DOCUMENT, final=final)), final=final)
    assert [problem.text for problem in prove(made.data, expected_of(DOCUMENT, final=final))] == []
    return made


@pytest.mark.parametrize("thing", ALL)
def test_a_clean_copy_has_none_of_the_things_that_reach_outside(thing: str) -> None:
    made = _saved(ALL[thing](WRITTEN), final=True)
    assert read_outside(open_package(made.data)) == ()
    for path, data in parts_of(made.data).items():
        assert LEFT.search(data) is None, path


def _around_closing(field: Callable[[str, str], str], code: str) -> bytes:
    """The report with its closing sentence as what a field shows."""
    document = parts_of(WRITTEN)["word/document.xml"].decode()
    start = document.rindex("<w:r>", 0, document.index("特此报告。"))
    return edited(WRITTEN, (document[start : document.index("</w:r>", start) + 6], field(code, "特此报告。")))


@pytest.mark.parametrize("code", [HARMFUL_CODES[0], 'QUOTE "值"', 'HYPERLINK "file:///c:/a.exe"'])
@pytest.mark.parametrize("form", FORMS)
def test_a_clean_copy_has_what_a_field_shows_and_not_its_code(form: str, code: str) -> None:
    base = _around_closing(FORMS[form], code)
    assert read_outside(open_package(base)) != ()
    document = parts_of(_saved(base, final=True).data)["word/document.xml"]
    assert "特此报告。" in document.decode()
    word = code.split(maxsplit=1)[0].encode()
    assert word not in document
    assert b"a.exe" not in document
    if form != "deleted":
        assert (
            word.lower() in parts_of(_saved(base, final=False).data)["word/document.xml"].replace(b"</w:instrText>", b"").lower()
            or form == "split over runs"
        )


@pytest.mark.parametrize("field", [complex_field, simple_field])
@pytest.mark.parametrize("code", HARMLESS_CODES)
def test_a_clean_copy_keeps_the_fields_that_are_harmless(field: Callable[[str, str], str], code: str) -> None:
    document = parts_of(_saved(_around_closing(field, code), final=True).data)["word/document.xml"].decode()
    assert code.split(maxsplit=1)[0] in document


def test_a_clean_copy_keeps_links_to_pages() -> None:
    inside = f'<w:hyperlink r:id="rId77">{text_run("特此报告。")}</w:hyperlink>'
    base = with_link(_around_closing(lambda _code, _shown: inside, ""), "rId77", "https://example.com/a")
    made = _saved(base, final=True).data
    assert b"<w:hyperlink" in parts_of(made)["word/document.xml"]
    assert b"https://example.com/a" in parts_of(made)["word/_rels/document.xml.rels"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///c:/a.exe", "../a.exe"])
def test_of_a_link_to_elsewhere_a_clean_copy_has_the_text_alone(address: str) -> None:
    inside = f'<w:hyperlink r:id="rId77">{text_run("特此报告。")}</w:hyperlink>'
    base = with_link(_around_closing(lambda _code, _shown: inside, ""), "rId77", address)
    assert address.encode() in parts_of(_saved(base, final=False).data)["word/_rels/document.xml.rels"]
    made = _saved(base, final=True).data
    assert b"<w:hyperlink" not in parts_of(made)["word/document.xml"]
    assert "特此报告。" in parts_of(made)["word/document.xml"].decode()


@pytest.mark.parametrize("thing", ALL)
def test_nothing_goes_from_a_saved_report_without_a_word(thing: str) -> None:
    base = ALL[thing](WRITTEN)
    there, made = read_outside(open_package(base)), _saved(base, final=False)
    assert set(there) <= set(read_outside(open_package(made.data))) or made.lost
