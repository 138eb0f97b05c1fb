"""All scenes, one after the other."""

from pathlib import Path

from editor.cli.speaking.language import Language, speak
from tests.screens import (
    arranging,
    batching,
    changing,
    comparing,
    filling,
    forms,
    printing,
    remarking,
    returning,
    reviewing,
    starting,
    telling,
    writing,
)
from tests.screens.studio import LOOKS, Scene, Studio

SCENES: tuple[Scene, ...] = (
    *starting.SCENES,
    *reviewing.SCENES,
    *filling.SCENES,
    *forms.SCENES,
    *changing.SCENES,
    *arranging.SCENES,
    *writing.SCENES,
    *telling.SCENES,
    *returning.SCENES,
    *comparing.SCENES,
    *remarking.SCENES,
    *batching.SCENES,
    *printing.SCENES,
)


def show_all(home: Path, folder: Path, language: Language, only: tuple[str, ...] = (), *, light: bool = False, twice: bool = False) -> None:
    """Take every scene, or those whose names begin so; at 200 % windows are half as large."""
    speak(language)
    studio = Studio(home, folder, LOOKS[:1] if light else LOOKS)
    for scene in starting.BEFORE:
        _take(studio, scene, only, twice=twice)
    studio.reset()
    studio.furnish()
    for scene in SCENES:
        _take(studio, scene, only, twice=twice)
    studio.end()


def _take(studio: Studio, scene: Scene, only: tuple[str, ...], *, twice: bool) -> None:
    if not only or scene.name.startswith(only):
        print(*studio.shoot(scene, ("small",) if twice else None), flush=True)
