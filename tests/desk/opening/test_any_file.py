"""Opening never fails but with a sentence, whatever the file."""

import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.desk import Desk
from editor.model.problem import NigaoError
from tests.desk.made import TEMPLATE, filled_draft

ENDINGS = (".txt", ".md", ".nigao", ".docx", ".doc", "")
quick = settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _open(desk: Desk, path: Path) -> None:
    sentence = _refusal_or_pages(desk, path)
    assert sentence
    assert "\n" not in sentence


def _refusal_or_pages(desk: Desk, path: Path) -> str:
    try:
        opened = desk.open(path)
    except NigaoError as error:
        return error.text
    return f"{opened.name} on {len(desk.lay_out(opened.draft).pages)} pages".replace("\n", " ")


@quick
@given(data=st.binary(min_size=1, max_size=300), ending=st.sampled_from(ENDINGS))
def test_any_bytes(desk: Desk, tmp_path: Path, data: bytes, ending: str) -> None:
    path = tmp_path / f"x{ending}"
    path.write_bytes(data)
    _open(desk, path)


@quick
@given(
    text=st.text(st.sampled_from('XX年月日一二、（）1.#@|{}%+="\\\n\n 关于的报告：通知有限公司_亿元万%'), min_size=1, max_size=200),
    ending=st.sampled_from(ENDINGS[:3]),
)
def test_any_text_that_looks_like_a_sample_or_a_template(desk: Desk, tmp_path: Path, text: str, ending: str) -> None:
    path = tmp_path / f"x{ending}"
    path.write_text(text, "utf-8")
    _open(desk, path)


@quick
@given(at=st.integers(0, len(TEMPLATE)), piece=st.sampled_from(["{{", "}}", "{%", "%}", "+++", "[", "]", '"', "\n", "|", "#", "@", "\\", "{可选}"]))
def test_any_template_with_something_out_of_place(desk: Desk, tmp_path: Path, at: int, piece: str) -> None:
    path = tmp_path / "x.nigao"
    path.write_text(TEMPLATE[:at] + piece + TEMPLATE[at:], "utf-8")
    _open(desk, path)


@pytest.mark.parametrize("seed", range(12))
def test_any_damaged_report(desk: Desk, tmp_path: Path, seed: int) -> None:
    path, chance = tmp_path / "a.docx", random.Random(seed)
    desk.save_word(filled_draft(), path)
    data = bytearray(path.read_bytes())
    for _ in range(chance.randrange(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(bytes(data[: chance.randrange(len(data))] if seed % 3 == 0 else data))
    _open(desk, path)


@pytest.mark.parametrize("seed", range(12))
def test_any_report_with_damaged_parts(desk: Desk, tmp_path: Path, seed: int) -> None:
    path, chance = tmp_path / "a.docx", random.Random(seed)
    desk.save_word(filled_draft(), path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    at = chance.randrange(len(parts[name]))
    parts[name] = parts[name][:at] + chance.choice([b"", b"<", b"&x;", b"</w:p>", b"\x00", b"{"]) + parts[name][at + chance.randrange(3) :]
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    _open(desk, path)
