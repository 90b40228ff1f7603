"""Run a job of the clock so that its failure ends neither the clock nor the silence about people's words."""

import logging
from collections.abc import Callable

from domain.error_place import place_of

log = logging.getLogger("planbot.worker")


def guarded(name: str, job: Callable[[], object]) -> Callable[[], None]:
    """The job, whose errors are logged by class and place; the next time does what this one could not."""

    def run() -> None:
        try:
            job()
        except Exception as error:  # APScheduler would log it with its words
            log.error("job failed", extra={"job": name, "error": place_of(error)})

    return run
