"""The rules of the house that have exceptions, and the list of these, which only shrinks.

python -m tests.house.exceptions           strikes what is no exception any more
python -m tests.house.exceptions --anew    takes the house as it is; what breaks a rule by now is an exception
"""

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import tomlkit

from tests.house.measuring.asking import bare_questions
from tests.house.measuring.blocks import block_numbers
from tests.house.measuring.circles import circles_of_folders, circles_of_modules
from tests.house.measuring.faces import faceless_rooms, lonely_modules, past_faces, unused_gifts
from tests.house.measuring.house import House, house
from tests.house.measuring.names import set_from_outside, twice_named
from tests.house.measuring.reach import unreached_modules, unreached_names
from tests.house.measuring.sizes import full_folders
from tests.house.measuring.tables import uncovered_types

FILE = Path(__file__).with_name("exceptions.toml")
HEAD = "Made by tests/house/exceptions.py: what breaks a rule of the house today. Each list only shrinks."
_TIMES = " × "
_NOT_YET = "waiting"


@cache
def _read() -> Mapping[str, Mapping[str, str] | list[str]]:
    return tomlkit.parse(FILE.read_text("utf-8")).unwrap()


def waiting() -> tuple[str, ...]:
    """Names that a change to come will use, with what they need; they count as used."""
    return tuple(_read()[_NOT_YET])


def _unused_gifts(looked_at: House) -> Counter[str]:
    gifts = unused_gifts(looked_at)
    return Counter({gift: number for gift, number in gifts.items() if gift.rpartition(" ")[2] not in waiting()})


def _spelled(circles: list[frozenset[str]]) -> Counter[str]:
    return Counter(", ".join(sorted(circle)) for circle in circles)


RULES: Mapping[str, Callable[[House], Counter[str]]] = {
    "full_folders": full_folders,
    "lonely_modules": lonely_modules,
    "circles_of_modules": lambda looked_at: _spelled(circles_of_modules(looked_at)),
    "circles_of_folders": lambda looked_at: _spelled(circles_of_folders(looked_at)),
    "faceless_rooms": faceless_rooms,
    "past_faces": past_faces,
    "unused_gifts": _unused_gifts,
    "unreached_modules": lambda looked_at: unreached_modules(looked_at, waiting()),
    "unreached_names": lambda looked_at: unreached_names(looked_at, waiting()),
    "classes_named_twice": twice_named,
    "set_from_outside": set_from_outside,
    "uncovered_types": uncovered_types,
    "block_numbers": block_numbers,
    "bare_questions": bare_questions,
}


@cache
def found(rule: str) -> Counter[str]:
    """What breaks a rule in this checkout, each with its number: how many modules, how many places."""
    return RULES[rule](house())


def allowed(rule: str) -> Counter[str]:
    """The exceptions of a rule as they are written down."""
    return Counter(dict(map(_numbered, _read().get(rule, ()))))


def _numbered(entry: str) -> tuple[str, int]:
    name, times, number = entry.rpartition(_TIMES)
    return (name, int(number)) if times else (entry, 1)


def broken(rule: str) -> list[str]:
    """What breaks a rule and is no exception, or breaks it more often than its exception says."""
    return sorted(f"{name}{_TIMES}{number}" for name, number in (found(rule) - allowed(rule)).items())


def needless(rule: str) -> list[str]:
    """The exceptions that nothing needs any more, wholly or in part."""
    return sorted(f"{name}{_TIMES}{number}" for name, number in (allowed(rule) - found(rule)).items())


def written(*, anew: bool) -> str:
    """The exceptions as they are by now: without the needless, and `anew` with what is not among them yet."""
    text = tomlkit.document()
    text.add(tomlkit.comment(HEAD))
    for rule in RULES:
        entries = tomlkit.array()
        entries.extend(sorted(map(_entry, (found(rule) if anew else found(rule) & allowed(rule)).items())))
        text.add(rule, entries.multiline(multiline=len(entries) > 0))
    text.add(_NOT_YET, tomlkit.item(_read()[_NOT_YET]))
    return tomlkit.dumps(text)


def _entry(one: tuple[str, int]) -> str:
    name, number = one
    return name if number == 1 else f"{name}{_TIMES}{number}"


if __name__ == "__main__":
    FILE.write_text(written(anew="--anew" in sys.argv[1:]), "utf-8", newline="\n")
