"""The Thai sentences around requests by phone and at the counter."""

RECORD_SURE = "บันทึกการให้คำปรึกษานี้ไหมคะ"
HOW_TO_RECORD = "พิมพ์บรรทัดเดียวค่ะ เช่น “โทร ปิยะมหาราชาลัย แผน 5 ปี ถามวันส่ง ตอบแล้ว” หรือ “มาเอง ... รอตอบ”"
RECORD_CHANGED = "ยังไม่ได้บันทึกค่ะ พิมพ์บรรทัดที่ถูกต้องมาใหม่ได้เลย " + HOW_TO_RECORD


def recorded(name: str) -> str:
    return f"บันทึกแล้วค่ะ เลขที่ {name}"
