"""A saved report, and what opening makes of a damaged one."""

import io
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from editor.composing import compose
from editor.desk import Desk, OpenedKind
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from tests.desk.made import desk_in, filled_draft
from tests.proofs.flips.damage import Damage, Outcome

_DRAFT = "customXml/item1.xml"


class SavedReport:
    """A report as the program saves it."""

    def __init__(self, folder: Path) -> None:
        self.desk: Desk = desk_in(folder)
        self.path, self.draft = folder / "值守.docx", filled_draft()
        self.desk.save_word(self.draft, self.path)
        self.data = self.path.read_bytes()

    def tried(self, damage: Damage) -> Outcome:
        """What becomes of it when it is damaged in one way."""
        self.path.write_bytes(damage.of(self.data))
        return self._outcome(lambda draft: draft == self.draft)

    def tried_as_edited(self, damage: Damage) -> Outcome:
        """What becomes of it when a program changed it: nobody can tell what it meant to, so that the visible text is what counts."""
        self.path.write_bytes(damage.of(self.data))
        return self._outcome(lambda draft: _text(draft) == _text(self.draft))

    def _outcome(self, is_same: Callable[[Draft], bool]) -> Outcome:
        """What opening makes of the file as it is now: a change that is listed, a remark and a refusal are told."""
        try:
            opened = self.desk.open(self.path)
        except NigaoError:
            return Outcome.TOLD
        if opened.kind != OpenedKind.REPORT or opened.notes or opened.changes or opened.foreign or opened.locked:
            return Outcome.TOLD
        return Outcome.HARMLESS if is_same(opened.draft) else Outcome.BROKEN

    def of_parts(self) -> Iterator[Damage]:
        """Each bit of what the parts say, packed anew: what a program changed, or a disk that knows no checksum."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for name in ("word/document.xml", _DRAFT):
            for bit in range(8 * len(parts[name])):
                yield Damage(f"bit of {name}", bit, partial(_repacked, parts, name, bit))


def _text(draft: Draft) -> list[str]:
    return [paragraph.text for paragraph in compose(draft).document.paragraphs()]


def _repacked(parts: dict[str, bytes], name: str, bit: int, _data: bytes) -> bytes:
    changed = bytearray(parts[name])
    changed[bit // 8] ^= 1 << bit % 8
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path, data in parts.items():
            archive.writestr(path, bytes(changed) if path == name else data)
    return buffer.getvalue()
