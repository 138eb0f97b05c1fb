"""The package for Debian, Ubuntu and their relatives: the frozen program, and all that a desktop wants to know of it."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from email.utils import formatdate
from pathlib import Path
from time import gmtime, strftime

import freezing
import licences
import manual
import versions

LINUX = freezing.ROOT / "packaging" / "linux"
MAINTAINER = "the nigao authors <nigao@nigao.org>"
# Plugins that a bare desktop may go without → the package of the library that they want.
OPTIONAL = {"libcupsprintersupport.so": "libcups2", "libqgtk3.so": "libgtk-3-0"}
# dbus stands among the dependencies for the identity of the machine that it makes: without one libdbus ends every program with a window.
CONTROL = """\
Package: nigao
Version: {version}
Section: editors
Priority: optional
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: {depends}, dbus
Recommends: fontconfig, fonts-noto-cjk, libcups2
Suggests: libgtk-3-0, libreoffice-writer
Description: write official documents by GB/T 9704 (拟稿)
 Reads a sample text whose names and numbers were blanked, or a Word file
 with blanks in it, shows a named and typed field for every blank beside the
 real pages, and writes a Word file laid out by the Chinese standard for
 official documents. That file is opened again to go on.
 .
 把范文变成模板，对着真实的版面逐项填写，存成按《党政机关公文格式》排好的
 Word 文件；存下来的文件可以再打开，接着写。不要服务器，不连网络。
"""


def build() -> Path:
    """The .deb, made of the frozen program; prints how large it is and the least glibc that it needs."""
    frozen = freezing.freeze()
    root = freezing.BUILD / "deb"
    shutil.rmtree(str(root), ignore_errors=True)
    version = versions.for_debian(versions.version())
    # dpkg-shlibdeps knows the root by this folder.
    (root / "DEBIAN").mkdir(parents=True)
    _lay_out(frozen, root, version)
    architecture = _output("dpkg", "--print-architecture")
    control = CONTROL.format(
        version=version, architecture=architecture, maintainer=MAINTAINER, kilobytes=freezing.size(root) // 1024, depends=_depends(root)
    )
    _write(root / "DEBIAN" / "control", control)
    _write(root / "DEBIAN" / "md5sums", _output("sh", "-c", f"cd '{root}' && find usr -type f -print0 | sort -z | xargs -0 md5sum") + "\n")
    freezing.DIST.mkdir(exist_ok=True)
    made = freezing.DIST / f"nigao_{version}_{architecture}.deb"
    freezing.call(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(made)], SOURCE_DATE_EPOCH=str(freezing.epoch()))
    print(f"{made}: {made.stat().st_size / 1e6:.1f} MB, installed {freezing.size(root) / 1e6:.1f} MB, glibc {freezing.least_glibc(root)} or later")
    return made


def _lay_out(frozen: Path, root: Path, version: str) -> None:
    """Put all files where they belong below a root."""
    share = root / "usr" / "share"
    library = root / "usr" / "lib" / "nigao"
    shutil.copytree(str(frozen), str(library), symlinks=True)
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / "nigao").symlink_to("../lib/nigao/nigao")
    shutil.copytree(str(freezing.ICONS / "hicolor"), str(share / "icons" / "hicolor"))
    _copy(LINUX / "nigao.desktop", share / "applications")
    _copy(LINUX / "nigao.xml", share / "mime" / "packages")
    _copy(LINUX / "lintian-overrides", share / "lintian" / "overrides", "nigao")
    metainfo = (LINUX / "org.nigao.nigao.metainfo.xml").read_text("utf-8")
    day = strftime("%Y-%m-%d", gmtime(freezing.epoch()))
    _write(share / "metainfo" / "org.nigao.nigao.metainfo.xml", metainfo.replace("@VERSION@", versions.version()).replace("@DATE@", day))
    manual.write(library / "nigao", share / "man", versions.version())
    _write(share / "bash-completion" / "completions" / "nigao", _output(str(library / "nigao"), "completion", "bash") + "\n")
    _lay_out_doc(share / "doc" / "nigao", version)
    _set_modes(root)


def _lay_out_doc(folder: Path, version: str) -> None:
    changes = (freezing.ROOT / "CHANGELOG.md").read_bytes()
    date = formatdate(freezing.epoch())
    entry = f"nigao ({version}) unstable; urgency=medium\n\n  * Version {versions.version()}: see changelog.gz.\n\n -- {MAINTAINER}  {date}\n"
    _write(folder / "copyright", _copyright())
    for name, content in (("changelog.gz", changes), ("changelog.Debian.gz", entry.encode())):
        (folder / name).write_bytes(gzip.compress(content, mtime=0))


def _copyright() -> str:
    """All licences, in the form that Debian's tools read."""
    site = freezing.site_packages()
    body = (freezing.ROOT / "LICENSE").read_text("utf-8").partition("\n\n")[2]
    owner, _, terms = body.partition("\n\n")
    lines = ["Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/", "Upstream-Name: nigao", ""]
    lines += ["Files: *", f"Copyright: {owner.replace('Copyright (c) ', '')}", "License: Expat", ""]
    lines += ["License: Expat", *(f" {line}" if line else " ." for line in terms.strip().splitlines()), ""]
    lines += [
        "Comment: The folder /usr/lib/nigao holds these libraries too, unchanged but for what was left out;",
        " their texts are in /usr/lib/nigao/licences.",
    ]
    lines += [f" {name} {version}: {licences.licence_of(site, name)}" for name, version in licences.libraries(site).items()]
    lines += [
        " Python: PSF-2.0",
        " Qt, PySide6 and Shiboken are used under the LGPL-3, /usr/share/common-licenses/LGPL-3.",
        " They are files of their own in /usr/lib/nigao/_internal/PySide6 and shiboken6, and may be replaced by others of the same version.",
        "",
    ]
    return "\n".join(lines)


def _depends(root: Path) -> str:
    """The packages of the libraries that the program's files need, as dpkg-shlibdeps finds them."""
    internal = root / "usr" / "lib" / "nigao" / "_internal"
    stub = freezing.BUILD / "shlibdeps"
    _write(stub / "debian" / "control", "Source: nigao\n\nPackage: nigao\nArchitecture: any\nDescription: nigao\n")
    files = [path for path in (internal.parent).rglob("*") if path.is_file() and not path.is_symlink() and path.name not in OPTIONAL]
    programs = [str(path) for path in files if path.read_bytes()[:4] == b"\x7fELF"]
    search = [f"-l{folder}" for folder in (internal, internal / "PySide6" / "Qt" / "lib", internal / "PySide6", internal / "shiboken6")]
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *search, *programs]
    told = subprocess.run(command, cwd=str(stub), stdout=subprocess.PIPE, check=True).stdout.decode().strip()
    return told.partition("shlibs:Depends=")[2]


def _set_modes(root: Path) -> None:
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == path.name == "nigao" else 0o644)
            os.utime(str(path), (freezing.epoch(), freezing.epoch()))


def _copy(file: Path, folder: Path, name: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(str(file), str(folder / (name or file.name)))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _output(*command: str) -> str:
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode().strip()
