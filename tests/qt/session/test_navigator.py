"""Where the person is: the field in hand, and which of its places."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.qt.session.navigator import Navigator
from tests.qt.report_fake import report_session


@pytest.fixture
def session(qapp: QApplication) -> Session:
    return report_session()


def test_a_section_takes_its_field_in_hand_at_the_place_in_it(session: Session) -> None:
    navigator = Navigator(session)
    places = [place.section for place in session.draft.places_of("单位")]
    for section in dict.fromkeys(places):
        navigator.go_to_section(section)
        navigator.hold("单位")
        assert navigator.place == places.index(section) + 1


def test_a_field_that_is_asked_for_by_place_is_taken_there(session: Session) -> None:
    navigator = Navigator(session)
    navigator.go_to_field("单位", 2)
    assert navigator.place == 2


def test_places_in_sections_that_are_not_written_do_not_count(session: Session) -> None:
    def optional(draft: Draft) -> Draft:
        section = replace(draft.template.by_id["s1"], optional=True, on=False)
        return draft.with_template(draft.template.with_section(section))

    before = len(session.draft.places_of("单位"))
    session.edit(optional(session.draft), "不写")
    assert len(session.draft.places_of("单位")) == before - 1
    navigator = Navigator(session)
    navigator.go_to_section("s5")
    assert navigator.place == before - 1


def test_the_next_unfilled_field_is_never_in_a_section_that_is_not_written(session: Session) -> None:
    section = replace(session.draft.template.by_id["s1"], optional=True, on=False)
    session.edit(session.draft.with_template(session.draft.template.with_section(section)), "不写")
    navigator = Navigator(session)
    seen = set[str]()
    for _ in session.draft.fields:
        navigator.go_to_unfilled()
        seen.add(navigator.section)
    assert "s1" not in seen
