"""What the rules of the house find, tried on houses that are made to break them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house.measuring.asking import bare_questions
from tests.house.measuring.blocks import block_numbers
from tests.house.measuring.circles import circles_of_folders, circles_of_modules
from tests.house.measuring.faces import faceless_rooms, lonely_modules, past_faces, unused_gifts
from tests.house.measuring.house import House
from tests.house.measuring.names import set_from_outside, twice_named
from tests.house.measuring.reach import unreached_modules, unreached_names
from tests.house.measuring.sizes import full_folders
from tests.house.measuring.tables import uncovered_types

Build = Callable[[dict[str, str]], House]
TYPES = 'FieldType = Literal["a", "b", "c", "d", "e"]\n'


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """A house of these files below `editor/`; each folder gets an empty face unless it has one."""

    def build_in(files: dict[str, str]) -> House:
        for name, text in files.items():
            path = tmp_path / "editor" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            for folder in path.parents[: len(path.relative_to(tmp_path).parts) - 1]:
                (folder / "__init__.py").touch()
        return House(tmp_path)

    return build_in


def test_a_folder_is_full_with_the_thirteenth_module_its_face_not_counted(build: Build) -> None:
    files = {f"a/m{number}.py": "" for number in range(13)} | {f"b/m{number}.py": "" for number in range(12)}
    assert full_folders(build(files)) == {"editor/a": 13}


@pytest.mark.parametrize(
    "text",
    [
        "from editor.a.one import x",
        "from . import one",
        "from .one import x as y",
        "from ..a import one as other",
        "import editor.a.one",
        "def f():\n    from editor.a import one",
        "if TYPE_CHECKING:\n    from editor.a.one import x",
        'import_module("editor.a.one")',
        'importlib.import_module(".one", __package__)',
    ],
)
def test_modules_that_import_each_other_are_a_circle_however_they_do_it(build: Build, text: str) -> None:
    looked_at = build({"a/one.py": "from editor.a.two import y\nx = 1\n", "a/two.py": text, "a/three.py": "from editor.a import one, two"})
    assert circles_of_modules(looked_at) == [{"editor.a.one", "editor.a.two"}]


def test_two_circles_with_a_way_between_them_are_two(build: Build) -> None:
    ways = {"a": "b", "b": "a, c", "c": "d", "d": "c", "e": "a"}
    looked_at = build({f"r/{name}.py": f"from editor.r import {others}" for name, others in ways.items()})
    assert sorted(map(sorted, circles_of_modules(looked_at))) == [["editor.r.a", "editor.r.b"], ["editor.r.c", "editor.r.d"]]


def test_folders_turn_in_a_circle_that_no_module_turns_in(build: Build) -> None:
    files = {
        "r/a/up.py": "from editor.r.b.down import x",
        "r/b/down.py": "x = 1",
        "r/b/up.py": "from editor.r.a.down import y",
        "r/a/down.py": "y = 1",
    }
    looked_at = build(files)
    assert circles_of_modules(looked_at) == []
    assert circles_of_folders(looked_at) == [{"editor/r/a", "editor/r/b"}]


def test_a_face_over_its_folders_is_no_circle(build: Build) -> None:
    files = {"r/__init__.py": "from editor.r.a.top import x", "r/a/top.py": "from editor.r.base import x", "r/base.py": "x = 1"}
    assert circles_of_folders(build(files)) == []


def test_a_room_is_passed_by_from_outside_alone_and_model_and_storage_are_open(build: Build) -> None:
    text = (
        "from editor.word.in_.deep import x\nfrom editor.word import x\n"
        "from editor.model.template.values import v\nfrom editor.storage.files import f\n"
    )
    files = {
        "word/__init__.py": "from editor.word.in_.deep import x",
        "word/in_/deep.py": "x = 1",
        "word/other.py": "from editor.word.in_.deep import x",
    }
    looked_at = build({**files, "model/values.py": "v = 1", "storage/files.py": "f = 1", "desk/desk.py": text})
    assert past_faces(looked_at) == {"editor.desk.desk -> editor.word.in_.deep": 1}


def test_a_face_that_gives_a_function_named_like_its_module_is_not_passed_by(build: Build) -> None:
    looked_at = build(
        {"cli/__init__.py": "from editor.cli.main import main", "cli/main.py": "def main(): ...", "__main__.py": "from editor.cli import main"}
    )
    assert past_faces(looked_at) == {}


def test_a_face_that_gives_nothing_is_none_and_open_rooms_need_none(build: Build) -> None:
    files = {"desk/__init__.py": '__all__ = ["Desk"]', "qt/__init__.py": "from editor.qt.app import run", "word/__init__.py": "__all__ = []"}
    assert faceless_rooms(build({**files, "qt/app.py": "def run(): ...", "model/values.py": "", "storage/files.py": ""})) == {"qt": 1, "word": 1}


def test_a_gift_that_only_its_own_folder_takes_is_unused(build: Build) -> None:
    face = 'from editor.r.a import taken, left, through\n__all__ = ["left", "taken", "through"]\n'
    files = {"r/__init__.py": face, "r/a.py": "taken = left = through = 1", "r/b.py": "from editor.r import left"}
    looked_at = build({**files, "s/c.py": "from editor.r import taken\nfrom editor import r\nprint(r.through)\n"})
    assert unused_gifts(looked_at) == {"editor.r: left": 1}


def test_a_small_module_with_one_importer_is_lonely_and_a_face_is_no_importer(build: Build) -> None:
    files = {"r/__init__.py": "from editor.r.shared import s\nfrom editor.r.lone import l\n", "r/lone.py": "l = 1", "r/shared.py": "s = 1"}
    looked_at = build(
        {
            **files,
            "r/long.py": "g = 1\n" * 40,
            "t/one.py": "from editor.r import s, l\nfrom editor.r.long import g\n",
            "t/two.py": "from editor.r import s",
        }
    )
    assert lonely_modules(looked_at) == {"editor.r.lone": 1}


def test_a_private_class_may_bear_a_name_twice(build: Build) -> None:
    assert twice_named(build({"a/x.py": "class Line: ...\nclass _Own: ...\n", "b/y.py": "class Line: ...\nclass _Own: ...\n"})) == {"Line": 2}


def test_a_class_is_set_from_outside_in_many_ways(build: Build) -> None:
    text = "Look.density = 1\nLook.density += 1\nmodule.Look.size: int = 1\nLook.a, b.c = 1, 2\nsetattr(Look, name, 1)\ndel Look.b\n"
    inside = "class Look:\n    def set(self):\n        Look.density = 1\n        self.size = 2\n"
    found = ["Look.density × 2", "Look.a", "Look.b", "module.Look.size", "setattr(Look, name, 1)"]
    counted = set_from_outside(build({"a/x.py": text, "a/look.py": inside}))
    assert {f"{name.partition(': ')[2]}{f' × {n}' if n > 1 else ''}" for name, n in counted.items()} == set(found)


def test_what_only_the_unreached_reach_is_unreached_and_a_face_leads_no_further_than_asked(build: Build) -> None:
    face = "from editor.r.used import used\nfrom editor.r.left import left\n"
    files = {"__main__.py": "from editor.r import used", "r/__init__.py": face, "r/used.py": "from editor.r import helper\ndef used(): ...\n"}
    looked_at = build({**files, "r/helper.py": "", "r/left.py": "from editor.r import below\ndef left(): ...\n", "r/below.py": ""})
    assert unreached_modules(looked_at) == {"editor.r.left": 1, "editor.r.below": 1}
    assert unreached_modules(looked_at, ("left",)) == {}


def test_what_nobody_speaks_of_is_found_with_what_only_it_speaks_of(build: Build) -> None:
    text = (
        "from json import JSONEncoder\n"
        "def main(): return Kind().called()\n"
        "def dead(): return helper()\n"
        "def helper(): return dead()\n"
        "def again(): return again()\n"
        "_LEFT = 1\n"
        "class Kind(JSONEncoder):\n"
        "    gone = Signal(int)\n"
        "    def called(self): return getattr(self, 'by_name')()\n"
        "    def by_name(self): ...\n"
        "    def default(self, o): ...\n"
        "    def main(self): ...\n"
        "    def __len__(self): return 0\n"
        "main()\n"
    )
    found = unreached_names(build({"__main__.py": text}))
    assert {name.partition(": ")[2] for name in found} == {"dead", "helper", "again", "_LEFT", "Kind.gone", "Kind.main"}


def test_a_function_is_not_kept_by_another_of_its_name(build: Build) -> None:
    files = {"__main__.py": "from editor.a.used import draw\nfrom editor.a import left\ndraw()\n", "a/used.py": "def draw(): ..."}
    assert unreached_names(build({**files, "a/left.py": "def draw(): ..."})) == {"editor.a.left: draw": 1}


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ('T: dict[FieldType, str] = {"a": ""}', "b, c, d, e"),
        ('T: Mapping["FieldType", str] = {"a": ""}', "b, c, d, e"),
        ('T: Final[Mapping[FieldType, str]] = {FieldType.A: ""} | {"b": "", "c": "", "d": ""}', "e"),
        ('T = {"a": 1, "b": 2, "c": 3, "d": 4}', "e"),
        ('def f():\n    return {"a": 1, "b": 2, "c": 3, "e": 4}', "d"),
        ('def f() -> dict[FieldType, str]:\n    return {"a": 1, **{"b": 2}}', "c, d, e"),
        ("T: dict[FieldType, str] = made()", "what a machine can read"),
        ("T: dict[FieldType, str] = {t: '' for t in FIELD_TYPES}", ""),
        ("T: dict[FieldType, str] = dict.fromkeys(FIELD_TYPES, '')", ""),
        ('T: dict[FieldType, str] = {"a": 1, "b": 1, "c": 1, "d": 1, "e": 1}', ""),
        ('T = {"a": 1, "b": 2, "c": 3}', ""),
        ('T = {"a": 1, "b": 2, "c": 3, "d": 4, "z": 5}', ""),
    ],
)
def test_a_table_of_types_lacks_those_that_it_does_not_name(build: Build, text: str, lacking: str) -> None:
    found = [name.partition(" lacks ")[2] for name in uncovered_types(build({"model/field.py": TYPES, "qt/x.py": text}))]
    assert found == ([lacking] if lacking else [])


def test_the_types_may_be_an_enum(build: Build) -> None:
    types = 'class FieldType(StrEnum):\n    A = "a"\n    B = "b"\n'
    found = uncovered_types(build({"model/field.py": types, "qt/x.py": "T: dict[FieldType, str] = {FieldType.B: ''}"}))
    assert found == {"editor.qt.x: T lacks a": 1}


@pytest.mark.parametrize(
    "text",
    [
        "line.block == -2",
        "-1 != block",
        "index != -2",
        "max(line.block, -1)",
        "(section.id, -2)",
        "Unit('note', self._section, -1)",
        "Unit(block=-1)",
        "block = -1",
        "section, block = '', -1",
        "block: int = -2",
        "AT_HEAD = -2",
        "def f(section, block=-1): ...",
        "def f(*, block=-2): ...",
        "match at:\n    case (_, -2): ...",
    ],
)
def test_a_number_for_a_heading_or_a_text_run_on_is_found(build: Build, text: str) -> None:
    assert len(block_numbers(build({"desk/x.py": text, "model/template.py": text, "model/template/places.py": text}))) == 1


@pytest.mark.parametrize(
    "text", ["step = -1", "range(at, -1, -1)", "text[-2]", "text[: -1]", "box.adjusted(2, 1, -2, -1)", "at == -1", "move(keys, -1)", "UW = (-2, -1)"]
)
def test_other_numbers_are_none_of_these(build: Build, text: str) -> None:
    assert block_numbers(build({"desk/x.py": text})) == {}


@pytest.mark.parametrize(
    "text", ["path.exists()", "Path('a').is_file()", "sorted(here.glob('*'))", "os.path.isdir(a)", "os.stat(a)", "a.samefile(b)"]
)
def test_a_question_to_the_disk_past_the_one_module_for_it_is_found(build: Build, text: str) -> None:
    assert len(bare_questions(build({"desk/x.py": text, "looking.py": text}))) == 1


@pytest.mark.parametrize("text", ["is_there(path)", "path.stem", "os.path.realpath(a)", "re.match(a, b)"])
def test_other_calls_are_no_questions_to_the_disk(build: Build, text: str) -> None:
    assert bare_questions(build({"desk/x.py": text})) == {}
