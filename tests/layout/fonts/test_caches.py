"""The caches of fonts never fail anything: damaged, read-only or full, they are as good as none."""

import os
from pathlib import Path

import pytest

from editor.layout.fonts.advances import advances_of
from editor.layout.fonts.fontfiles import known_fonts
from tests.storage.damages import EVERYWHERE


@pytest.mark.parametrize("kind", EVERYWHERE)
def test_a_damaged_list_of_fonts_is_made_anew(tmp_path: Path, kind: str) -> None:
    EVERYWHERE[kind](tmp_path / "fonts.json")
    assert known_fonts(tmp_path) == known_fonts()


@pytest.mark.parametrize("kind", EVERYWHERE)
def test_damaged_widths_are_measured_anew(tmp_path: Path, kind: str) -> None:
    font = known_fonts()[0]
    wanted = advances_of(font.path, font.index, tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.unlink()
    EVERYWHERE[kind](kept)
    assert advances_of(font.path, font.index, tmp_path) == wanted


def test_a_flipped_bit_in_the_widths_is_seen(tmp_path: Path) -> None:
    font = known_fonts()[0]
    wanted = advances_of(font.path, font.index, tmp_path)
    (kept,) = tmp_path.iterdir()
    data = bytearray(kept.read_bytes())
    for at in (0, 17, 60, len(data) // 2, len(data) - 1):
        data[at] ^= 1
        kept.write_bytes(data)
        assert advances_of(font.path, font.index, tmp_path) == wanted


def test_a_place_that_takes_no_files_is_no_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fonts = known_fonts()
    assert known_fonts(Path("/dev/null/fonts")) == fonts
    assert advances_of(fonts[0].path, fonts[0].index, Path("/dev/null/fonts")).em
    monkeypatch.setattr(Path, "replace", lambda *_given: (_ for _ in ()).throw(OSError(28, os.strerror(28))))
    assert known_fonts(tmp_path) == fonts
    assert list(tmp_path.iterdir()) == []
