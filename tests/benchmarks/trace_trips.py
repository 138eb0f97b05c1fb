"""What the trips of a report cost: opening it, saving it, reading it back from another program, saving it again, with and without losses.

    python tests/benchmarks/trace_trips.py [FOLDER ...]

Traces the program in each folder (this checkout, when none is given), one after the other, so that two states are told by one run: how often a
zip is opened to read, how many parts are parsed, how often a file is proved and grafted, how many functions are called, and the milliseconds of
CPU that a trip takes, the least of several runs. The proof opens and parses the written file by itself, and that counts.
"""

import io
import re
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from struct import pack
from types import FrameType

_ROUNDS = 7
_OFFICE = "http://schemas.openxmlformats.org"
_R = f"{_OFFICE}/officeDocument/2006/relationships"
_DRAWING = f"{_OFFICE}/drawingml/2006"
_DOCUMENT, _RELS, _TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
_COUNTED = {"prove": ("proof.py",), "is_whole": ("proof.py",), "graft": ("graft.py", "grafting.py")}


class Counts(Counter[str]):
    """What happened while it was traced: zips opened, parts parsed, proofs, grafts, calls."""

    def __call__(self, frame: FrameType, event: str, _given: object) -> None:
        """Take in an event of the interpreter."""
        if event != "call":
            return
        self["calls"] += 1
        function, file = frame.f_code.co_name, frame.f_code.co_filename.rpartition("/")[2]
        if file in _COUNTED.get(function, ()):
            self[function] += 1
        elif function == "__init__" and isinstance(frame.f_locals.get("self"), zipfile.ZipFile) and frame.f_locals.get("mode") == "r":
            self["zips"] += 1

    def line(self, milliseconds: float) -> str:
        """The counts as they are printed."""
        proofs = self["prove"] + self["is_whole"]
        return f"{self['zips']:6} {self['parsed']:7} {proofs:7} {self['graft']:7} {self['calls']:8} {milliseconds:8.1f}"


def traced(act: Callable[[], object]) -> Counts:
    """What happens during an act."""
    etree = import_module("lxml.etree")
    counts, parse = Counts(), etree.fromstring

    def counted(*given: object, **more: object) -> object:
        counts["parsed"] += isinstance(given[0], bytes)  # python-docx makes single elements from strings
        return parse(*given, **more)

    setattr(etree, "fromstring", counted)  # noqa: B010 - a module of C has no such attribute to a type checker
    sys.setprofile(counts)
    try:
        act()
    finally:
        sys.setprofile(None)
        setattr(etree, "fromstring", parse)  # noqa: B010 - the same
    return counts


def _png() -> bytes:
    chunks = ((b"IHDR", pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress((b"\0" + b"\xc8\x28\x28" * 8) * 8)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data)) for kind, data in chunks)


def _picture() -> str:
    named = f'xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture" xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:r="{_R}"'
    filled = '<pic:blipFill><a:blip r:embed="rId81"/></pic:blipFill>'
    named_inside = '<pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr>'
    graphic = f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic>{named_inside}{filled}<pic:spPr/></pic:pic></a:graphicData></a:graphic>'
    size = '<wp:extent cx="720000" cy="720000"/><wp:docPr id="1" name="p" descr="red square"/>'
    return f"<w:r><w:drawing><wp:inline {named}>{size}{graphic}</wp:inline></w:drawing></w:r>"


def as_edited(data: bytes) -> bytes:
    """The report as a person leaves it: a comment on its longest text, a picture and a bold word behind that."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {path: archive.read(path) for path in archive.namelist()}
    document = parts[_DOCUMENT].decode()
    runs = re.findall(r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^<]*>[^<]*</w:t></w:r>(?!</w:sdtContent>)", document)
    run = max(runs, key=lambda run: len(re.sub("<[^>]*>", "", run)))
    start, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    bold = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">bold</w:t></w:r>'
    parts[_DOCUMENT] = document.replace(run, start + run + end + _picture() + bold, 1).encode()
    main = re.search(r'xmlns:w="([^"]*)"', document)
    note = '<w:comment w:id="1" w:author="A"><w:p><w:r><w:t>check</w:t></w:r></w:p></w:comment>'
    parts["word/comments.xml"] = f'<w:comments xmlns:w="{main[1] if main else ""}">{note}</w:comments>'.encode()
    parts["word/media/image1.png"] = _png()
    pairs = (("rId81", "image", "media/image1.png"), ("rId82", "comments", "comments.xml"))
    related = "".join(f'<Relationship Id="{identity}" Type="{_R}/{kind}" Target="{target}"/>' for identity, kind, target in pairs)
    parts[_RELS] = parts[_RELS].replace(b"</Relationships>", f"{related}</Relationships>".encode())
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    types = f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'
    parts[_TYPES] = parts[_TYPES].replace(b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1)
    parts[_TYPES] = parts[_TYPES].replace(b"</Types>", types.encode())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def _from(homes: tuple[str, ...], name: str) -> Callable[..., object]:
    """A function by its name from the first module that has it: the states to be compared have it in different places."""
    for home in homes:
        try:
            return getattr(import_module(home), name)
        except (ImportError, AttributeError):
            continue
    raise ImportError(name)


class Trips:
    """The trips of one report with the program that is imported, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._desk = _from(("editor.desk",), "Desk")(_from(("editor.storage.folders",), "Folders").under(folder))  # type: ignore[attr-defined]
        self._path = folder / "report.docx"
        draft = self._desk.open_any("会议精神贯彻情况报告").draft  # type: ignore[attr-defined]
        self._draft = _from(("editor.desk", "editor.desk.sample_values"), "with_samples")(draft)
        self._foreign_in = _from(("editor.desk.word_in", "editor.desk"), "foreign_in")
        self._desk.save_word(self._draft, self._path)  # type: ignore[attr-defined]
        self._written = self._path.read_bytes()
        self._edited = as_edited(self._written)

    def all(self) -> Mapping[str, tuple[Callable[[], object], Callable[[], object]]]:
        """By name what comes before a trip, and the trip."""
        return {
            "opening": (lambda: self._lay(self._written), self._open),
            "saving": (lambda: self._lay(self._written), self._save),
            "reading back an edited report": (lambda: self._lay(self._edited), self._open),
            "saving it": (self._lay_edited, self._save),
            "saving it, a paragraph gone": (self._lay_shortened, self._save),
        }

    def _lay(self, data: bytes) -> None:
        self._path.write_bytes(data)
        for copy in self._path.parent.glob("report（*"):
            copy.unlink()

    def _open(self) -> object:
        return self._desk.open(self._path)  # type: ignore[attr-defined]

    def _lay_edited(self) -> None:
        self._lay(self._edited)
        self._opened = self._open()

    def _lay_shortened(self) -> None:
        """The edited report without the section that the edits stand in."""
        self._lay_edited()
        draft = self._opened.draft  # type: ignore[attr-defined]
        gone = {placed.section for placed in self._opened.foreign}  # type: ignore[attr-defined]
        sections = tuple(section for section in draft.template.sections if section.id not in gone or section.id == "head")
        short = draft.with_template(_from(("dataclasses",), "replace")(draft.template, sections=sections))
        self._opened = _from(("dataclasses",), "replace")(self._opened, draft=short)

    def _save(self) -> None:
        """As the window does: what would be lost is asked for first, and what the new file holds more is told."""
        opened = getattr(self, "_opened", None)
        draft, foreign = (opened.draft, opened.foreign) if opened else (self._draft, ())
        known = [placed.thing for placed in foreign]
        if known and not self._is_gone(known):
            self._desk.losses(draft, self._path)  # type: ignore[attr-defined]
        result = self._desk.save_word(draft, self._path, base=self._path, known=known)  # type: ignore[attr-defined]
        if known and not hasattr(result, "foreign"):
            self._foreign_in(self._path, draft)

    def _is_gone(self, known: list[object]) -> bool:
        ask = getattr(self._desk, "lost_with", None) or _from(("editor.desk.keeping",), "lost_with")
        return bool(ask(self._path, known))


def trace() -> None:
    """Print the trips of the program that is imported."""
    print(f"{'':32} {'opened':>6} {'parsed':>7} {'proofs':>7} {'grafts':>7} {'calls':>8} {'CPU ms':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for name, (before, trip) in Trips(Path(folder)).all().items():
            times = list[float]()
            for _ in range(_ROUNDS):
                before()
                began = time.process_time()
                trip()
                times.append(time.process_time() - began)
            before()
            print(f"{name:32} {traced(trip).line(min(times) * 1000)}")


def main(folders: list[str]) -> None:
    """Trace each state in a process of its own."""
    for folder in folders or [str(Path(__file__).parents[2])]:
        print(Path(folder).resolve())
        code = f"import sys; sys.path[:0] = [{folder!r}, {str(Path(__file__).parent)!r}]; from trace_trips import trace; trace()"
        subprocess.run([sys.executable, "-c", code], check=True, cwd=folder)


if __name__ == "__main__":
    main(sys.argv[1:])
