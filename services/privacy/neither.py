"""Columns of text that hold nobody's words and no person, with the reason.

Closed sets (those with a CHECK of their values) need no line.
"""

RANDOM = "made by us at random"
OF_A_MESSAGE = "LINE's id of a message or event: leads to no person without the message"
FROM_THE_MANUAL = "a name out of the manual or the office's facts"
OURS = "planbot's own account, work or processes"

NEITHER = {
    "accounts.basic_id": OURS,
    "accounts.name": OURS,
    "accounts.user_id": OURS,
    "announcement_orders.message_id": OF_A_MESSAGE,
    "announcement_orders.occasion": FROM_THE_MANUAL,
    "announcement_orders.role": FROM_THE_MANUAL,
    "announcements.occasion": FROM_THE_MANUAL,
    "attachments.media_type": "what sort of file it is",
    "attachments.message_id": OF_A_MESSAGE,
    "attachments.token": RANDOM,
    "chat_leases.owner": OURS,
    "consultation_events.knowledge": "a version of the manual",
    "consultation_events.message_id": OF_A_MESSAGE,
    "consultation_events.what": "one of our names of what was done",
    "consultations.facet": FROM_THE_MANUAL,
    "consultations.knowledge": "a version of the manual",
    "consultations.offered": FROM_THE_MANUAL,
    "consultations.procedure": FROM_THE_MANUAL,
    "consultations.subject": FROM_THE_MANUAL,
    "deliveries.about": "ids of consultations",
    "deliveries.kinds": "what each message is, in our names",
    "deliveries.message_id": OF_A_MESSAGE,
    "deliveries.outcome": "a status and LINE's id of the request",
    "deliveries.owner": OURS,
    "deliveries.reply_token": "a token of LINE's, of use for a minute",
    "deliveries.retry_key": RANDOM,
    "deliveries.trace": OF_A_MESSAGE,
    "drafts.kind": "one of our names of what was begun",
    "entries.key": RANDOM,
    "group_codes.code": RANDOM,
    "inbox.call": "how planbot was spoken to, in our names",
    "inbox.error": "class and place of an error",
    "inbox.message_id": OF_A_MESSAGE,
    "inbox.type": "LINE's name of the kind of event",
    "inbox.webhook_event_id": OF_A_MESSAGE,
    "key_dates.name": FROM_THE_MANUAL,
    "officer_codes.code": RANDOM,
    "own_announcements.message_id": OF_A_MESSAGE,
    "own_announcements.role": "one of our names of a group's role",
    "published_statistics.figures": "figures and names out of the manual",
    "ratings.facet": FROM_THE_MANUAL,
    "ratings.month": "a month of the calendar",
    "ratings.procedure": FROM_THE_MANUAL,
    "sent_messages.kind": "what a message is, in our names",
    "sent_messages.message_id": OF_A_MESSAGE,
    "tombstones.message_id": OF_A_MESSAGE,
    "turns.reading": "how a question was read: names out of the manual, never its words",
    "turns.talk": "what the talk is about: names out of the manual, never words",
}
