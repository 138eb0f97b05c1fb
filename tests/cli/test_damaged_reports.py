"""Whatever became of the inner part of a report, `values`, `fields` and `fill` say the same of it, and end with exit code 1."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.cli import main

TEMPLATE = """+++
name = "值班报告"

[fields."值班单位"]
type = "org"

[fields."值班人员"]
type = "person"

[fields."联系方式"]
type = "text"

[fields."备注说明"]
type = "text"
+++
@标题 关于值班情况的报告

值班由{{ 值班单位 }}负责，值班人员是{{ 值班人员 }}，联系方式为{{ 联系方式 }}。

{% if 备注说明 %}另外说明：{{ 备注说明 }}。{% endif %}
"""
VALUES = '{"值班单位": "清溪县水务局", "值班人员": "顾闻溪", "联系方式": "0512-5550142"}'
Damage = Callable[[bytes], bytes]


def _json(change: Callable[[str], str]) -> Damage:
    def changed(part: bytes) -> bytes:
        text = part.decode()
        start, end = text.index("<content>") + 9, text.index("</content>")
        return (text[:start] + change(text[start:end]) + text[end:]).encode()

    return changed


DAMAGES: dict[str, Damage] = {
    "emptied": lambda _part: b"",
    "cut": lambda part: part[: len(part) // 2],
    "cut at its end": lambda part: part[:-20],
    "no XML": lambda _part: b"\x00\x01",
    "no JSON": _json(lambda text: text[:-3]),
    "another JSON": _json(lambda _text: "[1, 2]"),
    "another shape": _json(lambda _text: '{"format": 1, "template": 3, "values": [], "switches": 0, "sections": {}}'),
    "nested": _json(lambda _text: "[" * 3000),
    "a number too long": _json(lambda _text: '{"format": ' + "9" * 5000 + "}"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report, and a home with its template in the library."""
    folder = tmp_path_factory.mktemp("damaged")
    own = folder / "home" / "data" / "templates"
    own.mkdir(parents=True)
    (own / "值班报告.nigao").write_text(TEMPLATE, "utf-8")
    (folder / "v.json").write_text(VALUES, "utf-8")
    with pytest.MonkeyPatch.context() as moved:
        moved.chdir(folder)
        moved.setenv("NIGAO_HOME", str(folder / "home"))
        assert main(["fill", "值班报告", "--values", "v.json", "-o", "a.docx"]) in (0, 1)
    return folder


@pytest.fixture
def report(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The report, in a folder of the test's own."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    return Path("a.docx")


def _rewritten(path: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            if (now := change(name, data)) is not None:
                archive.writestr(name, now)


def _told(capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, list[str]]:
    capsys.readouterr()
    code = main([*command])
    return code, [line for line in capsys.readouterr().err.splitlines() if "没填" not in line]


def _all_tell(path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What all commands tell of the file; each ends with exit code 1."""
    commands = (["values", str(path)], ["values", str(path), "--json"], ["fields", str(path)], ["fields", str(path), "--json"])
    told = [_told(capsys, *command) for command in (*commands, ["fill", str(path), "-o", "b.docx", "--force"])]
    assert [code for code, _ in told] == [1] * 5
    assert all(said == told[0][1] for _, said in told)
    return told[0][1]


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_of_the_inner_part_is_told_alike(report: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    _rewritten(report, lambda name, data: DAMAGES[kind](data) if name == "customXml/item1.xml" else data)
    first, found = _all_tell(report, capsys)
    assert "值班报告" in first
    assert "找到 3 项" in found
    assert "备注说明" in found


def test_a_part_that_is_gone_is_told_alike(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _rewritten(report, lambda name, data: None if name.startswith("customXml/") else data)
    assert "备注说明" in _all_tell(report, capsys)[1]


@pytest.mark.parametrize(
    ("was", "now"), [("值班报告", "值班报吊"), ('type = \\"person', 'type = \\"text'), ('"switches": {', '"switches": {"x": true')]
)
def test_damage_that_no_text_shows_is_told_alike(report: Path, was: str, now: str, capsys: pytest.CaptureFixture[str]) -> None:
    damaged = _json(lambda text: text.replace(was, now))
    _rewritten(report, lambda name, data: damaged(data) if name == "customXml/item1.xml" else data)
    told = _all_tell(report, capsys)
    assert told[0].startswith("文稿的拟稿记录损坏了，还能读")
    assert "备注说明" in told[1]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_flipped_bit_is_told_alike(report: Path, share: float, capsys: pytest.CaptureFixture[str]) -> None:
    data = bytearray(report.read_bytes())
    with zipfile.ZipFile(report) as archive:
        entry = archive.getinfo("customXml/item1.xml")
    start = entry.header_offset + 30 + len(entry.filename.encode())
    data[start + int(share * entry.compress_size)] ^= 4
    report.write_bytes(data)
    assert "备注说明" in _all_tell(report, capsys)[1]


def test_a_report_of_an_earlier_version_of_its_template_goes_on_with_that_of_today(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _rewritten(report, lambda name, data: None if name.startswith("customXml/") else data)
    own = tmp_path / "home" / "data" / "templates" / "值班报告.nigao"
    own.write_text(TEMPLATE.replace("联系方式", "电话"), "utf-8")
    assert "按范文读出" in _all_tell(report, capsys)[0]
