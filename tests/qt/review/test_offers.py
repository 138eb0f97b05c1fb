"""What may tie fields together stands in the review's list, behind the fields to be looked at first, and is taken with one key."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.desk import Opened
from editor.model.sample.offer import Offer, OfferKind
from editor.qt.app.main_window import MainWindow
from editor.qt.review.list.model import ReviewFilter
from editor.qt.review.screen import ReviewScreen
from editor.qt.review.session.looks import offer_words
from tests.qt.desk_fake import made_session
from tests.qt.review_fake import labels, press, seen, show_review

OFFERS = (
    Offer(OfferKind.SAME, "主送机关", "⟦本单位⟧"),
    Offer(OfferKind.COMPUTED, "完成额", "⟦事项⟧ * 2"),
    Offer(OfferKind.RULE, "完成额", "⟦完成额⟧ <= ⟦事项⟧"),
)


@pytest.fixture
def offering(window: MainWindow, qtbot: QtBot) -> ReviewScreen:
    """A review with an offer of each kind."""
    screen = show_review(window, qtbot, Opened(made_session().draft, "sample", "样稿", inspection=replace(seen(), offers=OFFERS)))
    qtbot.waitUntil(screen.list.hasFocus, timeout=10000)
    return screen


def _offers(screen: ReviewScreen) -> list[tuple[str, str]]:
    return [(row.words, row.act_words) for row in screen.list.rows.rows if row.offer is not None]


def _take(screen: ReviewScreen, qtbot: QtBot, words: str) -> None:
    rows = screen.list.rows
    at = next(n for n, row in enumerate(rows.rows) if row.words.startswith(words))
    screen.list.setCurrentIndex(rows.index(at, 0))
    press(qtbot, screen.list, Qt.Key.Key_Return)


def test_offers_say_what_they_are_by_the_names_of_the_fields(offering: ReviewScreen) -> None:
    assert [words for words, _ in _offers(offering)] == [
        "同一个值？ 主送机关 · 本单位",
        "算出来？ 完成额 = 事项 × 2",
        "加一条规则？ 完成额 ≤ 事项",
    ]
    assert [act for _, act in _offers(offering)] == ["合并", "采用", "采用"]
    offering.list.show_part(ReviewFilter.UNSURE)
    assert len(_offers(offering)) == len(OFFERS)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("(⟦事项⟧ / ⟦本单位⟧ * 100) | 保留(1)", "算出来？ 完成额 = 事项 ÷ 本单位"),
        ("⟦事项⟧ + ⟦本单位⟧", "算出来？ 完成额 = 事项 + 本单位"),
        ('⟦事项⟧ | 大写("万元")', "算出来？ 完成额 = 事项的大写"),
    ],
)
def test_an_offer_speaks_no_code(code: str, said: str) -> None:
    labels = {key: key for key in ("完成额", "事项", "本单位")}
    assert offer_words(Offer(OfferKind.COMPUTED, "完成额", code), labels) == said


def test_the_field_of_an_offer_comes_into_hand_and_its_row_stays(offering: ReviewScreen) -> None:
    rows = offering.list.rows
    for at, offer in [(n, row.offer) for n, row in enumerate(rows.rows) if row.offer is not None]:
        offering.list.setCurrentIndex(rows.index(at, 0))
        assert offering.list.current is rows.rows[at]
        assert offering.session.field is not None
        assert (offering.session.field.key, offering.list.panel.isHidden()) == (offer.field, True)


def test_one_key_takes_an_offer_and_one_takes_it_back(offering: ReviewScreen, qtbot: QtBot) -> None:
    before = labels(offering)
    _take(offering, qtbot, "同一个值？")
    assert len(labels(offering)) == len(before) - 1
    assert len(_offers(offering)) == len(OFFERS) - 1
    _take(offering, qtbot, "算出来？")
    assert offering.session.inspection.ties == (OFFERS[1],)
    offering.session.step(back=True)
    offering.session.step(back=True)
    assert labels(offering) == before
    assert len(_offers(offering)) == len(OFFERS)
