"""The main flows with nobody to talk to, and listened to: python -m tests.proofs.network [--count N] (N reports that reach outside)."""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.office import network_cut_off
from tests.proofs.command import asked, ended
from tests.proofs.network.acts import ACTS
from tests.proofs.network.inputs import make, server
from tests.proofs.network.runs import Place, lacking, without_network, without_unshare

_OLD = ("odt", "rtf", "doc", "print")


def proved(folder: Path, acts: Sequence[str], asked_for: list[str], *, at_once: bool = False) -> Iterator[str]:
    """Run flows as they are, without a network and under strace, or both `at_once`; what is wrong. `folder` has the inputs."""
    inputs = folder / "inputs"
    plain, apart = Place(folder / "plain", inputs), Place(folder / "apart", inputs, before=without_network(), is_traced=at_once)
    others = [apart] if at_once else [apart, Place(folder / "heard", inputs, is_traced=True)]
    for act in acts:
        first = plain.run(act)
        for ran in [place.run(act) for place in others]:
            yield from (f"{act}: without a network or under strace another {thing}" for thing in first.differs(ran))
            yield from (f"{act}: {talk}" for talk in ran.talks)
        yield from (f"{act}: the server was asked: {line}" for line in asked_for)
        if first.code == 70 or "Traceback" in first.said:
            yield f"{act}: {first.said[-300:]}"
        asked_for.clear()


def refused(folder: Path, acts: Sequence[str]) -> Iterator[str]:
    """Run what needs LibreOffice where it can't be cut off: it must not start, and the command says so with exit code 5."""
    path, mark = without_unshare(folder / "bin")
    place = Place(folder / "refused", folder / "inputs", path=path)
    for act in acts:
        ran = place.run(act)
        if mark.exists():
            yield f"{act}: LibreOffice was started with the network on"
            mark.unlink()
        if ran.code != 5 or "断网" not in ran.said:
            yield f"{act}: exit {ran.code}, {ran.said[-200:]}"


def main() -> int:
    """All flows, each three times, and the old formats without `unshare`."""
    wanted = asked("No flow of the program talks to anybody.", 100)
    if missing := lacking("strace", "unshare"):
        return ended(f"network: not run, this machine has no {', '.join(missing)}", 1)
    office = not lacking("soffice") and bool(network_cut_off())
    acts = [act for act in ACTS if office or act not in _OLD]
    with tempfile.TemporaryDirectory() as name, server() as (address, asked_for):
        os.environ["HOME"] = name
        folder = Path(name)
        make(folder / "inputs", address, count=wanted.count, with_office=office)
        asked_for.clear()
        wrong = 0
        for line in (*proved(folder, acts, asked_for), *refused(folder, [act for act in acts if act in _OLD])):
            print(line, flush=True)
            wrong += 1
    figure = f"network: {len(acts)} flows x {wrong} connects, requests or differences; {len(_OLD) if office else 0} flows refused without unshare"
    return ended(figure, wrong)


if __name__ == "__main__":
    sys.exit(main())
