"""Why the system refused something, in the person's words: its own sentences are English on most systems."""

import errno

from editor.model.words import tr


def reason_of(error: Exception) -> str:
    """The reason of an error as a few words for the brackets of a sentence; what has none is given as it speaks itself."""
    number = error.errno if isinstance(error, OSError) else None
    known = _words().get(number) if number is not None else None
    return known or getattr(error, "strerror", None) or str(error)


def _words() -> dict[int, str]:
    wanted = {
        "ENOSPC": tr("磁盘满了"),
        "EDQUOT": tr("磁盘配额用完了"),
        "EFBIG": tr("文件太大"),
        "EACCES": tr("没有权限"),
        "EPERM": tr("没有权限"),
        "EROFS": tr("那里只能读"),
        "EIO": tr("磁盘出错"),
        "ENOENT": tr("已经不在了"),
        "ENOTDIR": tr("路径中间有一个不是文件夹"),
        "EISDIR": tr("它是文件夹"),
        "EEXIST": tr("那里已经有同名的"),
        "ENOTEMPTY": tr("文件夹里还有东西"),
        "ENAMETOOLONG": tr("名称太长"),
        "ELOOP": tr("链接绕成了圈"),
        "EBUSY": tr("正被别的程序用着"),
        "EAGAIN": tr("正被别的程序用着"),
        "ETXTBSY": tr("正被别的程序用着"),
        "EMFILE": tr("打开的文件太多"),
        "ENFILE": tr("打开的文件太多"),
        "EXDEV": tr("不在同一个磁盘上"),
        "ESTALE": tr("网络文件夹断开了"),
        "ETIMEDOUT": tr("网络文件夹没有回应"),
        "EHOSTDOWN": tr("网络文件夹断开了"),
        "EHOSTUNREACH": tr("网络文件夹断开了"),
        "ENOTCONN": tr("网络文件夹断开了"),
        "ENODEV": tr("磁盘已经拔掉"),
        "ENXIO": tr("磁盘已经拔掉"),
        "ENOEXEC": tr("不是可以运行的程序"),
        "EPIPE": tr("对方已经关了"),
        "EINVAL": tr("系统不接受"),
        "ENOMEM": tr("内存不够"),
    }
    # Not every system knows each of them.
    return {getattr(errno, name): words for name, words in wanted.items() if hasattr(errno, name)}
