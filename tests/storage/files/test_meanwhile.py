"""A file is written over only while it is the one that was looked at; what lies there else is kept beside."""

import os
from pathlib import Path

import pytest

from editor.model.problem import NigaoError
from editor.storage.file_marks import mark_of
from editor.storage.files import writing
from editor.storage.files.meanwhile import OvertakenError, Replaced, only_over, put_beside, replace_known
from editor.storage.files.reading import content_digest
from editor.storage.files.writing import write_safely


def _same_mark(path: Path, data: bytes) -> None:
    """Write as many bytes and set the time back, as some programs do."""
    before = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_a_file_of_the_same_size_and_time_is_told_from_the_one_that_was_seen(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(b"one")
    before, seen = mark_of(path), content_digest(b"one")
    _same_mark(path, b"two")
    assert mark_of(path) == before
    with pytest.raises(OvertakenError):
        write_safely(path, b"ours", last=only_over(seen))
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"two", [path])


def test_the_last_look_comes_after_the_proof(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(b"one")
    with pytest.raises(OvertakenError):
        write_safely(path, b"ours", lambda _data: path.write_bytes(b"meanwhile") and None, last=only_over(content_digest(b"one")))
    assert path.read_bytes() == b"meanwhile"


@pytest.mark.parametrize("there", [None, b""])
def test_no_file_and_an_empty_one_hold_nothing_to_lose(tmp_path: Path, there: bytes | None) -> None:
    path = tmp_path / "报告.docx"
    if there is not None:
        path.write_bytes(there)
    write_safely(path, b"ours", last=only_over(content_digest(b"")))
    assert path.read_bytes() == b"ours"


def test_a_file_that_came_where_none_was_is_left(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    with pytest.raises(OvertakenError):
        write_safely(path, b"ours", lambda _data: path.write_bytes(b"theirs") and None, last=only_over(""))
    assert path.read_bytes() == b"theirs"


def test_what_is_known_is_written_over_and_else_is_put_beside(tmp_path: Path) -> None:
    path = tmp_path / "导出.pdf"
    assert replace_known(path, b"one", ("",)).besides == ()
    assert replace_known(path, b"two", (content_digest(b"one"),)).besides == ()
    path.write_bytes(b"with notes")
    (beside,) = replace_known(path, b"three", (content_digest(b"two"),)).besides
    assert beside == tmp_path / "导出（另一份）.pdf"
    assert (beside.read_bytes(), path.read_bytes()) == (b"with notes", b"three")
    assert replace_known(path, b"four", None) == Replaced(content_digest(b"four"))


def test_what_is_written_while_we_write_is_put_beside_too(tmp_path: Path) -> None:
    path, others = tmp_path / "模板.nigao", [b"first", b"second"]
    path.write_bytes(b"seen")

    def prove(_data: bytes) -> None:
        if others:
            path.write_bytes(others.pop(0))

    done = replace_known(path, b"ours", (content_digest(b"seen"),), prove)
    assert path.read_bytes() == b"ours"
    assert {file.read_bytes() for file in tmp_path.iterdir()} == {b"ours", b"first", b"second"}
    assert (done.digest, [copy.read_bytes() for copy in done.besides]) == (content_digest(b"ours"), [b"first", b"second"])


def test_what_comes_right_after_the_write_does_not_count_as_written_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, known = tmp_path / "导出.pdf", [("",), None]
    monkeypatch.setattr(writing, "sync_folder", lambda _folder: path.write_bytes(b"theirs"))
    for digests in known:
        assert replace_known(path, b"ours", digests).digest == content_digest(b"ours")
        path.unlink()


def test_a_file_that_others_write_without_end_is_left_to_them(tmp_path: Path) -> None:
    path, count = tmp_path / "报告.docx", iter(range(1000))
    with pytest.raises(NigaoError, match="一直在写"):
        replace_known(path, b"ours", ("",), lambda _data: path.write_bytes(b"%d" % next(count)) and None)
    assert path.read_bytes() != b"ours"


def test_copies_take_names_that_are_free_and_no_two_names_for_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    names = [put_beside(path, data, "另一份").name for data in (b"a", b"b", b"a", b"b", b"c")]
    assert names == ["报告（另一份）.docx", "报告（另一份 2）.docx", "报告（另一份）.docx", "报告（另一份 2）.docx", "报告（另一份 3）.docx"]


@pytest.mark.parametrize("first", ["另一份", "改前", "本机", "找回的"])
@pytest.mark.parametrize("then", ["另一份", "改前", "本机", "找回的"])
def test_the_same_bytes_are_kept_once_whichever_version_they_are_called(tmp_path: Path, first: str, then: str) -> None:
    path = tmp_path / "报告.docx"
    put_beside(path, b"other", then)
    kept = put_beside(path, b"a", first)
    assert [put_beside(path, b"a", then) for _ in range(3)] == [kept] * 3
    assert len(list(tmp_path.iterdir())) == 2
    assert f"（{first}" in kept.name


def test_a_file_of_the_person_with_the_same_bytes_is_no_copy(tmp_path: Path) -> None:
    (tmp_path / "报告（终稿）.docx").write_bytes(b"a")
    assert put_beside(tmp_path / "报告.docx", b"a", "另一份").name == "报告（另一份）.docx"


def test_a_folder_that_has_the_name_of_a_copy_is_no_copy(tmp_path: Path) -> None:
    (tmp_path / "报告（另一份）.docx").mkdir()
    assert put_beside(tmp_path / "报告.docx", b"a", "另一份").name == "报告（另一份 2）.docx"


@pytest.mark.parametrize("count", [72, 80, 83])
def test_the_copy_of_a_file_with_a_long_name_has_a_shorter_one(tmp_path: Path, count: int) -> None:
    path = tmp_path / ("关" * count + ".docx")
    path.write_bytes(b"ours")
    copies = [put_beside(path, data, "另一份") for data in (b"a", b"b", b"a")]
    assert [copy.read_bytes() for copy in copies] == [b"a", b"b", b"a"]
    assert copies[0] == copies[2] != copies[1]
    assert all(copy.stem.startswith("关" * 70) and copy.stem.endswith("）") and copy.suffix == ".docx" for copy in copies)


def test_a_copy_that_can_not_be_read_is_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, real = put_beside(tmp_path / "报告.docx", b"a", "另一份"), Path.read_bytes

    def read(path: Path) -> bytes:
        if path == first:
            raise PermissionError(13, "no", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    assert put_beside(tmp_path / "报告.docx", b"a", "另一份").name == "报告（另一份 2）.docx"


def test_a_link_that_leads_nowhere_takes_its_name(tmp_path: Path) -> None:
    (tmp_path / "报告（另一份）.docx").symlink_to(tmp_path / "gone" / "far.docx")
    assert put_beside(tmp_path / "报告.docx", b"a", "另一份").name == "报告（另一份 2）.docx"


def test_a_name_that_somebody_takes_while_a_copy_is_written_is_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs, real = tmp_path / "报告（另一份）.docx", os.fsync

    def fsync(descriptor: int) -> None:
        real(descriptor)
        if not theirs.exists():
            theirs.write_bytes(b"theirs")

    monkeypatch.setattr(os, "fsync", fsync)
    assert put_beside(tmp_path / "报告.docx", b"ours", "另一份").name == "报告（另一份 2）.docx"
    assert (theirs.read_bytes(), (tmp_path / "报告（另一份 2）.docx").read_bytes()) == (b"theirs", b"ours")
