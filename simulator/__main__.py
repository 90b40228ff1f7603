"""`python -m simulator`: the platform alone, for any bot that has a webhook."""

import argparse
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from typing import NoReturn

from simulator.demo import demo_world
from simulator.platform import SECRET, TOKEN, Platform
from simulator.server import serve
from simulator.world.clock import Clock


class Parser(argparse.ArgumentParser):
    """What is wrong is told in one line, without the usage before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (--help lists the options)\n")


def whole(low: int, high: int) -> Callable[[str], int]:
    def read(given: str) -> int:
        number = int(given) if given.isascii() and given.isdigit() else -1
        if not low <= number <= high:
            raise argparse.ArgumentTypeError(f"must be a number from {low} to {high}, not {given}")
        return number

    return read


def moment(given: str) -> datetime:
    try:
        return datetime.fromisoformat(given).astimezone()
    except (ValueError, OverflowError):
        message = f"must be a moment as 2027-05-24T08:30+07:00, not {given}"
        raise argparse.ArgumentTypeError(message) from None


def arguments() -> argparse.Namespace:
    parser = Parser(prog="simulator", description="A LINE platform with no LINE account.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=whole(0, 65535), default=8000)
    parser.add_argument("--webhook", default="http://127.0.0.1:5000/callback", help="the bot's webhook")
    parser.add_argument("--secret", default=SECRET, help="channel secret")
    parser.add_argument("--token", default=TOKEN, help="channel access token")
    parser.add_argument("--quota", type=whole(0, 10**9), default=300, help="messages a month; 0 is no limit")
    parser.add_argument("--at", type=moment, help="begin at this moment (ISO, with zone)")
    return parser.parse_args()


def main() -> int:
    given = arguments()
    clock = Clock()
    if given.at is not None:
        clock.set(given.at)
    platform = Platform(clock, secret=given.secret, token=given.token, quota=given.quota or None)
    platform.settings.webhook_url = given.webhook
    demo_world(platform)
    try:
        server = serve(platform, given.host, given.port)
    except (OSError, ValueError) as error:  # waitress: ValueError of a host that has no address
        reason = getattr(error, "strerror", None) or error
        sys.stderr.write(f"simulator: cannot listen on {given.host}:{given.port}: {reason}\n")
        return 1
    sys.stdout.write(
        f"LINE simulator: {server.url}\n"
        f"  webhook              {given.webhook}\n"
        f"  LINE_API_BASE        {server.url}\n"
        f"  channel secret       {given.secret}\n"
        f"  channel access token {given.token}\n"
    )
    sys.stdout.flush()
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        platform.close()
        server.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
