"""Clean copies hold nothing that reaches outside or is hidden; a saved report keeps it or says that it is gone."""

import re
from functools import cache

import pytest

from editor.word import Grafted, expected_of, graft, open_package, prove, read_foreign, read_outside, write_docx
from tests.word.edited_files import text_run, with_link
from tests.word.outside.things import ALL, FORMS, HARMFUL_CODES, HARMLESS_CODES, HIDDEN, SHOWN, TARGETS, complex_field, put_in_text, simple_field
from tests.word.papers import parts_of, profile, report

DOCUMENT = report()
WRITTEN = write_docx(DOCUMENT, profile(), "{}")
LEFT = re.compile(rb"DDE|INCLUDE|javascript|127\.0\.0\.1|file:|\\\\server|vbaProject|activeX|afchunk|subDoc|mailMerge|vanish|entryMacro|attachedTemplate|\xe8\x97\x8f")


@cache
def _written(final: bool) -> bytes:
    return write_docx(DOCUMENT, profile(), None if final else "{}", final)


def _saved(base: bytes, *, final: bool) -> Grafted:
    made = graft(open_package(_written(final)), open_package(base), lambda data: not prove(data, expected_of(DOCUMENT, final=final)), final=final)
    assert [problem.text for problem in prove(made.data, expected_of(DOCUMENT, final=final))] == []
    return made


def _text(data: bytes) -> str:
    parts = parts_of(data)
    body = parts["word/document.xml"].decode()
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", body))


@pytest.mark.parametrize("thing", ALL)
def test_a_clean_copy_has_none_of_the_things_that_reach_outside(thing: str) -> None:
    made = _saved(ALL[thing](WRITTEN), final=True)
    assert read_outside(open_package(made.data)) == ()
    for path, data in parts_of(made.data).items():
        assert LEFT.search(data) is None, path


@pytest.mark.parametrize("form", FORMS)
def test_a_clean_copy_has_what_a_field_shows_and_not_its_code(form: str) -> None:
    base = put_in_text("".join(FORMS[form](code, f"显{number}示") for number, code in enumerate(HARMFUL_CODES)), WRITTEN)
    made = _saved(base, final=True)
    assert read_outside(open_package(made.data)) == ()
    assert b"instrText" not in parts_of(made.data)["word/document.xml"]
    assert b"fldSimple" not in parts_of(made.data)["word/document.xml"]


def test_a_clean_copy_keeps_the_fields_and_links_that_are_harmless() -> None:
    inside = "".join(complex_field(code, "页") + simple_field(code, "页") for code in HARMLESS_CODES)
    inside += f'<w:hyperlink r:id="rId77">{text_run("网页")}</w:hyperlink>'
    base = with_link(put_in_text(inside, WRITTEN), "rId77", "https://example.com/a")
    kept, plain = (_saved(base, final=final).package for final in (True, False))
    assert kept is not None
    assert plain is not None
    assert [(t.kind, t.text) for t in read_foreign(kept)] == [(t.kind, t.text) for t in read_foreign(plain)]


@pytest.mark.parametrize("thing", [*TARGETS, *HIDDEN, *FORMS])
def test_a_saved_report_keeps_it_or_says_that_it_is_lost(thing: str) -> None:
    put = {**TARGETS, **HIDDEN}.get(thing, lambda data: put_in_text(FORMS[thing](HARMFUL_CODES[0], SHOWN), data))
    base = put(WRITTEN)
    there, made = read_outside(open_package(base)), _saved(base, final=False)
    assert set(there) <= set(read_outside(open_package(made.data))) or made.lost


@pytest.mark.parametrize("thing", ALL)
def test_nothing_goes_from_a_saved_report_without_a_word(thing: str) -> None:
    base = ALL[thing](WRITTEN)
    there, made = read_outside(open_package(base)), _saved(base, final=False)
    assert set(there) <= set(read_outside(open_package(made.data))) or made.lost
