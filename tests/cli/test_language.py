import pytest

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
