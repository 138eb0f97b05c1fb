"""A saved report, and what opening makes of a damaged one."""

import io
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from editor.desk import Desk, OpenedKind
from editor.model.problem import NigaoError
from tests.desk.made import desk_in, filled_draft
from tests.proofs.flips.damage import Damage, Outcome

_OWN = {"word/document.xml": "the text", "customXml/item1.xml": "the draft"}


class SavedReport:
    """A report as the program saves it."""

    def __init__(self, folder: Path) -> None:
        self.desk: Desk = desk_in(folder)
        self.path, self.draft = folder / "值守.docx", filled_draft()
        self.desk.save_word(self.draft, self.path)
        self.data = self.path.read_bytes()

    def tried(self, damage: Damage) -> Outcome:
        """What becomes of it when it is damaged in one way: a change that is listed, a remark and a refusal are told, all else has to be the very
        same draft.
        """
        self.path.write_bytes(damage.of(self.data))
        try:
            opened = self.desk.open(self.path)
        except NigaoError:
            return Outcome.TOLD
        if opened.kind != OpenedKind.REPORT or opened.notes or opened.changes or opened.foreign or opened.locked:
            return Outcome.TOLD
        return Outcome.HARMLESS if opened.draft == self.draft else Outcome.BROKEN

    def of_parts(self) -> dict[str, Iterator[Damage]]:
        """Each bit of what the parts say, packed anew (what a program changed, or a disk that knows no checksum): of the text, of the draft, and of
        all other parts.
        """
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        kinds = {name: _OWN.get(name, "the other parts") for name in parts}
        return {kind: _bits_of(parts, [name for name in parts if kinds[name] == kind]) for kind in sorted(set(kinds.values()))}


def _bits_of(parts: dict[str, bytes], names: list[str]) -> Iterator[Damage]:
    for name in names:
        for bit in range(8 * len(parts[name])):
            yield Damage(f"bit of {name}", bit, partial(_repacked, parts, name, bit))


def _repacked(parts: dict[str, bytes], name: str, bit: int, _data: bytes) -> bytes:
    changed = bytearray(parts[name])
    changed[bit // 8] ^= 1 << bit % 8
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, data in parts.items():
            archive.writestr(path, bytes(changed) if path == name else data)
    return buffer.getvalue()
