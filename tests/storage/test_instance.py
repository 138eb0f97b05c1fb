"""One program at a time: who has the place, what a later start hands over, and what is left after a kill."""

import errno
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

import pytest

from editor.storage import instance as instance_module
from editor.storage.folders import Folders
from editor.storage.instance import Instance

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the sockets of Unix are looked at")
HOLD = "import sys, time; from pathlib import Path; from editor.storage.folders import Folders; from editor.storage.instance import Instance; "
HOLD += "held = Instance(Folders.under(Path(sys.argv[1]))); print(held.claim(), flush=True); "


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to meet in, of a name short enough for a socket."""
    folder = Path(os.environ["XDG_RUNTIME_DIR"]) / tmp_path.name[-8:]
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


Make = Callable[..., Instance]


@pytest.fixture
def make(room: Path, tmp_path: Path) -> Iterator[Make]:
    made: list[Instance] = []

    def one(home: Path = tmp_path, **environ: str) -> Instance:
        made.append(Instance(Folders.under(home), {"XDG_RUNTIME_DIR": str(room), **environ}))
        return made[-1]

    yield one
    for instance in reversed(made):
        instance.close()


@contextmanager
def _other(home: Path, then: str) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the place, and what it does then."""
    with subprocess.Popen([sys.executable, "-c", HOLD + then, str(home)], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "True\n"
        yield program
        program.kill()


def test_the_first_has_the_place_and_the_second_hands_its_files_over(make: Make) -> None:
    first, second, taken = make(), make(), []
    assert first.claim()
    assert not second.claim()
    first.listen(lambda files: taken.append(files) or True)
    files = [Path("/甲/报告.docx"), Path(os.fsdecode(b"/\xff.docx"))]
    assert second.hand_over(files)
    assert taken == [files]
    assert second.hand_over([])
    assert taken == [files, []]


def test_what_is_refused_is_opened_by_the_second_itself(make: Make) -> None:
    first, second = make(), make()
    first.claim()
    first.listen(lambda _files: False)
    assert not second.hand_over([Path("/a.docx")])


def test_a_start_waits_for_one_that_is_not_listening_yet(make: Make) -> None:
    first, second = make(), make()
    first.claim()
    threading.Timer(0.3, lambda: first.listen(lambda _files: True)).start()
    assert second.hand_over([Path("/a.docx")])


def test_one_that_does_not_answer_is_waited_for_a_moment_only(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instance_module, "_ANSWERING", 0.2)
    first, second = make(), make()
    first.claim()
    first.listen(lambda _files: time.sleep(0.6) is None)
    assert not second.hand_over([Path("/a.docx")])


def test_other_folders_and_other_screens_have_places_of_their_own(make: Make, tmp_path: Path) -> None:
    assert make().claim()
    assert make(tmp_path / "portable").claim()
    assert make(DISPLAY=":7").claim()
    assert not make(tmp_path / "." / "portable").claim()


def test_the_place_of_a_killed_program_is_taken_over(make: Make, room: Path, tmp_path: Path) -> None:
    second = make()
    with _other(tmp_path, "held.listen(lambda files: True); time.sleep(60)"):
        assert not second.claim()
        assert second.hand_over([])
    assert [path.suffix for path in sorted(room.iterdir())] == [".lock", ".socket"]
    third, taken = make(), []
    assert third.claim()
    third.listen(lambda files: taken.append(files) or True)
    assert second.hand_over([Path("/a.docx")])
    assert taken == [[Path("/a.docx")]]


def test_who_waits_for_one_that_ends_gets_its_place(make: Make, tmp_path: Path) -> None:
    second = make()
    with _other(tmp_path, "time.sleep(0.3)") as other:
        assert not second.claim()
        assert not second.hand_over([])
        assert other.wait(10) == 0
    assert second.claim()
    assert not make().claim()


def test_nothing_is_left_when_the_place_is_given_up(make: Make, room: Path) -> None:
    first = make()
    first.claim()
    first.listen(lambda _files: True)
    assert make().hand_over([])
    first.close()
    assert [path.suffix for path in room.iterdir()] == [".lock"]
    assert make().claim()


def test_files_of_a_start_that_did_not_wait_are_not_opened_twice(make: Make, room: Path) -> None:
    first, second, taken, go_on = make(), make(), [], threading.Event()
    first.claim()
    first.listen(lambda files: taken.append(files) or go_on.wait(10))
    waiting = threading.Thread(target=second.hand_over, args=([Path("/甲.docx")],))
    waiting.start()
    while not taken:
        time.sleep(0.01)
    with Client(str(next(room.glob("*.socket")))) as line:
        line.send_bytes(json.dumps(["/乙.docx"]).encode())
    go_on.set()
    waiting.join()
    assert make().hand_over([Path("/丙.docx")])
    assert taken == [[Path("/甲.docx")], [Path("/丙.docx")]]


@pytest.mark.parametrize("message", [b"", b"{", b"7", b"[7]", b"\xff", json.dumps(None).encode()])
def test_nonsense_is_let_be_and_the_next_is_served(make: Make, room: Path, message: bytes) -> None:
    first, taken = make(), []
    first.claim()
    first.listen(lambda files: taken.append(files) or True)
    assert make().hand_over([])
    with Client(str(next(room.glob("*.socket")))) as line:
        line.send_bytes(message)
    assert make().hand_over([Path("/a.docx")])
    assert taken == [[], [Path("/a.docx")]]


def test_a_folder_that_others_can_write_into_is_not_met_in(make: Make, room: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (room / "open").mkdir()
    (room / "open").chmod(0o777)
    monkeypatch.setattr("tempfile.tempdir", str(room / "open"))
    taken = room / "open" / f"nigao-{os.getuid()}"
    taken.mkdir()
    taken.chmod(0o777)
    lonely = Instance(Folders.under(tmp_path), {"XDG_RUNTIME_DIR": str(room / "open")})
    assert lonely.claim()
    lonely.listen(lambda _files: True)
    lonely.close()
    assert list(taken.iterdir()) == []


def test_a_long_runtime_folder_is_no_obstacle(room: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(room))
    long = tmp_path / ("x" * 120)
    long.mkdir(mode=0o700)
    folders, environ = Folders.under(tmp_path), {"XDG_RUNTIME_DIR": str(long)}
    first, second = Instance(folders, environ), Instance(folders, environ)
    assert first.claim()
    first.listen(lambda _files: True)
    assert second.hand_over([])
    first.close()


def test_who_can_not_have_a_lock_runs_alone(make: Make, room: Path) -> None:
    first = make()
    assert first.claim()
    first.close()
    (lock,) = room.iterdir()
    lock.unlink()
    lock.mkdir()
    assert first.claim()
    assert make().claim()


def test_one_that_never_listens_is_not_waited_for_without_end(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instance_module, "_STARTING", 0.2)
    first, second = make(), make()
    first.claim()
    assert not second.hand_over([Path("/a.docx")])
    assert not second.claim()


def test_one_that_can_not_listen_has_its_place_all_the_same(make: Make, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instance_module, "_STARTING", 0.2)
    first, second = make(), make()
    first.claim()
    (lock,) = room.iterdir()
    lock.with_suffix(".socket").mkdir()
    first.listen(lambda _files: True)
    assert not second.claim()
    assert not second.hand_over([Path("/a.docx")])
    lock.with_suffix(".socket").rmdir()


def test_who_says_nothing_keeps_nobody_waiting_for_long(make: Make, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, taken = make(), []
    first.claim()
    first.listen(lambda files: taken.append(files) or True)
    assert make().hand_over([])
    monkeypatch.setattr(instance_module, "_ANSWERING", 0.1)
    with Client(str(next(room.glob("*.socket")))) as silent:
        monkeypatch.setattr(instance_module, "_told", _patiently)
        assert make().hand_over([Path("/a.docx")])
        assert not silent.closed
    assert taken == [[], [Path("/a.docx")]]


def _patiently(connection: Connection, files: list[Path]) -> bool:
    connection.send_bytes(json.dumps([str(file) for file in files]).encode())
    return connection.poll(10) and connection.recv_bytes() == b"taken"


def test_a_system_that_opens_no_more_connections_for_a_moment_ends_nothing(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    first, failed, real = make(), list[int](), Listener.accept

    def accept(listener: Listener) -> Connection:
        connection = real(listener)
        if not failed:
            failed.append(1)
            connection.close()
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        return connection

    monkeypatch.setattr(Listener, "accept", accept)
    first.claim()
    first.listen(lambda _files: True)
    while not failed:
        make().hand_over([])
    assert make().hand_over([Path("/a.docx")])
