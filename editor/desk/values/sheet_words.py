"""What is wrong with a sheet or with a cell of it, in words."""

from pathlib import Path

from editor.model.words import tr
from editor.sheets import CellFault, SheetCell, SheetError, SheetProblem


def sheet_refusal(path: Path, error: SheetError) -> str:
    """Why a file gives no sheets."""
    if error.problem == SheetProblem.PASSWORD:
        return tr("“{path}”设了密码，读不出来。在表格程序里取消密码，再存一次。", path=path)
    if error.problem == SheetProblem.TOO_LARGE:
        return tr("“{path}”太大，不像是填写表。只留要用的工作表，再存一次。", path=path)
    if error.problem == SheetProblem.OTHER_KIND:
        return tr("“{path}”是别的 Office 文件，不是填写表。要 .json、.xlsx 或 .csv。", path=path)
    return tr("“{path}”不是能读的表格（{why}）。", path=path, why=error)


def fault_words(cell: SheetCell, path: Path, place: str, name: str) -> str:
    """Why a cell at a place (`A1`) that is for a field of this name does not hold what was typed; "" where it does."""
    about = {"path": path, "place": place, "name": name, "text": cell.text}
    match cell.fault:
        case CellFault.DIGITS_LOST:
            return tr("“{path}”的 {place}（{name}）丢了位数：表格里的数只有 15 位。把单元格设成“文本”，重新输入。", **about)
        case CellFault.NEVER_COUNTED:
            return tr("“{path}”的 {place}（{name}）是公式，还没有算出来。用表格程序打开，存一次。", **about)
        case CellFault.FORMULA_FAILED:
            return tr("“{path}”的 {place}（{name}）是算错的公式：{text}。改好公式，再存一次。", **about)
        case None:
            return ""
