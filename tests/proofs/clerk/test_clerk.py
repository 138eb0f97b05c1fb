"""A clerk fills the real report in the real window: one key leads from field to field, nothing is refused, every line reads right."""

from pathlib import Path

import pytest

from tests.cases import SEED, needs_seed
from tests.proofs.clerk.filling import fill
from tests.proofs.clerk.values import VALUES

pytestmark = [needs_seed, pytest.mark.needs("Xvfb", "openbox", "xdotool", "xkbcomp", "dbus-daemon", "service:org.a11y.Bus")]


def test_every_field_takes_its_value_and_one_key(tmp_path: Path) -> None:
    done = fill(SEED, tmp_path)
    assert (done.alarms, done.wrong) == ((), ())
    assert done.fields == done.keys == len(VALUES) == 61


def test_a_value_that_can_not_be_is_told_and_what_is_printed_wrong_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = [
        value._replace(typed="lots") if at == 3 else value._replace(printed="elsewhere") if at == 1 else value for at, value in enumerate(VALUES)
    ]
    monkeypatch.setattr("tests.proofs.clerk.filling.VALUES", tuple(wrong))
    done = fill(SEED, tmp_path, 5)
    assert len(done.alarms) == 1
    assert len(done.wrong) > 1
