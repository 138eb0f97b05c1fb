"""A few flows in the suite: they talk to nobody, do the same where there is nobody, and LibreOffice is not started where it can't be cut off."""

from pathlib import Path

import pytest

from tests.office import network_cut_off
from tests.proofs.network.__main__ import proved, refused
from tests.proofs.network.inputs import make, server
from tests.proofs.network.runs import talks

LINES = {
    'connect(3, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")}, 16) = 0': True,
    '12 sendto(4, "x", 1, 0, {sa_family=AF_INET6, sin6_port=htons(53)}, 28) = 1': True,
    'connect(3, {sa_family=AF_UNIX, sun_path="/run/avahi-daemon/socket"}, 110) = 0': True,
    'connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X99"}, 20) = 0': False,
    'connect(3, {sa_family=AF_UNIX, sun_path="/run/user/1000/bus"}, 110) = 0': False,
    'sendto(4, "abc", 3, MSG_NOSIGNAL, NULL, 0) = 3': False,
}


@pytest.mark.parametrize("line", LINES)
def test_a_call_to_anybody_but_the_screen_and_the_bus_counts(line: str, tmp_path: Path) -> None:
    (tmp_path / "log").write_text(line)
    assert bool(list(talks(tmp_path / "log"))) == LINES[line]


@pytest.mark.needs("strace", "unshare")
def test_files_that_ask_for_things_from_elsewhere_get_nothing(tmp_path: Path) -> None:
    if not network_cut_off():
        pytest.skip("this system allows no namespaces")
    with server() as (address, asked):
        make(tmp_path / "inputs", address, count=2, with_office=False)
        assert list(proved(tmp_path, ["outside", "window"], asked, at_once=True)) == []


@pytest.mark.needs("soffice", "strace", "unshare")
def test_libreoffice_asks_for_nothing_and_is_not_started_where_it_could(tmp_path: Path) -> None:
    if not network_cut_off():
        pytest.skip("this system allows no namespaces")
    with server() as (address, asked):
        make(tmp_path / "inputs", address, count=1, with_office=False)
        assert list(proved(tmp_path, ["odt"], asked, at_once=True)) == []
        assert list(refused(tmp_path, ["odt", "print"])) == []
