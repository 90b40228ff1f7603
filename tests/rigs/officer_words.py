"""An officer's words as they reach an asker, without the number and the question above them."""

import re

from consult_office import Shown

_FRAME = re.compile(r"(คำตอบจาก|เพิ่มเติมจาก|แก้ไขคำตอบ)[^\n]*(\nคำถาม: [^\n]*)?(\n\n|$)")


def officer_words(shown: Shown) -> str:
    return _FRAME.sub("", shown.text)
