"""Sets everything up by itself, then runs the program or its checks.

    python3 packaging/bootstrap.py run [FILE …]   opens the window; without a display fills the shipped sample on the command line
    python3 packaging/bootstrap.py test           style, types, layers and tests
    python3 packaging/bootstrap.py setup          only what both need

Needs nothing but some python3; a second start finds all in place and is quick. An old python3 must be able to read this file and speech.py.
"""

import sys

from speech import say

OLDEST = (3, 8)


def main() -> int:
    """Do what the command line asks for; gives the exit code."""
    if sys.version_info < OLDEST:
        say(
            "这里的 python3 是 {}.{}，太旧了：要用 3.8 以上的来运行，例如 python3.11 packaging/bootstrap.py run。".format(*sys.version_info),
            "This python3 is {}.{}, which is too old: use 3.8 or later, such as python3.11 packaging/bootstrap.py run.".format(*sys.version_info),
        )
        return 5
    import setting_up  # noqa: PLC0415 - an old Python can't read it

    return setting_up.main(__doc__ or "")


if __name__ == "__main__":
    sys.exit(main())
