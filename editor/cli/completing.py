"""`completion`: what a shell completes behind `nigao`, made of the very arguments that the commands take."""

from collections.abc import Iterator, Mapping

from editor.cli.parser import Arguments, options_by_command
from editor.cli.speaking.console import result
from editor.model.problem import ExitCode

_BEGIN = """\
_nigao() {
    local word=$2 before=$3 command="" options="" at
    for ((at = 1; at < COMP_CWORD; at++)); do
        if [[ ${COMP_WORDS[at]} != -* ]]; then command=${COMP_WORDS[at]}; break; fi
    done
    case "$command $before" in"""
_BETWEEN = """\
    esac
    case "$command" in"""
_END = """\
    esac
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$word"))
    elif [[ -z $command ]]; then
        COMPREPLY=($(compgen -W "%s" -- "$word"))
    fi
}
# Where there is nothing to complete, the shell completes names of files.
complete -o default -F _nigao nigao"""
# zsh reads what is written for bash when it is told to.
_FOR_ZSH = "autoload -U +X compinit bashcompinit && compinit && bashcompinit"


def completion(parsed: Arguments) -> int:
    """`completion bash|zsh`: the script, to be read by the shell at its start."""
    if parsed.shell == "zsh":
        result(_FOR_ZSH)
    result("\n".join(_lines(options_by_command())))
    return ExitCode.DONE


def _lines(commands: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Iterator[str]:
    yield _BEGIN
    for command, options in commands.items():
        for option, values in options.items():
            if values:
                yield f'        "{command} {option}") COMPREPLY=($(compgen -W "{" ".join(values)}" -- "$word")); return ;;'
    yield _BETWEEN
    for command, options in commands.items():
        yield f'        "{command}") options="{" ".join(options)}" ;;'
    yield _END % " ".join(command for command in commands if command)
