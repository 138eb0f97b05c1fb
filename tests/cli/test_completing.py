"""The script by which a shell completes: bash itself is asked what it would offer."""

import shutil
import subprocess

import pytest

from editor.cli import main

ASK = """
words=("$@"); COMP_WORDS=("${words[@]}"); COMP_CWORD=$((${#words[@]} - 1)); COMPREPLY=()
_nigao nigao "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
echo "${COMPREPLY[*]}"
"""


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is asked")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["fil"], ["fill"]),
        (["f"], ["fields", "fill"]),
        (["fill", "--fin"], ["--final"]),
        (["fill", "范文.txt", "--as", ""], ["sample", "form"]),
        (["--lang", ""], ["zh", "en"]),
        (["--quiet", "templates", "--j"], ["--json"]),
        (["render", "a.docx", "-o", ""], []),
        (["fill", "a"], []),
    ],
)
def test_commands_options_and_their_values_are_offered(words: list[str], offered: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "bash"]) == 0
    script = capsys.readouterr().out
    done = subprocess.run(["bash", "-c", script + ASK, "bash", "nigao", *words], capture_output=True, text=True, check=True)
    assert (done.stdout.split(), done.stderr) == (offered, "")


def test_zsh_is_told_to_read_what_is_written_for_bash(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "zsh"]) == 0
    assert "bashcompinit" in capsys.readouterr().out.splitlines()[0]


def test_another_shell_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "csh"]) == 2
    assert "csh" in capsys.readouterr().err
