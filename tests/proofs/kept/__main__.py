"""`python -m tests.proofs.kept`: mutants of templates and random drafts are opened, journaled, saved and opened again."""

import random
import sys
import tempfile
from pathlib import Path

from editor.desk import Desk
from editor.storage.folders import Folders
from tests.proofs.command import asked, ended
from tests.proofs.kept.drafts import random_draft
from tests.proofs.kept.keeping import lost, opened
from tests.proofs.kept.mutants import mutant, originals


def main() -> int:
    """Tries as asked, half of them mutants; each broken one is printed with its number, by which it is made again."""
    wanted = asked("Whatever opens can be journaled, saved and opened again.", 3000)
    texts, broken, refused = originals(), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Folders.under(Path(folder, "home")))
        for number in range(wanted.count):
            chance = random.Random(wanted.seed * 1_000_003 + number)
            draft = None
            try:
                draft = opened(desk, mutant(chance, texts), Path(folder), chance) if number % 2 else random_draft(chance)
                refused += draft is None
                said = lost(desk, draft, Path(folder)) if draft is not None else ""
            except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
                said = f"{type(error).__name__}: {error}"
            if said:
                broken += 1
                print(f"{number}: {said}", flush=True)
    return ended(f"kept {wanted.count - broken - refused} of {wanted.count - refused} that opened, {refused} refused at opening", broken)


if __name__ == "__main__":
    sys.exit(main())
