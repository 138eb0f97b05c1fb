"""The way of a command: language, arguments, the act, the exit code."""

import sys
import traceback
from collections.abc import Callable, Sequence

from editor.cli.console import finish, notes, remark, result, silence, speak_utf8
from editor.cli.parser import Arguments, parse
from editor.model.problem import ExitCode, NigaoError
from editor.model.words import tr
from editor.storage.folders import Folders
from editor.storage.languages import Language, language_of_system, speak
from editor.storage.settings import Settings

_INTERRUPTED = 130
_NOBODY_LISTENS = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments (else those of the process) ask for and give the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    speak_utf8()
    settings = Settings(Folders.of_person().settings_file)
    speak(_language(given, settings))
    notes(settings.notes, quiet="--quiet" in given)
    return _guarded(lambda: _run(given), debug="--debug" in given)


def _run(given: list[str]) -> int:
    parsed = parse(given)
    if isinstance(parsed, int):
        return parsed
    code = _act(parsed)(parsed)
    finish()
    return code


def _act(parsed: Arguments) -> Callable[[Arguments], int]:
    if parsed.version:
        return _say_version
    if parsed.command == "window":
        from editor.cli.window import open_window  # noqa: PLC0415 - the window is loaded when it is wanted

        return open_window
    from editor.cli.commands import COMMANDS  # noqa: PLC0415 - --version and --help answer at once

    return COMMANDS[parsed.command]


def _say_version(_parsed: Arguments) -> int:
    from editor import __version__  # noqa: PLC0415 - asked for here only

    result(f"nigao {__version__}")
    return ExitCode.DONE


def _guarded(run: Callable[[], int], *, debug: bool) -> int:
    """The exit code of a run: every failure becomes one sentence, and with `debug` its traceback."""
    try:
        return run()
    except NigaoError as error:
        return _fail(error.text, error.code, debug=debug)
    except BrokenPipeError:
        silence()
        return _NOBODY_LISTENS
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a mistake of ours must not meet the person as a traceback
        text = tr("程序自己出了错（{why}）。加 --debug 能看到细节。", why=f"{type(error).__name__}: {error}")
        return _fail(text, ExitCode.UNREADABLE, debug=debug)


def _fail(text: str, code: ExitCode, *, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    remark(text)
    return code


def _language(given: Sequence[str], settings: Settings) -> Language:
    """The language asked for by --lang, else by the settings, else that of the system."""
    asked = _asked_language(given) or settings.text("language")
    return "zh" if asked == "zh" else "en" if asked == "en" else language_of_system()


def _asked_language(given: Sequence[str]) -> str:
    """What stands behind --lang: needed before the arguments are read, since their help is in that language."""
    for at, argument in enumerate(given):
        if argument == "--":
            return ""
        if argument == "--lang":
            return given[at + 1] if at + 1 < len(given) else ""
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return ""
