"""`python -m tests.old.make FOLDER [CASES]` makes the corpus of the version that it runs in: what that version writes, and what it then reads in it.

Run it once for a release, with FOLDER tests/old/<version>; later versions open what lies there (see `test_0_1_0.py`) and never make it anew.
CASES is the folder of the sample texts. It wants LibreOffice and the fonts of the tests; the same version gives the same files.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

from editor.desk import Desk
from editor.model.template.file import print_template
from tests.desk.made import desk_in
from tests.old.drafts import WAYS, Made, reports, sample_draft, sample_texts
from tests.old.home import fill
from tests.old.returned import edited_by_word, saved_by_office
from tests.old.told import KINDS, PLACE, copied, files, told
from tests.old.unfinished import ACTS, REVIEW_ACTS, cut, journal, review_journal

_HERE = Path(__file__).resolve().parent
_OFFICE, _WORD = (0, 4, 7), (2, 8)
"""The last digits of the numbers of reports that LibreOffice saved again, and of those that were edited in Word."""
_TEMPLATES, _REVIEWS = 8, 6


def main(folder: Path, cases: Path) -> None:
    """Make the corpus in a new folder; raises FileExistsError for one that is there, for what an old version wrote can't be made again."""
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as room:
        _live_in(Path(room))
        desk = desk_in(Path(room))
        _make_reports(desk, folder / "reports", cases, Path(room))
        _make_templates(desk, folder / "templates", cases)
        _make_journals(desk, folder, cases)
        _make_home(folder / "home", Path(room))
        _tell(folder, Path(room))


def _live_in(room: Path) -> None:
    """Folders of its own and the fonts of the tests, so that nothing depends on the person's."""
    os.environ.update(HOME=str(room), FONTCONFIG_FILE=str(_HERE.parent / "fonts" / "fonts.conf"))
    os.environ.pop("NIGAO_HOME", None)


def _make_reports(desk: Desk, folder: Path, cases: Path, room: Path) -> None:
    folder.mkdir()
    for number, made in enumerate(reports(desk, cases)):
        path = folder / f"{made.name}.docx"
        desk.save_word(made.draft, path)
        if number % 10 in _OFFICE:
            _put(folder, f"{made.name}-office.docx", saved_by_office(path, room / "office"))
            path.unlink()
        elif number % 10 in _WORD:
            _put(folder, f"{made.name}-word.docx", edited_by_word(path, number // 10 * 2 + _WORD.index(number % 10)))
            path.unlink()


def _put(folder: Path, name: str, data: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def _make_templates(desk: Desk, folder: Path, cases: Path) -> None:
    """The shipped templates, and those that are made of samples."""
    for entry in desk.templates():
        _put(folder, entry.file.name, entry.file.read_bytes())
    for path in sample_texts(cases)[1 : 1 + _TEMPLATES]:
        _put(folder, f"{path.name[:3]}.nigao", print_template(sample_draft(desk, path).template).encode())


def _make_journals(desk: Desk, folder: Path, cases: Path) -> None:
    texts = sample_texts(cases)
    drafts = [Made(entry.file.stem, desk.open_any(entry.name).draft) for entry in desk.templates()]
    drafts += [Made(path.name[:3], sample_draft(desk, path)) for path in texts[1:4]]
    saved = [Made(made.name, WAYS["partly"](made.draft)) for made in drafts]
    for number, made in enumerate([*drafts, *saved]):
        name, acts = list(ACTS.items())[(number + number // len(drafts)) % len(ACTS)]
        data = journal(desk, made, acts)
        _put(folder / "journals", f"{made.name}-{name}.journal", cut(data) if name == "undone" else data)
    for number, path in enumerate(texts[1 : 1 + _REVIEWS], 1):
        data = review_journal(desk, path.read_text("utf-8"), path.name[:3], number * REVIEW_ACTS // _REVIEWS)
        _put(folder / "reviews", f"{path.name[:3]}.review", data)


def _make_home(folder: Path, room: Path) -> None:
    """The folders of a person who works at PLACE."""
    work = room / "work"
    fill(desk_in(work), work / "reports")
    for lock in work.rglob("*.lock"):
        lock.unlink()
    copied(work, folder, work.as_posix(), PLACE)


def _tell(folder: Path, room: Path) -> None:
    """Write down what the program says of each file, a line a file."""
    for kind in KINDS:
        found = ({"file": path.name, **told(kind, path, room / kind / path.name)} for path in files(folder, kind))
        lines = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in found)
        (folder / f"{kind}.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2:] else _HERE.parent / "reading" / "cases")
