"""The power broadcast of Windows, out of the stream of native events."""

from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

WM_POWERBROADCAST = 0x0218
PBT_APMSUSPEND = 0x0004


class PowerBroadcast(QAbstractNativeEventFilter):
    """Calls `sleeps` before the computer sleeps; every event goes on to Qt."""

    def __init__(self, sleeps: Callable[[], None]) -> None:
        super().__init__()
        self._sleeps = sleeps

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """`message` is the address of a MSG."""
        name = kind.data() if isinstance(kind, QByteArray) else kind
        if bytes(name) in (b"windows_generic_MSG", b"windows_dispatcher_MSG"):
            told = wintypes.MSG.from_address(int(message))
            if told.message == WM_POWERBROADCAST and told.wParam == PBT_APMSUSPEND:
                self._sleeps()
        return False, 0
