BEGIN TRANSACTION;
CREATE TABLE accounts (
	id INTEGER NOT NULL, 
	user_id VARCHAR(80) NOT NULL, 
	basic_id VARCHAR(80) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	asked_at DATETIME NOT NULL, 
	CONSTRAINT pk_accounts PRIMARY KEY (id)
);
INSERT INTO "accounts" VALUES(1,'U99999999999999999999999999999999','@x','แผนดี','2026-11-23 03:30:00.000000');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0022');
CREATE TABLE announcement_orders (
	occasion VARCHAR(160) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	wish VARCHAR(10) NOT NULL, 
	text VARCHAR, 
	"by" VARCHAR(80), 
	at DATETIME NOT NULL, message_id VARCHAR(64), 
	CONSTRAINT pk_announcement_orders PRIMARY KEY (occasion, role), 
	CONSTRAINT ck_announcement_orders_wish CHECK (wish IN ('send', 'stop', 'edit'))
);
INSERT INTO "announcement_orders" VALUES('reminder:plan-review-4:2027-05-31:7d','announcements','stop',NULL,'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-11-23 03:30:00.000000',NULL);
CREATE TABLE announcements (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	occasion VARCHAR(160) NOT NULL, 
	group_id VARCHAR(80) NOT NULL, 
	at DATETIME NOT NULL, 
	until DATE NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	late BOOLEAN NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	checked_at DATETIME, 
	delivery_id INTEGER, 
	CONSTRAINT ck_announcements_state CHECK (state IN ('sent', 'merged', 'stopped', 'missed', 'failed')), 
	CONSTRAINT fk_announcements_delivery_id FOREIGN KEY(delivery_id) REFERENCES deliveries (id) ON DELETE SET NULL, 
	CONSTRAINT uq_announcements_occasion_group_id UNIQUE (occasion, group_id)
);
INSERT INTO "announcements" VALUES(1,'digest:announcements:2026-11','C55555555555555555555555555555555','2026-11-23 03:30:00.000000','2026-11-30','sent',0,'2026-11-23 03:30:00.000000',NULL,NULL);
INSERT INTO "announcements" VALUES(2,'notice:closing:emes-close-6m:2570','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-11-23 03:30:00.000000','2026-11-30','missed',1,'2026-11-23 03:30:00.000000',NULL,NULL);
CREATE TABLE attachments (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	token VARCHAR(64) NOT NULL, 
	message_id VARCHAR(64) NOT NULL, 
	kind VARCHAR(5) NOT NULL, 
	name VARCHAR(200), 
	consultation_id INTEGER, 
	chat_id VARCHAR(80) NOT NULL, 
	from_officer BOOLEAN NOT NULL, 
	to_chat VARCHAR(80), 
	state VARCHAR(10) NOT NULL, 
	media_type VARCHAR(80), 
	is_picture BOOLEAN NOT NULL, 
	size INTEGER, 
	attempts INTEGER NOT NULL, 
	next_try_at DATETIME NOT NULL, 
	created_at DATETIME NOT NULL, 
	passed_at DATETIME, 
	content BLOB, 
	preview BLOB, duration INTEGER, 
	CONSTRAINT ck_attachments_kind CHECK (kind IN ('image', 'video', 'audio', 'file')), 
	CONSTRAINT ck_attachments_state CHECK (state IN ('offered', 'wanted', 'kept', 'failed', 'erased')), 
	CONSTRAINT fk_attachments_consultation_id FOREIGN KEY(consultation_id) REFERENCES consultations (id) ON DELETE CASCADE, 
	CONSTRAINT uq_attachments_message_id UNIQUE (message_id), 
	CONSTRAINT uq_attachments_token UNIQUE (token)
);
INSERT INTO "attachments" VALUES(1,'nN4Z_RtEA7ZxGp7wvV9CNOILT3cW7AZIaB6yloD-mLo','sent-by-Uaa-32','image',NULL,4,'-',1,NULL,'erased','image/png',1,24,1,'2026-11-23 03:01:22.000000','2026-11-23 03:00:22.000000',NULL,NULL,NULL,NULL);
CREATE TABLE chat_leases (
	chat_id VARCHAR(80) NOT NULL, 
	owner VARCHAR(40) NOT NULL, 
	until DATETIME NOT NULL, 
	CONSTRAINT pk_chat_leases PRIMARY KEY (chat_id)
);
INSERT INTO "chat_leases" VALUES('C55555555555555555555555555555555','worker-1','2026-11-23 03:30:00.000000');
CREATE TABLE consultation_counters (
	fiscal_year INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	CONSTRAINT pk_consultation_counters PRIMARY KEY (fiscal_year)
);
INSERT INTO "consultation_counters" VALUES(2570,4);
CREATE TABLE consultation_events (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	consultation_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	actor VARCHAR(10) NOT NULL, 
	actor_id VARCHAR(80), 
	actor_name VARCHAR(200), 
	what VARCHAR(20) NOT NULL, 
	words VARCHAR, 
	message_id VARCHAR(64), knowledge VARCHAR(40), 
	CONSTRAINT ck_consultation_events_actor CHECK (actor IN ('asker', 'officer', 'planbot', 'clock')), 
	CONSTRAINT fk_consultation_events_consultation_id FOREIGN KEY(consultation_id) REFERENCES consultations (id) ON DELETE CASCADE
);
INSERT INTO "consultation_events" VALUES(1,1,'2026-11-23 03:00:01.000000','asker',NULL,NULL,'asked','ขอย้ายครูต้องทำยังไง','message-1',NULL);
INSERT INTO "consultation_events" VALUES(2,1,'2026-11-23 03:00:03.000000','asker',NULL,NULL,'escalated','ขอย้ายครูต้องทำยังไง','message-1',NULL);
INSERT INTO "consultation_events" VALUES(3,1,'2026-11-23 03:00:03.000000','asker',NULL,NULL,'school','โรงเรียนปิยะมหาราชาลัย','message-4',NULL);
INSERT INTO "consultation_events" VALUES(4,1,'2026-11-23 03:00:04.000000','officer','Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','พี่นิด','answered','ติดต่อกลุ่มบริหารงานบุคคลค่ะ','message-6',NULL);
INSERT INTO "consultation_events" VALUES(5,1,'2026-11-23 03:00:07.000000','asker','U11111111111111111111111111111111',NULL,'confirmed',NULL,NULL,NULL);
INSERT INTO "consultation_events" VALUES(6,2,'2026-11-23 03:00:08.000000','asker',NULL,NULL,'asked','ขอหนังสือรับรอง','message-13',NULL);
INSERT INTO "consultation_events" VALUES(7,2,'2026-11-23 03:00:10.000000','asker',NULL,NULL,'escalated','ขอหนังสือรับรอง','message-13',NULL);
INSERT INTO "consultation_events" VALUES(8,2,'2026-11-23 03:00:10.000000','asker',NULL,NULL,'school','โรงเรียนนาแกพิทยาคม','message-16',NULL);
INSERT INTO "consultation_events" VALUES(9,2,'2026-11-23 03:00:11.000000','officer','Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','สมศรี','answered','คำตอบสั้น','message-18',NULL);
INSERT INTO "consultation_events" VALUES(10,2,'2026-11-23 03:00:12.000000','asker','U22222222222222222222222222222222',NULL,'reopened',NULL,NULL,NULL);
INSERT INTO "consultation_events" VALUES(11,2,'2026-11-23 03:00:13.000000','asker','U22222222222222222222222222222222',NULL,'added','หมายถึงปีไหนคะ','message-21',NULL);
INSERT INTO "consultation_events" VALUES(12,3,'2026-11-23 03:00:14.000000','asker',NULL,NULL,'asked','ส่งแผนวันไหน','message-23',NULL);
INSERT INTO "consultation_events" VALUES(13,3,'2026-11-23 03:00:14.000000','planbot',NULL,NULL,'answered','ขั้นตอนที่ 4 จาก 6 · ทบทวนแผนและแผนปฏิบัติการประจำปี
โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา
กำหนดเวลา
ภายใน 31 พฤษภาคม 2570
อีก 189 วัน (124 วันทำการ)
ตามคู่มือ: “ภายในเดือนพฤษภาคม ของทุกปี”
สิ่งที่ต้องทำ
สถานศึกษาในสังกัด ดำเนินการส่งแผนปฏิบัติการประจำปีการศึกษา (ในรูปแบบไฟล์ PDF หรือรูปเล่มฉบับจริง) ตามระยะเวลาที่กำหนด
ช่องทาง
• กลุ่มนโยบายและแผน
• AMSS++
• ไลน์กลุ่มนโยบายและแผน
ผู้ดำเนินการ: โรงเรียน (สถานศึกษา)
ค่าธรรมเนียม: ไม่มีค่าธรรมเนียม
ที่มา: คู่มือการให้บริการ ปีงบประมาณ พ.ศ. 2567 บรรทัดที่ 51',NULL,'');
INSERT INTO "consultation_events" VALUES(14,3,'2026-11-23 03:00:15.000000','asker',NULL,NULL,'confirmed',NULL,NULL,NULL);
INSERT INTO "consultation_events" VALUES(15,4,'2026-11-23 03:00:16.000000','asker',NULL,NULL,'asked',NULL,NULL,NULL);
INSERT INTO "consultation_events" VALUES(16,4,'2026-11-23 03:00:18.000000','asker',NULL,NULL,'escalated',NULL,NULL,NULL);
INSERT INTO "consultation_events" VALUES(17,4,'2026-11-23 03:00:18.000000','asker',NULL,NULL,'school',NULL,NULL,NULL);
INSERT INTO "consultation_events" VALUES(18,4,'2026-11-23 03:00:19.000000','officer','Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','พี่นิด','taken',NULL,NULL,NULL);
INSERT INTO "consultation_events" VALUES(19,4,'2026-11-23 03:00:24.000000','asker',NULL,NULL,'erased',NULL,NULL,NULL);
INSERT INTO "consultation_events" VALUES(20,5,'2026-11-23 03:00:26.000000','asker',NULL,NULL,'asked','ขอใช้รถราชการ','message-43',NULL);
INSERT INTO "consultation_events" VALUES(21,5,'2026-11-23 03:00:27.000000','asker',NULL,NULL,'escalated','ขอใช้รถราชการ','message-43',NULL);
INSERT INTO "consultation_events" VALUES(22,5,'2026-11-23 03:00:27.000000','planbot',NULL,NULL,'held-up',NULL,NULL,NULL);
CREATE TABLE consultations (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version INTEGER NOT NULL, 
	fiscal_year INTEGER, 
	number INTEGER, 
	state VARCHAR(12) NOT NULL, 
	channel VARCHAR(12) NOT NULL, 
	chat_id VARCHAR(80), 
	person_id VARCHAR(80), 
	person_name VARCHAR(200), 
	school VARCHAR(200), 
	procedure VARCHAR(60), 
	step INTEGER, 
	facet VARCHAR(20), 
	question VARCHAR, 
	answer VARCHAR, 
	answered_by VARCHAR(10), 
	knowledge VARCHAR(40), 
	entry_id INTEGER, 
	officer_id VARCHAR(80), 
	officer_name VARCHAR(200), 
	officer_chat VARCHAR(80), 
	asked_at DATETIME NOT NULL, 
	last_at DATETIME NOT NULL, 
	escalated_at DATETIME, 
	expected_at DATETIME, 
	taken_at DATETIME, 
	answered_at DATETIME, 
	confirmed_at DATETIME, 
	reopened_at DATETIME, 
	closed_at DATETIME, 
	live_until DATETIME, 
	reminded_at DATETIME, 
	head_told_at DATETIME, 
	asker_told_at DATETIME, 
	CONSTRAINT ck_consultations_answered_by CHECK (answered_by IN ('planbot', 'officer')), 
	CONSTRAINT ck_consultations_channel CHECK (channel IN ('line', 'line-group', 'phone', 'walk-in')), 
	CONSTRAINT ck_consultations_state CHECK (state IN ('unanswered', 'open', 'taken', 'answered', 'confirmed', 'reopened', 'silent', 'closed', 'withdrawn')), 
	CONSTRAINT uq_consultations_fiscal_year_number UNIQUE (fiscal_year, number)
);
INSERT INTO "consultations" VALUES(1,5,2570,1,'confirmed','line','U11111111111111111111111111111111','U11111111111111111111111111111111','ครูสมใจ','โรงเรียนปิยะมหาราชาลัย',NULL,NULL,NULL,'ขอย้ายครูต้องทำยังไง','ติดต่อกลุ่มบริหารงานบุคคลค่ะ','officer',NULL,NULL,'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','พี่นิด','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-11-23 03:00:01.000000','2026-11-23 03:00:07.000000','2026-11-23 03:00:03.000000','2026-11-24 03:00:03.000000',NULL,'2026-11-23 03:00:04.000000','2026-11-23 03:00:07.000000',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "consultations" VALUES(2,5,2570,2,'reopened','line','U22222222222222222222222222222222','U22222222222222222222222222222222','ครูวิชัย','โรงเรียนนาแกพิทยาคม',NULL,NULL,NULL,'ขอหนังสือรับรอง','คำตอบสั้น','officer',NULL,NULL,'Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','สมศรี','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-11-23 03:00:08.000000','2026-11-23 03:00:13.000000','2026-11-23 03:00:10.000000','2026-11-24 03:00:10.000000',NULL,'2026-11-23 03:00:11.000000',NULL,'2026-11-23 03:00:12.000000',NULL,'2026-11-23 03:30:13.000000',NULL,NULL,NULL);
INSERT INTO "consultations" VALUES(3,2,NULL,NULL,'confirmed','line','U11111111111111111111111111111111','U11111111111111111111111111111111',NULL,NULL,'plan-review',4,'timeline','ส่งแผนวันไหน','ขั้นตอนที่ 4 จาก 6 · ทบทวนแผนและแผนปฏิบัติการประจำปี
โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา
กำหนดเวลา
ภายใน 31 พฤษภาคม 2570
อีก 189 วัน (124 วันทำการ)
ตามคู่มือ: “ภายในเดือนพฤษภาคม ของทุกปี”
สิ่งที่ต้องทำ
สถานศึกษาในสังกัด ดำเนินการส่งแผนปฏิบัติการประจำปีการศึกษา (ในรูปแบบไฟล์ PDF หรือรูปเล่มฉบับจริง) ตามระยะเวลาที่กำหนด
ช่องทาง
• กลุ่มนโยบายและแผน
• AMSS++
• ไลน์กลุ่มนโยบายและแผน
ผู้ดำเนินการ: โรงเรียน (สถานศึกษา)
ค่าธรรมเนียม: ไม่มีค่าธรรมเนียม
ที่มา: คู่มือการให้บริการ ปีงบประมาณ พ.ศ. 2567 บรรทัดที่ 51','planbot','',NULL,NULL,NULL,NULL,'2026-11-23 03:00:14.000000','2026-11-23 03:00:15.000000',NULL,NULL,NULL,'2026-11-23 03:00:14.000000','2026-11-23 03:00:15.000000',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "consultations" VALUES(4,4,2570,3,'withdrawn','line','-',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','พี่นิด','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-11-23 03:00:16.000000','2026-11-23 03:00:19.000000','2026-11-23 03:00:18.000000','2026-11-24 03:00:18.000000','2026-11-23 03:00:19.000000',NULL,NULL,NULL,'2026-11-23 03:00:24.000000',NULL,NULL,NULL,NULL);
INSERT INTO "consultations" VALUES(5,2,2570,4,'open','line','U11111111111111111111111111111111','U11111111111111111111111111111111','ครูสมใจ','โรงเรียนปิยะมหาราชาลัย',NULL,NULL,NULL,'ขอใช้รถราชการ',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-11-23 03:00:26.000000','2026-11-23 03:00:27.000000','2026-11-23 03:00:27.000000','2026-11-24 03:00:27.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE deliveries (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	chat_id VARCHAR(80) NOT NULL, 
	to_group BOOLEAN NOT NULL, 
	kind VARCHAR(5) NOT NULL, 
	messages JSON, 
	reply_token VARCHAR(255), 
	token_until DATETIME, 
	retry_key VARCHAR(36), 
	late BOOLEAN NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	attempts INTEGER NOT NULL, 
	doubtful BOOLEAN NOT NULL, 
	owner VARCHAR(40), 
	leased_until DATETIME, 
	next_try_at DATETIME NOT NULL, 
	first_try_at DATETIME, 
	created_at DATETIME NOT NULL, 
	settled_at DATETIME, 
	outcome VARCHAR(120), purpose VARCHAR(10) DEFAULT '' NOT NULL, consultation_id INTEGER, about JSON, message_id VARCHAR(64), kinds JSON, 
	CONSTRAINT ck_deliveries_kind CHECK (kind IN ('reply', 'push')), 
	CONSTRAINT ck_deliveries_state CHECK (state IN ('waiting', 'sending', 'held', 'carried', 'sent', 'presumed', 'merged', 'refused', 'dropped', 'unknown', 'withdrawn')), 
	CONSTRAINT uq_deliveries_retry_key UNIQUE (retry_key)
);
INSERT INTO "deliveries" VALUES(1,'U11111111111111111111111111111111',0,'reply',NULL,NULL,'2026-11-23 03:00:55.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:01.000000','2026-11-23 03:00:01.000000','2026-11-23 03:00:01.000000','2026-11-23 03:00:01.000000','accepted 200 -','',NULL,'[null]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(2,'U11111111111111111111111111111111',0,'reply',NULL,NULL,'2026-11-23 03:00:56.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:02.000000','2026-11-23 03:00:02.000000','2026-11-23 03:00:02.000000','2026-11-23 03:00:02.000000','accepted 200 -','',NULL,'[null]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(3,'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'push',NULL,NULL,NULL,'870f8d18-3fa2-4054-b86f-8ef1e16929b0',0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:03.000000','2026-11-23 03:00:03.000000','2026-11-23 03:00:03.000000','2026-11-23 03:00:03.000000','accepted 200 -','question',1,'[1]','message-1','["card"]');
INSERT INTO "deliveries" VALUES(4,'U11111111111111111111111111111111',0,'reply',NULL,NULL,'2026-11-23 03:00:57.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:03.000000','2026-11-23 03:00:03.000000','2026-11-23 03:00:03.000000','2026-11-23 03:00:03.000000','accepted 200 -','',1,'[1]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(5,'U11111111111111111111111111111111',0,'push',NULL,NULL,NULL,'1f7e4884-087c-4560-93bb-f6c2e21255e7',0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:04.000000','2026-11-23 03:00:04.000000','2026-11-23 03:00:04.000000','2026-11-23 03:00:04.000000','accepted 200 -','answer',1,'[1, 1]','message-6','["", ""]');
INSERT INTO "deliveries" VALUES(6,'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'reply',NULL,NULL,'2026-11-23 03:00:58.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:04.000000','2026-11-23 03:00:04.000000','2026-11-23 03:00:04.000000','2026-11-23 03:00:04.000000','accepted 200 -','',1,'[1]',NULL,'["done"]');
INSERT INTO "deliveries" VALUES(7,'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'reply',NULL,NULL,'2026-11-23 03:00:59.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:05.000000','2026-11-23 03:00:05.000000','2026-11-23 03:00:05.000000','2026-11-23 03:00:05.000000','accepted 200 -','',NULL,'[null, null]',NULL,'["", ""]');
INSERT INTO "deliveries" VALUES(8,'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'reply',NULL,NULL,'2026-11-23 03:01:00.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:06.000000','2026-11-23 03:00:06.000000','2026-11-23 03:00:06.000000','2026-11-23 03:00:06.000000','accepted 200 -','',NULL,'[null]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(9,'U11111111111111111111111111111111',0,'reply',NULL,NULL,'2026-11-23 03:01:01.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:07.000000','2026-11-23 03:00:07.000000','2026-11-23 03:00:07.000000','2026-11-23 03:00:07.000000','accepted 200 -','',NULL,'[null]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(10,'U22222222222222222222222222222222',0,'reply',NULL,NULL,'2026-11-23 03:01:02.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:08.000000','2026-11-23 03:00:08.000000','2026-11-23 03:00:08.000000','2026-11-23 03:00:08.000000','accepted 200 -','',NULL,'[null]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(11,'U22222222222222222222222222222222',0,'reply',NULL,NULL,'2026-11-23 03:01:03.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:09.000000','2026-11-23 03:00:09.000000','2026-11-23 03:00:09.000000','2026-11-23 03:00:09.000000','accepted 200 -','',NULL,'[null]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(12,'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'push',NULL,NULL,NULL,'3d7f9712-f3fc-4161-ad1d-f6b27a2b3150',0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:10.000000','2026-11-23 03:00:10.000000','2026-11-23 03:00:10.000000','2026-11-23 03:00:10.000000','accepted 200 -','question',2,'[2]','message-13','["card"]');
INSERT INTO "deliveries" VALUES(13,'U22222222222222222222222222222222',0,'reply',NULL,NULL,'2026-11-23 03:01:04.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:10.000000','2026-11-23 03:00:10.000000','2026-11-23 03:00:10.000000','2026-11-23 03:00:10.000000','accepted 200 -','',2,'[2]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(14,'U22222222222222222222222222222222',0,'push',NULL,NULL,NULL,'52b383b0-b003-4cd3-afeb-5984bf725c9c',0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:11.000000','2026-11-23 03:00:11.000000','2026-11-23 03:00:11.000000','2026-11-23 03:00:11.000000','accepted 200 -','answer',2,'[2, 2]','message-18','["", ""]');
INSERT INTO "deliveries" VALUES(15,'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'reply',NULL,NULL,'2026-11-23 03:01:05.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:11.000000','2026-11-23 03:00:11.000000','2026-11-23 03:00:11.000000','2026-11-23 03:00:11.000000','accepted 200 -','',2,'[2]',NULL,'["done"]');
INSERT INTO "deliveries" VALUES(16,'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'push',NULL,NULL,NULL,'5570092d-2e89-4559-be40-b60bbd146e78',0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:12.000000','2026-11-23 03:00:12.000000','2026-11-23 03:00:12.000000','2026-11-23 03:00:12.000000','accepted 200 -','question',2,'[2]',NULL,'["card"]');
INSERT INTO "deliveries" VALUES(17,'U22222222222222222222222222222222',0,'reply',NULL,NULL,'2026-11-23 03:01:06.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:12.000000','2026-11-23 03:00:12.000000','2026-11-23 03:00:12.000000','2026-11-23 03:00:12.000000','accepted 200 -','',2,'[2]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(18,'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'push',NULL,NULL,NULL,'8f6aaf76-2b86-4a05-a6dd-a321a749449c',0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:13.000000','2026-11-23 03:00:13.000000','2026-11-23 03:00:13.000000','2026-11-23 03:00:13.000000','accepted 200 -','question',2,'[2]','message-21','["card"]');
INSERT INTO "deliveries" VALUES(19,'U22222222222222222222222222222222',0,'reply',NULL,NULL,'2026-11-23 03:01:07.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:13.000000','2026-11-23 03:00:13.000000','2026-11-23 03:00:13.000000','2026-11-23 03:00:13.000000','accepted 200 -','',2,'[2]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(20,'U11111111111111111111111111111111',0,'reply',NULL,NULL,'2026-11-23 03:01:08.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:14.000000','2026-11-23 03:00:14.000000','2026-11-23 03:00:14.000000','2026-11-23 03:00:14.000000','accepted 200 -','',NULL,'[null]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(21,'U11111111111111111111111111111111',0,'reply',NULL,NULL,'2026-11-23 03:01:09.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:15.000000','2026-11-23 03:00:15.000000','2026-11-23 03:00:15.000000','2026-11-23 03:00:15.000000','accepted 200 -','',NULL,'[null]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(22,'U33333333333333333333333333333333',0,'reply',NULL,NULL,'2026-11-23 03:01:10.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:16.000000','2026-11-23 03:00:16.000000','2026-11-23 03:00:16.000000','2026-11-23 03:00:16.000000','accepted 200 -','',NULL,'[null]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(23,'U33333333333333333333333333333333',0,'reply',NULL,NULL,'2026-11-23 03:01:11.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:17.000000','2026-11-23 03:00:17.000000','2026-11-23 03:00:17.000000','2026-11-23 03:00:17.000000','accepted 200 -','',NULL,'[null]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(24,'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'push',NULL,NULL,NULL,'30531ebc-8693-458e-8f0a-81256f7fe2ed',0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:18.000000','2026-11-23 03:00:18.000000','2026-11-23 03:00:18.000000','2026-11-23 03:00:18.000000','accepted 200 -','question',4,'[4]','message-26','["card"]');
INSERT INTO "deliveries" VALUES(25,'U33333333333333333333333333333333',0,'reply',NULL,NULL,'2026-11-23 03:01:12.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:18.000000','2026-11-23 03:00:18.000000','2026-11-23 03:00:18.000000','2026-11-23 03:00:18.000000','accepted 200 -','',4,'[4]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(26,'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'reply',NULL,NULL,'2026-11-23 03:01:13.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:19.000000','2026-11-23 03:00:19.000000','2026-11-23 03:00:19.000000','2026-11-23 03:00:19.000000','accepted 200 -','',4,'[4]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(27,'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'reply',NULL,NULL,'2026-11-23 03:01:14.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:20.000000','2026-11-23 03:00:20.000000','2026-11-23 03:00:20.000000','2026-11-23 03:00:20.000000','accepted 200 -','',4,'[4]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(28,'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'reply',NULL,NULL,'2026-11-23 03:01:15.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:21.000000','2026-11-23 03:00:21.000000','2026-11-23 03:00:21.000000','2026-11-23 03:00:21.000000','accepted 200 -','',4,'[4]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(29,'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'reply',NULL,NULL,'2026-11-23 03:01:16.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:22.000000','2026-11-23 03:00:22.000000','2026-11-23 03:00:22.000000','2026-11-23 03:00:22.000000','accepted 200 -','',NULL,'[null]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(30,'U33333333333333333333333333333333',0,'reply',NULL,NULL,'2026-11-23 03:01:17.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:23.000000','2026-11-23 03:00:23.000000','2026-11-23 03:00:23.000000','2026-11-23 03:00:23.000000','accepted 200 -','',NULL,'[null]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(31,'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'push',NULL,NULL,NULL,'5bbf332b-8908-44a1-912c-be91234fdd4c',0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:24.000000','2026-11-23 03:00:24.000000','2026-11-23 03:00:24.000000','2026-11-23 03:00:24.000000','accepted 200 -','',4,'[4]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(32,'U33333333333333333333333333333333',0,'reply',NULL,NULL,'2026-11-23 03:01:18.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:24.000000','2026-11-23 03:00:24.000000','2026-11-23 03:00:24.000000','2026-11-23 03:00:24.000000','accepted 200 -','',NULL,'[null]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(33,'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,'reply',NULL,NULL,'2026-11-23 03:01:19.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:25.000000','2026-11-23 03:00:25.000000','2026-11-23 03:00:25.000000','2026-11-23 03:00:25.000000','accepted 200 -','',NULL,'[null]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(34,'U11111111111111111111111111111111',0,'reply',NULL,NULL,'2026-11-23 03:01:20.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:26.000000','2026-11-23 03:00:26.000000','2026-11-23 03:00:26.000000','2026-11-23 03:00:26.000000','accepted 200 -','',NULL,'[null]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(35,'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'push','[{"type": "flex", "altText": "\u0e1b\u0e28. 4/2570 \u0e02\u0e2d\u0e43\u0e0a\u0e49\u0e23\u0e16\u0e23\u0e32\u0e0a\u0e01\u0e32\u0e23", "contents": {"type": "bubble", "size": "mega", "header": {"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "\u0e04\u0e33\u0e16\u0e32\u0e21\u0e16\u0e36\u0e07\u0e40\u0e08\u0e49\u0e32\u0e2b\u0e19\u0e49\u0e32\u0e17\u0e35\u0e48", "size": "xs", "wrap": true, "color": "#FFFFFF"}, {"type": "text", "text": "\u0e1b\u0e28. 4/2570", "size": "lg", "wrap": true, "color": "#FFFFFF", "weight": "bold"}], "backgroundColor": "#8A3B12", "paddingAll": "16px", "spacing": "xs"}, "body": {"type": "box", "layout": "vertical", "contents": [{"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "\u0e04\u0e33\u0e16\u0e32\u0e21", "size": "xs", "wrap": true, "color": "#8A3B12", "weight": "bold"}, {"type": "text", "text": "\u0e02\u0e2d\u0e43\u0e0a\u0e49\u0e23\u0e16\u0e23\u0e32\u0e0a\u0e01\u0e32\u0e23", "size": "md", "wrap": true}], "backgroundColor": "#EEF1F4", "cornerRadius": "8px", "paddingAll": "12px", "spacing": "xs"}, {"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "\u0e1c\u0e39\u0e49\u0e16\u0e32\u0e21", "size": "xs", "wrap": true, "color": "#5F6B7A"}, {"type": "text", "text": "\u0e04\u0e23\u0e39\u0e2a\u0e21\u0e43\u0e08 \u00b7 \u0e42\u0e23\u0e07\u0e40\u0e23\u0e35\u0e22\u0e19\u0e1b\u0e34\u0e22\u0e30\u0e21\u0e2b\u0e32\u0e23\u0e32\u0e0a\u0e32\u0e25\u0e31\u0e22", "size": "sm", "wrap": true}], "spacing": "xs", "margin": "lg"}, {"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "\u0e41\u0e08\u0e49\u0e07\u0e1c\u0e39\u0e49\u0e16\u0e32\u0e21\u0e44\u0e27\u0e49\u0e27\u0e48\u0e32\u0e08\u0e30\u0e15\u0e2d\u0e1a\u0e20\u0e32\u0e22\u0e43\u0e19", "size": "xs", "wrap": true, "color": "#5F6B7A"}, {"type": "text", "text": "\u0e27\u0e31\u0e19\u0e2d\u0e31\u0e07\u0e04\u0e32\u0e23\u0e17\u0e35\u0e48 24 \u0e1e\u0e24\u0e28\u0e08\u0e34\u0e01\u0e32\u0e22\u0e19 2569 \u0e40\u0e27\u0e25\u0e32 10:00 \u0e19.", "size": "sm", "wrap": true}], "spacing": "xs", "margin": "lg"}, {"type": "text", "text": "\u0e15\u0e2d\u0e1a\u0e42\u0e14\u0e22\u0e01\u0e14\u0e04\u0e49\u0e32\u0e07\u0e17\u0e35\u0e48\u0e01\u0e32\u0e23\u0e4c\u0e14\u0e19\u0e35\u0e49\u0e41\u0e25\u0e49\u0e27\u0e40\u0e25\u0e37\u0e2d\u0e01 \u201c\u0e15\u0e2d\u0e1a\u0e01\u0e25\u0e31\u0e1a\u201d \u0e2b\u0e23\u0e37\u0e2d\u0e1e\u0e34\u0e21\u0e1e\u0e4c \u201c\u0e1b\u0e28. 4/2570 \u0e15\u0e32\u0e21\u0e14\u0e49\u0e27\u0e22\u0e04\u0e33\u0e15\u0e2d\u0e1a\u201d \u0e02\u0e49\u0e2d\u0e04\u0e27\u0e32\u0e21\u0e08\u0e30\u0e2a\u0e48\u0e07\u0e16\u0e36\u0e07\u0e1c\u0e39\u0e49\u0e16\u0e32\u0e21\u0e17\u0e31\u0e19\u0e17\u0e35", "size": "xs", "wrap": true, "margin": "lg", "color": "#5F6B7A"}], "paddingAll": "16px"}, "footer": {"type": "box", "layout": "vertical", "contents": [{"type": "button", "style": "primary", "height": "sm", "color": "#8A3B12", "action": {"type": "postback", "label": "\u0e15\u0e2d\u0e1a", "data": "a=reply&c=5", "inputOption": "openKeyboard", "fillInText": "\u0e1b\u0e28. 4/2570 "}}, {"type": "box", "layout": "horizontal", "contents": [{"type": "box", "layout": "horizontal", "contents": [{"type": "text", "text": "\u0e23\u0e31\u0e1a\u0e40\u0e23\u0e37\u0e48\u0e2d\u0e07", "size": "sm", "wrap": true, "align": "center", "color": "#8A3B12"}], "action": {"type": "message", "label": "\u0e23\u0e31\u0e1a\u0e40\u0e23\u0e37\u0e48\u0e2d\u0e07", "text": "\u0e23\u0e31\u0e1a \u0e1b\u0e28. 4/2570"}, "flex": 1, "paddingTop": "10px", "paddingBottom": "10px", "paddingStart": "4px", "paddingEnd": "4px"}, {"type": "box", "layout": "horizontal", "contents": [{"type": "text", "text": "\u0e2b\u0e25\u0e32\u0e22\u0e02\u0e49\u0e2d\u0e04\u0e27\u0e32\u0e21", "size": "sm", "wrap": true, "align": "center", "color": "#8A3B12"}], "action": {"type": "message", "label": "\u0e2b\u0e25\u0e32\u0e22\u0e02\u0e49\u0e2d\u0e04\u0e27\u0e32\u0e21", "text": "\u0e2b\u0e25\u0e32\u0e22\u0e02\u0e49\u0e2d\u0e04\u0e27\u0e32\u0e21 \u0e1b\u0e28. 4/2570"}, "flex": 1, "paddingTop": "10px", "paddingBottom": "10px", "paddingStart": "4px", "paddingEnd": "4px"}]}], "paddingAll": "8px", "spacing": "none"}}}]',NULL,NULL,'335750b2-e56e-42f1-986d-62eea0b51ead',0,'held',1,0,NULL,NULL,'2026-11-23 04:00:27.000000',NULL,'2026-11-23 03:00:27.000000',NULL,'hold - -','question',5,'[5]','message-43','["card"]');
INSERT INTO "deliveries" VALUES(36,'U11111111111111111111111111111111',0,'reply',NULL,NULL,'2026-11-23 03:01:21.000000',NULL,0,'sent',1,0,NULL,NULL,'2026-11-23 03:00:27.000000','2026-11-23 03:00:27.000000','2026-11-23 03:00:27.000000','2026-11-23 03:00:27.000000','accepted 200 -','',5,'[5]',NULL,'[""]');
INSERT INTO "deliveries" VALUES(37,'U11111111111111111111111111111111',0,'push','[{"type": "text", "text": "\u0e41\u0e08\u0e49\u0e07\u0e43\u0e2b\u0e49\u0e17\u0e23\u0e32\u0e1a\u0e04\u0e48\u0e30 \u0e1b\u0e28. 4/2570 \u0e22\u0e31\u0e07\u0e44\u0e1b\u0e44\u0e21\u0e48\u0e16\u0e36\u0e07\u0e40\u0e08\u0e49\u0e32\u0e2b\u0e19\u0e49\u0e32\u0e17\u0e35\u0e48 \u0e40\u0e1e\u0e23\u0e32\u0e30\u0e42\u0e04\u0e27\u0e15\u0e32\u0e02\u0e49\u0e2d\u0e04\u0e27\u0e32\u0e21 LINE \u0e02\u0e2d\u0e07\u0e40\u0e14\u0e37\u0e2d\u0e19\u0e19\u0e35\u0e49\u0e2b\u0e21\u0e14 \u0e04\u0e33\u0e16\u0e32\u0e21\u0e40\u0e01\u0e47\u0e1a\u0e44\u0e27\u0e49\u0e04\u0e23\u0e1a \u0e08\u0e30\u0e2a\u0e48\u0e07\u0e43\u0e2b\u0e49\u0e40\u0e2d\u0e07\u0e40\u0e21\u0e37\u0e48\u0e2d\u0e21\u0e35\u0e42\u0e04\u0e27\u0e15\u0e32 \u0e2b\u0e32\u0e01\u0e40\u0e23\u0e48\u0e07\u0e14\u0e48\u0e27\u0e19 \u0e41\u0e15\u0e30 \u201c\u0e16\u0e32\u0e21\u0e40\u0e08\u0e49\u0e32\u0e2b\u0e19\u0e49\u0e32\u0e17\u0e35\u0e48\u201d \u0e41\u0e25\u0e49\u0e27\u0e40\u0e25\u0e37\u0e2d\u0e01 \u201c\u0e0a\u0e48\u0e2d\u0e07\u0e17\u0e32\u0e07\u0e15\u0e34\u0e14\u0e15\u0e48\u0e2d\u0e2d\u0e37\u0e48\u0e19\u201d \u0e04\u0e48\u0e30"}]',NULL,NULL,'7460c5f5-a96e-40c4-8464-b56564df920f',0,'carried',0,0,NULL,NULL,'2026-11-23 03:00:27.000000',NULL,'2026-11-23 03:00:27.000000',NULL,NULL,'held-up',5,'[5]',NULL,'[""]');
CREATE TABLE drafts (
	chat_id VARCHAR(80) NOT NULL, 
	person_id VARCHAR(80) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	data JSON NOT NULL, 
	until DATETIME NOT NULL, 
	CONSTRAINT pk_drafts PRIMARY KEY (chat_id, person_id)
);
INSERT INTO "drafts" VALUES('Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','record','{"channel": "phone", "person": "", "school": "\u0e42\u0e23\u0e07\u0e40\u0e23\u0e35\u0e22\u0e19\u0e19\u0e32\u0e41\u0e01\u0e1e\u0e34\u0e17\u0e22\u0e32\u0e04\u0e21", "schools": [], "question": "\u0e16\u0e32\u0e21\u0e40\u0e23\u0e37\u0e48\u0e2d\u0e07\u0e07\u0e1a\u0e1b\u0e23\u0e30\u0e21\u0e32\u0e13", "answered": true, "procedure": null, "step": null, "facet": null, "message": "message-41"}','2026-11-24 03:00:25.000000');
CREATE TABLE "entries" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	state VARCHAR(10) NOT NULL, 
	phrasings JSON NOT NULL, 
	answer VARCHAR NOT NULL, 
	consultation_id INTEGER, 
	drafted_by VARCHAR(80), 
	drafted_name VARCHAR(200), 
	drafted_at DATETIME NOT NULL, 
	approved_by VARCHAR(80), 
	approved_name VARCHAR(200), 
	approved_at DATETIME, 
	withdrawn_at DATETIME, 
	"key" VARCHAR(36) NOT NULL, 
	answered_by VARCHAR(80), 
	answered_name VARCHAR(200), 
	CONSTRAINT ck_entries_state CHECK (state IN ('draft', 'approved', 'withdrawn')), 
	CONSTRAINT uq_entries_key UNIQUE ("key")
);
INSERT INTO "entries" VALUES(1,'approved','["\u0e02\u0e2d\u0e22\u0e49\u0e32\u0e22\u0e04\u0e23\u0e39\u0e15\u0e49\u0e2d\u0e07\u0e17\u0e33\u0e22\u0e31\u0e07\u0e44\u0e07"]','ติดต่อกลุ่มบริหารงานบุคคลค่ะ',1,'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','พี่นิด','2026-11-23 03:00:05.000000','Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','สมศรี','2026-11-23 03:00:06.000000',NULL,'6bdc0ea3-f5c3-4db4-8c8e-1ab3bed7f59e','Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','พี่นิด');
CREATE TABLE erasures (
	person_id VARCHAR(80) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_erasures PRIMARY KEY (person_id)
);
INSERT INTO "erasures" VALUES('U33333333333333333333333333333333','2026-11-23 03:00:24.000000');
CREATE TABLE group_codes (
	code VARCHAR(20) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	until DATETIME NOT NULL, 
	CONSTRAINT pk_group_codes PRIMARY KEY (code), 
	CONSTRAINT ck_group_codes_role CHECK (role IN ('announcements', 'officers', 'personnel'))
);
INSERT INTO "group_codes" VALUES('ABCDEFGH','personnel','2026-11-24 03:30:00.000000');
CREATE TABLE groups (
	id VARCHAR(80) NOT NULL, 
	name VARCHAR(200), 
	role VARCHAR(20), 
	joined_at DATETIME, 
	left_at DATETIME, 
	bound_at DATETIME, members INTEGER, 
	CONSTRAINT pk_groups PRIMARY KEY (id), 
	CONSTRAINT ck_groups_role CHECK (role IN ('announcements', 'officers', 'personnel'))
);
INSERT INTO "groups" VALUES('Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',NULL,'officers',NULL,NULL,'2026-11-23 03:00:00.000000',NULL);
CREATE TABLE heartbeats (
	id INTEGER NOT NULL, 
	ticked_at DATETIME NOT NULL, 
	stood_from DATETIME, 
	stood_until DATETIME, 
	CONSTRAINT pk_heartbeats PRIMARY KEY (id)
);
INSERT INTO "heartbeats" VALUES(1,'2026-11-23 03:30:00.000000',NULL,NULL);
CREATE TABLE inbox (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	webhook_event_id VARCHAR(64) NOT NULL, 
	type VARCHAR(40) NOT NULL, 
	chat_id VARCHAR(80), 
	person_id VARCHAR(80), 
	message_id VARCHAR(64), 
	call VARCHAR(12) NOT NULL, 
	payload JSON, 
	state VARCHAR(10) NOT NULL, 
	attempts INTEGER NOT NULL, 
	occurred_at DATETIME NOT NULL, 
	received_at DATETIME NOT NULL, 
	ready_at DATETIME NOT NULL, 
	handled_at DATETIME, 
	turn_id INTEGER, 
	delivery_id INTEGER, 
	error VARCHAR(200), 
	CONSTRAINT ck_inbox_state CHECK (state IN ('waiting', 'done', 'aside')), 
	CONSTRAINT fk_inbox_delivery_id FOREIGN KEY(delivery_id) REFERENCES deliveries (id) ON DELETE SET NULL, 
	CONSTRAINT fk_inbox_turn_id FOREIGN KEY(turn_id) REFERENCES turns (id) ON DELETE SET NULL, 
	CONSTRAINT uq_inbox_webhook_event_id UNIQUE (webhook_event_id)
);
INSERT INTO "inbox" VALUES(1,'01TEST00000000000000000002','message','U11111111111111111111111111111111','U11111111111111111111111111111111','message-1','direct','{"type": "message", "webhookEventId": "01TEST00000000000000000002", "timestamp": 1795402800000, "mode": "active", "source": {"type": "user", "userId": "U11111111111111111111111111111111"}, "replyToken": "token-2", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-1", "quoteToken": "quote", "text": "\u0e02\u0e2d\u0e22\u0e49\u0e32\u0e22\u0e04\u0e23\u0e39\u0e15\u0e49\u0e2d\u0e07\u0e17\u0e33\u0e22\u0e31\u0e07\u0e44\u0e07"}}','done',1,'2026-11-23 03:00:00.000000','2026-11-23 03:00:00.000000','2026-11-23 03:00:00.000000','2026-11-23 03:00:01.000000',1,1,NULL);
INSERT INTO "inbox" VALUES(2,'01TEST00000000000000000003','postback','U11111111111111111111111111111111','U11111111111111111111111111111111',NULL,'direct','{"type": "postback", "webhookEventId": "01TEST00000000000000000003", "timestamp": 1795402801000, "mode": "active", "source": {"type": "user", "userId": "U11111111111111111111111111111111"}, "replyToken": "token-3", "deliveryContext": {"isRedelivery": false}, "postback": {"data": "a=consent&k=1795402801000"}}','done',1,'2026-11-23 03:00:01.000000','2026-11-23 03:00:01.000000','2026-11-23 03:00:01.000000','2026-11-23 03:00:02.000000',NULL,2,NULL);
INSERT INTO "inbox" VALUES(3,'01TEST00000000000000000005','message','U11111111111111111111111111111111','U11111111111111111111111111111111','message-4','direct','{"type": "message", "webhookEventId": "01TEST00000000000000000005", "timestamp": 1795402802000, "mode": "active", "source": {"type": "user", "userId": "U11111111111111111111111111111111"}, "replyToken": "token-5", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-4", "quoteToken": "quote", "text": "\u0e1b\u0e34\u0e22\u0e30\u0e21\u0e2b\u0e32\u0e23\u0e32\u0e0a\u0e32\u0e25\u0e31\u0e22"}}','done',1,'2026-11-23 03:00:02.000000','2026-11-23 03:00:02.000000','2026-11-23 03:00:02.000000','2026-11-23 03:00:03.000000',NULL,4,NULL);
INSERT INTO "inbox" VALUES(4,'01TEST00000000000000000007','message','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','message-6','quote',NULL,'done',1,'2026-11-23 03:00:03.000000','2026-11-23 03:00:03.000000','2026-11-23 03:00:03.000000','2026-11-23 03:00:04.000000',NULL,6,NULL);
INSERT INTO "inbox" VALUES(5,'01TEST00000000000000000009','message','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','message-8','none',NULL,'done',1,'2026-11-23 03:00:04.000000','2026-11-23 03:00:04.000000','2026-11-23 03:00:04.000000','2026-11-23 03:00:05.000000',NULL,7,NULL);
INSERT INTO "inbox" VALUES(6,'01TEST00000000000000000011','message','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','message-10','none',NULL,'done',1,'2026-11-23 03:00:05.000000','2026-11-23 03:00:05.000000','2026-11-23 03:00:05.000000','2026-11-23 03:00:06.000000',NULL,8,NULL);
INSERT INTO "inbox" VALUES(7,'01TEST00000000000000000012','postback','U11111111111111111111111111111111','U11111111111111111111111111111111',NULL,'direct','{"type": "postback", "webhookEventId": "01TEST00000000000000000012", "timestamp": 1795402806000, "mode": "active", "source": {"type": "user", "userId": "U11111111111111111111111111111111"}, "replyToken": "token-12", "deliveryContext": {"isRedelivery": false}, "postback": {"data": "a=got&c=1"}}','done',1,'2026-11-23 03:00:06.000000','2026-11-23 03:00:06.000000','2026-11-23 03:00:06.000000','2026-11-23 03:00:07.000000',NULL,9,NULL);
INSERT INTO "inbox" VALUES(8,'01TEST00000000000000000014','message','U22222222222222222222222222222222','U22222222222222222222222222222222','message-13','direct','{"type": "message", "webhookEventId": "01TEST00000000000000000014", "timestamp": 1795402807000, "mode": "active", "source": {"type": "user", "userId": "U22222222222222222222222222222222"}, "replyToken": "token-14", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-13", "quoteToken": "quote", "text": "\u0e02\u0e2d\u0e2b\u0e19\u0e31\u0e07\u0e2a\u0e37\u0e2d\u0e23\u0e31\u0e1a\u0e23\u0e2d\u0e07"}}','done',1,'2026-11-23 03:00:07.000000','2026-11-23 03:00:07.000000','2026-11-23 03:00:07.000000','2026-11-23 03:00:08.000000',2,10,NULL);
INSERT INTO "inbox" VALUES(9,'01TEST00000000000000000015','postback','U22222222222222222222222222222222','U22222222222222222222222222222222',NULL,'direct','{"type": "postback", "webhookEventId": "01TEST00000000000000000015", "timestamp": 1795402808000, "mode": "active", "source": {"type": "user", "userId": "U22222222222222222222222222222222"}, "replyToken": "token-15", "deliveryContext": {"isRedelivery": false}, "postback": {"data": "a=consent&k=1795402808000"}}','done',1,'2026-11-23 03:00:08.000000','2026-11-23 03:00:08.000000','2026-11-23 03:00:08.000000','2026-11-23 03:00:09.000000',NULL,11,NULL);
INSERT INTO "inbox" VALUES(10,'01TEST00000000000000000017','message','U22222222222222222222222222222222','U22222222222222222222222222222222','message-16','direct','{"type": "message", "webhookEventId": "01TEST00000000000000000017", "timestamp": 1795402809000, "mode": "active", "source": {"type": "user", "userId": "U22222222222222222222222222222222"}, "replyToken": "token-17", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-16", "quoteToken": "quote", "text": "\u0e19\u0e32\u0e41\u0e01\u0e1e\u0e34\u0e17\u0e22\u0e32\u0e04\u0e21"}}','done',1,'2026-11-23 03:00:09.000000','2026-11-23 03:00:09.000000','2026-11-23 03:00:09.000000','2026-11-23 03:00:10.000000',NULL,13,NULL);
INSERT INTO "inbox" VALUES(11,'01TEST00000000000000000019','message','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','message-18','quote',NULL,'done',1,'2026-11-23 03:00:10.000000','2026-11-23 03:00:10.000000','2026-11-23 03:00:10.000000','2026-11-23 03:00:11.000000',NULL,15,NULL);
INSERT INTO "inbox" VALUES(12,'01TEST00000000000000000020','postback','U22222222222222222222222222222222','U22222222222222222222222222222222',NULL,'direct','{"type": "postback", "webhookEventId": "01TEST00000000000000000020", "timestamp": 1795402811000, "mode": "active", "source": {"type": "user", "userId": "U22222222222222222222222222222222"}, "replyToken": "token-20", "deliveryContext": {"isRedelivery": false}, "postback": {"data": "a=unclear&c=2"}}','done',1,'2026-11-23 03:00:11.000000','2026-11-23 03:00:11.000000','2026-11-23 03:00:11.000000','2026-11-23 03:00:12.000000',NULL,17,NULL);
INSERT INTO "inbox" VALUES(13,'01TEST00000000000000000022','message','U22222222222222222222222222222222','U22222222222222222222222222222222','message-21','direct','{"type": "message", "webhookEventId": "01TEST00000000000000000022", "timestamp": 1795402812000, "mode": "active", "source": {"type": "user", "userId": "U22222222222222222222222222222222"}, "replyToken": "token-22", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-21", "quoteToken": "quote", "text": "\u0e2b\u0e21\u0e32\u0e22\u0e16\u0e36\u0e07\u0e1b\u0e35\u0e44\u0e2b\u0e19\u0e04\u0e30"}}','done',1,'2026-11-23 03:00:12.000000','2026-11-23 03:00:12.000000','2026-11-23 03:00:12.000000','2026-11-23 03:00:13.000000',NULL,19,NULL);
INSERT INTO "inbox" VALUES(14,'01TEST00000000000000000024','message','U11111111111111111111111111111111','U11111111111111111111111111111111','message-23','direct','{"type": "message", "webhookEventId": "01TEST00000000000000000024", "timestamp": 1795402813000, "mode": "active", "source": {"type": "user", "userId": "U11111111111111111111111111111111"}, "replyToken": "token-24", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-23", "quoteToken": "quote", "text": "\u0e2a\u0e48\u0e07\u0e41\u0e1c\u0e19\u0e27\u0e31\u0e19\u0e44\u0e2b\u0e19"}}','done',1,'2026-11-23 03:00:13.000000','2026-11-23 03:00:13.000000','2026-11-23 03:00:13.000000','2026-11-23 03:00:14.000000',3,20,NULL);
INSERT INTO "inbox" VALUES(15,'01TEST00000000000000000025','postback','U11111111111111111111111111111111','U11111111111111111111111111111111',NULL,'direct','{"type": "postback", "webhookEventId": "01TEST00000000000000000025", "timestamp": 1795402814000, "mode": "active", "source": {"type": "user", "userId": "U11111111111111111111111111111111"}, "replyToken": "token-25", "deliveryContext": {"isRedelivery": false}, "postback": {"data": "a=right&p=plan-review&s=4&f=timeline"}}','done',1,'2026-11-23 03:00:14.000000','2026-11-23 03:00:14.000000','2026-11-23 03:00:14.000000','2026-11-23 03:00:15.000000',NULL,21,NULL);
INSERT INTO "inbox" VALUES(16,'01TEST00000000000000000027','message','-',NULL,'message-26','direct',NULL,'done',1,'2026-11-23 03:00:15.000000','2026-11-23 03:00:15.000000','2026-11-23 03:00:15.000000','2026-11-23 03:00:16.000000',4,22,NULL);
INSERT INTO "inbox" VALUES(17,'01TEST00000000000000000028','postback','-',NULL,NULL,'direct',NULL,'done',1,'2026-11-23 03:00:16.000000','2026-11-23 03:00:16.000000','2026-11-23 03:00:16.000000','2026-11-23 03:00:17.000000',NULL,23,NULL);
INSERT INTO "inbox" VALUES(18,'01TEST00000000000000000030','message','-',NULL,'message-29','direct',NULL,'done',1,'2026-11-23 03:00:17.000000','2026-11-23 03:00:17.000000','2026-11-23 03:00:17.000000','2026-11-23 03:00:18.000000',NULL,25,NULL);
INSERT INTO "inbox" VALUES(19,'01TEST00000000000000000032','message','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','message-31','quote',NULL,'done',1,'2026-11-23 03:00:18.000000','2026-11-23 03:00:18.000000','2026-11-23 03:00:18.000000','2026-11-23 03:00:19.000000',NULL,26,NULL);
INSERT INTO "inbox" VALUES(20,'01TEST00000000000000000034','message','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','message-33','none',NULL,'done',1,'2026-11-23 03:00:19.000000','2026-11-23 03:00:19.000000','2026-11-23 03:00:19.000000','2026-11-23 03:00:20.000000',NULL,27,NULL);
INSERT INTO "inbox" VALUES(21,'01TEST00000000000000000036','message','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','message-35','none',NULL,'done',1,'2026-11-23 03:00:20.000000','2026-11-23 03:00:20.000000','2026-11-23 03:00:20.000000','2026-11-23 03:00:21.000000',NULL,28,NULL);
INSERT INTO "inbox" VALUES(22,'01TEST00000000000000000037','message','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','sent-by-Uaa-32','none',NULL,'done',1,'2026-11-23 03:00:21.000000','2026-11-23 03:00:21.000000','2026-11-23 03:00:21.000000','2026-11-23 03:00:22.000000',NULL,29,NULL);
INSERT INTO "inbox" VALUES(23,'01TEST00000000000000000039','message','-',NULL,'message-38','direct',NULL,'done',1,'2026-11-23 03:00:22.000000','2026-11-23 03:00:22.000000','2026-11-23 03:00:22.000000','2026-11-23 03:00:23.000000',NULL,30,NULL);
INSERT INTO "inbox" VALUES(24,'01TEST00000000000000000040','postback','U33333333333333333333333333333333','U33333333333333333333333333333333',NULL,'direct','{"type": "postback", "webhookEventId": "01TEST00000000000000000040", "timestamp": 1795402823000, "mode": "active", "source": {"type": "user", "userId": "U33333333333333333333333333333333"}, "replyToken": "token-40", "deliveryContext": {"isRedelivery": false}, "postback": {"data": "a=erase-sure"}}','done',1,'2026-11-23 03:00:23.000000','2026-11-23 03:00:23.000000','2026-11-23 03:00:23.000000','2026-11-23 03:00:24.000000',NULL,32,NULL);
INSERT INTO "inbox" VALUES(25,'01TEST00000000000000000042','message','Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','message-41','direct','{"type": "message", "webhookEventId": "01TEST00000000000000000042", "timestamp": 1795402824000, "mode": "active", "source": {"type": "user", "userId": "Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}, "replyToken": "token-42", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-41", "quoteToken": "quote", "text": "\u0e42\u0e17\u0e23 \u0e19\u0e32\u0e41\u0e01\u0e1e\u0e34\u0e17\u0e22\u0e32\u0e04\u0e21 \u0e16\u0e32\u0e21\u0e40\u0e23\u0e37\u0e48\u0e2d\u0e07\u0e07\u0e1a\u0e1b\u0e23\u0e30\u0e21\u0e32\u0e13 \u0e15\u0e2d\u0e1a\u0e41\u0e25\u0e49\u0e27"}}','done',1,'2026-11-23 03:00:24.000000','2026-11-23 03:00:24.000000','2026-11-23 03:00:24.000000','2026-11-23 03:00:25.000000',NULL,33,NULL);
INSERT INTO "inbox" VALUES(26,'01TEST00000000000000000044','message','U11111111111111111111111111111111','U11111111111111111111111111111111','message-43','direct','{"type": "message", "webhookEventId": "01TEST00000000000000000044", "timestamp": 1795402825000, "mode": "active", "source": {"type": "user", "userId": "U11111111111111111111111111111111"}, "replyToken": "token-44", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-43", "quoteToken": "quote", "text": "\u0e02\u0e2d\u0e43\u0e0a\u0e49\u0e23\u0e16\u0e23\u0e32\u0e0a\u0e01\u0e32\u0e23"}}','done',1,'2026-11-23 03:00:25.000000','2026-11-23 03:00:25.000000','2026-11-23 03:00:25.000000','2026-11-23 03:00:26.000000',5,34,NULL);
INSERT INTO "inbox" VALUES(27,'01TEST00000000000000000045','postback','U11111111111111111111111111111111','U11111111111111111111111111111111',NULL,'direct','{"type": "postback", "webhookEventId": "01TEST00000000000000000045", "timestamp": 1795402826000, "mode": "active", "source": {"type": "user", "userId": "U11111111111111111111111111111111"}, "replyToken": "token-45", "deliveryContext": {"isRedelivery": false}, "postback": {"data": "a=consent&k=1795402826000"}}','done',1,'2026-11-23 03:00:26.000000','2026-11-23 03:00:26.000000','2026-11-23 03:00:26.000000','2026-11-23 03:00:27.000000',NULL,36,NULL);
INSERT INTO "inbox" VALUES(28,'01TEST00000000000000000047','message','U22222222222222222222222222222222','U22222222222222222222222222222222','message-46','direct','{"type": "message", "webhookEventId": "01TEST00000000000000000047", "timestamp": 1795402827000, "mode": "active", "source": {"type": "user", "userId": "U22222222222222222222222222222222"}, "replyToken": "token-47", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-46", "quoteToken": "quote", "text": "\u0e2a\u0e48\u0e07\u0e41\u0e1c\u0e19\u0e17\u0e32\u0e07\u0e44\u0e2b\u0e19"}}','waiting',0,'2026-11-23 03:00:27.000000','2026-11-23 03:00:27.000000','2026-11-23 03:00:27.000000',NULL,NULL,NULL,NULL);
CREATE TABLE key_dates (
	name VARCHAR(40) NOT NULL, 
	fiscal_year INTEGER NOT NULL, 
	day DATE NOT NULL, 
	set_at DATETIME NOT NULL, 
	CONSTRAINT pk_key_dates PRIMARY KEY (name, fiscal_year)
);
INSERT INTO "key_dates" VALUES('emes-close-6m',2570,'2027-04-20','2026-11-23 03:30:00.000000');
CREATE TABLE officer_codes (
	code VARCHAR(20) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	until DATETIME NOT NULL, 
	CONSTRAINT pk_officer_codes PRIMARY KEY (code)
);
INSERT INTO "officer_codes" VALUES('HGFEDCBA','วีระ','2026-11-24 03:30:00.000000');
CREATE TABLE officers (
	person_id VARCHAR(80) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	added_at DATETIME NOT NULL, 
	removed_at DATETIME, 
	away_until DATETIME, 
	substitute_id VARCHAR(80), 
	CONSTRAINT pk_officers PRIMARY KEY (person_id)
);
INSERT INTO "officers" VALUES('Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','พี่นิด','2026-11-23 03:00:00.000000',NULL,NULL,NULL);
INSERT INTO "officers" VALUES('Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','สมศรี','2026-11-23 03:00:00.000000',NULL,NULL,NULL);
CREATE TABLE own_announcements (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	message_id VARCHAR(64), 
	text VARCHAR NOT NULL, 
	role VARCHAR(20), 
	at DATETIME, 
	state VARCHAR(10) NOT NULL, 
	"by" VARCHAR(80), 
	created_at DATETIME NOT NULL, 
	CONSTRAINT ck_own_announcements_state CHECK (state IN ('draft', 'waiting', 'done', 'cancelled')), 
	CONSTRAINT uq_own_announcements_message_id UNIQUE (message_id)
);
INSERT INTO "own_announcements" VALUES(1,'typed-by-nid','ขอเชิญประชุม 30 พ.ย. นี้','announcements','2026-11-24 03:30:00.000000','waiting','Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-11-23 03:30:00.000000');
CREATE TABLE people (
	id VARCHAR(80) NOT NULL, 
	followed_at DATETIME, 
	unfollowed_at DATETIME, name VARCHAR(200), school VARCHAR(200), 
	CONSTRAINT pk_people PRIMARY KEY (id)
);
INSERT INTO "people" VALUES('U11111111111111111111111111111111',NULL,NULL,'ครูสมใจ','โรงเรียนปิยะมหาราชาลัย');
INSERT INTO "people" VALUES('U22222222222222222222222222222222',NULL,NULL,'ครูวิชัย','โรงเรียนนาแกพิทยาคม');
CREATE TABLE ratings (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	procedure VARCHAR(60), 
	step INTEGER, 
	facet VARCHAR(20), 
	month VARCHAR(4), 
	"right" BOOLEAN NOT NULL, 
	CONSTRAINT pk_ratings PRIMARY KEY (id)
);
INSERT INTO "ratings" VALUES(1,'2026-11-23 03:00:15.000000','plan-review',4,'timeline',NULL,1);
CREATE TABLE sent_messages (
	message_id VARCHAR(64) NOT NULL, 
	chat_id VARCHAR(80) NOT NULL, 
	delivery_id INTEGER, 
	sent_at DATETIME NOT NULL, consultation_id INTEGER, kind VARCHAR(5), 
	CONSTRAINT pk_sent_messages PRIMARY KEY (message_id), 
	CONSTRAINT fk_sent_messages_delivery_id FOREIGN KEY(delivery_id) REFERENCES deliveries (id) ON DELETE SET NULL
);
INSERT INTO "sent_messages" VALUES('sent-1','U11111111111111111111111111111111',1,'2026-11-23 03:00:01.000000',NULL,'');
INSERT INTO "sent_messages" VALUES('sent-2','U11111111111111111111111111111111',2,'2026-11-23 03:00:02.000000',NULL,'');
INSERT INTO "sent_messages" VALUES('sent-3','U11111111111111111111111111111111',4,'2026-11-23 03:00:03.000000',1,'');
INSERT INTO "sent_messages" VALUES('sent-4','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',3,'2026-11-23 03:00:03.000000',1,'card');
INSERT INTO "sent_messages" VALUES('sent-5','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',6,'2026-11-23 03:00:04.000000',1,'done');
INSERT INTO "sent_messages" VALUES('sent-6','U11111111111111111111111111111111',5,'2026-11-23 03:00:04.000000',1,'');
INSERT INTO "sent_messages" VALUES('sent-7','U11111111111111111111111111111111',5,'2026-11-23 03:00:04.000000',1,'');
INSERT INTO "sent_messages" VALUES('sent-8','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',7,'2026-11-23 03:00:05.000000',NULL,'');
INSERT INTO "sent_messages" VALUES('sent-9','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',7,'2026-11-23 03:00:05.000000',NULL,'');
INSERT INTO "sent_messages" VALUES('sent-10','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',8,'2026-11-23 03:00:06.000000',NULL,'');
INSERT INTO "sent_messages" VALUES('sent-11','U11111111111111111111111111111111',9,'2026-11-23 03:00:07.000000',NULL,'');
INSERT INTO "sent_messages" VALUES('sent-12','U22222222222222222222222222222222',10,'2026-11-23 03:00:08.000000',NULL,'');
INSERT INTO "sent_messages" VALUES('sent-13','U22222222222222222222222222222222',11,'2026-11-23 03:00:09.000000',NULL,'');
INSERT INTO "sent_messages" VALUES('sent-14','U22222222222222222222222222222222',13,'2026-11-23 03:00:10.000000',2,'');
INSERT INTO "sent_messages" VALUES('sent-15','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',12,'2026-11-23 03:00:10.000000',2,'card');
INSERT INTO "sent_messages" VALUES('sent-16','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',15,'2026-11-23 03:00:11.000000',2,'done');
INSERT INTO "sent_messages" VALUES('sent-17','U22222222222222222222222222222222',14,'2026-11-23 03:00:11.000000',2,'');
INSERT INTO "sent_messages" VALUES('sent-18','U22222222222222222222222222222222',14,'2026-11-23 03:00:11.000000',2,'');
INSERT INTO "sent_messages" VALUES('sent-19','U22222222222222222222222222222222',17,'2026-11-23 03:00:12.000000',2,'');
INSERT INTO "sent_messages" VALUES('sent-20','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',16,'2026-11-23 03:00:12.000000',2,'card');
INSERT INTO "sent_messages" VALUES('sent-21','U22222222222222222222222222222222',19,'2026-11-23 03:00:13.000000',2,'');
INSERT INTO "sent_messages" VALUES('sent-22','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',18,'2026-11-23 03:00:13.000000',2,'card');
INSERT INTO "sent_messages" VALUES('sent-23','U11111111111111111111111111111111',20,'2026-11-23 03:00:14.000000',NULL,'');
INSERT INTO "sent_messages" VALUES('sent-24','U11111111111111111111111111111111',21,'2026-11-23 03:00:15.000000',NULL,'');
INSERT INTO "sent_messages" VALUES('sent-25','U33333333333333333333333333333333',22,'2026-11-23 03:00:16.000000',NULL,'');
INSERT INTO "sent_messages" VALUES('sent-26','U33333333333333333333333333333333',23,'2026-11-23 03:00:17.000000',NULL,'');
INSERT INTO "sent_messages" VALUES('sent-27','U33333333333333333333333333333333',25,'2026-11-23 03:00:18.000000',4,'');
INSERT INTO "sent_messages" VALUES('sent-28','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',24,'2026-11-23 03:00:18.000000',4,'card');
INSERT INTO "sent_messages" VALUES('sent-29','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',26,'2026-11-23 03:00:19.000000',4,'');
INSERT INTO "sent_messages" VALUES('sent-30','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',27,'2026-11-23 03:00:20.000000',4,'');
INSERT INTO "sent_messages" VALUES('sent-31','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',28,'2026-11-23 03:00:21.000000',4,'');
INSERT INTO "sent_messages" VALUES('sent-33','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',29,'2026-11-23 03:00:22.000000',NULL,'');
INSERT INTO "sent_messages" VALUES('sent-34','U33333333333333333333333333333333',30,'2026-11-23 03:00:23.000000',NULL,'');
INSERT INTO "sent_messages" VALUES('sent-35','U33333333333333333333333333333333',32,'2026-11-23 03:00:24.000000',NULL,'');
INSERT INTO "sent_messages" VALUES('sent-36','Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',31,'2026-11-23 03:00:24.000000',4,'');
INSERT INTO "sent_messages" VALUES('sent-37','Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',33,'2026-11-23 03:00:25.000000',NULL,'');
INSERT INTO "sent_messages" VALUES('sent-38','U11111111111111111111111111111111',34,'2026-11-23 03:00:26.000000',NULL,'');
INSERT INTO "sent_messages" VALUES('sent-39','U11111111111111111111111111111111',36,'2026-11-23 03:00:27.000000',5,'');
CREATE TABLE tombstones (
	message_id VARCHAR(64) NOT NULL, 
	until DATETIME NOT NULL, 
	CONSTRAINT pk_tombstones PRIMARY KEY (message_id)
);
INSERT INTO "tombstones" VALUES('unsent-before-it-came','2026-11-24 03:30:00.000000');
CREATE TABLE turns (
	id INTEGER NOT NULL, 
	chat_id VARCHAR(80) NOT NULL, 
	person_id VARCHAR(80), 
	at DATETIME NOT NULL, 
	text VARCHAR, 
	reading JSON NOT NULL, 
	talk JSON NOT NULL, 
	CONSTRAINT pk_turns PRIMARY KEY (id)
);
INSERT INTO "turns" VALUES(1,'U11111111111111111111111111111111','U11111111111111111111111111111111','2026-11-23 03:00:01.000000','ขอย้ายครูต้องทำยังไง','{"kind": "escalate", "procedure": null, "step": null, "facet": null, "month": null, "options": [], "score": 0.0, "topic": "unknown", "named": true, "complete": true, "to_bot": true}','{"procedure": null, "step": null, "facet": null, "month": null, "options": []}');
INSERT INTO "turns" VALUES(2,'U22222222222222222222222222222222','U22222222222222222222222222222222','2026-11-23 03:00:08.000000','ขอหนังสือรับรอง','{"kind": "escalate", "procedure": null, "step": null, "facet": null, "month": null, "options": [], "score": 0.0, "topic": "unknown", "named": true, "complete": true, "to_bot": true}','{"procedure": null, "step": null, "facet": null, "month": null, "options": []}');
INSERT INTO "turns" VALUES(3,'U11111111111111111111111111111111','U11111111111111111111111111111111','2026-11-23 03:00:14.000000','ส่งแผนวันไหน','{"kind": "answer", "procedure": "plan-review", "step": 4, "facet": "timeline", "month": null, "options": [], "score": 0.9, "topic": null, "named": true, "complete": true, "to_bot": true}','{"procedure": "plan-review", "step": 4, "facet": null, "month": null, "options": []}');
INSERT INTO "turns" VALUES(4,'-',NULL,'2026-11-23 03:00:16.000000',NULL,'{"kind": "escalate", "procedure": null, "step": null, "facet": null, "month": null, "options": [], "score": 0.0, "topic": "unknown", "named": true, "complete": true, "to_bot": true}','{"procedure": null, "step": null, "facet": null, "month": null, "options": []}');
INSERT INTO "turns" VALUES(5,'U11111111111111111111111111111111','U11111111111111111111111111111111','2026-11-23 03:00:26.000000','ขอใช้รถราชการ','{"kind": "escalate", "procedure": null, "step": null, "facet": null, "month": null, "options": [], "score": 0.0, "topic": "unknown", "named": true, "complete": true, "to_bot": true}','{"procedure": null, "step": null, "facet": null, "month": null, "options": []}');
CREATE INDEX ix_deliveries_chat_id_state ON deliveries (chat_id, state);
CREATE INDEX ix_deliveries_due ON deliveries (state, next_try_at) WHERE state IN ('waiting', 'sending', 'held');
CREATE INDEX ix_turns_chat_id_person_id_at ON turns (chat_id, person_id, at);
CREATE INDEX ix_inbox_message_id ON inbox (message_id);
CREATE INDEX ix_inbox_waiting ON inbox (chat_id, occurred_at, id) WHERE state = 'waiting';
CREATE INDEX ix_consultations_person_id_id ON consultations (person_id, id);
CREATE INDEX ix_consultations_waiting ON consultations (state, escalated_at) WHERE state IN ('open', 'taken', 'reopened', 'answered');
CREATE INDEX ix_consultation_events_consultation_id ON consultation_events (consultation_id);
CREATE INDEX ix_consultation_events_message_id ON consultation_events (message_id);
CREATE INDEX ix_deliveries_consultation_id ON deliveries (consultation_id);
CREATE INDEX ix_announcements_at ON announcements (at);
CREATE INDEX ix_announcements_delivery_id ON announcements (delivery_id);
CREATE INDEX ix_attachments_consultation_id ON attachments (consultation_id);
CREATE INDEX ix_attachments_wanted ON attachments (next_try_at) WHERE state = 'wanted';
CREATE INDEX ix_entries_state ON entries (state);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('entries',1);
INSERT INTO "sqlite_sequence" VALUES('inbox',28);
INSERT INTO "sqlite_sequence" VALUES('consultations',5);
INSERT INTO "sqlite_sequence" VALUES('consultation_events',22);
INSERT INTO "sqlite_sequence" VALUES('deliveries',37);
INSERT INTO "sqlite_sequence" VALUES('attachments',1);
INSERT INTO "sqlite_sequence" VALUES('announcements',2);
INSERT INTO "sqlite_sequence" VALUES('own_announcements',1);
COMMIT;
