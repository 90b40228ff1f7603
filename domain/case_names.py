"""The name by which people know a consultation: "ปศ. 12/2570"."""

MARK = "ปศ."


def case_name(number: int | None, fiscal_year: int | None) -> str:
    """As in "ปศ. 12/2570". fiscal_year: พ.ศ., that of the number."""
    return f"{MARK} {number}/{fiscal_year}"


def number_in(name: str) -> str:
    """The number without its mark: "ปศ. 12/2570" gives "12/2570", and so does "ปศ.12/2570"."""
    return name.removeprefix(MARK).lstrip(" ")
