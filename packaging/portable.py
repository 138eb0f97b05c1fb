"""What is installed without a system's packages: the wheel with its sdist, and the archive of the frozen program."""

from __future__ import annotations

import gzip
import io
import platform
import tarfile
from pathlib import Path

import freezing
from versions import version

_READ_ME = """\
拟稿：不用安装，运行这个文件夹里的 nigao 即可；删掉文件夹就是卸载，写的文稿和设置不在这里面。
nigao: nothing to install, run `nigao` in this folder; to uninstall, delete the folder. Your texts and settings are not in it.
""".encode()


def wheel() -> Path:
    """The wheel; the sdist is made beside it."""
    freezing.call([freezing.python(), "-m", "hatchling", "build", "-d", str(freezing.DIST)])
    return freezing.DIST / f"nigao-{version()}-py3-none-any.whl"


def archive() -> Path:
    """The archive, made of the frozen program; prints how large it is and the least glibc that it needs."""
    folder = freezing.freeze()
    freezing.DIST.mkdir(exist_ok=True)
    name = f"nigao-{version()}-linux-{platform.machine()}"
    made = freezing.DIST / f"{name}.tar.gz"
    with made.open("wb") as file, gzip.GzipFile("", "wb", fileobj=file, mtime=freezing.epoch()) as packed, tarfile.open(
        fileobj=packed, mode="w"
    ) as tar:
        for path in [folder, *sorted(folder.rglob("*"))]:
            tar.add(str(path), f"{name}/{path.relative_to(folder)}".rstrip("/."), recursive=False, filter=_plain)
        read_me = tarfile.TarInfo(f"{name}/README.txt")
        read_me.size = len(_READ_ME)
        tar.addfile(_plain(read_me), io.BytesIO(_READ_ME))
    print(f"{made}: {made.stat().st_size / 1e6:.1f} MB, unpacked {freezing.size(folder) / 1e6:.1f} MB, glibc {freezing.least_glibc(folder)} or later")
    return made


def _plain(info: tarfile.TarInfo) -> tarfile.TarInfo:
    """The entry without owner and time, so that the same source gives the same archive."""
    info.uid = info.gid = 0
    info.uname = info.gname = "root"
    info.mtime = freezing.epoch()
    return info
