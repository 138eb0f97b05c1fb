"""A file is sealed as long as nobody else wrote it: whatever part is another one, it is compared with its draft again."""

import io
import zipfile
from collections.abc import Mapping

import pytest

from editor.word import is_sealed, open_package, write_docx
from tests.word.papers import foreign, p, parts_of, profile, report

WRITTEN = write_docx(report(), profile(), '{"format": 1, "values": {"a": "\u0001b\\r\\n&<"}}')
DRAFT = "customXml/item1.xml"


def zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, data in parts.items():
            archive.writestr(path, data)
    return buffer.getvalue()


def test_a_file_as_it_was_written_is_sealed() -> None:
    assert is_sealed(open_package(WRITTEN))


def test_packing_the_same_parts_again_breaks_no_seal() -> None:
    assert is_sealed(open_package(zipped(parts_of(WRITTEN))))


@pytest.mark.parametrize("path", sorted(parts_of(WRITTEN)))
def test_another_byte_in_any_part_breaks_the_seal(path: str) -> None:
    parts = parts_of(WRITTEN)
    edited = parts[path].replace(b"format", b"formal", 1) if path == DRAFT else parts[path] + b" "
    assert not is_sealed(open_package(zipped({**parts, path: edited})))


@pytest.mark.parametrize("path", sorted(set(parts_of(WRITTEN)) - {"word/document.xml"}))
def test_a_part_that_is_gone_breaks_the_seal(path: str) -> None:
    assert not is_sealed(open_package(zipped({name: data for name, data in parts_of(WRITTEN).items() if name != path})))


def test_a_part_more_breaks_the_seal() -> None:
    parts = parts_of(WRITTEN)
    draft = parts.pop(DRAFT)
    assert not is_sealed(open_package(zipped({**parts, "word/comments.xml": b"<comments/>", DRAFT: draft})))
    assert not is_sealed(open_package(zipped({**parts, DRAFT: draft, "word/comments.xml": b"<comments/>"})))


@pytest.mark.parametrize("data", [foreign(p("文")), write_docx(report(), profile()), write_docx(report(), profile(), "{}", final=True)])
def test_what_holds_no_draft_is_not_sealed(data: bytes) -> None:
    assert not is_sealed(open_package(data))


def test_a_part_that_can_not_be_unpacked_breaks_the_seal() -> None:
    parts = parts_of(WRITTEN)
    data = zipped(parts)
    at = data.index(parts["word/styles.xml"])
    assert is_sealed(open_package(data))
    assert not is_sealed(open_package(data[:at] + b"\xff" + data[at + 1 :]))
