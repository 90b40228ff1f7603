"""Where words and persons stand: one row for each table, or part of one, that holds any.

The rows are walked (`walk.py`) in this order: what is made of a consultation goes before the consultation, by
whose words it is found. A column of text that no row names is in NEITHER (`neither.py`), with the reason.
"""

from db import consultations as ledger
from db.models.announcements import Announcement, AnnouncementOrder, OwnAnnouncement
from db.models.attachments import Attachment
from db.models.chats import Group, Person, Turn
from db.models.console import ConsoleDevice, ConsoleLink, ConsoleSession
from db.models.consultations import (
    Consultation,
    ConsultationEvent,
    Draft,
    ErasedPerson,
    Erasure,
    TaughtEntry,
)
from db.models.deliveries import Delivery, SentMessage
from db.models.given_answers import GivenAnswer
from db.models.inbox import ChatLease, CodeTries, InboxEvent
from db.models.menus import MenuLink
from db.models.officers import Officer, OfficerCode
from db.models.overrides import Override
from db.models.published_statistics import PublishedStatistics
from services.privacy import announcements, consultations, tables, taught
from services.privacy.row import Copied, Goes, Row, Stays

RAW, WORDS = "`KEEP_RAW_DAYS` วัน", "`KEEP_TEXT_YEARS` ปีงบประมาณ"
FOR_EVER = "ตลอดไป"
OFFICE = Stays("คงอยู่ เป็นงานของสำนักงาน")
IN_LEDGER = Stays("ไม่มี คำถามเดียวกันอยู่ในทะเบียนคำปรึกษา")
OFFICERS = Stays("ไม่มี เป็นข้อมูลของเจ้าหน้าที่")
BRIEF = Stays("ไม่มี เก็บชั่วคราวเพื่อการทำงาน")

ROWS = (
    Row("เหตุการณ์ดิบที่ได้จาก LINE", InboxEvent, ("payload", "chat_id", "person_id"), "anybody", RAW,
        persons=("chat_id", "person_id"), message="message_id",
        unsent=Goes(tables.message_unsent), edited=Goes(tables.message_edited, "ลบถ้อยคำเดิม"),
        erased=Goes(tables.events_erased), left=tables.events_left,
        outlived=Goes(tables.events_outlived), copied=IN_LEDGER),
    Row("แชตที่กำลังตอบอยู่", ChatLease, ("chat_id",), "anybody", "1 วัน", persons=("chat_id",),
        erased=Stays("ลบใน 1 ชั่วโมง"), left=tables.leases_left,
        outlived=Goes(tables.events_outlived), copied=BRIEF),
    Row("คำถามถึง planbot และวิธีที่อ่านคำถาม", Turn, ("text", "person_id", "chat_id"), "asker", WORDS,
        persons=("person_id", "chat_id"),
        unsent=Goes(tables.message_unsent), edited=Goes(tables.message_edited, "ลบถ้อยคำเดิม"),
        erased=Goes(tables.turns_erased), left=tables.turns_left,
        outlived=Goes(tables.turns_outlived), copied=IN_LEDGER),
    Row("ความรู้ที่เจ้าหน้าที่สอน", TaughtEntry, ("phrasings", "answer"), "anybody",
        f"ตราบที่ใช้อยู่ ที่ไม่ใช้ {WORDS}",
        unsent=Goes(consultations.unsent, "ร่างถูกลบ ที่อนุมัติแล้วแจ้งผู้เสนอ"),
        edited=Stays("คงอยู่ตามที่อนุมัติ"),
        erased=Goes(taught.erased, "ลบถ้อยคำของผู้ถาม ถ้าไม่มีถ้อยคำของคนอื่นจึงลบทั้งเรื่อง"),
        outlived=Goes(tables.taught_outlived, "ลบที่ไม่ใช้แล้ว"), copied=OFFICERS),
    Row("ผู้เสนอและผู้อนุมัติความรู้", TaughtEntry,
        ("answered_by", "answered_name", "drafted_by", "drafted_name", "approved_by", "approved_name"),
        "officer", f"ตราบที่ใช้อยู่ ที่ไม่ใช้ {WORDS}",
        persons=("answered_by", "drafted_by", "approved_by"), erased=OFFICE,
        outlived=Goes(tables.taught_outlived, "ลบที่ไม่ใช้แล้ว"), copied=OFFICERS),
    Row("เรื่องที่ทำค้างอยู่ในแชต (รอความยินยอม คำตอบหลายข้อความ)", Draft, ("data", "chat_id", "person_id"),
        "anybody", "8 วัน", persons=("chat_id", "person_id"),
        unsent=Goes(tables.draft_unsent), edited=Goes(tables.draft_edited, "เป็นถ้อยคำใหม่"),
        erased=Goes(tables.drafts_erased), outlived=Goes(tables.drafts_outlived), copied=BRIEF),
    Row("คำถามและคำตอบในทะเบียนคำปรึกษา", Consultation, ("question", "answer"), "asker", WORDS,
        unsent=Goes(consultations.unsent, "ลบ คำถามที่รออยู่ถูกยกเลิก อีกฝ่ายได้รับแจ้ง"),
        edited=Goes(tables.consultation_edited, "คำถามเป็นถ้อยคำใหม่ คำตอบคงตามที่ส่ง"),
        erased=Goes(consultations.erased, "ลบ คำถามที่รออยู่ถูกยกเลิก เจ้าหน้าที่ได้รับแจ้ง"),
        outlived=Goes(tables.consultations_outlived),
        copied=Copied("all_mine", ledger.all_of_person)),
    Row("ผู้ถามในทะเบียนคำปรึกษา", Consultation, ("person_id", "chat_id", "person_name", "school"),
        "asker", WORDS, persons=("person_id", "chat_id"),
        unsent=Goes(consultations.unsent, "ลบชื่อหรือโรงเรียนที่อยู่ในข้อความนั้น"),
        erased=Goes(consultations.erased), outlived=Goes(tables.consultations_outlived),
        copied=Stays("มีตามข้อมูลผู้ใช้ปัจจุบัน")),
    Row("แชตที่เจ้าหน้าที่ตอบ", Consultation, ("officer_chat",), "officer", WORDS, persons=("officer_chat",),
        erased=OFFICE,
        outlived=Goes(tables.consultations_outlived), copied=OFFICERS),
    Row("เจ้าหน้าที่ผู้ตอบ", Consultation, ("officer_id", "officer_name"), "officer", FOR_EVER,
        persons=("officer_id",), erased=OFFICE,
        outlived=OFFICE, copied=OFFICERS),
    Row("ข้อความระหว่างการให้คำปรึกษา", ConsultationEvent, ("words",), "anybody", WORDS, message="message_id",
        unsent=Goes(consultations.unsent),
        edited=Goes(tables.consultation_edited, "ของผู้ถามเป็นถ้อยคำใหม่ คำตอบคงตามที่ส่ง"),
        erased=Goes(consultations.history_erased), outlived=Goes(tables.history_outlived),
        copied=Copied("added", ledger.added_by, "มีส่วนที่ผู้ถามเพิ่มเติม")),
    Row("ผู้ทำรายการระหว่างการให้คำปรึกษา", ConsultationEvent, ("actor_id", "actor_name"), "anybody", WORDS,
        persons=("actor_id",),
        erased=Goes(consultations.history_erased, "ลบที่เป็นผู้ถาม ที่เป็นเจ้าหน้าที่คงอยู่"),
        outlived=Goes(tables.history_outlived), copied=OFFICERS),
    Row("รูปและไฟล์", Attachment, ("content", "preview", "name", "chat_id", "to_chat"), "anybody",
        f"{WORDS} ที่ไม่ได้ส่งต่อ 1 วัน", persons=("chat_id", "to_chat"), message="message_id",
        unsent=Goes(tables.attachment_unsent), edited=Stays("แก้ไขไม่ได้"),
        erased=Goes(consultations.attachments_erased), outlived=Goes(tables.attachments_outlived),
        copied=Stays("ไม่มี ผู้ถามมีอยู่ในแชตของตน")),
    Row("ข้อความที่กำลังส่งหรือส่งแล้ว", Delivery, ("contents", "messages", "chat_id"), "anybody",
        f"ข้อความจนกว่าจะส่งถึง ที่ส่งไม่ถึง {RAW} รายการ 90 วัน", persons=("chat_id",), message="message_id",
        unsent=Goes(tables.message_unsent, "ที่ยังไม่ส่งไม่ส่งแล้ว ที่ส่งแล้ว LINE เรียกคืนไม่ได้"),
        edited=Stays("คงตามที่ส่ง คำถามที่แก้ไขตอบใหม่"),
        erased=Goes(tables.deliveries_erased, "ที่ยังไม่ส่งไม่ส่งแล้ว ลบรายการใน 1 ชั่วโมง"),
        left=tables.deliveries_left, outlived=Goes(tables.deliveries_outlived), copied=IN_LEDGER),
    Row("คำตอบที่เจ้าหน้าที่ให้แล้วและยังหยุดได้", GivenAnswer, ("contents",), "anybody",
        "จนกว่าจะส่งหรือหยุด", unsent=Goes(consultations.given_unsent, "ลบ ไม่ส่งถึงผู้ถาม"),
        edited=Stays("ส่งตามถ้อยคำใหม่"),
        erased=Goes(tables.given_erased, "ลบ ไม่ส่งถึงผู้ถาม"), outlived=Goes(tables.given_outlived),
        copied=OFFICERS),
    Row("ผู้ให้คำตอบที่ยังหยุดได้", GivenAnswer, ("chat_id", "officer_id", "officer_name"), "officer", "90 วัน",
        persons=("chat_id", "officer_id"), erased=OFFICE, outlived=Goes(tables.given_outlived),
        copied=OFFICERS),
    Row("รหัสข้อความของ planbot", SentMessage, ("chat_id",), "anybody", "90 วัน", persons=("chat_id",),
        erased=Stays("ลบใน 1 ชั่วโมง"), left=tables.deliveries_left,
        outlived=Goes(tables.deliveries_outlived), copied=BRIEF),
    Row("ผู้ใช้: ชื่อที่แสดงใน LINE และโรงเรียน", Person, ("id", "name", "school"), "asker",
        f"{WORDS} หลังใช้ครั้งสุดท้าย", persons=("id",),
        unsent=Goes(consultations.unsent, "ลบโรงเรียนที่อยู่ในข้อความนั้น"), edited=Stays("คงอยู่"),
        erased=Goes(tables.person_erased), outlived=Goes(tables.people_outlived),
        copied=Copied("profile", None)),
    Row("สิ่งที่เจ้าหน้าที่สั่งเกี่ยวกับประกาศ", AnnouncementOrder, ("text", "reason"), "officer", FOR_EVER,
        message="message_id",
        unsent=Goes(announcements.unsent, "ลบ กลับเป็นประกาศตามคู่มือ ถ้ายังไม่ส่ง"),
        edited=Stays("คงอยู่ สั่งใหม่ได้"), erased=OFFICE, outlived=OFFICE, copied=OFFICERS),
    Row("ประกาศที่เจ้าหน้าที่เขียน", OwnAnnouncement, ("text",), "officer", FOR_EVER, message="message_id",
        unsent=Goes(announcements.unsent, "ลบ ไม่ประกาศ ถ้ายังไม่ส่ง"),
        edited=Stays("ร่างเป็นถ้อยคำใหม่"), erased=OFFICE, outlived=OFFICE, copied=OFFICERS),
    Row("ผู้สั่งเกี่ยวกับประกาศ", AnnouncementOrder, ("by",), "officer", FOR_EVER, persons=("by",),
        erased=Goes(announcements.erased), outlived=OFFICE, copied=OFFICERS),
    Row("ผู้เขียนประกาศ", OwnAnnouncement, ("by",), "officer", FOR_EVER, persons=("by",),
        erased=Goes(announcements.erased), outlived=OFFICE, copied=OFFICERS),
    Row("ประกาศใดส่งกลุ่มใดแล้ว", Announcement, ("group_id",), "group", FOR_EVER, persons=("group_id",),
        erased=OFFICE, outlived=OFFICE, copied=OFFICERS),
    Row("กลุ่ม LINE ที่ planbot อยู่", Group, ("id", "name"), "group", FOR_EVER, persons=("id",),
        erased=Stays("คงอยู่ เป็นข้อมูลของกลุ่ม"),
        outlived=OFFICE, copied=Stays("ไม่มี เป็นข้อมูลของกลุ่ม")),
    Row("เจ้าหน้าที่", Officer, ("person_id", "name", "substitute_id"), "officer", FOR_EVER,
        persons=("person_id", "substitute_id"),
        erased=OFFICE, outlived=OFFICE, copied=OFFICERS),
    Row("เจ้าหน้าที่ที่เห็นเมนูเจ้าหน้าที่ใน LINE", MenuLink, ("person_id",), "officer", "จนกว่าจะไม่เป็นเจ้าหน้าที่",
        persons=("person_id",), erased=OFFICE, outlived=OFFICE, copied=OFFICERS),
    Row("ผู้เผยแพร่สถิติ", PublishedStatistics, ("published_by",), "officer", FOR_EVER,
        persons=("published_by",), erased=OFFICE, outlived=OFFICE, copied=OFFICERS),
    Row("สิ่งที่สำนักงานแก้ไขในข้อมูลของคู่มือ", Override, ("value", "covered", "row", "reason", "by", "by_name"),
        "officer", FOR_EVER, persons=("by",), erased=OFFICE, outlived=OFFICE, copied=OFFICERS),
    Row("รหัสลงทะเบียนเจ้าหน้าที่", OfficerCode, ("name",), "officer", "1 วันหลังหมดอายุ",
        erased=OFFICE, outlived=Goes(tables.codes_outlived), copied=OFFICERS),
    Row("ปุ่มเข้าหน้าจัดการงาน (ค่าแฮช ไม่ใช่ลิงก์)", ConsoleLink, ("person_id",), "officer", "1 วันหลังหมดอายุ",
        persons=("person_id",), erased=OFFICE, outlived=Goes(tables.sessions_outlived), copied=OFFICERS),
    Row("การเข้าหน้าจัดการงาน: เมื่อใด จากเบราว์เซอร์แบบใด", ConsoleSession, ("person_id", "device"),
        "officer", "90 วัน",
        persons=("person_id",), erased=OFFICE, outlived=Goes(tables.sessions_outlived), copied=OFFICERS),
    Row("เบราว์เซอร์ที่เจ้าหน้าที่เคยเข้าหน้าจัดการงาน (ค่าแฮช)", ConsoleDevice, ("person_id",), "officer",
        "400 วันหลังใช้ครั้งสุดท้าย",
        persons=("person_id",), erased=OFFICE, outlived=Goes(tables.sessions_outlived), copied=OFFICERS),
    Row("รหัสที่พิมพ์ผิด (นับจำนวนครั้ง)", CodeTries, ("chat_id",), "anybody", "10 นาที", persons=("chat_id",),
        erased=Goes(tables.code_tries_erased),
        outlived=Goes(tables.codes_outlived), copied=BRIEF),
    Row("คำขอลบข้อมูลที่เพิ่งทำ", Erasure, ("person_id",), "asker", "1 ชั่วโมง", persons=("person_id",),
        erased=Stays("ลบใน 1 ชั่วโมง"),
        outlived=Goes(tables.erasures_outlived), copied=BRIEF),
    Row("ผู้ที่เคยขอลบข้อมูล (ค่าแฮชของรหัส ไม่ใช่รหัส)", ErasedPerson, ("person_hash",), "asker", WORDS,
        erased=Stays("คงอยู่ เพื่อลบอีกครั้งถ้ากู้คืนข้อมูลสำรอง"),
        outlived=Goes(tables.hashes_outlived), copied=BRIEF),
)  # fmt: skip
