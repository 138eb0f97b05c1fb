"""Makes Qt's copy of the ICU data small: 30 MB for every language, of which this program's Qt asks for sorting and little else."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

# Names of items, without the prefix of the version: sorting by the common root and by Chinese, and what both are found by.
KEPT = (
    "cnvalias.icu", "coll/res_index.res", "coll/root.res", "coll/ucadata.icu", "coll/zh.res", "keyTypeData.res", "nfkc.nrm", "nfkc_cf.nrm",
    "pool.res", "res_index.res", "root.res", "supplementalData.res", "uts46.nrm", "zh.res",
)  # fmt: skip
_MAGIC = b"\xda\x27"
_FORMAT = b"CmnD"
_ASSEMBLY = """\
    .section .rodata
    .global {symbol}
    .type {symbol}, @object
    .balign 16
{symbol}:
    .incbin "{file}"
    .size {symbol}, . - {symbol}
    .section .note.GNU-stack, "", @progbits
"""


def shrink(library: Path) -> None:
    """Put a library with the kept items alone in the place of libicudata.so.N; needs `as` and `ld`."""
    version = library.name.rpartition(".")[2]
    package = find_package(library.read_bytes())
    data, source, made = (library.with_name(f"icu.{ending}") for ending in ("dat", "s", "o"))
    data.write_bytes(only(package, KEPT))
    source.write_text(_ASSEMBLY.format(symbol=f"icudt{version}_dat", file=data))
    subprocess.run(["as", "-o", str(made), str(source)], check=True)
    subprocess.run(["ld", "-shared", "-s", f"-soname={library.name}", "-z", "noexecstack", "-o", str(library), str(made)], check=True)
    for path in (data, source, made):
        path.unlink()


def find_package(image: bytes) -> bytes:
    """The package of data in a library; it begins with its header and goes on to the end of the file."""
    at = image.find(_MAGIC)
    while at >= 2 and image[at + 10 : at + 14] != _FORMAT:
        at = image.find(_MAGIC, at + 1)
    if at < 2:
        raise SystemExit("libicudata holds no data of the form that is known here.")
    return image[at - 2 :]


def items(package: bytes) -> dict[str, bytes]:
    """The items of a package by their names, in its order; the last one has all that follows."""
    start = struct.unpack_from("<H", package)[0]
    count = struct.unpack_from("<I", package, start)[0]
    entries = [struct.unpack_from("<II", package, start + 4 + 8 * number) for number in range(count)]
    ends = [offset for _, offset in entries[1:]] + [len(package) - start]
    names = (package[start + name : package.index(b"\0", start + name)].decode() for name, _ in entries)
    return {name: package[start + at : start + end] for name, (_, at), end in zip(names, entries, ends)}


def only(package: bytes, kept: tuple[str, ...]) -> bytes:
    """The package with nothing but these items; the names have the version's prefix (icudt73l/) in the package and none in `kept`."""
    wanted = {name: data for name, data in items(package).items() if name.partition("/")[2] in kept}
    header = package[: struct.unpack_from("<H", package)[0]]
    at = 4 + 8 * len(wanted)
    names = b"".join(name.encode() + b"\0" for name in wanted)
    table, body = struct.pack("<I", len(wanted)), b""
    begin = -(-(at + len(names)) // 16) * 16
    for name, data in wanted.items():
        body += b"\xaa" * (-len(body) % 16)
        table += struct.pack("<II", at, begin + len(body))
        at += len(name.encode()) + 1
        body += data
    return header + (table + names).ljust(begin, b"\xaa") + body
