"""The way of a command: language, arguments, the act, the exit code."""

import platform
import sys
import traceback
from collections.abc import Callable, Sequence

from editor import __version__
from editor.cli.parser import Arguments, parse
from editor.cli.speaking.console import finish, notes, remark, silence, speak_utf8
from editor.cli.speaking.language import language_asked, speak
from editor.model.problem import ExitCode, NigaoError
from editor.model.words import tr
from editor.storage.folders import Folders, without_home
from editor.storage.own_files import take_notes
from editor.storage.settings import Settings

_INTERRUPTED = 130
_NOBODY_LISTENS = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments (else those of the process) ask for and give the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    return _guarded(lambda: _run(given), debug="--debug" in given)


def _run(given: list[str]) -> int:
    speak_utf8()
    settings = Settings(Folders.of_person().settings_file)
    speak(language_asked(given, settings))
    quiet = "--quiet" in given
    notes(settings.notes, quiet=quiet)
    parsed = parse(given)
    if isinstance(parsed, int):
        finish()
        return parsed
    code = _act(parsed)(parsed)
    notes((note for note in take_notes() if note not in settings.notes), quiet=quiet)
    finish()
    return code


def _act(parsed: Arguments) -> Callable[[Arguments], int]:
    if parsed.command == "window":
        from editor.cli.window import open_window  # noqa: PLC0415 - the window is loaded when it is wanted

        return open_window
    from editor.cli.commands import COMMANDS  # noqa: PLC0415 - --version and --help answer at once

    return COMMANDS[parsed.command]


def _guarded(run: Callable[[], int], *, debug: bool) -> int:
    """The exit code of a run. Every failure becomes one sentence, with `debug` behind its traceback; only a mistake of the program ends with BUG."""
    try:
        return run()
    except NigaoError as error:
        if debug:
            traceback.print_exc()
        remark(error.text)
        return error.code
    except BrokenPipeError:
        silence()
        return _NOBODY_LISTENS
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a mistake of ours must not meet the person as a traceback
        _report(error, debug=debug)
        return ExitCode.BUG


def _report(error: Exception, *, debug: bool) -> None:
    """Say that the program made a mistake, and how to report it; with `debug` the report stands before the sentence."""
    why = without_home(f"{type(error).__name__}: {error}")
    if not debug:
        remark(tr("程序自己出了错（{why}）。请加 --debug 再做一遍，把显示的内容告诉开发者。", why=why))
        return
    sys.stderr.write(f"nigao {__version__} · Python {platform.python_version()} · {platform.platform()}\n")
    sys.stderr.write(without_home(traceback.format_exc()))
    remark(tr("程序自己出了错（{why}）。请把上面的内容告诉开发者。", why=why))
