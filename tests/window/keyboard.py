"""A keyboard that has Chinese characters: each on a key of its own, so that they are typed as quickly and surely as letters are."""

import os
import re
import subprocess
from collections.abc import Iterable

_SPARE = re.compile(r"(<I\d+>)\s*=\s*\d+;")
_SYMBOLS = re.compile(r'(xkb_symbols\s+"[^"]*"\s*\{)(.*?)(\n\};)', re.DOTALL)


def put_on_keys(display: str, characters: Iterable[str]) -> None:
    """Put characters on the keys of a screen that have none or a rare one, two on each; before a program reads which keys there are.

    xdotool would put each on the same key when it is typed, and programs that read the keys late would see another one.
    """
    environment = {**os.environ, "DISPLAY": display}
    read = subprocess.run(["xkbcomp", "-xkb", display, "-"], env=environment, capture_output=True, text=True, check=True).stdout
    wanted = [f"U{ord(character):04X}" for character in sorted(set(characters)) if not character.isascii()]
    spare = _SPARE.findall(read)
    assert len(wanted) <= 2 * len(spare), f"{len(wanted)} characters, {len(spare)} keys"
    pairs = [wanted[at : at + 2] for at in range(0, len(wanted), 2)]
    keys = "".join(
        f'\n    replace key {key} {{ type = "TWO_LEVEL", symbols[Group1] = [ {", ".join(pair)} ] }};' for key, pair in zip(spare, pairs, strict=False)
    )
    laid = _SYMBOLS.sub(lambda found: f"{found[1]}{found[2]}{keys}{found[3]}", read, count=1)
    subprocess.run(["xkbcomp", "-w0", "-", display], env=environment, input=laid, text=True, check=True, stderr=subprocess.DEVNULL)
