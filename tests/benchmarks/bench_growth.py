"""How time grows with length: each step of the program's way on inputs of doubled size. A ratio of 2 is linear, one of 4 quadratic.

    python tests/benchmarks/bench_growth.py [NAME …]

The inputs are those of `tests/proofs/limits`, at an eighth, a quarter and half of their size. Times are CPU seconds; run it by itself.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[2]))

from editor.composing import compose
from editor.desk import Desk, with_samples
from editor.layout import settle
from editor.model.draft.file import draft_to_json
from editor.model.problem import NigaoError
from editor.word import expected_of, prove, write_docx
from tests.desk.made import desk_in
from tests.proofs.limits.members import MEMBERS, values_of

T = TypeVar("T")
_PARTS = (8, 4, 2)
_LEAST = 0.02  # seconds: less tells nothing


def main(names: list[str]) -> None:
    """Print a line for each step of each input: its times and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_in(Path(folder))
        for name in names or list(MEMBERS):
            _print(name, [_steps(desk, name, Path(folder), MEMBERS[name].size // part) for part in _PARTS])


def _print(name: str, times: list[dict[str, float]]) -> None:
    for step in times[-1]:
        found = [at.get(step, 0.0) for at in times]
        ratios = [f"×{after / before:.1f}" for before, after in pairwise(found) if before >= _LEAST]
        if found[-1] >= _LEAST:
            print(f"{name:20} {step:9} {'  '.join(f'{seconds:6.2f}' for seconds in found)} s  {' '.join(ratios)}", flush=True)


def _steps(desk: Desk, name: str, folder: Path, size: int) -> dict[str, float]:
    """The seconds of each step from the file to the report and back; a size that is refused ends with what came before."""
    times: dict[str, float] = {}
    member, source = MEMBERS[name], folder / f"{name}{MEMBERS[name].ending}"

    def timed(step: str, act: Callable[[], T]) -> T:
        start = time.process_time()
        result = act()
        times[step] = time.process_time() - start
        return result

    source.write_bytes(member.data(size))
    try:
        draft = timed("open", lambda: desk.open(source)).draft
        if (values := values_of(member, size)) is not None:
            (folder / "values.json").write_text(values, "utf-8")
            draft = draft.with_values(desk.read_values(folder / "values.json", draft.template))
        draft = with_samples(draft) if values is None else draft
        profile, fonts = desk.profile(draft.template.layout), desk.fonts(draft.template.layout)
        document = timed("compose", lambda: compose(draft)).document
        settled = timed("layout", lambda: settle(document, profile, fonts)).document
        data = timed("write", lambda: write_docx(settled, profile, draft_to_json(draft), final=False))
        timed("prove", lambda: prove(data, expected_of(settled, final=False)))
        (folder / "a.docx").write_bytes(data)
        timed("read back", lambda: desk.open(folder / "a.docx"))
    except NigaoError as refused:
        print(f"{name:20} {size}: {refused.text}")
    return times


if __name__ == "__main__":
    main(sys.argv[1:])
