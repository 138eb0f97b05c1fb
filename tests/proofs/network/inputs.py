"""What the flows work on: files that ask for something at an address of this machine, where a server counts who asks."""

import http.server
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from editor.desk import Desk, with_samples
from editor.storage.folders import Folders
from tests.office import save_as_old
from tests.proofs.network.acts import SAMPLE, TEMPLATE
from tests.word.outside.field_codes import complex_field
from tests.word.outside.things import ALL, TARGETS, put_in_text
from tests.word.papers import packed, parts_of

_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = (
    f'xmlns:office="{_OPEN}:office:1.0" xmlns:text="{_OPEN}:text:1.0" xmlns:draw="{_OPEN}:drawing:1.0" '
    f'xmlns:svg="{_OPEN}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
)


@contextmanager
def server() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine: its address (127.0.0.1:port), and what it was asked for, as it comes in."""
    asked: list[str] = []

    class Counting(http.server.BaseHTTPRequestHandler):
        """Notes every request and has nothing."""

        def handle_one_request(self) -> None:
            asked.append(self.rfile.readline().decode("latin-1").strip())
            self.close_connection = True

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Counting) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{listening.server_address[1]}", asked
        listening.shutdown()


def make(folder: Path, address: str, *, count: int, with_office: bool) -> None:
    """Put the inputs of all flows into a folder; `count` reports reach outside."""
    (folder / "外").mkdir(parents=True)
    (folder / "值守.nigao").write_text(TEMPLATE, "utf-8")
    (folder / "范文.txt").write_text(SAMPLE, "utf-8")
    desk = Desk(Folders.under(folder / "making"))
    desk.save_word(with_samples(desk.open(folder / "值守.nigao").draft), folder / "报告.docx")
    report = (folder / "报告.docx").read_bytes()
    for name, put in list(ALL.items())[:count]:
        (folder / "外" / f"{name}.docx").write_bytes(_at(put(report), address))
    field = complex_field(f'INCLUDEPICTURE "http://{address}/field.png" \\d', "图")
    (folder / "远程.docx").write_bytes(_at(TARGETS["a remote picture"](put_in_text(field, report)), address))
    (folder / "远程.rtf").write_bytes(_rtf(address))
    _write_odt(folder / "远程.odt", address)
    if with_office:
        (folder / "远程.doc").write_bytes(save_as_old(folder / "远程.docx", folder).read_bytes())


def _at(data: bytes, address: str) -> bytes:
    """The file with the address of the server in place of the one that nobody listens at."""
    return packed({path: part.replace(b"127.0.0.1:9/", f"{address}/".encode()) for path, part in parts_of(data).items()})


def _rtf(address: str) -> bytes:
    """An .rtf with a template and a picture from elsewhere."""
    template = r"{\*\template http://ADDRESS/t.dot}"
    field = r'{\field{\*\fldinst INCLUDEPICTURE "http://ADDRESS/rtf.png" \\d}{\fldrslt x}}'
    text = r"{\rtf1\ansi\uc0 " + template + r"\u20851\u20110XX\u39033\u30446\u30340\u25253\u21578\par " + field + r"\par}"
    return text.replace("ADDRESS", address).encode()


def _write_odt(path: Path, address: str) -> None:
    """An .odt with a picture and a section from elsewhere."""
    kind = "application/vnd.oasis.opendocument.text"
    entries = "".join(f'<m:file-entry m:full-path="{name}" m:media-type="{media}"/>' for name, media in (("/", kind), ("content.xml", "text/xml")))
    image = f'<draw:image xlink:href="http://{address}/odt.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
    frame = f'<draw:frame svg:width="5cm" svg:height="5cm" text:anchor-type="as-char">{image}</draw:frame>'
    source = f'<text:section-source xlink:href="http://{address}/s.odt" xlink:type="simple"/>'
    section = f'<text:section text:name="S">{source}<text:p>甲</text:p></text:section>'
    body = f"<office:body><office:text><text:p>关于XX县值守的报告</text:p><text:p>{frame}</text:p>{section}</office:text></office:body>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{_OPEN}:manifest:1.0" m:version="1.2">{entries}</m:manifest>')
        archive.writestr("content.xml", f'<office:document-content {_SPACES} office:version="1.2">{body}</office:document-content>')
