"""`python -m simulator`: the platform alone, for any bot that has a webhook."""

import argparse
import sys
import threading
from datetime import datetime

from simulator.clock import Clock
from simulator.demo import demo_world
from simulator.platform import SECRET, TOKEN, Platform
from simulator.server import serve


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="simulator", description="A LINE platform with no LINE account.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--webhook", default="http://127.0.0.1:5000/callback", help="the bot's webhook")
    parser.add_argument("--secret", default=SECRET, help="channel secret")
    parser.add_argument("--token", default=TOKEN, help="channel access token")
    parser.add_argument("--quota", type=int, default=300, help="messages a month; 0 is no limit")
    parser.add_argument("--at", type=datetime.fromisoformat, help="begin at this moment (ISO, with zone)")
    return parser.parse_args()


def main() -> int:
    given = arguments()
    clock = Clock()
    if given.at is not None:
        clock.set(given.at.astimezone())
    platform = Platform(clock, secret=given.secret, token=given.token, quota=given.quota or None)
    platform.settings.webhook_url = given.webhook
    demo_world(platform)
    try:
        server = serve(platform, given.host, given.port)
    except OSError as error:
        sys.stderr.write(f"simulator: cannot listen on {given.host}:{given.port}: {error.strerror}\n")
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
