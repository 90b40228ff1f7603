"""Limits for waitress: slow and idle connections cost neither a thread nor the place of others."""

import time
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ThreadedTaskDispatcher

from bot.web import large_forms
from bot.web.arrival import arrived
from bot.web.large_forms import may_be_large

MOST_CONNECTIONS = 500
"""Below the usual limit of 1024 open files, with room for the database and LINE."""
IDLE_SECONDS = 65
"""A kept connection with nothing on it; longer than proxies keep theirs."""
CROWDED_IDLE_SECONDS = 2
READ_SECONDS = 10
"""From the first byte of a request to its last, and from connecting to the first byte."""
LOOK_EVERY = 1
HEALTH = "/healthz"


class _TimedRequest(HTTPRequestParser):  # type: ignore[misc]
    """A request that knows when its first byte came."""

    def __init__(self, adj: Any) -> None:
        super().__init__(adj)
        self.began = time.monotonic()


class _Channel(HTTPChannel):  # type: ignore[misc]
    parser_class = _TimedRequest
    served = 0

    def service(self) -> None:
        arrived(self.requests[0].began if self.requests else None)
        self.served += 1
        try:
            super().service()
        finally:
            arrived(None)


def options() -> dict[str, Any]:
    """Arguments of waitress' create_server."""
    return {
        "connection_limit": MOST_CONNECTIONS,
        "channel_timeout": IDLE_SECONDS,
        "cleanup_interval": LOOK_EVERY,
        "asyncore_use_poll": True,  # select knows no file past 1024
        "backlog": 1024,
    }


def limit(server: Any) -> None:
    """Make a server of waitress' drop slow requests, make room when crowded, and always answer /healthz."""
    health = ThreadedTaskDispatcher()
    health.set_thread_count(1)
    add_task, maintenance = server.add_task, server.maintenance

    def add(channel: Any) -> None:
        # A thread of its own: the others may all be waiting for the database.
        alone = channel.requests and channel.requests[0].path == HEALTH
        (health.add_task if alone else add_task)(channel)

    def look_over(now: float) -> None:
        maintenance(now)
        crowded = len(server.active_channels) > MOST_CONNECTIONS // 2
        large = 0
        for channel in list(server.active_channels.values()):
            large += _is_large(channel)
            is_large = _is_large(channel) and large <= large_forms.AT_ONCE and not crowded
            seconds = large_forms.READ_SECONDS if is_large else READ_SECONDS
            if not channel.requests and _is_slow(channel, now, crowded, seconds):
                channel.will_close = True

    server.health_dispatcher = health
    server.channel_class, server.add_task, server.maintenance = _Channel, add, look_over


def _is_large(channel: Any) -> bool:
    """Whether a form with files is being read from it."""
    reading = channel.request
    return reading is not None and may_be_large(getattr(reading, "command", ""), getattr(reading, "path", ""))


def _is_slow(channel: Any, now: float, crowded: bool, seconds: float) -> bool:
    """seconds: that a request may take to come."""
    reading = channel.request
    if reading is not None:
        return bool(time.monotonic() - reading.began > (CROWDED_IDLE_SECONDS if crowded else seconds))
    idle = now - channel.last_activity
    if crowded:
        return bool(idle > CROWDED_IDLE_SECONDS)
    return not channel.served and idle > READ_SECONDS
