"""The clerk at the keyboard, and who looks at what became of it."""

from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from editor.composing import compose
from editor.desk import Desk, problems_in
from editor.model.draft.draft import Draft
from editor.storage.folders import Folders
from tests.proofs.clerk.values import VALUES, Filled
from tests.window.assistive import ScreenReader
from tests.window.bus import session_bus
from tests.window.keyboard import put_on_keys
from tests.window.real_window import Person, person, wait_for

BLANK = "X"
NEXT = "Return"


@dataclass(frozen=True, slots=True)
class Filling:
    """How it went: characters of values and the keys besides, what was alarmed about, and the lines that read wrong."""

    fields: int
    characters: int
    keys: int
    alarms: tuple[str, ...]
    wrong: tuple[str, ...]


def fill(sample: Path, folder: Path, count: int = len(VALUES)) -> Filling:
    """Fill the first fields of a sample in a window of its own, save, and look at the file."""
    values, report = VALUES[:count], folder / "report.docx"
    with _clerk(folder) as (clerk, reader):
        clerk.start(sample)
        reader.finds("push button", "开始填写")
        clerk.keys("ctrl+Return")
        reader.finds("push button", "下一空位")
        keys = _type_all(clerk, values)
        clerk.saves_as(report)
    draft = Desk(Folders.under(folder / "reader")).open(report).draft
    expected = _expected(sample, draft, values)
    return Filling(len(values), sum(len(value.typed) for value in values), keys, tuple(_alarms(draft)), tuple(_wrong(draft, values, expected)))


@contextmanager
def _clerk(folder: Path) -> Generator[tuple[Person, ScreenReader]]:
    with person(folder / "home") as clerk, session_bus(clerk.display) as address, closing(ScreenReader(address)) as reader:
        put_on_keys(clerk.display, "".join(value.typed for value in VALUES))
        clerk.environment |= {
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_IM_MODULES": "none",
            "LANGUAGE": "zh_CN",
        }
        yield clerk, reader


def _type_all(clerk: Person, values: Sequence[Filled]) -> int:
    """Type each value and go on; how many keys that were beside the characters."""
    keys = 0
    for value in values:
        clerk.types(value.typed)
        clerk.keys(NEXT)
        keys += 1
    wait_for("the last value on the disk", lambda: _is_kept(clerk.home, values[-1].typed[:2]))
    return keys


def _is_kept(home: Path, words: str) -> bool:
    return any(words in file.read_text("utf-8", "replace") for file in (home / "state").rglob("*") if file.is_file())


def _alarms(draft: Draft) -> Generator[str]:
    """All that is said against a value."""
    yield from (f"{problem.field}: {problem.text}" for problem in (*problems_in(draft), *compose(draft).problems))


def _expected(sample: Path, draft: Draft, values: Sequence[Filled]) -> list[str]:
    """The lines of the sample that have blanks, these filled as a person would."""
    keys = [field.key for field in draft.template.ordered_fields]
    printed = dict(zip(keys, (value.printed for value in values), strict=False))
    filled = iter([printed.get(place.key, f"〔{draft.template.by_key[place.key].name}〕") for place in draft.template.places])
    lines = [line for line in sample.read_text("utf-8").splitlines() if BLANK in line]
    return ["".join(next(filled) if character == BLANK else character for character in line).strip() for line in lines]


def _wrong(draft: Draft, values: Sequence[Filled], expected: Sequence[str]) -> Generator[str]:
    """What of the lines with blanks is not in the report as it should be."""
    keys = [field.key for field in draft.template.ordered_fields]
    yield from (f"{key} is empty" for key, _ in zip(keys, values, strict=False) if not draft.value(key))
    written = [paragraph.text.strip() for paragraph in compose(draft).document.paragraphs()]
    yield from (f"{line}" for line in expected if line not in written)
