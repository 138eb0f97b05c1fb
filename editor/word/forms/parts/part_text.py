"""The text of a part while it is written."""

from editor.model.problem import ExitCode, NigaoError
from editor.model.words import tr

PART_CHARACTERS = 24_000_000
"""The most characters of XML that a filled part has: what is longer takes minutes and gigabytes to read again."""


class PartText(list[str]):
    """The text of a part as it is written, piece by piece. Raises NigaoError, with the limit, as soon as it is longer than a part may be."""

    def __init__(self) -> None:
        super().__init__()
        self._left = PART_CHARACTERS

    def append(self, piece: str) -> None:
        """Add a piece."""
        self._left -= len(piece)
        if self._left < 0:
            words = tr("没有写出：填进去的内容太多，一份文件最多 {limit} 万字。循环或行数少一些再试。", limit=PART_CHARACTERS // 10_000)
            raise NigaoError(words, ExitCode.UNWRITABLE)
        super().append(piece)
