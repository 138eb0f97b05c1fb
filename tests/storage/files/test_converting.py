"""Files of other word processors: told by their bytes, converted by LibreOffice, refused with one sentence without it."""

import errno
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docx import Document

from editor.model.problem import ExitCode, NigaoError
from editor.storage.files import converting, office
from editor.storage.files.converting import as_docx, as_marked_pdf, as_pdf, can_print, foreign_kind

RTF = rb"{\rtf1\ansi\uc0 \u20851\u20110XX\u39033\u30446\u30340\u25253\u21578\par}"
TITLE = "关于XX项目的报告"


def _refusal(data: bytes, name: str, cancelled: Callable[[], bool] | None = None, code: ExitCode = ExitCode.UNREADABLE) -> str:
    with pytest.raises(NigaoError) as caught:
        as_docx(data, Path(name), cancelled)
    assert caught.value.code == code
    assert "\n" not in caught.value.text
    return caught.value.text


def _office_that(does: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    monkeypatch.setattr(office, "_office", lambda: str(program))


def test_the_bytes_tell_what_a_file_is_whatever_it_is_called() -> None:
    assert foreign_kind(RTF) == ".rtf"
    assert foreign_kind(b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.textPK") == ".odt"
    assert foreign_kind(b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK") == ""
    assert foreign_kind("一段文字".encode()) == ""
    assert foreign_kind(b"") == ""


def test_a_compound_file_without_a_whole_directory_is_left_to_the_reader_of_word_files() -> None:
    assert foreign_kind(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")) == ""


@pytest.mark.parametrize("name", ["旧.doc", "旧.wps", "旧.rtf"])
def test_without_libreoffice_one_sentence_says_both_ways_out(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_office", lambda: "")
    monkeypatch.setattr(converting, "foreign_kind", lambda _data: ".rtf" if name.endswith("rtf") else ".doc")
    sentence = _refusal(RTF, name, code=ExitCode.CANNOT_RUN)
    assert f"{name[1:]} 文件" in sentence
    assert all(word in sentence for word in (name, "另存为 .docx", "装上 LibreOffice"))


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_conversion_that_is_cancelled_is_killed_with_what_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _office_that(f"(sleep 3; touch '{tmp_path}/went on') & sleep 60", tmp_path, monkeypatch)
    began = time.monotonic()
    assert "取消" in _refusal(RTF, "a.rtf", lambda: time.monotonic() > began + 0.3)
    assert time.monotonic() - began < 2.5
    time.sleep(3)
    assert not (tmp_path / "went on").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_conversion_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _office_that("sleep 60", tmp_path, monkeypatch)
    monkeypatch.setattr(office, "TIME_LIMIT", 0.3)
    assert "太久" in _refusal(RTF, "a.rtf")


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_conversion_that_makes_nothing_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _office_that("exit 1", tmp_path, monkeypatch)
    assert "读不了“a.rtf”" in _refusal(RTF, "a.rtf")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has namespaces")
def test_libreoffice_has_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prefix = office._cut_off()
    if not prefix:
        pytest.skip("this system allows no namespaces")
    _office_that(f"cp /proc/net/dev '{tmp_path}/devices'", tmp_path, monkeypatch)
    _refusal(RTF, "a.rtf")
    rows = (tmp_path / "devices").read_text().splitlines()[2:]
    assert [row.split(":")[0].strip() for row in rows] == ["lo"]


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_libreoffice_makes_a_word_file_of_each_kind(kind: str, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph(TITLE)
    document.save(str(tmp_path / "a.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    office = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(tmp_path), str(tmp_path / "a.docx")]
    subprocess.run(office, check=True, capture_output=True, timeout=120)
    data = (tmp_path / f"a.{kind}").read_bytes()
    assert foreign_kind(data) == f".{kind}"
    (tmp_path / "b.docx").write_bytes(as_docx(data, tmp_path / "名 字.doc"))
    assert [p.text for p in Document(str(tmp_path / "b.docx")).paragraphs if p.text] == [TITLE]


def test_no_pdf_is_made_where_libreoffice_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_office", lambda: "")
    assert not can_print()
    with pytest.raises(NigaoError, match="没有找到 LibreOffice") as caught:
        as_pdf(b"PK")
    assert caught.value.code == ExitCode.CANNOT_RUN


UNSHARES = {
    "fails": "exit 1",
    "says yes and does nothing": "exit 0",
    "runs what it is given with the network on": 'shift; exec "$@"',
    "lies about the network": "echo net:[1]; exit 1",
}
"""What may be called `unshare` on a machine."""


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
@pytest.mark.parametrize("does", [None, *UNSHARES.values()], ids=["is missing", *UNSHARES])
def test_libreoffice_is_not_run_in_either_direction_where_it_can_not_be_kept_from_the_network(
    does: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _office_that(f"touch '{tmp_path}/ran'", tmp_path, monkeypatch)
    if does is not None:
        (tmp_path / "unshare").write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / "unshare").chmod(0o755)
    monkeypatch.setattr(office.shutil, "which", lambda name: str(tmp_path / name) if (tmp_path / name).exists() else None)
    office._cut_off.cache_clear()
    try:
        assert not can_print()
        assert all(word in _refusal(RTF, "旧.wps", code=ExitCode.CANNOT_RUN) for word in ("旧.wps", "断网", "另存为 .docx"))
        with pytest.raises(NigaoError, match="断网") as caught:
            as_pdf(b"PK")
        assert caught.value.code == ExitCode.CANNOT_RUN
        assert not (tmp_path / "ran").exists()
    finally:
        office._cut_off.cache_clear()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has namespaces")
def test_libreoffice_knows_no_program_of_the_person_that_could_fetch_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "unix:path=/run/user/1000/bus")
    if not office._cut_off():
        pytest.skip("this system allows no namespaces")
    _office_that(f"env > '{tmp_path}/known'", tmp_path, monkeypatch)
    _refusal(RTF, "a.rtf")
    assert "/run/user/1000" not in (tmp_path / "known").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
@pytest.mark.parametrize(("does", "said"), [("exit 1", "没能写出"), ("mkdir made; echo no > made/sample.pdf", "没能写出"), ("sleep 60", "太久")])
def test_a_print_that_fails_is_said_in_a_sentence(does: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _office_that(does, tmp_path, monkeypatch)
    monkeypatch.setattr(office, "_cut_off", lambda: ("env",))
    monkeypatch.setattr(office, "TIME_LIMIT", 0.5)
    with pytest.raises(NigaoError, match=said) as caught:
        as_pdf(b"PK")
    assert caught.value.code == ExitCode.UNWRITABLE


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_print_can_be_cancelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _office_that("sleep 60", tmp_path, monkeypatch)
    monkeypatch.setattr(office, "_cut_off", lambda: ("env",))
    with pytest.raises(NigaoError, match="导出已取消"):
        as_pdf(b"PK", lambda: True)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_what_libreoffice_prints_is_given_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _office_that("mkdir made; printf '%%PDF-1.7 all' > made/sample.pdf", tmp_path, monkeypatch)
    monkeypatch.setattr(office, "_cut_off", lambda: ("env",))
    assert as_pdf(b"PK") == b"%PDF-1.7 all"


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_libreoffice_is_told_which_font_to_draw_for_each_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _office_that(
        f"cp profile/user/registrymodifications.xcu '{tmp_path}/told'; mkdir made; printf %%PDF-1.7 > made/sample.pdf", tmp_path, monkeypatch
    )
    monkeypatch.setattr(office, "_cut_off", lambda: ("env",))
    as_pdf(b"PK", fonts={"方正小标宋_GBK": "文泉驿 <正> & 黑", "仿宋": "仿宋_GB2312"})
    values = [value.text for value in ElementTree.parse(tmp_path / "told").iter("value")]
    pairs = [(font, values[at + 1]) for at, font in enumerate(values) if font in ("方正小标宋_GBK", "仿宋")]
    assert pairs == [("仿宋", "仿宋_GB2312"), ("方正小标宋_GBK", "文泉驿 <正> & 黑")]


def _full(**_given: object) -> str:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_disk_that_is_full_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_office", lambda: str(tmp_path / "soffice"))
    monkeypatch.setattr(office, "_cut_off", lambda: ("env",))
    monkeypatch.setattr("tempfile.mkdtemp", _full)
    assert "临时文件读写不了" in _refusal(RTF, "a.rtf")


def test_a_way_that_can_not_be_started_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_office", lambda: str(tmp_path / "soffice"))
    monkeypatch.setattr(office, "_cut_off", lambda: (str(tmp_path / "gone"),))
    assert "没能启动" in _refusal(RTF, "a.rtf", code=ExitCode.CANNOT_RUN)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in has the rights of a Unix file")
def test_an_unshare_that_is_no_program_cuts_nothing_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _office_that(f"touch '{tmp_path}/ran'", tmp_path, monkeypatch)
    (tmp_path / "unshare").write_bytes(b"\x7fELF no program at all")
    (tmp_path / "unshare").chmod(0o755)
    monkeypatch.setattr(office.shutil, "which", lambda name: str(tmp_path / name))
    office._cut_off.cache_clear()
    try:
        assert not can_print()
        assert "断网" in _refusal(RTF, "a.rtf", code=ExitCode.CANNOT_RUN)
    finally:
        office._cut_off.cache_clear()
    assert not (tmp_path / "ran").exists()


_STAYS = """case "$*" in
*--convert-to*) mkdir -p made; (printf '%%PDF-1.7 '; cat sample.docx) > made/sample.pdf;;
*) echo begun >> '{0}/begun'; sleep 0.1; touch .~lock.sample.fodt\\#; sleep 60;;
esac"""


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_an_office_that_stays_is_started_once_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _office_that(_STAYS.format(tmp_path), tmp_path, monkeypatch)
    monkeypatch.setattr(office, "_cut_off", lambda: ("env",))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "work"))
    (tmp_path / "work").mkdir()
    standing = office.StandingOffice({"仿宋": "仿宋_GB2312"})
    try:
        assert [as_marked_pdf(word, standing, lambda: False) for word in (b"one", b"two")] == [b"%PDF-1.7 one", b"%PDF-1.7 two"]
    finally:
        standing.close()
    assert (tmp_path / "begun").read_text() == "begun\n"
    assert list((tmp_path / "work").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_an_office_that_does_not_come_to_stay_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusal(cancelled: Callable[[], bool] | None = None) -> str:
        with pytest.raises(NigaoError) as caught:
            as_marked_pdf(b"PK", office.StandingOffice({}), cancelled)
        return caught.value.text

    _office_that("sleep 60", tmp_path, monkeypatch)
    monkeypatch.setattr(office, "_cut_off", lambda: ())
    assert "断网" in refusal()
    monkeypatch.setattr(office, "_cut_off", lambda: ("env",))
    assert "取消" in refusal(lambda: True)
    monkeypatch.setattr(tempfile, "mkdtemp", _full)
    assert "临时文件读写不了" in refusal()
