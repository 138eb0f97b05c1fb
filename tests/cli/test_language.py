import os

import pytest

from editor.cli.speaking.console import speak_utf8
from editor.cli.speaking.language import language_of_system, speak
from editor.model.words import tr


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANGUAGE": "zh_CN:en", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LC_ALL": "de_DE.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANGUAGE": "", "LC_ALL": "", "LANG": "zh_CN"}, "zh"),
    ],
)
def test_a_chinese_system_speaks_chinese_and_any_other_english(environ: dict[str, str], language: str) -> None:
    assert language_of_system(environ) == language


def test_words_follow_the_language() -> None:
    speak("en")
    assert tr("未命名") == "Untitled"
    speak("zh")
    assert tr("未命名") == "未命名"


@pytest.mark.parametrize(
    ("given", "then"),
    [
        ({"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}),
        ({"LANG": "C"}, {"LANG": "C", "LC_CTYPE": "C.UTF-8"}),
        ({"LANG": "zh_CN.UTF-8", "LC_CTYPE": "POSIX"}, {"LANG": "zh_CN.UTF-8", "LC_CTYPE": "C.UTF-8"}),
        ({}, {"LC_CTYPE": "C.UTF-8"}),
        ({"LANG": "zh_CN.GB18030"}, {"LANG": "zh_CN.GB18030"}),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "C"}, {"LC_ALL": "en_US.UTF-8", "LANG": "C"}),
    ],
)
def test_a_plain_locale_becomes_its_twin_in_utf_8_and_any_other_stays(
    given: dict[str, str], then: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    for name in names:
        monkeypatch.setenv(name, given.get(name, ""))
    speak_utf8()
    assert {name: os.environ[name] for name in names if os.environ[name]} == then
