"""Pages follow the draft: small changes at once, long ones away from the window, refused ones not at all."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.composing import compose
from editor.composing.language.limits import PARAGRAPH_CHARACTERS
from editor.desk import Desk, count_by_text, rule_problems
from editor.layout import Laid
from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.template.file import parse_template
from editor.qt.session import preview as previews
from editor.qt.session.preview import Preview


@pytest.fixture
def session() -> Session:
    lines = "\n".join(f"第{number}条，由{{{{ 单位 }}}}负责。" for number in range(300))
    return Session(Draft(parse_template(f'+++\n[fields."单位"]\n+++\n# 节\n{lines}\n')[0]), None, "长文")


@pytest.fixture
def preview(worn: QApplication, desk: Desk, session: Session) -> Iterator[Preview]:
    made = Preview(desk, session, count_by_text(session, rule_problems))
    yield made
    made.close_session()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "AT_ONCE", 500)


def text_of(laid: object) -> str:
    assert isinstance(laid, Laid)
    return "".join(box.text for page in laid.pages for box in page.lines)


def test_a_draft_of_usual_length_has_its_pages_at_once(preview: Preview, session: Session) -> None:
    preview.start()
    session.set_value("单位", "某局")
    assert "第299条，由某局负责。" in text_of(preview.laid)


@pytest.mark.usefixtures("slow")
def test_a_long_one_is_laid_out_away_from_the_window(preview: Preview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.laid_out, timeout=60_000):
        preview.start()
        assert preview.laid is None
    assert "第299条" in text_of(preview.laid)


@pytest.mark.usefixtures("slow")
def test_what_is_typed_meanwhile_stands_on_the_pages_that_come(preview: Preview, session: Session, qtbot: QtBot) -> None:
    shown: list[str] = []

    def note(_laid: object) -> None:
        shown.append(text_of(preview.laid))

    preview.laid_out.connect(note)
    preview.start()
    for word in ("甲", "甲乙", "甲乙丙"):
        session.set_value("单位", word)
    qtbot.waitUntil(lambda: bool(shown), timeout=60_000)
    assert "第299条，由甲乙丙负责。" in shown[-1]


def test_a_draft_that_is_too_long_keeps_the_pages_before_and_says_why(preview: Preview, session: Session, qtbot: QtBot) -> None:
    preview.start()
    before = preview.laid
    with qtbot.waitSignal(preview.refused, timeout=60_000) as told:
        session.set_value("单位", "长" * (PARAGRAPH_CHARACTERS + 1))
    assert told.args is not None
    assert "“单位”太长" in told.args[0].text
    assert preview.laid is before
    with qtbot.waitSignal(preview.laid_out, timeout=60_000):
        session.undo()


@pytest.mark.usefixtures("slow")
def test_pages_that_are_held_come_when_they_are_asked_for(preview: Preview, session: Session, qtbot: QtBot) -> None:
    preview.start()
    preview.hold()
    with qtbot.assertNotEmitted(preview.laid_out, wait=300):
        session.set_value("单位", "某局")
    with qtbot.waitSignal(preview.laid_out, timeout=60_000):
        preview.release()
    assert "第299条，由某局负责。" in text_of(preview.laid)


@pytest.mark.usefixtures("slow")
def test_counts_go_on_with_their_own_while_the_pages_are_composed_away(worn: QApplication, desk: Desk, session: Session, qtbot: QtBot) -> None:
    composing = count_by_text(session, rule_problems)
    preview = Preview(desk, session, composing)
    preview.start()
    for value in ("甲局", "", "乙局"):
        session.set_value("单位", value)
        assert session.tally.open == (frozenset() if value else {"单位"})
        assert compose(session.draft, composing) == compose(session.draft)
    qtbot.waitUntil(lambda: preview.laid is not None and not preview.is_behind, timeout=60_000)
    assert "第299条，由乙局负责。" in text_of(preview.laid)
    preview.close_session()
