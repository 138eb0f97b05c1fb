"""Builds what people install.

python3 packaging/build.py wheel    dist/nigao-….whl and the sdist
python3 packaging/build.py deb      dist/nigao_….deb, for the Debian that it is built on and later ones
python3 packaging/build.py tar      dist/nigao-….tar.gz: the same folder, for machines without root
python3 packaging/build.py check    builds all of these, installs them in clean places and does the main job with each
"""

from __future__ import annotations

import argparse
import sys

import checking
import debian
import portable
from speech import say


def main() -> int:
    """Do what the command line asks for; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("act", choices=("wheel", "deb", "tar", "check"))
    act = parser.parse_args().act
    if act == "check":
        return checking.check()
    if act != "wheel" and not sys.platform.startswith("linux"):
        say("这种包只能在 Linux 上做。", "This is built on Linux alone.")
        return 2
    {"wheel": portable.wheel, "deb": debian.build, "tar": portable.archive}[act]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
