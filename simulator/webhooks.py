"""Brings events to the bot: signed, within 2 seconds, and again when it did not answer 2xx."""

import base64
import copy
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import urllib3

from simulator.world.model import Delivery, Json, Outcome
from simulator.world.state import State

AGENT = "LineBotWebhook/2.0"


def sign(secret: str, body: bytes) -> str:
    digest = hmac.new(secret.encode(), body, hashlib.sha256).digest()
    return base64.b64encode(digest).decode()


@dataclass(frozen=True)
class Pace:
    """Times in real seconds, whatever the simulator's clock says."""

    timeout: float = 2.0
    redeliver_after: tuple[float, ...] = (2, 5, 15, 60, 180)
    """LINE tells neither how often nor when; these are ours."""
    at_once: int = 8
    """Webhooks under way at the same time. They set out in order."""


class Postman:
    def __init__(self, state: State, secret: str, pace: Pace) -> None:
        self._state = state
        self._secret = secret
        self._pace = pace
        self._http = urllib3.PoolManager(maxsize=pace.at_once, retries=False)
        self._rounds = ThreadPoolExecutor(pace.at_once, thread_name_prefix="webhook")
        self._timers: set[threading.Timer] = set()
        self._under_way = 0
        self._closed = False

    def send(self, events: Sequence[Json], attempt: int = 1) -> None:
        """Set them on their way in one body and come back at once."""
        with self._state.lock:
            settings = self._state.settings
            record = Delivery(tuple(events), settings.webhook_url or "", attempt, self._state.clock.now())
            self._state.deliveries.append(record)
            if not settings.webhook_url or not settings.use_webhook or self._closed:
                record.outcome = "webhook off"
                return
            self._under_way += 1
            self._rounds.submit(self._deliver, record)

    def send_again(self, event: Json, *, redelivery: bool = False) -> None:
        """The same event once more, as a network may do, or LINE itself (`redelivery`)."""
        again = copy.deepcopy(event)
        again["deliveryContext"]["isRedelivery"] = redelivery
        self.send([again])

    @property
    def under_way(self) -> int:
        """Webhooks not yet answered, those waiting for another try not counted."""
        with self._state.lock:
            return self._under_way

    def close(self) -> None:
        with self._state.lock:
            self._closed = True
            timers = list(self._timers)
        for timer in timers:
            timer.cancel()
        self._rounds.shutdown(wait=False, cancel_futures=True)
        self._http.clear()

    def _deliver(self, record: Delivery) -> None:
        started = time.monotonic()
        with self._state.lock:
            for event in record.events:
                self._state.tokens.delivered(event.get("replyToken", ""), self._state.clock.now())
        outcome: Outcome = "no connection"
        status = None
        try:
            outcome, status = self.post(record.url, list(record.events))
        finally:  # whatever went wrong, no one waits for this webhook for ever
            with self._state.lock:
                record.outcome, record.status = outcome, status
                record.seconds = time.monotonic() - started
                self._under_way -= 1
                self._state.touch()
                if outcome != "ok":
                    self._plan_redelivery(record)

    def post(self, url: str, events: list[Json]) -> tuple[Outcome, int | None]:
        """One signed POST and what came of it. Half of a surrogate pair goes as "?": UTF-8 has none."""
        content = {"destination": self._state.bot.user_id, "events": events}
        body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": AGENT,
            "x-line-signature": sign(self._secret, body),
        }
        try:
            timeout = urllib3.Timeout(total=self._pace.timeout)
            answer = self._http.request("POST", url, body=body, headers=headers, timeout=timeout)
        except urllib3.exceptions.NewConnectionError:  # which urllib3 counts among timeouts
            return "no connection", None
        except (urllib3.exceptions.TimeoutError, TimeoutError):
            return "timeout", None
        except (urllib3.exceptions.HTTPError, OSError, ValueError):
            return "no connection", None
        return ("ok" if 200 <= answer.status < 300 else "bad status"), answer.status

    def _plan_redelivery(self, record: Delivery) -> None:
        delays = self._pace.redeliver_after
        if not self._state.settings.redelivery or record.attempt > len(delays) or self._closed:
            return
        events = copy.deepcopy(record.events)
        for event in events:
            event["deliveryContext"]["isRedelivery"] = True
        timer = threading.Timer(delays[record.attempt - 1], lambda: self._redeliver(timer, events, record))
        timer.daemon = True
        self._timers.add(timer)
        timer.start()

    def _redeliver(self, timer: threading.Timer, events: Sequence[Json], record: Delivery) -> None:
        with self._state.lock:
            self._timers.discard(timer)
            if self._state.settings.redelivery:
                self.send(events, record.attempt + 1)
