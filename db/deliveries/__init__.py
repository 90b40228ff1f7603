"""Deliveries: requests owed to LINE, from the commit that owes them to their end.

The one owner of the table: nothing outside this folder writes a delivery's state, messages or end.
`reassign` is imported by its own name: it also changes consultations.
"""

from db.deliveries import consultation_deliveries, given_answers, outcomes, undo_window, withdraw
from db.deliveries.burst import MOMENT, take_burst
from db.deliveries.claim import LEASE, claim_due, next_due_at, release_stale, still_ours, take
from db.deliveries.contents import CARD, CONFIRMATION, Part, parts_of
from db.deliveries.counts import (
    count_by_state,
    count_late_pushes,
    is_ours,
    oldest_owed_at,
    set_aside,
    tidy,
)
from db.deliveries.outcomes import sent
from db.deliveries.owe import MOST_OBJECTS, owe_push, owe_reply

__all__ = [
    "CARD", "CONFIRMATION", "LEASE", "MOMENT", "MOST_OBJECTS", "Part", "claim_due", "consultation_deliveries",
    "count_by_state", "count_late_pushes", "given_answers", "is_ours", "next_due_at", "oldest_owed_at",
    "outcomes", "owe_push",
    "owe_reply", "parts_of", "release_stale", "sent", "set_aside", "still_ours", "take", "take_burst", "tidy",
    "undo_window", "withdraw",
]  # fmt: skip
