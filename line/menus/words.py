"""Words of the rich menus; what a tile says is a text command, too, as LINE on a PC shows no menu."""

CHAT_BAR = "เมนู"
OFFICERS_CHAT_BAR = "เมนูสำนักงาน"

ABOUT_PLANS = "ถามเรื่องแผน"
CALENDAR = "ปฏิทิน"
MY_QUESTIONS = "คำถามของฉัน"
ASK_OFFICER = "ถามเจ้าหน้าที่"
MANUAL = "คู่มือ"
CONTACT = "ติดต่อ"

WAITING = "งานค้าง"
SIGN_IN = "เข้าระบบ"
RECORD_CALL = "บันทึกโทร"
ANNOUNCE = "ประกาศ"
STATISTICS = "สถิติ"
COMMANDS = "คำสั่ง"

CALL = "โทร "
"""What the keyboard opens with: the first word of a line that records a call."""
