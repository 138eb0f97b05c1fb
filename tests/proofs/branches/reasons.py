"""Why a branch is taken by no test: `reasons.toml`, read."""

from dataclasses import dataclass
from pathlib import Path

import tomlkit

from tests.proofs.branches.missing import Missing, insides


@dataclass(frozen=True, slots=True)
class Reason:
    """A line of a file, by its text, and why no test takes it or its other way. `inside` is the function (`Class.function`) that it stands in, needed
    where the file has that text more than once.
    """

    file: str
    line: str
    why: str
    inside: str = ""

    def explains(self, missing: Missing) -> bool:
        """Whether it speaks of this line and not of another one that says the same."""
        return (missing.file, missing.line) == (self.file, self.line) and self.inside in ("", missing.inside)

    def places(self, root: Path) -> list[int]:
        """The lines that it speaks of, by number: one, as long as it is about a line that is there and about no other."""
        path = root / self.file
        if not path.is_file():
            return []
        inside, lines = insides(path), path.read_text("utf-8").splitlines()
        found = (number for number, line in enumerate(lines, 1) if line.strip() == self.line)
        return [number for number in found if self.explains(Missing(self.file, number, self.line, inside.get(number, "")))]


def reasons() -> list[Reason]:
    """All reasons, in the order of the file."""
    told = tomlkit.parse(Path(__file__).with_name("reasons.toml").read_text("utf-8")).unwrap()
    return [Reason(each["file"], each["line"], each["why"], each.get("inside", "")) for each in told.get("reason", [])]
