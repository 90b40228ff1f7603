"""What an officer may do on the office's pages."""

from enum import StrEnum


class Rank(StrEnum):
    """Each may do what those before it may. A closed set, in the code and as a CHECK in the database."""

    OFFICER = "officer"
    HEAD = "head"
    """Also officers and their ranks, publishing, erasing."""
    ADMIN = "admin"
    """Also the system itself: failed events and deliveries, the log of acts."""

    def reaches(self, wanted: "Rank") -> bool:
        ranks = list(Rank)
        return ranks.index(self) >= ranks.index(wanted)
