"""What opening composed, handed on to who lays the report out."""

from pathlib import Path

from editor.composing import ComposeCache, compose
from editor.desk import Caches, Desk, count_by_text, progress_of, rule_problems
from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.template.field import Field
from editor.model.template.template import Prose, Section, Template

TEXT = Section("s", heading="安排", level=1, blocks=(Prose("由{{ 单位 }}办理。"), Prose("另段。")))
DRAFT = Draft(Template("通知", sections=(TEXT,), fields=(Field("单位"),)), {"单位": "水务局"})


def _opened(desk: Desk, path: Path) -> Draft:
    desk.save_word(DRAFT, path)
    return desk.open(path).draft


def _text(desk: Desk, draft: Draft, caches: Caches | None = None) -> list[str]:
    return [paragraph.text for paragraph in desk.lay_out(draft, caches=caches).document.paragraphs()]


def test_a_report_that_was_opened_is_composed_no_second_time(desk: Desk, tmp_path: Path) -> None:
    draft, caches = _opened(desk, tmp_path / "a.docx"), Caches()
    empty = caches.composing
    desk.lay_out(draft, caches=caches)
    assert caches.composing is not empty
    assert compose(draft, caches.composing) == compose(draft, ComposeCache())


def test_only_one_gets_it_and_a_report_of_another_template_none(desk: Desk, tmp_path: Path) -> None:
    draft, first, second, other = _opened(desk, tmp_path / "a.docx"), Caches(), Caches(), Caches()
    for caches in (first, second):
        desk.lay_out(draft, caches=caches)
    assert first.composing is not second.composing
    _opened(desk, tmp_path / "b.docx")
    assert _text(desk, DRAFT, other) == _text(desk, draft)


def test_values_that_were_changed_since_are_those_that_are_shown(desk: Desk, tmp_path: Path) -> None:
    draft = _opened(desk, tmp_path / "a.docx").with_value("单位", "交通局")
    assert any("由交通局办理" in text for text in _text(desk, draft))


def test_who_counts_the_holes_goes_on_with_it_and_leaves_none_to_another_thread(desk: Desk, tmp_path: Path) -> None:
    session, caches = Session(_opened(desk, tmp_path / "a.docx")), Caches()
    done = session.draft
    counting = count_by_text(session, rule_problems)
    assert counting.is_of(done)
    desk.lay_out(done, caches=caches)
    assert caches.composing is not counting
    session.set_value("单位", "")
    assert session.tally.open == {"单位"}
    assert compose(done, caches.composing) == compose(done, ComposeCache())


def test_who_shows_a_draft_finds_it_composed_by_who_counts_its_holes(desk: Desk) -> None:
    session = Session(DRAFT)
    caches = Caches(count_by_text(session, rule_problems))
    for value in ("", "交通局", "水务局"):
        session.set_value("单位", value)
        assert caches.composing.is_of(session.draft)
        assert _text(desk, session.draft, caches) == _text(desk, session.draft)


def test_a_report_that_is_noted_as_recent_is_still_handed_on(desk: Desk, tmp_path: Path) -> None:
    draft, caches = _opened(desk, tmp_path / "a.docx"), Caches()
    empty = caches.composing
    assert progress_of(draft) == (1, 1)
    desk.lay_out(draft, caches=caches)
    assert caches.composing is not empty
