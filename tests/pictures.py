"""Pictures of every screen: `python tests/pictures.py FOLDER [zh|en] [--only NAME…] [--light] [--twice]`; those of the help: `--help-pictures`.

`--twice` draws at 200 %, `--light` leaves the dark ones out. Everything is made from the shipped templates, in folders of its own.
"""

import argparse
import atexit
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


def _asked(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("language", nargs="?", choices=("zh", "en"), default="zh")
    parser.add_argument("--only", nargs="+", default=[], help="names of scenes, or how they begin")
    parser.add_argument("--light", action="store_true")
    parser.add_argument("--twice", action="store_true")
    parser.add_argument("--help-pictures", action="store_true")
    return parser.parse_args(given)


def main(given: Sequence[str]) -> None:
    """Take the pictures that are asked for."""
    asked = _asked(given)
    if asked.help_pictures:
        from tests.screens.helping import take_all  # noqa: PLC0415 - Qt reads the scale of the environment when it is loaded

        take_all()
        return
    os.environ["QT_SCALE_FACTOR"] = "2" if asked.twice else "1"
    from tests.screens.showing import show_all  # noqa: PLC0415 - the same

    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home
        show_all(Path(home), asked.folder, asked.language, tuple(asked.only), light=asked.light, twice=asked.twice)


def big_screen() -> str:
    """Qt's platform without a screen, with one that is large enough for every window."""
    screen = {"name": "1", "x": 0, "y": 0, "width": 2000, "height": 1400, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        json.dump({"screens": [screen]}, file)
    atexit.register(Path(file.name).unlink)
    return f"offscreen:configfile={file.name}"


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", big_screen())
    main(sys.argv[1:])
