"""The command line within limits of memory and time: `python -m tests.faults.limited COMMAND …` ends, whatever the program does."""

import resource
import sys

from editor.cli import main

BYTES = 2_000_000_000
SECONDS = 60

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.exit(main(sys.argv[1:]))
