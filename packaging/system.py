"""What the operating system must bring (shared libraries, programs, fonts) and how to get it on the Debian family."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

from speech import say

# Debian's package → the shared library that shows it is there.
LIBRARIES = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libwayland-cursor0": "libwayland-cursor.so.0",
    "libwayland-egl1": "libwayland-egl.so.1",
}
# … → the program.
PROGRAMS = {
    "fontconfig": "fc-list",
    "xvfb": "Xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus": "dbus-daemon",
    "git": "git",
    "poppler-utils": "pdftotext",
    "libreoffice-writer": "soffice",
}
# … → the file by which a session bus knows the service; the tests listen to the window as a screen reader does.
SERVICES = {"at-spi2-core": "/usr/share/dbus-1/services/org.a11y.Bus.service"}
# … → the font; with these the tests draw the fonts that the standard names.
FONTS = {
    "fonts-noto-cjk": "Noto Serif CJK SC",
    "fonts-arphic-uming": "AR PL UMing CN",
    "fonts-arphic-ukai": "AR PL UKai CN",
    "fonts-liberation": "Liberation Serif",
}

MACHINE_ID = ("/var/lib/dbus/machine-id", "/etc/machine-id")


def provide(packages: list[str]) -> None:
    """Install system packages, or print the line that does, and go on without."""
    if not packages or not sys.platform.startswith("linux"):
        return
    if not shutil.which("apt-get"):
        say("系统里缺少软件包（Debian 的名称），先跳过。请用本系统的方法安装：", "System packages are missing (by Debian's names); going on without:")
        print(f"    {' '.join(packages)}", flush=True)
    elif not install(packages) and (known := offered(packages)):
        say("系统里缺少软件包，先跳过。请运行下面这一行来安装：", "System packages are missing; going on without. To install them, type:")
        print(f"    {line(known)}", flush=True)


def install(packages: list[str]) -> bool:
    """Install those of the packages that apt offers, as root or through sudo; gives whether that could be done and went well."""
    prefix = _as_root(packages) if packages and shutil.which("apt-get") else None
    if prefix is None:
        return False
    say(f"正在安装系统软件包：{' '.join(packages)} …", f"Installing system packages: {' '.join(packages)} …")
    return _apt_install(prefix, packages)


def line(packages: list[str]) -> str:
    """The line that a person types to install packages."""
    return f"sudo apt-get update && sudo apt-get install --no-install-recommends {' '.join(packages)}"


def has_display() -> bool:
    """Whether a window can be shown."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def offered(packages: list[str]) -> list[str]:
    """Those packages that apt knows a version of; all where it has no lists yet to know from, and the others are named."""
    if _simulated(packages):
        return packages
    known = [package for package in packages if _simulated([package])]
    unknown = [package for package in packages if package not in known]
    if known and unknown:
        say(f"这个系统的软件源里没有：{' '.join(unknown)}", f"This system does not offer: {' '.join(unknown)}")
    return known or packages


def lacking(purpose: str) -> list[str]:
    """Debian's packages of what the system lacks to "run", to "test" or to "build"."""
    if not sys.platform.startswith("linux"):
        return []
    packages = [package for package, library in LIBRARIES.items() if not loads(library)]
    # Without it libdbus ends every program that has a window; bare systems and containers have none.
    packages += [] if any(_has_text(path) for path in MACHINE_ID) else ["dbus"]
    if purpose == "test":
        packages += [package for package, program in PROGRAMS.items() if not shutil.which(program)]
        packages += [package for package, file in SERVICES.items() if not Path(file).is_file()]
        packages += [package for package, family in FONTS.items() if not _has_font(family)]
    elif purpose == "run" and not _has_font(":lang=zh"):
        packages += ["fontconfig", "fonts-noto-cjk"]
    return list(dict.fromkeys(packages))


def loads(library: str) -> bool:
    """Whether the system has a shared library of that name."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_text(path: str) -> bool:
    return Path(path).is_file() and bool(Path(path).read_text().strip())


def _has_font(pattern: str) -> bool:
    if not shutil.which("fc-list"):
        return False
    return bool(subprocess.run(["fc-list", pattern, "family"], stdout=subprocess.PIPE, check=False).stdout.strip())


def _as_root(packages: list[str]) -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    # Without a terminal sudo must not wait for a password that never comes.
    asking = bool(sys.stdin and sys.stdin.isatty())
    if asking:
        say(
            f"需要安装系统软件包（sudo 可能会要密码）：{' '.join(packages)}",
            f"To be installed (sudo may ask for your password): {' '.join(packages)}",
        )
    sudo = ["sudo"] if asking else ["sudo", "-n"]
    return sudo if subprocess.run([*sudo, "true"], stderr=None if asking else subprocess.DEVNULL, check=False).returncode == 0 else None


def _apt_install(prefix: list[str], packages: list[str]) -> bool:
    # Where the package lists are fresh the first try does it; without lists or with old ones the last one says what is wrong.
    if _apt_get(prefix, packages).returncode == 0:
        return True
    _apt(prefix, ["update"])
    known = offered(packages)
    last = _apt_get(prefix, known)
    if last.returncode:
        print(last.stderr.strip(), flush=True)
    return last.returncode == 0


def _apt_get(prefix: list[str], packages: list[str]) -> subprocess.CompletedProcess[str]:
    return _apt(prefix, ["install", "-y", "--no-install-recommends", *packages])


def _simulated(packages: list[str]) -> bool:
    """Whether apt could install these; asking needs no rights."""
    return _apt([], ["install", "--simulate", "--no-install-recommends", *packages]).returncode == 0


def _apt(prefix: list[str], command: list[str]) -> subprocess.CompletedProcess[str]:
    options = ["-qq", "-o", "Dpkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=300"]
    full = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *command, *options]
    return subprocess.run(full, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
