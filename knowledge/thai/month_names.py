"""Names of months as people write them."""

NAMES = (
    ("มกราคม", "มกรา", "ม.ค."), ("กุมภาพันธ์", "กุมภา", "ก.พ."), ("มีนาคม", "มีนา", "มี.ค."),
    ("เมษายน", "เมษา", "เม.ย."), ("พฤษภาคม", "พฤษภา", "พ.ค."), ("มิถุนายน", "มิถุนา", "มิ.ย."),
    ("กรกฎาคม", "กรกฎา", "ก.ค."), ("สิงหาคม", "สิงหา", "ส.ค."), ("กันยายน", "กันยา", "ก.ย."),
    ("ตุลาคม", "ตุลา", "ต.ค."), ("พฤศจิกายน", "พฤศจิกา", "พ.ย."), ("ธันวาคม", "ธันวา", "ธ.ค."),
)  # fmt: skip


def months_written(text: str) -> list[int]:
    """The different months whose full names stand in a text, in their order."""
    found = [(text.find(full), at) for at, (full, *_) in enumerate(NAMES, start=1) if full in text]
    return [month for _, month in sorted(found)]
