"""Where an answer stands in the printed manual, in words that a person can find it by."""

_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def source(manual_year: int, work: int, heading: str | None, step: int | None = None) -> str:
    """Where it stands in the printed manual, in its own digits: "งาน ๒ ข้อ ๕.๑ (๔)".

    manual_year: Buddhist year (พ.ศ.). heading: as printed, where a work has several procedures.
    """
    place = " ".join(filter(None, (heading, f"({step})" if step else "")))
    words = f"ที่มา: คู่มือ พ.ศ. {manual_year} งาน {work}" + (f" ข้อ {place}" if place else "")
    return words.translate(_THAI_DIGITS)


def in_manual(words: str) -> str:
    return f"ตามคู่มือ: “{words}”"


def law_source(number: str) -> str:
    return f"ข้อ {number}".translate(_THAI_DIGITS)


def in_the_manual(manual_year: int) -> str:
    return f"ที่มา: คู่มือการให้บริการ ปีงบประมาณ พ.ศ. {manual_year}"
