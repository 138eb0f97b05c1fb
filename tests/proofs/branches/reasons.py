"""Why a branch is taken by no test: `reasons.toml`, read."""

from dataclasses import dataclass
from pathlib import Path

import tomlkit


@dataclass(frozen=True, slots=True)
class Reason:
    """A line of a file, by its text, and why no test takes it or its other way."""

    file: str
    line: str
    why: str


def reasons() -> list[Reason]:
    """All reasons, in the order of the file."""
    told = tomlkit.parse(Path(__file__).with_name("reasons.toml").read_text("utf-8")).unwrap()
    return [Reason(each["file"], each["line"], each["why"]) for each in told.get("reason", [])]
