









CREATE TABLE accounts (
    id integer NOT NULL,
    user_id character varying(80) NOT NULL,
    basic_id character varying(80) NOT NULL,
    name character varying(200) NOT NULL,
    asked_at timestamp with time zone NOT NULL
);



CREATE SEQUENCE accounts_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;



ALTER SEQUENCE accounts_id_seq OWNED BY accounts.id;



CREATE TABLE alembic_version (
    version_num character varying(32) NOT NULL
);



CREATE TABLE announcement_orders (
    occasion character varying(160) NOT NULL,
    role character varying(20) NOT NULL,
    wish character varying(10) NOT NULL,
    text character varying,
    by character varying(80),
    at timestamp with time zone NOT NULL,
    message_id character varying(64),
    CONSTRAINT ck_announcement_orders_wish CHECK (((wish)::text = ANY ((ARRAY['send'::character varying, 'stop'::character varying, 'edit'::character varying])::text[])))
);



CREATE TABLE announcements (
    id integer NOT NULL,
    occasion character varying(160) NOT NULL,
    group_id character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    until date NOT NULL,
    state character varying(10) NOT NULL,
    late boolean NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone,
    delivery_id integer,
    CONSTRAINT ck_announcements_state CHECK (((state)::text = ANY ((ARRAY['sent'::character varying, 'merged'::character varying, 'stopped'::character varying, 'missed'::character varying, 'failed'::character varying])::text[])))
);



CREATE SEQUENCE announcements_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;



ALTER SEQUENCE announcements_id_seq OWNED BY announcements.id;



CREATE TABLE attachments (
    id integer NOT NULL,
    token character varying(64) NOT NULL,
    message_id character varying(64) NOT NULL,
    kind character varying(5) NOT NULL,
    name character varying(200),
    consultation_id integer,
    chat_id character varying(80) NOT NULL,
    from_officer boolean NOT NULL,
    to_chat character varying(80),
    state character varying(10) NOT NULL,
    media_type character varying(80),
    is_picture boolean NOT NULL,
    size integer,
    attempts integer NOT NULL,
    next_try_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    passed_at timestamp with time zone,
    content bytea,
    preview bytea,
    duration integer,
    CONSTRAINT ck_attachments_kind CHECK (((kind)::text = ANY ((ARRAY['image'::character varying, 'video'::character varying, 'audio'::character varying, 'file'::character varying])::text[]))),
    CONSTRAINT ck_attachments_state CHECK (((state)::text = ANY ((ARRAY['offered'::character varying, 'wanted'::character varying, 'kept'::character varying, 'failed'::character varying, 'erased'::character varying])::text[])))
);



CREATE SEQUENCE attachments_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;



ALTER SEQUENCE attachments_id_seq OWNED BY attachments.id;



CREATE TABLE chat_leases (
    chat_id character varying(80) NOT NULL,
    owner character varying(40) NOT NULL,
    until timestamp with time zone NOT NULL
);



CREATE TABLE consultation_counters (
    fiscal_year integer NOT NULL,
    last integer NOT NULL
);



CREATE TABLE consultation_events (
    id integer NOT NULL,
    consultation_id integer NOT NULL,
    at timestamp with time zone NOT NULL,
    actor character varying(10) NOT NULL,
    actor_id character varying(80),
    actor_name character varying(200),
    what character varying(20) NOT NULL,
    words character varying,
    message_id character varying(64),
    knowledge character varying(40),
    CONSTRAINT ck_consultation_events_actor CHECK (((actor)::text = ANY ((ARRAY['asker'::character varying, 'officer'::character varying, 'planbot'::character varying, 'clock'::character varying])::text[])))
);



CREATE SEQUENCE consultation_events_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;



ALTER SEQUENCE consultation_events_id_seq OWNED BY consultation_events.id;



CREATE TABLE consultations (
    id integer NOT NULL,
    version integer NOT NULL,
    fiscal_year integer,
    number integer,
    state character varying(12) NOT NULL,
    channel character varying(12) NOT NULL,
    chat_id character varying(80),
    person_id character varying(80),
    person_name character varying(200),
    school character varying(200),
    procedure character varying(60),
    step integer,
    facet character varying(20),
    question character varying,
    answer character varying,
    answered_by character varying(10),
    knowledge character varying(40),
    entry_id integer,
    officer_id character varying(80),
    officer_name character varying(200),
    officer_chat character varying(80),
    asked_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    escalated_at timestamp with time zone,
    expected_at timestamp with time zone,
    taken_at timestamp with time zone,
    answered_at timestamp with time zone,
    confirmed_at timestamp with time zone,
    reopened_at timestamp with time zone,
    closed_at timestamp with time zone,
    live_until timestamp with time zone,
    reminded_at timestamp with time zone,
    head_told_at timestamp with time zone,
    asker_told_at timestamp with time zone,
    CONSTRAINT ck_consultations_answered_by CHECK (((answered_by)::text = ANY ((ARRAY['planbot'::character varying, 'officer'::character varying])::text[]))),
    CONSTRAINT ck_consultations_channel CHECK (((channel)::text = ANY ((ARRAY['line'::character varying, 'line-group'::character varying, 'phone'::character varying, 'walk-in'::character varying])::text[]))),
    CONSTRAINT ck_consultations_state CHECK (((state)::text = ANY ((ARRAY['unanswered'::character varying, 'open'::character varying, 'taken'::character varying, 'answered'::character varying, 'confirmed'::character varying, 'reopened'::character varying, 'silent'::character varying, 'closed'::character varying, 'withdrawn'::character varying])::text[])))
);



CREATE SEQUENCE consultations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;



ALTER SEQUENCE consultations_id_seq OWNED BY consultations.id;



CREATE TABLE deliveries (
    id integer NOT NULL,
    chat_id character varying(80) NOT NULL,
    to_group boolean NOT NULL,
    kind character varying(5) NOT NULL,
    messages json,
    reply_token character varying(255),
    token_until timestamp with time zone,
    retry_key character varying(36),
    late boolean NOT NULL,
    state character varying(10) NOT NULL,
    attempts integer NOT NULL,
    doubtful boolean NOT NULL,
    owner character varying(40),
    leased_until timestamp with time zone,
    next_try_at timestamp with time zone NOT NULL,
    first_try_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    outcome character varying(120),
    purpose character varying(10) DEFAULT ''::character varying NOT NULL,
    consultation_id integer,
    about json,
    message_id character varying(64),
    kinds json,
    CONSTRAINT ck_deliveries_kind CHECK (((kind)::text = ANY ((ARRAY['reply'::character varying, 'push'::character varying])::text[]))),
    CONSTRAINT ck_deliveries_state CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'sending'::character varying, 'held'::character varying, 'carried'::character varying, 'sent'::character varying, 'presumed'::character varying, 'merged'::character varying, 'refused'::character varying, 'dropped'::character varying, 'unknown'::character varying, 'withdrawn'::character varying])::text[])))
);



CREATE SEQUENCE deliveries_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;



ALTER SEQUENCE deliveries_id_seq OWNED BY deliveries.id;



CREATE TABLE drafts (
    chat_id character varying(80) NOT NULL,
    person_id character varying(80) NOT NULL,
    kind character varying(20) NOT NULL,
    data json NOT NULL,
    until timestamp with time zone NOT NULL
);



CREATE TABLE entries (
    id integer NOT NULL,
    state character varying(10) NOT NULL,
    phrasings json NOT NULL,
    answer character varying NOT NULL,
    consultation_id integer,
    drafted_by character varying(80),
    drafted_name character varying(200),
    drafted_at timestamp with time zone NOT NULL,
    approved_by character varying(80),
    approved_name character varying(200),
    approved_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    key character varying(36) NOT NULL,
    answered_by character varying(80),
    answered_name character varying(200),
    CONSTRAINT ck_entries_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'approved'::character varying, 'withdrawn'::character varying])::text[])))
);



CREATE SEQUENCE entries_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;



ALTER SEQUENCE entries_id_seq OWNED BY entries.id;



CREATE TABLE erasures (
    person_id character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL
);



CREATE TABLE group_codes (
    code character varying(20) NOT NULL,
    role character varying(20) NOT NULL,
    until timestamp with time zone NOT NULL,
    CONSTRAINT ck_group_codes_role CHECK (((role)::text = ANY ((ARRAY['announcements'::character varying, 'officers'::character varying, 'personnel'::character varying])::text[])))
);



CREATE TABLE groups (
    id character varying(80) NOT NULL,
    name character varying(200),
    role character varying(20),
    joined_at timestamp with time zone,
    left_at timestamp with time zone,
    bound_at timestamp with time zone,
    members integer,
    CONSTRAINT ck_groups_role CHECK (((role)::text = ANY ((ARRAY['announcements'::character varying, 'officers'::character varying, 'personnel'::character varying])::text[])))
);



CREATE TABLE heartbeats (
    id integer NOT NULL,
    ticked_at timestamp with time zone NOT NULL,
    stood_from timestamp with time zone,
    stood_until timestamp with time zone
);



CREATE SEQUENCE heartbeats_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;



ALTER SEQUENCE heartbeats_id_seq OWNED BY heartbeats.id;



CREATE TABLE inbox (
    id integer NOT NULL,
    webhook_event_id character varying(64) NOT NULL,
    type character varying(40) NOT NULL,
    chat_id character varying(80),
    person_id character varying(80),
    message_id character varying(64),
    call character varying(12) NOT NULL,
    payload json,
    state character varying(10) NOT NULL,
    attempts integer NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    ready_at timestamp with time zone NOT NULL,
    handled_at timestamp with time zone,
    turn_id integer,
    delivery_id integer,
    error character varying(200),
    CONSTRAINT ck_inbox_state CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'done'::character varying, 'aside'::character varying])::text[])))
);



CREATE SEQUENCE inbox_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;



ALTER SEQUENCE inbox_id_seq OWNED BY inbox.id;



CREATE TABLE key_dates (
    name character varying(40) NOT NULL,
    fiscal_year integer NOT NULL,
    day date NOT NULL,
    set_at timestamp with time zone NOT NULL
);



CREATE TABLE officer_codes (
    code character varying(20) NOT NULL,
    name character varying(200) NOT NULL,
    until timestamp with time zone NOT NULL
);



CREATE TABLE officers (
    person_id character varying(80) NOT NULL,
    name character varying(200) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    away_until timestamp with time zone,
    substitute_id character varying(80)
);



CREATE TABLE own_announcements (
    id integer NOT NULL,
    message_id character varying(64),
    text character varying NOT NULL,
    role character varying(20),
    at timestamp with time zone,
    state character varying(10) NOT NULL,
    by character varying(80),
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_own_announcements_state CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'waiting'::character varying, 'done'::character varying, 'cancelled'::character varying])::text[])))
);



CREATE SEQUENCE own_announcements_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;



ALTER SEQUENCE own_announcements_id_seq OWNED BY own_announcements.id;



CREATE TABLE people (
    id character varying(80) NOT NULL,
    followed_at timestamp with time zone,
    unfollowed_at timestamp with time zone,
    name character varying(200),
    school character varying(200)
);



CREATE TABLE ratings (
    id integer NOT NULL,
    at timestamp with time zone NOT NULL,
    procedure character varying(60),
    step integer,
    facet character varying(20),
    month character varying(4),
    "right" boolean NOT NULL
);



CREATE SEQUENCE ratings_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;



ALTER SEQUENCE ratings_id_seq OWNED BY ratings.id;



CREATE TABLE sent_messages (
    message_id character varying(64) NOT NULL,
    chat_id character varying(80) NOT NULL,
    delivery_id integer,
    sent_at timestamp with time zone NOT NULL,
    consultation_id integer,
    kind character varying(5)
);



CREATE TABLE tombstones (
    message_id character varying(64) NOT NULL,
    until timestamp with time zone NOT NULL
);



CREATE TABLE turns (
    id integer NOT NULL,
    chat_id character varying(80) NOT NULL,
    person_id character varying(80),
    at timestamp with time zone NOT NULL,
    text character varying,
    reading json NOT NULL,
    talk json NOT NULL
);



CREATE SEQUENCE turns_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;



ALTER SEQUENCE turns_id_seq OWNED BY turns.id;



ALTER TABLE ONLY accounts ALTER COLUMN id SET DEFAULT nextval('accounts_id_seq'::regclass);



ALTER TABLE ONLY announcements ALTER COLUMN id SET DEFAULT nextval('announcements_id_seq'::regclass);



ALTER TABLE ONLY attachments ALTER COLUMN id SET DEFAULT nextval('attachments_id_seq'::regclass);



ALTER TABLE ONLY consultation_events ALTER COLUMN id SET DEFAULT nextval('consultation_events_id_seq'::regclass);



ALTER TABLE ONLY consultations ALTER COLUMN id SET DEFAULT nextval('consultations_id_seq'::regclass);



ALTER TABLE ONLY deliveries ALTER COLUMN id SET DEFAULT nextval('deliveries_id_seq'::regclass);



ALTER TABLE ONLY entries ALTER COLUMN id SET DEFAULT nextval('entries_id_seq'::regclass);



ALTER TABLE ONLY heartbeats ALTER COLUMN id SET DEFAULT nextval('heartbeats_id_seq'::regclass);



ALTER TABLE ONLY inbox ALTER COLUMN id SET DEFAULT nextval('inbox_id_seq'::regclass);



ALTER TABLE ONLY own_announcements ALTER COLUMN id SET DEFAULT nextval('own_announcements_id_seq'::regclass);



ALTER TABLE ONLY ratings ALTER COLUMN id SET DEFAULT nextval('ratings_id_seq'::regclass);



ALTER TABLE ONLY turns ALTER COLUMN id SET DEFAULT nextval('turns_id_seq'::regclass);



INSERT INTO accounts VALUES (1, 'U99999999999999999999999999999999', '@x', 'แผนดี', '2026-11-23 03:30:00+00');



INSERT INTO alembic_version VALUES ('0022');



INSERT INTO announcement_orders VALUES ('reminder:plan-review-4:2027-05-31:7d', 'announcements', 'stop', NULL, 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2026-11-23 03:30:00+00', NULL);



INSERT INTO announcements VALUES (1, 'digest:announcements:2026-11', 'C55555555555555555555555555555555', '2026-11-23 03:30:00+00', '2026-11-30', 'sent', false, '2026-11-23 03:30:00+00', NULL, NULL);
INSERT INTO announcements VALUES (2, 'notice:closing:emes-close-6m:2570', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2026-11-23 03:30:00+00', '2026-11-30', 'missed', true, '2026-11-23 03:30:00+00', NULL, NULL);



INSERT INTO attachments VALUES (1, 'RdM_mKi9N5hTJnKbSomOZdi0Y7eu4NPDB4JVIKpEkwA', 'sent-by-Uaa-71', 'image', NULL, 4, '-', true, NULL, 'erased', 'image/png', true, 24, 1, '2026-11-23 03:01:22+00', '2026-11-23 03:00:22+00', NULL, NULL, NULL, NULL);



INSERT INTO chat_leases VALUES ('C55555555555555555555555555555555', 'worker-1', '2026-11-23 03:30:00+00');



INSERT INTO consultation_counters VALUES (2570, 4);



INSERT INTO consultation_events VALUES (1, 1, '2026-11-23 03:00:01+00', 'asker', NULL, NULL, 'asked', 'ขอย้ายครูต้องทำยังไง', 'message-48', NULL);
INSERT INTO consultation_events VALUES (2, 1, '2026-11-23 03:00:03+00', 'asker', NULL, NULL, 'escalated', 'ขอย้ายครูต้องทำยังไง', 'message-48', NULL);
INSERT INTO consultation_events VALUES (3, 1, '2026-11-23 03:00:03+00', 'asker', NULL, NULL, 'school', 'โรงเรียนปิยะมหาราชาลัย', 'message-51', NULL);
INSERT INTO consultation_events VALUES (4, 1, '2026-11-23 03:00:04+00', 'officer', 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'พี่นิด', 'answered', 'ติดต่อกลุ่มบริหารงานบุคคลค่ะ', 'message-53', NULL);
INSERT INTO consultation_events VALUES (5, 1, '2026-11-23 03:00:07+00', 'asker', 'U11111111111111111111111111111111', NULL, 'confirmed', NULL, NULL, NULL);
INSERT INTO consultation_events VALUES (6, 2, '2026-11-23 03:00:08+00', 'asker', NULL, NULL, 'asked', 'ขอหนังสือรับรอง', 'message-60', NULL);
INSERT INTO consultation_events VALUES (7, 2, '2026-11-23 03:00:10+00', 'asker', NULL, NULL, 'escalated', 'ขอหนังสือรับรอง', 'message-60', NULL);
INSERT INTO consultation_events VALUES (8, 2, '2026-11-23 03:00:10+00', 'asker', NULL, NULL, 'school', 'โรงเรียนนาแกพิทยาคม', 'message-63', NULL);
INSERT INTO consultation_events VALUES (9, 2, '2026-11-23 03:00:11+00', 'officer', 'Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'สมศรี', 'answered', 'คำตอบสั้น', 'message-65', NULL);
INSERT INTO consultation_events VALUES (10, 2, '2026-11-23 03:00:12+00', 'asker', 'U22222222222222222222222222222222', NULL, 'reopened', NULL, NULL, NULL);
INSERT INTO consultation_events VALUES (11, 2, '2026-11-23 03:00:13+00', 'asker', 'U22222222222222222222222222222222', NULL, 'added', 'หมายถึงปีไหนคะ', 'message-68', NULL);
INSERT INTO consultation_events VALUES (12, 3, '2026-11-23 03:00:14+00', 'asker', NULL, NULL, 'asked', 'ส่งแผนวันไหน', 'message-70', NULL);
INSERT INTO consultation_events VALUES (13, 3, '2026-11-23 03:00:14+00', 'planbot', NULL, NULL, 'answered', 'ขั้นตอนที่ 4 จาก 6 · ทบทวนแผนและแผนปฏิบัติการประจำปี
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
ที่มา: คู่มือการให้บริการ ปีงบประมาณ พ.ศ. 2567 บรรทัดที่ 51', NULL, '');
INSERT INTO consultation_events VALUES (14, 3, '2026-11-23 03:00:15+00', 'asker', NULL, NULL, 'confirmed', NULL, NULL, NULL);
INSERT INTO consultation_events VALUES (18, 4, '2026-11-23 03:00:19+00', 'officer', 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'พี่นิด', 'taken', NULL, NULL, NULL);
INSERT INTO consultation_events VALUES (15, 4, '2026-11-23 03:00:16+00', 'asker', NULL, NULL, 'asked', NULL, NULL, NULL);
INSERT INTO consultation_events VALUES (16, 4, '2026-11-23 03:00:18+00', 'asker', NULL, NULL, 'escalated', NULL, NULL, NULL);
INSERT INTO consultation_events VALUES (17, 4, '2026-11-23 03:00:18+00', 'asker', NULL, NULL, 'school', NULL, NULL, NULL);
INSERT INTO consultation_events VALUES (19, 4, '2026-11-23 03:00:24+00', 'asker', NULL, NULL, 'erased', NULL, NULL, NULL);
INSERT INTO consultation_events VALUES (20, 5, '2026-11-23 03:00:26+00', 'asker', NULL, NULL, 'asked', 'ขอใช้รถราชการ', 'message-90', NULL);
INSERT INTO consultation_events VALUES (21, 5, '2026-11-23 03:00:27+00', 'asker', NULL, NULL, 'escalated', 'ขอใช้รถราชการ', 'message-90', NULL);
INSERT INTO consultation_events VALUES (22, 5, '2026-11-23 03:00:27+00', 'planbot', NULL, NULL, 'held-up', NULL, NULL, NULL);



INSERT INTO consultations VALUES (1, 5, 2570, 1, 'confirmed', 'line', 'U11111111111111111111111111111111', 'U11111111111111111111111111111111', 'ครูสมใจ', 'โรงเรียนปิยะมหาราชาลัย', NULL, NULL, NULL, 'ขอย้ายครูต้องทำยังไง', 'ติดต่อกลุ่มบริหารงานบุคคลค่ะ', 'officer', NULL, NULL, 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'พี่นิด', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2026-11-23 03:00:01+00', '2026-11-23 03:00:07+00', '2026-11-23 03:00:03+00', '2026-11-24 03:00:03+00', NULL, '2026-11-23 03:00:04+00', '2026-11-23 03:00:07+00', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO consultations VALUES (2, 5, 2570, 2, 'reopened', 'line', 'U22222222222222222222222222222222', 'U22222222222222222222222222222222', 'ครูวิชัย', 'โรงเรียนนาแกพิทยาคม', NULL, NULL, NULL, 'ขอหนังสือรับรอง', 'คำตอบสั้น', 'officer', NULL, NULL, 'Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'สมศรี', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2026-11-23 03:00:08+00', '2026-11-23 03:00:13+00', '2026-11-23 03:00:10+00', '2026-11-24 03:00:10+00', NULL, '2026-11-23 03:00:11+00', NULL, '2026-11-23 03:00:12+00', NULL, '2026-11-23 03:30:13+00', NULL, NULL, NULL);
INSERT INTO consultations VALUES (3, 2, NULL, NULL, 'confirmed', 'line', 'U11111111111111111111111111111111', 'U11111111111111111111111111111111', NULL, NULL, 'plan-review', 4, 'timeline', 'ส่งแผนวันไหน', 'ขั้นตอนที่ 4 จาก 6 · ทบทวนแผนและแผนปฏิบัติการประจำปี
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
ที่มา: คู่มือการให้บริการ ปีงบประมาณ พ.ศ. 2567 บรรทัดที่ 51', 'planbot', '', NULL, NULL, NULL, NULL, '2026-11-23 03:00:14+00', '2026-11-23 03:00:15+00', NULL, NULL, NULL, '2026-11-23 03:00:14+00', '2026-11-23 03:00:15+00', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO consultations VALUES (4, 4, 2570, 3, 'withdrawn', 'line', '-', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'พี่นิด', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2026-11-23 03:00:16+00', '2026-11-23 03:00:19+00', '2026-11-23 03:00:18+00', '2026-11-24 03:00:18+00', '2026-11-23 03:00:19+00', NULL, NULL, NULL, '2026-11-23 03:00:24+00', NULL, NULL, NULL, NULL);
INSERT INTO consultations VALUES (5, 2, 2570, 4, 'open', 'line', 'U11111111111111111111111111111111', 'U11111111111111111111111111111111', 'ครูสมใจ', 'โรงเรียนปิยะมหาราชาลัย', NULL, NULL, NULL, 'ขอใช้รถราชการ', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-23 03:00:26+00', '2026-11-23 03:00:27+00', '2026-11-23 03:00:27+00', '2026-11-24 03:00:27+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);



INSERT INTO deliveries VALUES (1, 'U11111111111111111111111111111111', false, 'reply', NULL, NULL, '2026-11-23 03:00:55+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:01+00', '2026-11-23 03:00:01+00', '2026-11-23 03:00:01+00', '2026-11-23 03:00:01+00', 'accepted 200 -', '', NULL, '[null]', NULL, '[""]');
INSERT INTO deliveries VALUES (2, 'U11111111111111111111111111111111', false, 'reply', NULL, NULL, '2026-11-23 03:00:56+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:02+00', '2026-11-23 03:00:02+00', '2026-11-23 03:00:02+00', '2026-11-23 03:00:02+00', 'accepted 200 -', '', NULL, '[null]', NULL, '[""]');
INSERT INTO deliveries VALUES (4, 'U11111111111111111111111111111111', false, 'reply', NULL, NULL, '2026-11-23 03:00:57+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:03+00', '2026-11-23 03:00:03+00', '2026-11-23 03:00:03+00', '2026-11-23 03:00:03+00', 'accepted 200 -', '', 1, '[1]', NULL, '[""]');
INSERT INTO deliveries VALUES (17, 'U22222222222222222222222222222222', false, 'reply', NULL, NULL, '2026-11-23 03:01:06+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:12+00', '2026-11-23 03:00:12+00', '2026-11-23 03:00:12+00', '2026-11-23 03:00:12+00', 'accepted 200 -', '', 2, '[2]', NULL, '[""]');
INSERT INTO deliveries VALUES (21, 'U11111111111111111111111111111111', false, 'reply', NULL, NULL, '2026-11-23 03:01:09+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:15+00', '2026-11-23 03:00:15+00', '2026-11-23 03:00:15+00', '2026-11-23 03:00:15+00', 'accepted 200 -', '', NULL, '[null]', NULL, '[""]');
INSERT INTO deliveries VALUES (19, 'U22222222222222222222222222222222', false, 'reply', NULL, NULL, '2026-11-23 03:01:07+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:13+00', '2026-11-23 03:00:13+00', '2026-11-23 03:00:13+00', '2026-11-23 03:00:13+00', 'accepted 200 -', '', 2, '[2]', NULL, '[""]');
INSERT INTO deliveries VALUES (18, 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', true, 'push', NULL, NULL, NULL, '2477bd6c-8bcb-41e9-b315-7d8d5a763e83', false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:13+00', '2026-11-23 03:00:13+00', '2026-11-23 03:00:13+00', '2026-11-23 03:00:13+00', 'accepted 200 -', 'question', 2, '[2]', 'message-68', '["card"]');
INSERT INTO deliveries VALUES (20, 'U11111111111111111111111111111111', false, 'reply', NULL, NULL, '2026-11-23 03:01:08+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:14+00', '2026-11-23 03:00:14+00', '2026-11-23 03:00:14+00', '2026-11-23 03:00:14+00', 'accepted 200 -', '', NULL, '[null]', NULL, '[""]');
INSERT INTO deliveries VALUES (22, 'U33333333333333333333333333333333', false, 'reply', NULL, NULL, '2026-11-23 03:01:10+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:16+00', '2026-11-23 03:00:16+00', '2026-11-23 03:00:16+00', '2026-11-23 03:00:16+00', 'accepted 200 -', '', NULL, '[null]', NULL, '[""]');
INSERT INTO deliveries VALUES (23, 'U33333333333333333333333333333333', false, 'reply', NULL, NULL, '2026-11-23 03:01:11+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:17+00', '2026-11-23 03:00:17+00', '2026-11-23 03:00:17+00', '2026-11-23 03:00:17+00', 'accepted 200 -', '', NULL, '[null]', NULL, '[""]');
INSERT INTO deliveries VALUES (24, 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', true, 'push', NULL, NULL, NULL, '5a490bbf-61f6-4944-b52f-2609c97c273c', false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:18+00', '2026-11-23 03:00:18+00', '2026-11-23 03:00:18+00', '2026-11-23 03:00:18+00', 'accepted 200 -', 'question', 4, '[4]', 'message-73', '["card"]');
INSERT INTO deliveries VALUES (37, 'U11111111111111111111111111111111', false, 'push', '[{"type": "text", "text": "\u0e41\u0e08\u0e49\u0e07\u0e43\u0e2b\u0e49\u0e17\u0e23\u0e32\u0e1a\u0e04\u0e48\u0e30 \u0e1b\u0e28. 4/2570 \u0e22\u0e31\u0e07\u0e44\u0e1b\u0e44\u0e21\u0e48\u0e16\u0e36\u0e07\u0e40\u0e08\u0e49\u0e32\u0e2b\u0e19\u0e49\u0e32\u0e17\u0e35\u0e48 \u0e40\u0e1e\u0e23\u0e32\u0e30\u0e42\u0e04\u0e27\u0e15\u0e32\u0e02\u0e49\u0e2d\u0e04\u0e27\u0e32\u0e21 LINE \u0e02\u0e2d\u0e07\u0e40\u0e14\u0e37\u0e2d\u0e19\u0e19\u0e35\u0e49\u0e2b\u0e21\u0e14 \u0e04\u0e33\u0e16\u0e32\u0e21\u0e40\u0e01\u0e47\u0e1a\u0e44\u0e27\u0e49\u0e04\u0e23\u0e1a \u0e08\u0e30\u0e2a\u0e48\u0e07\u0e43\u0e2b\u0e49\u0e40\u0e2d\u0e07\u0e40\u0e21\u0e37\u0e48\u0e2d\u0e21\u0e35\u0e42\u0e04\u0e27\u0e15\u0e32 \u0e2b\u0e32\u0e01\u0e40\u0e23\u0e48\u0e07\u0e14\u0e48\u0e27\u0e19 \u0e41\u0e15\u0e30 \u201c\u0e16\u0e32\u0e21\u0e40\u0e08\u0e49\u0e32\u0e2b\u0e19\u0e49\u0e32\u0e17\u0e35\u0e48\u201d \u0e41\u0e25\u0e49\u0e27\u0e40\u0e25\u0e37\u0e2d\u0e01 \u201c\u0e0a\u0e48\u0e2d\u0e07\u0e17\u0e32\u0e07\u0e15\u0e34\u0e14\u0e15\u0e48\u0e2d\u0e2d\u0e37\u0e48\u0e19\u201d \u0e04\u0e48\u0e30"}]', NULL, NULL, '26128884-939e-4118-8372-13dcb0a78d56', false, 'carried', 0, false, NULL, NULL, '2026-11-23 03:00:27+00', NULL, '2026-11-23 03:00:27+00', NULL, NULL, 'held-up', 5, '[5]', NULL, '[""]');
INSERT INTO deliveries VALUES (3, 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', true, 'push', NULL, NULL, NULL, '6036a861-71dc-4662-a0c2-6f7e4bf07aa9', false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:03+00', '2026-11-23 03:00:03+00', '2026-11-23 03:00:03+00', '2026-11-23 03:00:03+00', 'accepted 200 -', 'question', 1, '[1]', 'message-48', '["card"]');
INSERT INTO deliveries VALUES (6, 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', true, 'reply', NULL, NULL, '2026-11-23 03:00:58+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:04+00', '2026-11-23 03:00:04+00', '2026-11-23 03:00:04+00', '2026-11-23 03:00:04+00', 'accepted 200 -', '', 1, '[1]', NULL, '["done"]');
INSERT INTO deliveries VALUES (5, 'U11111111111111111111111111111111', false, 'push', NULL, NULL, NULL, 'e3cddd58-eace-4c97-89d1-f9bc8e7c64ef', false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:04+00', '2026-11-23 03:00:04+00', '2026-11-23 03:00:04+00', '2026-11-23 03:00:04+00', 'accepted 200 -', 'answer', 1, '[1, 1]', 'message-53', '["", ""]');
INSERT INTO deliveries VALUES (7, 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', true, 'reply', NULL, NULL, '2026-11-23 03:00:59+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:05+00', '2026-11-23 03:00:05+00', '2026-11-23 03:00:05+00', '2026-11-23 03:00:05+00', 'accepted 200 -', '', NULL, '[null, null]', NULL, '["", ""]');
INSERT INTO deliveries VALUES (8, 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', true, 'reply', NULL, NULL, '2026-11-23 03:01:00+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:06+00', '2026-11-23 03:00:06+00', '2026-11-23 03:00:06+00', '2026-11-23 03:00:06+00', 'accepted 200 -', '', NULL, '[null]', NULL, '[""]');
INSERT INTO deliveries VALUES (9, 'U11111111111111111111111111111111', false, 'reply', NULL, NULL, '2026-11-23 03:01:01+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:07+00', '2026-11-23 03:00:07+00', '2026-11-23 03:00:07+00', '2026-11-23 03:00:07+00', 'accepted 200 -', '', NULL, '[null]', NULL, '[""]');
INSERT INTO deliveries VALUES (10, 'U22222222222222222222222222222222', false, 'reply', NULL, NULL, '2026-11-23 03:01:02+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:08+00', '2026-11-23 03:00:08+00', '2026-11-23 03:00:08+00', '2026-11-23 03:00:08+00', 'accepted 200 -', '', NULL, '[null]', NULL, '[""]');
INSERT INTO deliveries VALUES (11, 'U22222222222222222222222222222222', false, 'reply', NULL, NULL, '2026-11-23 03:01:03+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:09+00', '2026-11-23 03:00:09+00', '2026-11-23 03:00:09+00', '2026-11-23 03:00:09+00', 'accepted 200 -', '', NULL, '[null]', NULL, '[""]');
INSERT INTO deliveries VALUES (12, 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', true, 'push', NULL, NULL, NULL, 'bb62a90d-3c52-40ab-88a4-92d1e9f9c6c3', false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:10+00', '2026-11-23 03:00:10+00', '2026-11-23 03:00:10+00', '2026-11-23 03:00:10+00', 'accepted 200 -', 'question', 2, '[2]', 'message-60', '["card"]');
INSERT INTO deliveries VALUES (13, 'U22222222222222222222222222222222', false, 'reply', NULL, NULL, '2026-11-23 03:01:04+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:10+00', '2026-11-23 03:00:10+00', '2026-11-23 03:00:10+00', '2026-11-23 03:00:10+00', 'accepted 200 -', '', 2, '[2]', NULL, '[""]');
INSERT INTO deliveries VALUES (15, 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', true, 'reply', NULL, NULL, '2026-11-23 03:01:05+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:11+00', '2026-11-23 03:00:11+00', '2026-11-23 03:00:11+00', '2026-11-23 03:00:11+00', 'accepted 200 -', '', 2, '[2]', NULL, '["done"]');
INSERT INTO deliveries VALUES (14, 'U22222222222222222222222222222222', false, 'push', NULL, NULL, NULL, '703f12ad-6c64-4a4e-ba4f-36be668c47a9', false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:11+00', '2026-11-23 03:00:11+00', '2026-11-23 03:00:11+00', '2026-11-23 03:00:11+00', 'accepted 200 -', 'answer', 2, '[2, 2]', 'message-65', '["", ""]');
INSERT INTO deliveries VALUES (16, 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', true, 'push', NULL, NULL, NULL, '2ac1749c-bb4f-41df-9509-19c195554668', false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:12+00', '2026-11-23 03:00:12+00', '2026-11-23 03:00:12+00', '2026-11-23 03:00:12+00', 'accepted 200 -', 'question', 2, '[2]', NULL, '["card"]');
INSERT INTO deliveries VALUES (25, 'U33333333333333333333333333333333', false, 'reply', NULL, NULL, '2026-11-23 03:01:12+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:18+00', '2026-11-23 03:00:18+00', '2026-11-23 03:00:18+00', '2026-11-23 03:00:18+00', 'accepted 200 -', '', 4, '[4]', NULL, '[""]');
INSERT INTO deliveries VALUES (26, 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', true, 'reply', NULL, NULL, '2026-11-23 03:01:13+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:19+00', '2026-11-23 03:00:19+00', '2026-11-23 03:00:19+00', '2026-11-23 03:00:19+00', 'accepted 200 -', '', 4, '[4]', NULL, '[""]');
INSERT INTO deliveries VALUES (27, 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', true, 'reply', NULL, NULL, '2026-11-23 03:01:14+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:20+00', '2026-11-23 03:00:20+00', '2026-11-23 03:00:20+00', '2026-11-23 03:00:20+00', 'accepted 200 -', '', 4, '[4]', NULL, '[""]');
INSERT INTO deliveries VALUES (28, 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', true, 'reply', NULL, NULL, '2026-11-23 03:01:15+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:21+00', '2026-11-23 03:00:21+00', '2026-11-23 03:00:21+00', '2026-11-23 03:00:21+00', 'accepted 200 -', '', 4, '[4]', NULL, '[""]');
INSERT INTO deliveries VALUES (29, 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', true, 'reply', NULL, NULL, '2026-11-23 03:01:16+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:22+00', '2026-11-23 03:00:22+00', '2026-11-23 03:00:22+00', '2026-11-23 03:00:22+00', 'accepted 200 -', '', NULL, '[null]', NULL, '[""]');
INSERT INTO deliveries VALUES (30, 'U33333333333333333333333333333333', false, 'reply', NULL, NULL, '2026-11-23 03:01:17+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:23+00', '2026-11-23 03:00:23+00', '2026-11-23 03:00:23+00', '2026-11-23 03:00:23+00', 'accepted 200 -', '', NULL, '[null]', NULL, '[""]');
INSERT INTO deliveries VALUES (32, 'U33333333333333333333333333333333', false, 'reply', NULL, NULL, '2026-11-23 03:01:18+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:24+00', '2026-11-23 03:00:24+00', '2026-11-23 03:00:24+00', '2026-11-23 03:00:24+00', 'accepted 200 -', '', NULL, '[null]', NULL, '[""]');
INSERT INTO deliveries VALUES (31, 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', true, 'push', NULL, NULL, NULL, 'a57f0491-1181-4f24-a373-ca9ef7ac0e46', false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:24+00', '2026-11-23 03:00:24+00', '2026-11-23 03:00:24+00', '2026-11-23 03:00:24+00', 'accepted 200 -', '', 4, '[4]', NULL, '[""]');
INSERT INTO deliveries VALUES (33, 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', false, 'reply', NULL, NULL, '2026-11-23 03:01:19+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:25+00', '2026-11-23 03:00:25+00', '2026-11-23 03:00:25+00', '2026-11-23 03:00:25+00', 'accepted 200 -', '', NULL, '[null]', NULL, '[""]');
INSERT INTO deliveries VALUES (34, 'U11111111111111111111111111111111', false, 'reply', NULL, NULL, '2026-11-23 03:01:20+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:26+00', '2026-11-23 03:00:26+00', '2026-11-23 03:00:26+00', '2026-11-23 03:00:26+00', 'accepted 200 -', '', NULL, '[null]', NULL, '[""]');
INSERT INTO deliveries VALUES (36, 'U11111111111111111111111111111111', false, 'reply', NULL, NULL, '2026-11-23 03:01:21+00', NULL, false, 'sent', 1, false, NULL, NULL, '2026-11-23 03:00:27+00', '2026-11-23 03:00:27+00', '2026-11-23 03:00:27+00', '2026-11-23 03:00:27+00', 'accepted 200 -', '', 5, '[5]', NULL, '[""]');
INSERT INTO deliveries VALUES (35, 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', true, 'push', '[{"type": "flex", "altText": "\u0e1b\u0e28. 4/2570 \u0e02\u0e2d\u0e43\u0e0a\u0e49\u0e23\u0e16\u0e23\u0e32\u0e0a\u0e01\u0e32\u0e23", "contents": {"type": "bubble", "size": "mega", "header": {"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "\u0e04\u0e33\u0e16\u0e32\u0e21\u0e16\u0e36\u0e07\u0e40\u0e08\u0e49\u0e32\u0e2b\u0e19\u0e49\u0e32\u0e17\u0e35\u0e48", "size": "xs", "wrap": true, "color": "#FFFFFF"}, {"type": "text", "text": "\u0e1b\u0e28. 4/2570", "size": "lg", "wrap": true, "color": "#FFFFFF", "weight": "bold"}], "backgroundColor": "#8A3B12", "paddingAll": "16px", "spacing": "xs"}, "body": {"type": "box", "layout": "vertical", "contents": [{"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "\u0e04\u0e33\u0e16\u0e32\u0e21", "size": "xs", "wrap": true, "color": "#8A3B12", "weight": "bold"}, {"type": "text", "text": "\u0e02\u0e2d\u0e43\u0e0a\u0e49\u0e23\u0e16\u0e23\u0e32\u0e0a\u0e01\u0e32\u0e23", "size": "md", "wrap": true}], "backgroundColor": "#EEF1F4", "cornerRadius": "8px", "paddingAll": "12px", "spacing": "xs"}, {"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "\u0e1c\u0e39\u0e49\u0e16\u0e32\u0e21", "size": "xs", "wrap": true, "color": "#5F6B7A"}, {"type": "text", "text": "\u0e04\u0e23\u0e39\u0e2a\u0e21\u0e43\u0e08 \u00b7 \u0e42\u0e23\u0e07\u0e40\u0e23\u0e35\u0e22\u0e19\u0e1b\u0e34\u0e22\u0e30\u0e21\u0e2b\u0e32\u0e23\u0e32\u0e0a\u0e32\u0e25\u0e31\u0e22", "size": "sm", "wrap": true}], "spacing": "xs", "margin": "lg"}, {"type": "box", "layout": "vertical", "contents": [{"type": "text", "text": "\u0e41\u0e08\u0e49\u0e07\u0e1c\u0e39\u0e49\u0e16\u0e32\u0e21\u0e44\u0e27\u0e49\u0e27\u0e48\u0e32\u0e08\u0e30\u0e15\u0e2d\u0e1a\u0e20\u0e32\u0e22\u0e43\u0e19", "size": "xs", "wrap": true, "color": "#5F6B7A"}, {"type": "text", "text": "\u0e27\u0e31\u0e19\u0e2d\u0e31\u0e07\u0e04\u0e32\u0e23\u0e17\u0e35\u0e48 24 \u0e1e\u0e24\u0e28\u0e08\u0e34\u0e01\u0e32\u0e22\u0e19 2569 \u0e40\u0e27\u0e25\u0e32 10:00 \u0e19.", "size": "sm", "wrap": true}], "spacing": "xs", "margin": "lg"}, {"type": "text", "text": "\u0e15\u0e2d\u0e1a\u0e42\u0e14\u0e22\u0e01\u0e14\u0e04\u0e49\u0e32\u0e07\u0e17\u0e35\u0e48\u0e01\u0e32\u0e23\u0e4c\u0e14\u0e19\u0e35\u0e49\u0e41\u0e25\u0e49\u0e27\u0e40\u0e25\u0e37\u0e2d\u0e01 \u201c\u0e15\u0e2d\u0e1a\u0e01\u0e25\u0e31\u0e1a\u201d \u0e2b\u0e23\u0e37\u0e2d\u0e1e\u0e34\u0e21\u0e1e\u0e4c \u201c\u0e1b\u0e28. 4/2570 \u0e15\u0e32\u0e21\u0e14\u0e49\u0e27\u0e22\u0e04\u0e33\u0e15\u0e2d\u0e1a\u201d \u0e02\u0e49\u0e2d\u0e04\u0e27\u0e32\u0e21\u0e08\u0e30\u0e2a\u0e48\u0e07\u0e16\u0e36\u0e07\u0e1c\u0e39\u0e49\u0e16\u0e32\u0e21\u0e17\u0e31\u0e19\u0e17\u0e35", "size": "xs", "wrap": true, "margin": "lg", "color": "#5F6B7A"}], "paddingAll": "16px"}, "footer": {"type": "box", "layout": "vertical", "contents": [{"type": "button", "style": "primary", "height": "sm", "color": "#8A3B12", "action": {"type": "postback", "label": "\u0e15\u0e2d\u0e1a", "data": "a=reply&c=5", "inputOption": "openKeyboard", "fillInText": "\u0e1b\u0e28. 4/2570 "}}, {"type": "box", "layout": "horizontal", "contents": [{"type": "box", "layout": "horizontal", "contents": [{"type": "text", "text": "\u0e23\u0e31\u0e1a\u0e40\u0e23\u0e37\u0e48\u0e2d\u0e07", "size": "sm", "wrap": true, "align": "center", "color": "#8A3B12"}], "action": {"type": "message", "label": "\u0e23\u0e31\u0e1a\u0e40\u0e23\u0e37\u0e48\u0e2d\u0e07", "text": "\u0e23\u0e31\u0e1a \u0e1b\u0e28. 4/2570"}, "flex": 1, "paddingTop": "10px", "paddingBottom": "10px", "paddingStart": "4px", "paddingEnd": "4px"}, {"type": "box", "layout": "horizontal", "contents": [{"type": "text", "text": "\u0e2b\u0e25\u0e32\u0e22\u0e02\u0e49\u0e2d\u0e04\u0e27\u0e32\u0e21", "size": "sm", "wrap": true, "align": "center", "color": "#8A3B12"}], "action": {"type": "message", "label": "\u0e2b\u0e25\u0e32\u0e22\u0e02\u0e49\u0e2d\u0e04\u0e27\u0e32\u0e21", "text": "\u0e2b\u0e25\u0e32\u0e22\u0e02\u0e49\u0e2d\u0e04\u0e27\u0e32\u0e21 \u0e1b\u0e28. 4/2570"}, "flex": 1, "paddingTop": "10px", "paddingBottom": "10px", "paddingStart": "4px", "paddingEnd": "4px"}]}], "paddingAll": "8px", "spacing": "none"}}}]', NULL, NULL, '25dd84d3-1ec1-440b-a40e-21734b699562', false, 'held', 1, false, NULL, NULL, '2026-11-23 04:00:27+00', NULL, '2026-11-23 03:00:27+00', NULL, 'hold - -', 'question', 5, '[5]', 'message-90', '["card"]');



INSERT INTO drafts VALUES ('Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'record', '{"channel": "phone", "person": "", "school": "\u0e42\u0e23\u0e07\u0e40\u0e23\u0e35\u0e22\u0e19\u0e19\u0e32\u0e41\u0e01\u0e1e\u0e34\u0e17\u0e22\u0e32\u0e04\u0e21", "schools": [], "question": "\u0e16\u0e32\u0e21\u0e40\u0e23\u0e37\u0e48\u0e2d\u0e07\u0e07\u0e1a\u0e1b\u0e23\u0e30\u0e21\u0e32\u0e13", "answered": true, "procedure": null, "step": null, "facet": null, "message": "message-88"}', '2026-11-24 03:00:25+00');



INSERT INTO entries VALUES (1, 'approved', '["\u0e02\u0e2d\u0e22\u0e49\u0e32\u0e22\u0e04\u0e23\u0e39\u0e15\u0e49\u0e2d\u0e07\u0e17\u0e33\u0e22\u0e31\u0e07\u0e44\u0e07"]', 'ติดต่อกลุ่มบริหารงานบุคคลค่ะ', 1, 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'พี่นิด', '2026-11-23 03:00:05+00', 'Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'สมศรี', '2026-11-23 03:00:06+00', NULL, 'f1da47d6-ea27-4da8-ab44-885507be25f7', 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'พี่นิด');



INSERT INTO erasures VALUES ('U33333333333333333333333333333333', '2026-11-23 03:00:24+00');



INSERT INTO group_codes VALUES ('ABCDEFGH', 'personnel', '2026-11-24 03:30:00+00');



INSERT INTO groups VALUES ('Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', NULL, 'officers', NULL, NULL, '2026-11-23 03:00:00+00', NULL);



INSERT INTO heartbeats VALUES (1, '2026-11-23 03:30:00+00', NULL, NULL);



INSERT INTO inbox VALUES (10, '01TEST00000000000000000064', 'message', 'U22222222222222222222222222222222', 'U22222222222222222222222222222222', 'message-63', 'direct', '{"type": "message", "webhookEventId": "01TEST00000000000000000064", "timestamp": 1795402809000, "mode": "active", "source": {"type": "user", "userId": "U22222222222222222222222222222222"}, "replyToken": "token-64", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-63", "quoteToken": "quote", "text": "\u0e19\u0e32\u0e41\u0e01\u0e1e\u0e34\u0e17\u0e22\u0e32\u0e04\u0e21"}}', 'done', 1, '2026-11-23 03:00:09+00', '2026-11-23 03:00:09+00', '2026-11-23 03:00:09+00', '2026-11-23 03:00:10+00', NULL, 13, NULL);
INSERT INTO inbox VALUES (1, '01TEST00000000000000000049', 'message', 'U11111111111111111111111111111111', 'U11111111111111111111111111111111', 'message-48', 'direct', '{"type": "message", "webhookEventId": "01TEST00000000000000000049", "timestamp": 1795402800000, "mode": "active", "source": {"type": "user", "userId": "U11111111111111111111111111111111"}, "replyToken": "token-49", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-48", "quoteToken": "quote", "text": "\u0e02\u0e2d\u0e22\u0e49\u0e32\u0e22\u0e04\u0e23\u0e39\u0e15\u0e49\u0e2d\u0e07\u0e17\u0e33\u0e22\u0e31\u0e07\u0e44\u0e07"}}', 'done', 1, '2026-11-23 03:00:00+00', '2026-11-23 03:00:00+00', '2026-11-23 03:00:00+00', '2026-11-23 03:00:01+00', 1, 1, NULL);
INSERT INTO inbox VALUES (5, '01TEST00000000000000000056', 'message', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'message-55', 'none', NULL, 'done', 1, '2026-11-23 03:00:04+00', '2026-11-23 03:00:04+00', '2026-11-23 03:00:04+00', '2026-11-23 03:00:05+00', NULL, 7, NULL);
INSERT INTO inbox VALUES (2, '01TEST00000000000000000050', 'postback', 'U11111111111111111111111111111111', 'U11111111111111111111111111111111', NULL, 'direct', '{"type": "postback", "webhookEventId": "01TEST00000000000000000050", "timestamp": 1795402801000, "mode": "active", "source": {"type": "user", "userId": "U11111111111111111111111111111111"}, "replyToken": "token-50", "deliveryContext": {"isRedelivery": false}, "postback": {"data": "a=consent&k=1795402801000"}}', 'done', 1, '2026-11-23 03:00:01+00', '2026-11-23 03:00:01+00', '2026-11-23 03:00:01+00', '2026-11-23 03:00:02+00', NULL, 2, NULL);
INSERT INTO inbox VALUES (3, '01TEST00000000000000000052', 'message', 'U11111111111111111111111111111111', 'U11111111111111111111111111111111', 'message-51', 'direct', '{"type": "message", "webhookEventId": "01TEST00000000000000000052", "timestamp": 1795402802000, "mode": "active", "source": {"type": "user", "userId": "U11111111111111111111111111111111"}, "replyToken": "token-52", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-51", "quoteToken": "quote", "text": "\u0e1b\u0e34\u0e22\u0e30\u0e21\u0e2b\u0e32\u0e23\u0e32\u0e0a\u0e32\u0e25\u0e31\u0e22"}}', 'done', 1, '2026-11-23 03:00:02+00', '2026-11-23 03:00:02+00', '2026-11-23 03:00:02+00', '2026-11-23 03:00:03+00', NULL, 4, NULL);
INSERT INTO inbox VALUES (8, '01TEST00000000000000000061', 'message', 'U22222222222222222222222222222222', 'U22222222222222222222222222222222', 'message-60', 'direct', '{"type": "message", "webhookEventId": "01TEST00000000000000000061", "timestamp": 1795402807000, "mode": "active", "source": {"type": "user", "userId": "U22222222222222222222222222222222"}, "replyToken": "token-61", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-60", "quoteToken": "quote", "text": "\u0e02\u0e2d\u0e2b\u0e19\u0e31\u0e07\u0e2a\u0e37\u0e2d\u0e23\u0e31\u0e1a\u0e23\u0e2d\u0e07"}}', 'done', 1, '2026-11-23 03:00:07+00', '2026-11-23 03:00:07+00', '2026-11-23 03:00:07+00', '2026-11-23 03:00:08+00', 2, 10, NULL);
INSERT INTO inbox VALUES (4, '01TEST00000000000000000054', 'message', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'message-53', 'quote', NULL, 'done', 1, '2026-11-23 03:00:03+00', '2026-11-23 03:00:03+00', '2026-11-23 03:00:03+00', '2026-11-23 03:00:04+00', NULL, 6, NULL);
INSERT INTO inbox VALUES (6, '01TEST00000000000000000058', 'message', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'message-57', 'none', NULL, 'done', 1, '2026-11-23 03:00:05+00', '2026-11-23 03:00:05+00', '2026-11-23 03:00:05+00', '2026-11-23 03:00:06+00', NULL, 8, NULL);
INSERT INTO inbox VALUES (7, '01TEST00000000000000000059', 'postback', 'U11111111111111111111111111111111', 'U11111111111111111111111111111111', NULL, 'direct', '{"type": "postback", "webhookEventId": "01TEST00000000000000000059", "timestamp": 1795402806000, "mode": "active", "source": {"type": "user", "userId": "U11111111111111111111111111111111"}, "replyToken": "token-59", "deliveryContext": {"isRedelivery": false}, "postback": {"data": "a=got&c=1"}}', 'done', 1, '2026-11-23 03:00:06+00', '2026-11-23 03:00:06+00', '2026-11-23 03:00:06+00', '2026-11-23 03:00:07+00', NULL, 9, NULL);
INSERT INTO inbox VALUES (9, '01TEST00000000000000000062', 'postback', 'U22222222222222222222222222222222', 'U22222222222222222222222222222222', NULL, 'direct', '{"type": "postback", "webhookEventId": "01TEST00000000000000000062", "timestamp": 1795402808000, "mode": "active", "source": {"type": "user", "userId": "U22222222222222222222222222222222"}, "replyToken": "token-62", "deliveryContext": {"isRedelivery": false}, "postback": {"data": "a=consent&k=1795402808000"}}', 'done', 1, '2026-11-23 03:00:08+00', '2026-11-23 03:00:08+00', '2026-11-23 03:00:08+00', '2026-11-23 03:00:09+00', NULL, 11, NULL);
INSERT INTO inbox VALUES (13, '01TEST00000000000000000069', 'message', 'U22222222222222222222222222222222', 'U22222222222222222222222222222222', 'message-68', 'direct', '{"type": "message", "webhookEventId": "01TEST00000000000000000069", "timestamp": 1795402812000, "mode": "active", "source": {"type": "user", "userId": "U22222222222222222222222222222222"}, "replyToken": "token-69", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-68", "quoteToken": "quote", "text": "\u0e2b\u0e21\u0e32\u0e22\u0e16\u0e36\u0e07\u0e1b\u0e35\u0e44\u0e2b\u0e19\u0e04\u0e30"}}', 'done', 1, '2026-11-23 03:00:12+00', '2026-11-23 03:00:12+00', '2026-11-23 03:00:12+00', '2026-11-23 03:00:13+00', NULL, 19, NULL);
INSERT INTO inbox VALUES (12, '01TEST00000000000000000067', 'postback', 'U22222222222222222222222222222222', 'U22222222222222222222222222222222', NULL, 'direct', '{"type": "postback", "webhookEventId": "01TEST00000000000000000067", "timestamp": 1795402811000, "mode": "active", "source": {"type": "user", "userId": "U22222222222222222222222222222222"}, "replyToken": "token-67", "deliveryContext": {"isRedelivery": false}, "postback": {"data": "a=unclear&c=2"}}', 'done', 1, '2026-11-23 03:00:11+00', '2026-11-23 03:00:11+00', '2026-11-23 03:00:11+00', '2026-11-23 03:00:12+00', NULL, 17, NULL);
INSERT INTO inbox VALUES (11, '01TEST00000000000000000066', 'message', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'message-65', 'quote', NULL, 'done', 1, '2026-11-23 03:00:10+00', '2026-11-23 03:00:10+00', '2026-11-23 03:00:10+00', '2026-11-23 03:00:11+00', NULL, 15, NULL);
INSERT INTO inbox VALUES (14, '01TEST00000000000000000071', 'message', 'U11111111111111111111111111111111', 'U11111111111111111111111111111111', 'message-70', 'direct', '{"type": "message", "webhookEventId": "01TEST00000000000000000071", "timestamp": 1795402813000, "mode": "active", "source": {"type": "user", "userId": "U11111111111111111111111111111111"}, "replyToken": "token-71", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-70", "quoteToken": "quote", "text": "\u0e2a\u0e48\u0e07\u0e41\u0e1c\u0e19\u0e27\u0e31\u0e19\u0e44\u0e2b\u0e19"}}', 'done', 1, '2026-11-23 03:00:13+00', '2026-11-23 03:00:13+00', '2026-11-23 03:00:13+00', '2026-11-23 03:00:14+00', 3, 20, NULL);
INSERT INTO inbox VALUES (15, '01TEST00000000000000000072', 'postback', 'U11111111111111111111111111111111', 'U11111111111111111111111111111111', NULL, 'direct', '{"type": "postback", "webhookEventId": "01TEST00000000000000000072", "timestamp": 1795402814000, "mode": "active", "source": {"type": "user", "userId": "U11111111111111111111111111111111"}, "replyToken": "token-72", "deliveryContext": {"isRedelivery": false}, "postback": {"data": "a=right&p=plan-review&s=4&f=timeline"}}', 'done', 1, '2026-11-23 03:00:14+00', '2026-11-23 03:00:14+00', '2026-11-23 03:00:14+00', '2026-11-23 03:00:15+00', NULL, 21, NULL);
INSERT INTO inbox VALUES (20, '01TEST00000000000000000081', 'message', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'message-80', 'none', NULL, 'done', 1, '2026-11-23 03:00:19+00', '2026-11-23 03:00:19+00', '2026-11-23 03:00:19+00', '2026-11-23 03:00:20+00', NULL, 27, NULL);
INSERT INTO inbox VALUES (28, '01TEST00000000000000000094', 'message', 'U22222222222222222222222222222222', 'U22222222222222222222222222222222', 'message-93', 'direct', '{"type": "message", "webhookEventId": "01TEST00000000000000000094", "timestamp": 1795402827000, "mode": "active", "source": {"type": "user", "userId": "U22222222222222222222222222222222"}, "replyToken": "token-94", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-93", "quoteToken": "quote", "text": "\u0e2a\u0e48\u0e07\u0e41\u0e1c\u0e19\u0e17\u0e32\u0e07\u0e44\u0e2b\u0e19"}}', 'waiting', 0, '2026-11-23 03:00:27+00', '2026-11-23 03:00:27+00', '2026-11-23 03:00:27+00', NULL, NULL, NULL, NULL);
INSERT INTO inbox VALUES (21, '01TEST00000000000000000083', 'message', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'message-82', 'none', NULL, 'done', 1, '2026-11-23 03:00:20+00', '2026-11-23 03:00:20+00', '2026-11-23 03:00:20+00', '2026-11-23 03:00:21+00', NULL, 28, NULL);
INSERT INTO inbox VALUES (25, '01TEST00000000000000000089', 'message', 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'message-88', 'direct', '{"type": "message", "webhookEventId": "01TEST00000000000000000089", "timestamp": 1795402824000, "mode": "active", "source": {"type": "user", "userId": "Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}, "replyToken": "token-89", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-88", "quoteToken": "quote", "text": "\u0e42\u0e17\u0e23 \u0e19\u0e32\u0e41\u0e01\u0e1e\u0e34\u0e17\u0e22\u0e32\u0e04\u0e21 \u0e16\u0e32\u0e21\u0e40\u0e23\u0e37\u0e48\u0e2d\u0e07\u0e07\u0e1a\u0e1b\u0e23\u0e30\u0e21\u0e32\u0e13 \u0e15\u0e2d\u0e1a\u0e41\u0e25\u0e49\u0e27"}}', 'done', 1, '2026-11-23 03:00:24+00', '2026-11-23 03:00:24+00', '2026-11-23 03:00:24+00', '2026-11-23 03:00:25+00', NULL, 33, NULL);
INSERT INTO inbox VALUES (22, '01TEST00000000000000000084', 'message', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'sent-by-Uaa-71', 'none', NULL, 'done', 1, '2026-11-23 03:00:21+00', '2026-11-23 03:00:21+00', '2026-11-23 03:00:21+00', '2026-11-23 03:00:22+00', NULL, 29, NULL);
INSERT INTO inbox VALUES (19, '01TEST00000000000000000079', 'message', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'message-78', 'quote', NULL, 'done', 1, '2026-11-23 03:00:18+00', '2026-11-23 03:00:18+00', '2026-11-23 03:00:18+00', '2026-11-23 03:00:19+00', NULL, 26, NULL);
INSERT INTO inbox VALUES (26, '01TEST00000000000000000091', 'message', 'U11111111111111111111111111111111', 'U11111111111111111111111111111111', 'message-90', 'direct', '{"type": "message", "webhookEventId": "01TEST00000000000000000091", "timestamp": 1795402825000, "mode": "active", "source": {"type": "user", "userId": "U11111111111111111111111111111111"}, "replyToken": "token-91", "deliveryContext": {"isRedelivery": false}, "message": {"type": "text", "id": "message-90", "quoteToken": "quote", "text": "\u0e02\u0e2d\u0e43\u0e0a\u0e49\u0e23\u0e16\u0e23\u0e32\u0e0a\u0e01\u0e32\u0e23"}}', 'done', 1, '2026-11-23 03:00:25+00', '2026-11-23 03:00:25+00', '2026-11-23 03:00:25+00', '2026-11-23 03:00:26+00', 5, 34, NULL);
INSERT INTO inbox VALUES (17, '01TEST00000000000000000075', 'postback', '-', NULL, NULL, 'direct', NULL, 'done', 1, '2026-11-23 03:00:16+00', '2026-11-23 03:00:16+00', '2026-11-23 03:00:16+00', '2026-11-23 03:00:17+00', NULL, 23, NULL);
INSERT INTO inbox VALUES (16, '01TEST00000000000000000074', 'message', '-', NULL, 'message-73', 'direct', NULL, 'done', 1, '2026-11-23 03:00:15+00', '2026-11-23 03:00:15+00', '2026-11-23 03:00:15+00', '2026-11-23 03:00:16+00', 4, 22, NULL);
INSERT INTO inbox VALUES (18, '01TEST00000000000000000077', 'message', '-', NULL, 'message-76', 'direct', NULL, 'done', 1, '2026-11-23 03:00:17+00', '2026-11-23 03:00:17+00', '2026-11-23 03:00:17+00', '2026-11-23 03:00:18+00', NULL, 25, NULL);
INSERT INTO inbox VALUES (23, '01TEST00000000000000000086', 'message', '-', NULL, 'message-85', 'direct', NULL, 'done', 1, '2026-11-23 03:00:22+00', '2026-11-23 03:00:22+00', '2026-11-23 03:00:22+00', '2026-11-23 03:00:23+00', NULL, 30, NULL);
INSERT INTO inbox VALUES (24, '01TEST00000000000000000087', 'postback', 'U33333333333333333333333333333333', 'U33333333333333333333333333333333', NULL, 'direct', '{"type": "postback", "webhookEventId": "01TEST00000000000000000087", "timestamp": 1795402823000, "mode": "active", "source": {"type": "user", "userId": "U33333333333333333333333333333333"}, "replyToken": "token-87", "deliveryContext": {"isRedelivery": false}, "postback": {"data": "a=erase-sure"}}', 'done', 1, '2026-11-23 03:00:23+00', '2026-11-23 03:00:23+00', '2026-11-23 03:00:23+00', '2026-11-23 03:00:24+00', NULL, 32, NULL);
INSERT INTO inbox VALUES (27, '01TEST00000000000000000092', 'postback', 'U11111111111111111111111111111111', 'U11111111111111111111111111111111', NULL, 'direct', '{"type": "postback", "webhookEventId": "01TEST00000000000000000092", "timestamp": 1795402826000, "mode": "active", "source": {"type": "user", "userId": "U11111111111111111111111111111111"}, "replyToken": "token-92", "deliveryContext": {"isRedelivery": false}, "postback": {"data": "a=consent&k=1795402826000"}}', 'done', 1, '2026-11-23 03:00:26+00', '2026-11-23 03:00:26+00', '2026-11-23 03:00:26+00', '2026-11-23 03:00:27+00', NULL, 36, NULL);



INSERT INTO key_dates VALUES ('emes-close-6m', 2570, '2027-04-20', '2026-11-23 03:30:00+00');



INSERT INTO officer_codes VALUES ('HGFEDCBA', 'วีระ', '2026-11-24 03:30:00+00');



INSERT INTO officers VALUES ('Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'พี่นิด', '2026-11-23 03:00:00+00', NULL, NULL, NULL);
INSERT INTO officers VALUES ('Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'สมศรี', '2026-11-23 03:00:00+00', NULL, NULL, NULL);



INSERT INTO own_announcements VALUES (1, 'typed-by-nid', 'ขอเชิญประชุม 30 พ.ย. นี้', 'announcements', '2026-11-24 03:30:00+00', 'waiting', 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2026-11-23 03:30:00+00');



INSERT INTO people VALUES ('U11111111111111111111111111111111', NULL, NULL, 'ครูสมใจ', 'โรงเรียนปิยะมหาราชาลัย');
INSERT INTO people VALUES ('U22222222222222222222222222222222', NULL, NULL, 'ครูวิชัย', 'โรงเรียนนาแกพิทยาคม');



INSERT INTO ratings VALUES (1, '2026-11-23 03:00:15+00', 'plan-review', 4, 'timeline', NULL, true);



INSERT INTO sent_messages VALUES ('sent-40', 'U11111111111111111111111111111111', 1, '2026-11-23 03:00:01+00', NULL, '');
INSERT INTO sent_messages VALUES ('sent-41', 'U11111111111111111111111111111111', 2, '2026-11-23 03:00:02+00', NULL, '');
INSERT INTO sent_messages VALUES ('sent-42', 'U11111111111111111111111111111111', 4, '2026-11-23 03:00:03+00', 1, '');
INSERT INTO sent_messages VALUES ('sent-43', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 3, '2026-11-23 03:00:03+00', 1, 'card');
INSERT INTO sent_messages VALUES ('sent-44', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 6, '2026-11-23 03:00:04+00', 1, 'done');
INSERT INTO sent_messages VALUES ('sent-45', 'U11111111111111111111111111111111', 5, '2026-11-23 03:00:04+00', 1, '');
INSERT INTO sent_messages VALUES ('sent-46', 'U11111111111111111111111111111111', 5, '2026-11-23 03:00:04+00', 1, '');
INSERT INTO sent_messages VALUES ('sent-47', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 7, '2026-11-23 03:00:05+00', NULL, '');
INSERT INTO sent_messages VALUES ('sent-48', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 7, '2026-11-23 03:00:05+00', NULL, '');
INSERT INTO sent_messages VALUES ('sent-49', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 8, '2026-11-23 03:00:06+00', NULL, '');
INSERT INTO sent_messages VALUES ('sent-50', 'U11111111111111111111111111111111', 9, '2026-11-23 03:00:07+00', NULL, '');
INSERT INTO sent_messages VALUES ('sent-51', 'U22222222222222222222222222222222', 10, '2026-11-23 03:00:08+00', NULL, '');
INSERT INTO sent_messages VALUES ('sent-52', 'U22222222222222222222222222222222', 11, '2026-11-23 03:00:09+00', NULL, '');
INSERT INTO sent_messages VALUES ('sent-53', 'U22222222222222222222222222222222', 13, '2026-11-23 03:00:10+00', 2, '');
INSERT INTO sent_messages VALUES ('sent-54', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 12, '2026-11-23 03:00:10+00', 2, 'card');
INSERT INTO sent_messages VALUES ('sent-55', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 15, '2026-11-23 03:00:11+00', 2, 'done');
INSERT INTO sent_messages VALUES ('sent-56', 'U22222222222222222222222222222222', 14, '2026-11-23 03:00:11+00', 2, '');
INSERT INTO sent_messages VALUES ('sent-57', 'U22222222222222222222222222222222', 14, '2026-11-23 03:00:11+00', 2, '');
INSERT INTO sent_messages VALUES ('sent-58', 'U22222222222222222222222222222222', 17, '2026-11-23 03:00:12+00', 2, '');
INSERT INTO sent_messages VALUES ('sent-59', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 16, '2026-11-23 03:00:12+00', 2, 'card');
INSERT INTO sent_messages VALUES ('sent-60', 'U22222222222222222222222222222222', 19, '2026-11-23 03:00:13+00', 2, '');
INSERT INTO sent_messages VALUES ('sent-61', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 18, '2026-11-23 03:00:13+00', 2, 'card');
INSERT INTO sent_messages VALUES ('sent-62', 'U11111111111111111111111111111111', 20, '2026-11-23 03:00:14+00', NULL, '');
INSERT INTO sent_messages VALUES ('sent-63', 'U11111111111111111111111111111111', 21, '2026-11-23 03:00:15+00', NULL, '');
INSERT INTO sent_messages VALUES ('sent-64', 'U33333333333333333333333333333333', 22, '2026-11-23 03:00:16+00', NULL, '');
INSERT INTO sent_messages VALUES ('sent-65', 'U33333333333333333333333333333333', 23, '2026-11-23 03:00:17+00', NULL, '');
INSERT INTO sent_messages VALUES ('sent-66', 'U33333333333333333333333333333333', 25, '2026-11-23 03:00:18+00', 4, '');
INSERT INTO sent_messages VALUES ('sent-67', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 24, '2026-11-23 03:00:18+00', 4, 'card');
INSERT INTO sent_messages VALUES ('sent-68', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 26, '2026-11-23 03:00:19+00', 4, '');
INSERT INTO sent_messages VALUES ('sent-69', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 27, '2026-11-23 03:00:20+00', 4, '');
INSERT INTO sent_messages VALUES ('sent-70', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 28, '2026-11-23 03:00:21+00', 4, '');
INSERT INTO sent_messages VALUES ('sent-72', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 29, '2026-11-23 03:00:22+00', NULL, '');
INSERT INTO sent_messages VALUES ('sent-73', 'U33333333333333333333333333333333', 30, '2026-11-23 03:00:23+00', NULL, '');
INSERT INTO sent_messages VALUES ('sent-74', 'U33333333333333333333333333333333', 32, '2026-11-23 03:00:24+00', NULL, '');
INSERT INTO sent_messages VALUES ('sent-75', 'Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 31, '2026-11-23 03:00:24+00', 4, '');
INSERT INTO sent_messages VALUES ('sent-76', 'Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 33, '2026-11-23 03:00:25+00', NULL, '');
INSERT INTO sent_messages VALUES ('sent-77', 'U11111111111111111111111111111111', 34, '2026-11-23 03:00:26+00', NULL, '');
INSERT INTO sent_messages VALUES ('sent-78', 'U11111111111111111111111111111111', 36, '2026-11-23 03:00:27+00', 5, '');



INSERT INTO tombstones VALUES ('unsent-before-it-came', '2026-11-24 03:30:00+00');



INSERT INTO turns VALUES (1, 'U11111111111111111111111111111111', 'U11111111111111111111111111111111', '2026-11-23 03:00:01+00', 'ขอย้ายครูต้องทำยังไง', '{"kind": "escalate", "procedure": null, "step": null, "facet": null, "month": null, "options": [], "score": 0.0, "topic": "unknown", "named": true, "complete": true, "to_bot": true}', '{"procedure": null, "step": null, "facet": null, "month": null, "options": []}');
INSERT INTO turns VALUES (2, 'U22222222222222222222222222222222', 'U22222222222222222222222222222222', '2026-11-23 03:00:08+00', 'ขอหนังสือรับรอง', '{"kind": "escalate", "procedure": null, "step": null, "facet": null, "month": null, "options": [], "score": 0.0, "topic": "unknown", "named": true, "complete": true, "to_bot": true}', '{"procedure": null, "step": null, "facet": null, "month": null, "options": []}');
INSERT INTO turns VALUES (3, 'U11111111111111111111111111111111', 'U11111111111111111111111111111111', '2026-11-23 03:00:14+00', 'ส่งแผนวันไหน', '{"kind": "answer", "procedure": "plan-review", "step": 4, "facet": "timeline", "month": null, "options": [], "score": 0.9, "topic": null, "named": true, "complete": true, "to_bot": true}', '{"procedure": "plan-review", "step": 4, "facet": null, "month": null, "options": []}');
INSERT INTO turns VALUES (4, '-', NULL, '2026-11-23 03:00:16+00', NULL, '{"kind": "escalate", "procedure": null, "step": null, "facet": null, "month": null, "options": [], "score": 0.0, "topic": "unknown", "named": true, "complete": true, "to_bot": true}', '{"procedure": null, "step": null, "facet": null, "month": null, "options": []}');
INSERT INTO turns VALUES (5, 'U11111111111111111111111111111111', 'U11111111111111111111111111111111', '2026-11-23 03:00:26+00', 'ขอใช้รถราชการ', '{"kind": "escalate", "procedure": null, "step": null, "facet": null, "month": null, "options": [], "score": 0.0, "topic": "unknown", "named": true, "complete": true, "to_bot": true}', '{"procedure": null, "step": null, "facet": null, "month": null, "options": []}');



SELECT pg_catalog.setval('accounts_id_seq', 1, false);



SELECT pg_catalog.setval('announcements_id_seq', 2, true);



SELECT pg_catalog.setval('attachments_id_seq', 1, true);



SELECT pg_catalog.setval('consultation_events_id_seq', 22, true);



SELECT pg_catalog.setval('consultations_id_seq', 5, true);



SELECT pg_catalog.setval('deliveries_id_seq', 37, true);



SELECT pg_catalog.setval('entries_id_seq', 1, true);



SELECT pg_catalog.setval('heartbeats_id_seq', 1, false);



SELECT pg_catalog.setval('inbox_id_seq', 28, true);



SELECT pg_catalog.setval('own_announcements_id_seq', 1, true);



SELECT pg_catalog.setval('ratings_id_seq', 1, true);



SELECT pg_catalog.setval('turns_id_seq', 5, true);



ALTER TABLE ONLY alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);



ALTER TABLE ONLY accounts
    ADD CONSTRAINT pk_accounts PRIMARY KEY (id);



ALTER TABLE ONLY announcement_orders
    ADD CONSTRAINT pk_announcement_orders PRIMARY KEY (occasion, role);



ALTER TABLE ONLY announcements
    ADD CONSTRAINT pk_announcements PRIMARY KEY (id);



ALTER TABLE ONLY attachments
    ADD CONSTRAINT pk_attachments PRIMARY KEY (id);



ALTER TABLE ONLY chat_leases
    ADD CONSTRAINT pk_chat_leases PRIMARY KEY (chat_id);



ALTER TABLE ONLY consultation_counters
    ADD CONSTRAINT pk_consultation_counters PRIMARY KEY (fiscal_year);



ALTER TABLE ONLY consultation_events
    ADD CONSTRAINT pk_consultation_events PRIMARY KEY (id);



ALTER TABLE ONLY consultations
    ADD CONSTRAINT pk_consultations PRIMARY KEY (id);



ALTER TABLE ONLY deliveries
    ADD CONSTRAINT pk_deliveries PRIMARY KEY (id);



ALTER TABLE ONLY drafts
    ADD CONSTRAINT pk_drafts PRIMARY KEY (chat_id, person_id);



ALTER TABLE ONLY entries
    ADD CONSTRAINT pk_entries PRIMARY KEY (id);



ALTER TABLE ONLY erasures
    ADD CONSTRAINT pk_erasures PRIMARY KEY (person_id);



ALTER TABLE ONLY group_codes
    ADD CONSTRAINT pk_group_codes PRIMARY KEY (code);



ALTER TABLE ONLY groups
    ADD CONSTRAINT pk_groups PRIMARY KEY (id);



ALTER TABLE ONLY heartbeats
    ADD CONSTRAINT pk_heartbeats PRIMARY KEY (id);



ALTER TABLE ONLY inbox
    ADD CONSTRAINT pk_inbox PRIMARY KEY (id);



ALTER TABLE ONLY key_dates
    ADD CONSTRAINT pk_key_dates PRIMARY KEY (name, fiscal_year);



ALTER TABLE ONLY officer_codes
    ADD CONSTRAINT pk_officer_codes PRIMARY KEY (code);



ALTER TABLE ONLY officers
    ADD CONSTRAINT pk_officers PRIMARY KEY (person_id);



ALTER TABLE ONLY own_announcements
    ADD CONSTRAINT pk_own_announcements PRIMARY KEY (id);



ALTER TABLE ONLY people
    ADD CONSTRAINT pk_people PRIMARY KEY (id);



ALTER TABLE ONLY ratings
    ADD CONSTRAINT pk_ratings PRIMARY KEY (id);



ALTER TABLE ONLY sent_messages
    ADD CONSTRAINT pk_sent_messages PRIMARY KEY (message_id);



ALTER TABLE ONLY tombstones
    ADD CONSTRAINT pk_tombstones PRIMARY KEY (message_id);



ALTER TABLE ONLY turns
    ADD CONSTRAINT pk_turns PRIMARY KEY (id);



ALTER TABLE ONLY announcements
    ADD CONSTRAINT uq_announcements_occasion_group_id UNIQUE (occasion, group_id);



ALTER TABLE ONLY attachments
    ADD CONSTRAINT uq_attachments_message_id UNIQUE (message_id);



ALTER TABLE ONLY attachments
    ADD CONSTRAINT uq_attachments_token UNIQUE (token);



ALTER TABLE ONLY consultations
    ADD CONSTRAINT uq_consultations_fiscal_year_number UNIQUE (fiscal_year, number);



ALTER TABLE ONLY deliveries
    ADD CONSTRAINT uq_deliveries_retry_key UNIQUE (retry_key);



ALTER TABLE ONLY entries
    ADD CONSTRAINT uq_entries_key UNIQUE (key);



ALTER TABLE ONLY inbox
    ADD CONSTRAINT uq_inbox_webhook_event_id UNIQUE (webhook_event_id);



ALTER TABLE ONLY own_announcements
    ADD CONSTRAINT uq_own_announcements_message_id UNIQUE (message_id);



CREATE INDEX ix_announcements_at ON announcements USING btree (at);



CREATE INDEX ix_announcements_delivery_id ON announcements USING btree (delivery_id);



CREATE INDEX ix_attachments_consultation_id ON attachments USING btree (consultation_id);



CREATE INDEX ix_attachments_wanted ON attachments USING btree (next_try_at) WHERE ((state)::text = 'wanted'::text);



CREATE INDEX ix_consultation_events_consultation_id ON consultation_events USING btree (consultation_id);



CREATE INDEX ix_consultation_events_message_id ON consultation_events USING btree (message_id);



CREATE INDEX ix_consultations_person_id_id ON consultations USING btree (person_id, id);



CREATE INDEX ix_consultations_waiting ON consultations USING btree (state, escalated_at) WHERE ((state)::text = ANY ((ARRAY['open'::character varying, 'taken'::character varying, 'reopened'::character varying, 'answered'::character varying])::text[]));



CREATE INDEX ix_deliveries_chat_id_state ON deliveries USING btree (chat_id, state);



CREATE INDEX ix_deliveries_consultation_id ON deliveries USING btree (consultation_id);



CREATE INDEX ix_deliveries_due ON deliveries USING btree (state, next_try_at) WHERE ((state)::text = ANY ((ARRAY['waiting'::character varying, 'sending'::character varying, 'held'::character varying])::text[]));



CREATE INDEX ix_entries_state ON entries USING btree (state);



CREATE INDEX ix_inbox_message_id ON inbox USING btree (message_id);



CREATE INDEX ix_inbox_waiting ON inbox USING btree (chat_id, occurred_at, id) WHERE ((state)::text = 'waiting'::text);



CREATE INDEX ix_turns_chat_id_person_id_at ON turns USING btree (chat_id, person_id, at);



ALTER TABLE ONLY announcements
    ADD CONSTRAINT fk_announcements_delivery_id FOREIGN KEY (delivery_id) REFERENCES deliveries(id) ON DELETE SET NULL;



ALTER TABLE ONLY attachments
    ADD CONSTRAINT fk_attachments_consultation_id FOREIGN KEY (consultation_id) REFERENCES consultations(id) ON DELETE CASCADE;



ALTER TABLE ONLY consultation_events
    ADD CONSTRAINT fk_consultation_events_consultation_id FOREIGN KEY (consultation_id) REFERENCES consultations(id) ON DELETE CASCADE;



ALTER TABLE ONLY inbox
    ADD CONSTRAINT fk_inbox_delivery_id FOREIGN KEY (delivery_id) REFERENCES deliveries(id) ON DELETE SET NULL;



ALTER TABLE ONLY inbox
    ADD CONSTRAINT fk_inbox_turn_id FOREIGN KEY (turn_id) REFERENCES turns(id) ON DELETE SET NULL;



ALTER TABLE ONLY sent_messages
    ADD CONSTRAINT fk_sent_messages_delivery_id FOREIGN KEY (delivery_id) REFERENCES deliveries(id) ON DELETE SET NULL;




