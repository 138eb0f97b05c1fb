"""Reports as they come back: saved again by LibreOffice, edited as in Word."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.desk.commented import edit_as_chief, put_comments, put_picture, put_tracked
from tests.desk.saving.word_plays import saved_by_word
from tests.desk.word_parts import paragraphs_of, part_of, text_of, w
from tests.merging.edit_scripts import ACTS, Step, edited
from tests.office import save_again

_PROPERTIES = "docProps/core.xml"
_TIME, _NO_TIME = re.compile(rb">\d{4}-\d\d-\d\dT[\d:.]+Z<"), b">2026-01-01T00:00:00Z<"
_WHEN = (1980, 1, 1, 0, 0, 0)


def saved_by_office(path: Path, folder: Path) -> bytes:
    """The file that LibreOffice writes of a report, without the time at which it did so."""
    folder.mkdir(exist_ok=True)
    return _packed(save_again(path, folder).read_bytes())


def edited_by_word(path: Path, number: int) -> bytes:
    """The file that a person leaves who edits a report in Word; `number` (from 0) says what is done."""
    _EDITS[number % len(_EDITS)](path, number)
    data = path.read_bytes()
    return _packed(saved_by_word(data) if number % 2 else data)


def _by_script(path: Path, number: int) -> None:
    """Three acts, so that every act comes in turn; where they are done is drawn."""
    drawn = random.Random(number)
    acts = [ACTS[(number * 3 + at) % len(ACTS)] for at in range(3)]
    data, _ = edited(path.read_bytes(), [Step(act, drawn.randrange(1, 30), drawn.randrange(30)) for act in acts])
    path.write_bytes(data)


def _as_chief(path: Path, number: int) -> None:
    edit_as_chief(path, 3 + number % 5)


def _commented(path: Path, _number: int) -> None:
    """A comment, a tracked insertion and a picture at the longest text."""
    body = part_of(path.read_bytes(), "word/document.xml")[0]
    text = max((text_of(node) for line in paragraphs_of(body) for node in line.iter(w("r"))), key=len)
    put_comments(path, (text[:6], "主任", "请核对这里的说法。"))
    put_tracked(path, text[-6:], "（插入的话）")
    put_picture(path, text[-6:])


_EDITS: tuple[Callable[[Path, int], None], ...] = (_by_script, _by_script, _as_chief, _by_script, _commented)


def _packed(data: bytes) -> bytes:
    """The package packed small, always the same way: the parts in their order, none of them with the time of the day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            timeless = _TIME.sub(_NO_TIME, part) if entry.filename == _PROPERTIES else part
            new.writestr(zipfile.ZipInfo(entry.filename, _WHEN), timeless, zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()
