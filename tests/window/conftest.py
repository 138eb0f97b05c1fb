"""A person at a screen of their own; and one whose screen is read out."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.window.assistive import ScreenReader
from tests.window.bus import session_bus
from tests.window.real_window import Person, person


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Person]:
    """Somebody at the keyboard, with folders of their own."""
    with person(tmp_path / "home") as somebody:
        yield somebody


@dataclass(frozen=True, slots=True)
class Listener:
    """Somebody at the keyboard, and the screen reader that they listen to."""

    clerk: Person
    reader: ScreenReader


@pytest.fixture
def listener(clerk: Person) -> Iterator[Listener]:
    """Somebody who listens to what the window says."""
    with session_bus(clerk.display) as address, closing(ScreenReader(address)) as reader:
        clerk.environment |= {"DBUS_SESSION_BUS_ADDRESS": address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_IM_MODULES": "none"}
        yield Listener(clerk, reader)
