"""What an officer is in the middle of writing: parts of answers that have not been sent, and of which.

One draft holds them all: what is begun for one consultation is not lost to another. Its kind is its mode:
`answer`, what is typed next is collected for the draft's consultation; `correct`, it sets that one's answer
right; `more`, nothing is taken up, and what is kept waits to be sent. A draft of any other kind, such as an
officer's own question, carries what is kept along in its `texts`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from handlers.contract.case import Case, Draft

Kept = Mapping[str, Any]
"""A part, with the message it came in and the consultation that it is for (none: nobody said yet)."""

KINDS = frozenset({"answer", "correct", "more"})
MOST = 20
"""Parts of one answer."""


def collects(draft: Draft | None) -> bool:
    """Whether what is typed next is a part of an answer. Not after "จบ"."""
    over = draft is not None and (draft.data.get("ended") or draft.data.get("preview"))
    return draft is not None and draft.kind == "answer" and not over


def is_previewed(draft: Draft | None) -> bool:
    """Whether all of it was shown, and goes once its officer says so."""
    return draft is not None and draft.kind == "answer" and bool(draft.data.get("preview"))


def previewed(draft: Draft) -> Draft:
    """ "จบ" was said, and all of it is shown before it goes."""
    return Draft(draft.kind, {**draft.data, "preview": True})


def collects_for(draft: Draft | None, case: Case | None) -> bool:
    return case is not None and draft is not None and collects(draft) and draft.data.get("case") == case.id


def all_kept(draft: Draft | None) -> list[Kept]:
    if draft is None:
        return []
    own = {"case": draft.data.get("case"), "name": draft.data.get("name", "")}
    parts = draft.data.get("texts", ())
    return [{**own, **part} if isinstance(part, Mapping) else {**own, "text": str(part)} for part in parts]


def kept_for(draft: Draft | None, case: int | None) -> list[Kept]:
    return [part for part in all_kept(draft) if part["case"] == case]


def begin(draft: Draft | None, kind: str, case: Case) -> Draft:
    """What comes next is for that consultation; a correction returns to what was being collected before."""
    data = {"case": case.id, "name": case.name, "texts": all_kept(draft)}
    if kind == "correct" and collects(draft) and draft:
        data["back"] = {"case": draft.data.get("case"), "name": draft.data.get("name", "")}
    return Draft(kind, data)


def add(draft: Draft | None, case: Case | None, parts: Sequence[Kept]) -> Draft:
    """The mode stays what it is. `case` None: words of which nobody said yet for whom they are."""
    about = {"case": case.id if case else None, "name": case.name if case else ""}
    kept = [*all_kept(draft), *({**part, **about} for part in parts)]
    if draft is None or draft.kind not in KINDS:
        return Draft("more", {"texts": kept})
    return Draft(draft.kind, {**_said(draft), "texts": kept})


def put_back(draft: Draft | None, parts: Sequence[Kept]) -> Draft:
    """These stood in it before, each for its own consultation, and are kept again."""
    kept = [*all_kept(draft), *parts]
    if draft is None or draft.kind not in KINDS:
        return Draft("more", {"texts": kept})
    return Draft(draft.kind, {**_said(draft), "texts": kept})


def without(draft: Draft | None, case: int | None) -> Draft | None:
    """What is kept for that consultation is gone, and with it the mode that was about it."""
    left = [part for part in all_kept(draft) if part["case"] != case]
    if draft is None or (draft.kind not in KINDS and not draft.data.get("texts")):
        return draft
    if draft.kind not in KINDS or draft.data.get("case") != case:
        return Draft(draft.kind, {**_said(draft), "texts": left}) if left or draft.kind != "more" else None
    return Draft("more", {"texts": left}) if left else None


def only(draft: Draft, case: int, left: Sequence[Kept]) -> Draft:
    """Of that consultation only these parts are kept."""
    others = [part for part in all_kept(draft) if part["case"] != case]
    return Draft(draft.kind, {**_said(draft), "texts": [*others, *left]})


def less(draft: Draft | None, kept: Sequence[Kept]) -> Draft | None:
    """Without these, which were taken out of it: all that it has for their consultation."""
    for case in {part["case"] for part in kept if "case" in part}:
        draft = without(draft, case)
    return draft


def corrected(draft: Draft | None) -> Draft | None:
    """The correction went, or was given up: back to what was being collected."""
    if draft is None or draft.kind != "correct":
        return draft
    kept, back = all_kept(draft), draft.data.get("back")
    if back:
        return Draft("answer", {**back, "texts": kept})
    return resting(draft)


def ended(draft: Draft) -> Draft:
    """It is to go; what is still to come from LINE is waited for."""
    return Draft(draft.kind, {**draft.data, "ended": True, "preview": False})


def resting(draft: Draft | None) -> Draft | None:
    """Nothing is taken up any more, and what was is kept."""
    kept = all_kept(draft)
    return Draft("more", {"texts": kept}) if kept else None


def expired(draft: Draft) -> Draft | None:
    """It ran out; what is kept stays until its officer has heard so."""
    rests = resting(draft)
    return Draft("more", {**rests.data, "expired": True}) if rests else None


def beside(draft: Draft | None, new: Draft | None) -> Draft | None:
    """The new draft in place of the old: what was kept for answers outlives one of another kind."""
    kept = all_kept(draft)
    if draft is None or not kept or (new is not None and (new.kind in KINDS or "texts" in new.data)):
        return new
    if new is not None:
        return Draft(new.kind, {**new.data, "texts": kept})
    return None if draft.kind in KINDS else resting(draft)


def heard(draft: Draft) -> Draft:
    """Its officer knows by now that it ran out."""
    return Draft(draft.kind, {**_said(draft), "texts": all_kept(draft)})


def counted(draft: Draft | None, but: int | None = None) -> list[tuple[str, int]]:
    """Of each consultation with something kept, its name and how many parts."""
    names = [part["name"] for part in all_kept(draft) if part["case"] not in (None, but)]
    return [(name, names.count(name)) for name in dict.fromkeys(names)]


def _said(draft: Draft) -> dict[str, Any]:
    return {name: value for name, value in draft.data.items() if name not in ("texts", "expired")}
