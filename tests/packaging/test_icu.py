"""The data of ICU keeps what the program's Qt asks for, in the form in which ICU finds it."""

import struct
from types import ModuleType

import pytest

HEADER = struct.pack("<H", 32) + b"\xda\x27" + b"\x14\0\0\0\0\0\2\0" + b"CmnD" + bytes(16)
ITEMS = {"icudt73l/af.res": b"Afrikaans", "icudt73l/coll/root.res": b"order" * 5, "icudt73l/coll/zh.res": b"\xda\x27", "icudt73l/root.res": b"root"}


def _package(items: dict[str, bytes]) -> bytes:
    at = 4 + 8 * len(items)
    names = b"".join(name.encode() + b"\0" for name in items)
    begin, table, body = at + len(names), struct.pack("<I", len(items)), b""
    for name, data in items.items():
        table += struct.pack("<II", at, begin + len(body))
        at += len(name) + 1
        body += data
    return HEADER + table + names + body


def test_the_data_of_a_library_are_found_behind_whatever_stands_before(scripts: dict[str, ModuleType]) -> None:
    library = b"\x7fELF" + b"\xda\x27 is no header" + bytes(100) + _package(ITEMS)
    assert scripts["icu"].items(scripts["icu"].find_package(library)) == ITEMS


def test_only_what_is_kept_stays_and_lies_at_sixteen_bytes(scripts: dict[str, ModuleType]) -> None:
    small = scripts["icu"].only(_package(ITEMS), ("coll/root.res", "root.res", "no such.res"))
    left = scripts["icu"].items(small)
    assert {name: data.rstrip(b"\xaa") for name, data in left.items()} == {
        name: ITEMS[name] for name in ("icudt73l/coll/root.res", "icudt73l/root.res")
    }
    places = struct.unpack_from("<IIII", small, len(HEADER) + 4)[1::2]
    assert [place % 16 for place in places] == [0, 0]


def test_a_library_without_data_is_told_in_a_sentence(scripts: dict[str, ModuleType]) -> None:
    with pytest.raises(SystemExit, match="libicudata"):
        scripts["icu"].find_package(bytes(200))
