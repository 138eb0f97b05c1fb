"""Builds wheel, package and archive, installs each in a clean place, and does the main job with what was installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import time
import zipfile
from pathlib import Path

import debian
import freezing
import portable
import venvs

PLACE = freezing.BUILD / "check"
SAMPLE = "民生实事情况报告.txt"
CAMERA = freezing.ROOT / "tests" / "window" / "picture.py"
# Seconds until a window is on the screen at the latest, the bytes of a picture that shows one, and how many in a row show that no more comes.
_LONGEST, _DRAWN, _RESTING = 120, 40_000, 5


def check() -> int:
    """Give 0 where all that is built works; else ends with what does not."""
    shutil.rmtree(str(PLACE), ignore_errors=True)
    for install in (_installed_wheel, _unpacked_package, _unpacked_archive):
        program = install()
        print(f"== {program}", flush=True)
        folder = PLACE / f"{install.__name__} 工作"
        _do_the_main_job(program, folder)
        _photograph(program, folder)
    _lint(next(freezing.DIST.glob("*.deb")))
    return 0


def _installed_wheel() -> Path:
    made = portable.wheel()
    _want_whole(made)
    venv = PLACE / "wheel"
    venvs.provide(venv, "run")
    freezing.call([str(venv / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-deps", str(made)])
    return venv / "bin" / "nigao"


def _want_whole(wheel: Path) -> None:
    """Compare with what git knows: the wheel has program and resources, the sdist beside it all files, its tests too."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=str(freezing.ROOT), stdout=subprocess.PIPE, check=False).stdout.decode()
    source = set(filter(None, listed.split("\0")))
    if not source:
        raise SystemExit(f"{freezing.ROOT}: git knows no files here; the check wants a clone.")
    sdist = wheel.with_name(wheel.name.replace("-py3-none-any.whl", ".tar.gz"))
    with zipfile.ZipFile(str(wheel)) as packed, tarfile.open(str(sdist)) as tar:
        held = {name.replace("editor/resources/", "resources/") for name in packed.namelist()}
        lacking = {name for name in source if name.startswith(("editor/", "resources/"))} - held
        lacking |= source - {name.partition("/")[2] for name in tar.getnames()}
    if lacking:
        raise SystemExit(f"{wheel.name}, {sdist.name}: not in them are {', '.join(sorted(lacking))}.")
    print(f"== {wheel.name} and {sdist.name} hold all {len(source)} files", flush=True)


def _unpacked_package() -> Path:
    made, folder = debian.build(), PLACE / "deb"
    freezing.call(["dpkg-deb", "--extract", str(made), str(folder)])
    return folder / "usr" / "bin" / "nigao"


def _unpacked_archive() -> Path:
    made, folder = portable.archive(), PLACE / "tar"
    with tarfile.open(str(made)) as tar:
        tar.extractall(str(folder))  # noqa: S202 - made a moment ago
    return next(folder.iterdir()) / "nigao"


def _do_the_main_job(program: Path, folder: Path) -> None:
    """Read the shipped sample, fill it, read the values back, and draw its pages; from an empty home with a blank and Chinese in its name."""
    folder.mkdir(parents=True)
    shutil.copyfile(str(freezing.ROOT / "resources" / "samples" / SAMPLE), str(folder / SAMPLE))
    for command, code in (
        (["--version"], 0),
        (["inspect", SAMPLE], 0),
        (["fill", SAMPLE, "--sample", "-o", "文稿.docx"], 0),
        (["values", "文稿.docx"], 0),
        (["fill", "文稿.docx", "-o", "文稿.pdf"], 0),
        (["render", "文稿.docx", "-o", "页面"], 0),
        (["flies"], 2),
    ):
        _expect(code, [str(program), *command], folder)
    for name in ("文稿.docx", "文稿.pdf", "页面/page-1.png"):
        if not (folder / name).is_file():
            raise SystemExit(f"{program}: {name} was not written.")


def _expect(code: int, command: list[str], folder: Path) -> None:
    environment = {"HOME": str(folder), "PATH": os.defpath, "LANG": "C"}
    done = subprocess.run(command, cwd=str(folder), env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode != code:
        raise SystemExit(f"{' '.join(command)}: {done.returncode}, not {code}\n{done.stdout.decode(errors='replace')}")


def _photograph(program: Path, folder: Path) -> None:
    """Open what was filled in the window on a screen of its own, and take a picture of it, to be looked at."""
    if not shutil.which("Xvfb"):
        print("Xvfb is not here: no picture of the window was taken.", flush=True)
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"], pass_fds=[writing])
    environment = {"HOME": str(folder), "PATH": os.defpath, "LANG": "C.UTF-8", "DISPLAY": f":{os.read(reading, 16).decode().strip()}"}
    window = subprocess.Popen([str(program), str(folder / "文稿.docx")], cwd=str(folder), env={**environment, "LANGUAGE": "zh"})
    try:
        picture = folder / "window.png"
        until = time.monotonic() + _LONGEST
        sizes: list[int] = []
        while not rests(sizes):
            if time.monotonic() > until or window.poll() is not None:
                raise SystemExit(f"{program} shows no window.")
            subprocess.run([freezing.python(), str(CAMERA), str(picture)], env={**environment, "QT_QPA_PLATFORM": "xcb"}, check=True)
            sizes.append(picture.stat().st_size)
            time.sleep(1)
        print(f"== {picture}", flush=True)
    finally:
        for process in (window, server):
            process.terminate()
            process.wait()


def rests(sizes: list[int]) -> bool:
    """Whether pictures of these bytes, a second after each other, end with a window that is drawn, pages too: a bare screen packs to next to nothing.

    A caret that blinks changes a picture by less than a hundredth.
    """
    last = sizes[-_RESTING:]
    return len(last) == _RESTING and min(last) > _DRAWN and max(last) - min(last) < min(last) / 100


def _lint(package: Path) -> None:
    """Let Debian's own judge look at the package, where it is installed."""
    if shutil.which("lintian"):
        freezing.call(["lintian", "--allow-root", "--fail-on", "error", "--tag-display-limit", "0", str(package)])
    else:
        print("lintian is not here: the package was not judged.", flush=True)
