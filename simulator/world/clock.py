"""A clock that can be set, so that a demo may live in another month."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def real_time() -> datetime:
    return datetime.now(UTC)


class Clock:
    """Real time plus an offset; it runs on from wherever it is set. Safe to share between threads."""

    def __init__(self, real: Callable[[], datetime] = real_time) -> None:
        self._real = real
        self._lock = threading.Lock()
        self._offset = timedelta(0)

    def now(self) -> datetime:
        """An aware moment in UTC."""
        with self._lock:
            return self._real().astimezone(UTC) + self._offset

    def set(self, moment: datetime) -> None:
        """Make it `moment` (aware) now. Raises ValueError for a naive one."""
        if moment.tzinfo is None:
            raise ValueError("the clock is set with an aware datetime")
        with self._lock:
            self._offset = moment.astimezone(UTC) - self._real().astimezone(UTC)

    def advance(self, by: timedelta) -> None:
        """Raises OverflowError past the last year that there is."""
        with self._lock:
            real = self._real().astimezone(UTC)
            self._offset = (real + self._offset + by) - real

    def reset(self) -> None:
        """Back to real time."""
        with self._lock:
            self._offset = timedelta(0)

    @property
    def offset(self) -> timedelta:
        with self._lock:
            return self._offset
