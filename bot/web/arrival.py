"""When the request that this thread answers arrived, as the server saw it."""

import threading
import time


class _Arrival(threading.local):
    at: float | None = None


_arrival = _Arrival()


def arrived(at: float | None) -> None:
    """Said by a server before it calls the application; `at` is of time.monotonic()."""
    _arrival.at = at


def waited() -> float:
    """Seconds since the request arrived; 0 where no server of ours said when."""
    return 0.0 if _arrival.at is None else max(time.monotonic() - _arrival.at, 0.0)
