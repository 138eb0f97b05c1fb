"""The orders in which things happen: named ones, and any number by chance."""

import random
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import is_zipfile

from editor.desk import Desk
from editor.storage.folders import Folders
from tests.desk.made import filled_draft
from tests.proofs.orders import word
from tests.proofs.orders.office import BrokenPromiseError, Person
from tests.proofs.orders.texts import Texts

Act = Callable[["Scene"], None]


@dataclass
class Scene:
    """One report in a folder that all share, and who works on it."""

    folder: Path
    people: Sequence[Person]
    texts: Texts
    dice: random.Random

    @property
    def path(self) -> Path:
        """The name under which the report was put there."""
        return self.folder / "报告.docx"

    @property
    def at_word(self) -> Path | None:
        """The file that a person at Word has before them; None where none is there."""
        files = [file for file in sorted(self.folder.glob("*.docx")) if "（" not in file.name and is_zipfile(file)]
        return self.path if self.path in files else files[0] if files else None


def typed(who: int = 0) -> Act:
    """A person at a window types."""
    return lambda scene: scene.people[who].type(scene.dice)


def saved(who: int = 0, name: str = "") -> Act:
    """A person saves, under another name where one is given."""
    return lambda scene: scene.people[who].save(scene.folder / name if name else None)


def opened(who: int) -> Act:
    """A person opens the report as it is now; what is in no file is saved first."""

    def act(scene: Scene) -> None:
        person = scene.people[who]
        if person.window.file_acts.session is not None and person.window.file_acts.has_work:
            person.save()
        if scene.path.is_file() and is_zipfile(scene.path):
            person.open(scene.path)

    return act


def undone(who: int = 0) -> Act:
    """A person takes the last step back."""
    return lambda scene: scene.people[who].undo()


def redone(who: int = 0) -> Act:
    """A person brings the last step again."""
    return lambda scene: scene.people[who].undo(back=False)


def bar(number: int, who: int = 0) -> Act:
    """A person comes back to the window and answers its bar: 0 takes the file, 1 what is here."""
    return lambda scene: scene.people[who].answer_bar(number)


def in_word(edit: Callable[[Path, str], None]) -> Act:
    """A person at Word types and saves."""

    def act(scene: Scene) -> None:
        if (file := scene.at_word) is not None:
            edit(file, scene.texts.new("词"))

    return act


def another_report(scene: Scene) -> None:
    """Somebody puts another report under the name; its text is somebody's too."""
    beside = scene.folder / "另" / "x.docx"
    beside.parent.mkdir(exist_ok=True)
    text = scene.texts.new("别")
    values = {"本单位": f"河口镇{text}", "投入资金": "7", "值守日期": "2025-01-02", "响应等级": "一级", "工作体会": "另一份。", "出动情况": ()}
    scene.people[0].desk.save_word(filled_draft().with_values(values), beside)
    beside.replace(scene.path)


def no_report(scene: Scene) -> None:
    """Somebody puts a file under the name that is no report."""
    scene.path.write_text(scene.texts.new("纯"), "utf-8")


def gone(scene: Scene) -> None:
    """Somebody moves the report away, with what they know of it."""
    if scene.path.is_file():
        away = scene.folder / "收走"
        away.mkdir(exist_ok=True)
        shutil.move(scene.path, away / f"{len(list(away.iterdir()))}.docx")


def renamed(scene: Scene) -> None:
    """Somebody gives the report another name."""
    if scene.path.is_file():
        scene.path.rename(scene.folder / f"定稿{len(list(scene.folder.glob('定稿*')))}.docx")


FIELD, PARAGRAPH, NEW = in_word(word.say_in_field), in_word(word.say_in_paragraph), in_word(word.say_in_new_paragraph)

ORDERS: dict[str, tuple[Act, ...]] = {
    "Word, then save": (typed(), PARAGRAPH, saved()),
    "Word in a field, typed here in another": (typed(), FIELD, saved(), saved()),
    "both in one field": (FIELD, typed(), typed(), typed(), saved()),
    "a new paragraph in Word": (typed(), NEW, saved(), undone(), saved()),
    "Word twice between two saves": (typed(), NEW, PARAGRAPH, saved(), FIELD, saved()),
    "saved without a word typed here": (NEW, saved()),
    "the bar: the file is taken": (typed(), saved(), PARAGRAPH, typed(), bar(0), typed(), saved()),
    "the bar: what is here goes on": (typed(), saved(), PARAGRAPH, typed(), bar(1), saved()),
    "the bar stays on screen, Word again": (typed(), NEW, bar(1), FIELD, typed(), saved()),
    "merged, undone, saved": (typed(), PARAGRAPH, saved(), undone(), typed(), saved()),
    "merged, undone, brought again, saved": (typed(), NEW, saved(), undone(), redone(), saved()),
    "a second window": (opened(1), typed(1), typed(), saved(1), saved(), saved(1)),
    "a second window saves as over the first": (opened(1), typed(), saved(), typed(1), saved(1, "报告.docx"), typed(), saved()),
    "a second machine": (opened(2), typed(2), typed(), saved(2), saved(), typed(2), saved(2)),
    "a second machine and Word": (opened(2), typed(2), saved(2), NEW, typed(), saved(), typed(2), saved(2)),
    "saved under another name and back": (typed(), saved(0, "副本.docx"), PARAGRAPH, typed(), saved(0, "报告.docx")),
    "another report under the name": (typed(), another_report, saved()),
    "another report, then undo": (typed(), another_report, saved(), undone(), saved()),
    "no report under the name": (typed(), no_report, saved(), typed(), saved()),
    "the file is taken away": (typed(), gone, saved()),
    "the file is renamed, Word goes on there": (typed(), renamed, PARAGRAPH, saved(), typed(), saved()),
    "renamed, and another report put there": (typed(), renamed, another_report, typed(), saved()),
    "recovered work": (typed(), PARAGRAPH, opened(0), typed(), NEW, saved()),
}
"""What happens, by a name."""

_ANY: tuple[Act, ...] = (
    *(typed(who) for who in (0, 0, 0, 1, 2)),
    *(saved(who) for who in (0, 0, 1, 2)),
    *(FIELD, PARAGRAPH, NEW) * 2,
    *(undone(who) for who in (0, 1)),
    redone(),
    bar(0),
    bar(1),
    opened(1),
    opened(2),
    opened(0),
    saved(0, "副本.docx"),
    saved(0, "报告.docx"),
    saved(1, "报告.docx"),
    another_report,
    no_report,
    gone,
    renamed,
)


def by_chance(dice: random.Random) -> list[Act]:
    """Any order of up to twelve acts."""
    return [dice.choice(_ANY) for _ in range(dice.randint(4, 12))]


class Office:
    """The people at their windows: two on one machine, one on another. They serve one order after the other."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self._folder, self._count = folder, 0
        homes = [folder / name for name in ("机器一", "机器二")]
        desks = [Desk(replace(Folders.under(home), cache=cache)) for home in homes]
        self._journals = [desk.folders.journals for desk in desks]
        self.texts = Texts()
        self.people = [Person(name, desk, self.texts) for name, desk in (("甲", desks[0]), ("乙", desks[0]), ("丙", desks[1]))]

    def play(self, acts: Sequence[Act], dice: random.Random) -> None:
        """Let an order happen; raises BrokenPromiseError where a text is lost or somebody was not told."""
        self._count += 1
        folder = self._folder / f"{self._count}"
        folder.mkdir()
        self.texts.wanted.clear()
        scene = Scene(folder, self.people, self.texts, dice)
        self.people[0].desk.save_word(filled_draft(), scene.path)
        for person in self.people:
            person.messages.told.clear()
            person.open(scene.path)
        for act in acts:
            act(scene)
        for person in self.people:
            person.end()
        missing = self.texts.missing_in([folder, *self._journals])
        if missing:
            raise BrokenPromiseError(f"lost: {'、'.join(missing)} (left: {sorted(file.name for file in folder.rglob('*'))})")
