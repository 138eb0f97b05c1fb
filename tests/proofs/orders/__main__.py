"""Many orders of edits here and elsewhere: `python -m tests.proofs.orders [--count N] [--seed S]`."""

import random
import sys
import tempfile
from pathlib import Path

from tests.proofs.command import asked, ended


def main() -> int:
    """Play every named order once and others by chance until there are enough; the figure says how many and how many of them lost something."""
    wanted = asked("A person edits in Word while the window is open: nobody's text is lost, whatever comes first.", 300)
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the platform is chosen by now

    from tests.proofs.orders.orders import ORDERS, BrokenPromiseError, Office, by_chance  # noqa: PLC0415 - the same

    app, broken = QApplication([]), 0
    with tempfile.TemporaryDirectory() as folder:
        office, named = Office(Path(folder), Path.home() / ".cache" / "nigao"), list(ORDERS.items())
        for number in range(max(wanted.count, len(named))):
            dice = random.Random(wanted.seed + number)
            name, acts = named[number] if number < len(named) else (f"chance {number}", by_chance(dice))
            try:
                office.play(acts, dice)
            except BrokenPromiseError as error:
                broken += 1
                print(f"{name}: {error}", flush=True)
    app.quit()
    return ended(f"{max(wanted.count, len(named))} orders, {broken} of them lost a text or said nothing", broken)


if __name__ == "__main__":
    sys.exit(main())
