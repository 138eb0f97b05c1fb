"""How long a report takes that another program edited, to open and to save: 2,000 fields, about 200 pages, 50 edits. Run it by itself."""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[2]))

from editor.model.draft.draft import Draft
from editor.model.template.field import Field
from editor.model.template.template import Element, Prose, Section, Template
from tests.desk.made import desk_in
from tests.merging.edit_scripts import Act, Step, edited

T = TypeVar("T")
_FIELDS = 2000
_WORDS = "各单位要按照要求认真组织实施逐项落实责任明确完成时限并及时报送进展情况"


def report() -> Draft:
    """A draft with a paragraph for each field, in sections of ten."""
    sections = [Section("head", "elements", blocks=(Element("标题", "关于大型项目的报告"),))]
    for start in range(0, _FIELDS, 10):
        lines = tuple(Prose(f"第{n}项工作由{{{{ 值{n} }}}}负责，{_WORDS * 2}，编号{n}。") for n in range(start, start + 10))
        sections.append(Section(f"s{start}", level=1, heading=f"第{start}项以后的安排", blocks=lines))
    template = Template(fields=tuple(Field(f"值{n}") for n in range(_FIELDS)), sections=tuple(sections))
    return Draft(template, {f"值{n}": f"单位{n}" for n in range(_FIELDS)})


def main() -> None:
    """Print the CPU seconds of opening and saving, and what was found."""
    dice, draft = random.Random(1), report()
    acts: tuple[Act, ...] = ("insert", "delete", "move", "rewrite", "value")
    steps = [Step(acts[n % len(acts)], dice.randrange(2200), dice.randrange(2200)) for n in range(50)]
    with tempfile.TemporaryDirectory() as folder:
        desk, path = desk_in(Path(folder)), Path(folder) / "big.docx"
        _timed("save a new file", lambda: desk.save_word(draft, path))
        _timed("open it untouched", lambda: desk.open(path))
        _timed("save over it untouched", lambda: desk.save_word(draft, path))
        path.write_bytes(edited(path.read_bytes(), steps)[0])
        opened = _timed("open it edited", lambda: desk.open(path))
        _timed("save over it edited", lambda: desk.save_word(opened.draft, path))
        print(f"{len(opened.changes)} changes")


def _timed(what: str, act: Callable[[], T]) -> T:
    started = time.process_time()
    result = act()
    print(f"{what}: {time.process_time() - started:.2f} s of CPU")
    return result


if __name__ == "__main__":
    main()
