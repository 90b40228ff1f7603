"""What goes wrong on purpose: LINE down, slow, silent after it has accepted, or refusing some calls."""

import random
from dataclasses import dataclass, field

from simulator.world.model import Refusal


@dataclass
class Faults:
    """Settings that last until changed; `plan` holds what befalls the next calls only."""

    down: bool = False
    """Every call is answered 503, nothing is done."""
    rate_limited: bool = False
    slow_ms: int = 0
    """Before each call is looked at."""
    late_ms: int = 0
    """After each call has been done and before it is answered: a caller with a timeout never learns."""
    fail_percent: int = 0
    """So many in a hundred calls are answered 500, nothing being done."""
    plan: list["Once"] = field(default_factory=list)

    def fail_next(self, status: int = 500, times: int = 1, path: str = "/v2/bot/message/") -> None:
        """The next calls under `path` are answered `status`, nothing being done."""
        self.plan += [Once(path, status=status) for _ in range(times)]

    def lose_answer(self, times: int = 1, seconds: float = 0.0, path: str = "/v2/bot/message/") -> None:
        """The next calls are done, yet answered 500, and only after `seconds`."""
        self.plan += [Once(path, late=seconds, lost=True) for _ in range(times)]

    def take(self, path: str) -> "Once | None":
        """What is planned for this call, if anything. To be called under the platform's lock."""
        for once in self.plan:
            if path.startswith(once.path):
                self.plan.remove(once)
                return once
        return None

    def refuse(self, once: "Once | None") -> None:
        """Raises what the caller gets instead of an answer, if anything."""
        if self.down:
            raise Refusal(503, "Service Unavailable")
        if self.rate_limited:
            raise Refusal(429, "The API rate limit has been exceeded. Try again later.")
        if once is not None and once.status:
            raise Refusal(once.status, WORDS.get(once.status, "Failed"))
        if self.fail_percent and random.randrange(100) < self.fail_percent:
            raise Refusal(500, WORDS[500])

    def clear(self) -> None:
        """All is well again."""
        vars(self).update(vars(Faults()))


@dataclass(eq=False)
class Once:
    path: str
    status: int = 0
    """0: the call is done."""
    late: float = 0.0
    lost: bool = False


WORDS = {
    429: "The API rate limit has been exceeded. Try again later.",
    500: "Internal server error",
    503: "Service Unavailable",
}
