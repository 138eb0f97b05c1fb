"""A person edits in Word while the window is open: nobody's text is lost, whatever comes first, and what was changed is said."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.proofs.orders.orders import ORDERS, Office, by_chance


@pytest.fixture(scope="module")
def office(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = Office(tmp_path_factory.mktemp("办公室"), Path.home() / ".cache" / "nigao")
    yield made
    made.close()


@pytest.mark.parametrize("name", ORDERS)
def test_in_a_named_order_nothing_is_lost(office: Office, name: str) -> None:
    office.play(ORDERS[name], random.Random(name))


@pytest.mark.parametrize("seed", range(6))
def test_in_an_order_by_chance_nothing_is_lost(office: Office, seed: int) -> None:
    dice = random.Random(seed)
    office.play(by_chance(dice), dice)
