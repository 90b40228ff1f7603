"""How long a reply token may be used."""

from datetime import datetime, timedelta

from db.models.inbox import InboxEvent
from services.inbound.fields import Event, field

TOKEN_LASTS = timedelta(seconds=55)
"""LINE takes a reply token for a minute after delivering its event; some of it is lost on the way."""

TOKEN_ENDS = timedelta(minutes=20)
"""After the event, whatever redelivery did."""


def token_until(event: InboxEvent, payload: Event) -> datetime:
    """By our clock alone where LINE delivered the event for the first time: LINE's may differ from it.

    It is the time after which a reply is given up, not one before which it must be tried.
    """
    until = event.received_at + TOKEN_LASTS
    if field(payload, "deliveryContext.isRedelivery", bool):
        return max(min(until, event.occurred_at + TOKEN_ENDS), event.received_at)
    return until
