"""Why the system refused something, in the person's words."""

import errno
import os

import pytest

from editor.storage.files.reasons import reason_of

# What a disk, a folder of the network or a crowded system answers.
NUMBERS = [
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.EIO,
    errno.ENOENT,
    errno.EISDIR,
    errno.ENAMETOOLONG,
    errno.EMFILE,
]


@pytest.mark.parametrize("number", [*NUMBERS, errno.EBUSY, errno.ESTALE, errno.ETIMEDOUT, errno.ENOTDIR, errno.EEXIST, errno.ELOOP, errno.ENODEV])
def test_a_refusal_of_the_system_has_no_english_words(number: int) -> None:
    reason = reason_of(OSError(number, os.strerror(number), "/a/报告.docx"))
    assert reason
    assert not any(letter.isascii() and letter.isalpha() for letter in reason)


def test_what_has_no_words_of_ours_is_given_as_it_speaks_itself() -> None:
    assert reason_of(OSError(errno.EDOM, os.strerror(errno.EDOM))) == os.strerror(errno.EDOM)
    assert reason_of(OSError("坏了")) == "坏了"
    assert reason_of(ValueError("不是日期")) == "不是日期"
