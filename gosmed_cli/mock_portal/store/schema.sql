-- All state of the portal, files included. In the part of SQL that SQLite and PostgreSQL share (types: TEXT,
-- BIGINT, BLOB, which PostgreSQL reads as BYTEA by a domain). Times are ISO 8601 UTC with microseconds, so that
-- they sort as text. JSON is TEXT. Ids are counted by the portal in `counters`, never by the database.

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);

-- What the registers know of somebody (the scenario's [[person]]), whole as JSON.
CREATE TABLE people (
    id BIGINT PRIMARY KEY,
    snils TEXT NOT NULL,
    inn TEXT,
    passport TEXT,
    full_name TEXT NOT NULL,
    certificate TEXT,
    data TEXT NOT NULL
);
CREATE INDEX people_snils ON people (snils);
CREATE INDEX people_inn ON people (inn);
CREATE INDEX people_passport ON people (passport);
CREATE INDEX people_certificate ON people (certificate);

-- Medical institutions (the scenario's [[institution]]), whole as JSON.
CREATE TABLE institutions (
    ogrn TEXT PRIMARY KEY,
    data TEXT NOT NULL
);

CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    phone TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    level TEXT NOT NULL,
    known TEXT NOT NULL,
    opened TEXT NOT NULL,
    sign_in_methods TEXT NOT NULL,
    activated_at TEXT,
    failed_passwords BIGINT NOT NULL,
    locked_until TEXT,
    created_at TEXT NOT NULL
);

-- Letters by which a new account is activated (R50): the notice's number, and the hash of the link's token.
CREATE TABLE activations (
    number TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    sent_at TEXT NOT NULL
);
CREATE INDEX activations_account ON activations (account_id, sent_at);

-- Codes asked for to recover a password, also for logins of nobody: their number is limited alike.
CREATE TABLE recoveries (
    id BIGINT PRIMARY KEY,
    login_hash TEXT NOT NULL,
    asked_at TEXT NOT NULL
);
CREATE INDEX recoveries_login ON recoveries (login_hash, asked_at);

-- The ministry's certificates that have made an account, as hashes (R83).
CREATE TABLE used_certificates (
    certificate_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    used_at TEXT NOT NULL
);

-- Codes under way: registration, sign-in, contacts. `login_hash` counts attempts of logins that do not exist.
CREATE TABLE challenges (
    id TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    account_id TEXT,
    method TEXT NOT NULL,
    target TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    attempts_left BIGINT NOT NULL,
    approved BIGINT NOT NULL,
    expires_at TEXT NOT NULL,
    created_at TEXT NOT NULL
);

-- Failed passwords of logins that are nobody's: they are locked like real ones and so reveal nothing.
CREATE TABLE unknown_logins (
    login_hash TEXT PRIMARY KEY,
    failed_passwords BIGINT NOT NULL,
    locked_until TEXT
);

-- Contacts confirmed by a code; `change_confirmed_at` when the code was for changing the account's own (R100),
-- `sign_confirmed_at` when it stood in place of a signature (R23).
CREATE TABLE confirmed_contacts (
    account_id TEXT NOT NULL,
    contact TEXT NOT NULL,
    confirmed_at TEXT NOT NULL,
    change_confirmed_at TEXT,
    sign_confirmed_at TEXT,
    PRIMARY KEY (account_id, contact)
);

-- A family is one sign-in on one device; tokens are kept as hashes.
CREATE TABLE token_families (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    device TEXT NOT NULL,
    login TEXT NOT NULL,
    permissions TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT
);
CREATE INDEX token_families_account ON token_families (account_id);

CREATE TABLE tokens (
    hash TEXT PRIMARY KEY,
    family_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    rotated_at TEXT,
    successor_hash TEXT,
    used_at TEXT
);
CREATE INDEX tokens_family ON tokens (family_id);

CREATE TABLE blobs (
    sha256 TEXT PRIMARY KEY,
    size BIGINT NOT NULL,
    data BLOB NOT NULL
);

-- An application. `transport` is the code of appendix 1; `status` is NULL until a file has come. `remarks` are
-- the review's, `problems` the automatic check's of the last push; `passed` is the attempt that the department has
-- (0: none) and `fields` what it said.
CREATE TABLE orders (
    id BIGINT PRIMARY KEY,
    account_id TEXT NOT NULL,
    slug TEXT NOT NULL,
    service_code TEXT NOT NULL,
    target_code TEXT NOT NULL,
    region TEXT NOT NULL,
    transport TEXT NOT NULL,
    transport_message TEXT NOT NULL,
    status TEXT,
    attempt BIGINT NOT NULL,
    guid TEXT,
    fields TEXT NOT NULL,
    remarks TEXT NOT NULL,
    problems TEXT NOT NULL,
    passed BIGINT NOT NULL,
    submitted_at TEXT,
    review_due_at TEXT,
    resubmit_until TEXT,
    edit_allowed BIGINT NOT NULL,
    cancel_allowed BIGINT NOT NULL,
    awaits_meeting BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);
CREATE INDEX orders_account ON orders (account_id, updated_at);
CREATE INDEX orders_created ON orders (account_id, slug, created_at);

-- Each accepted push: the same guid again changes nothing.
CREATE TABLE attempts (
    order_id BIGINT NOT NULL,
    attempt BIGINT NOT NULL,
    guid TEXT NOT NULL,
    answers_to BIGINT,
    received_at TEXT NOT NULL,
    fields TEXT NOT NULL,
    PRIMARY KEY (order_id, attempt)
);
CREATE UNIQUE INDEX attempts_guid ON attempts (order_id, guid);

-- Files of applications: sent by the applicant (object_type 2) or answered by the department (3).
-- object_id is the order's number for the former, the status history's id for the latter.
CREATE TABLE order_files (
    order_id BIGINT NOT NULL,
    attempt BIGINT NOT NULL,
    object_id BIGINT NOT NULL,
    object_type BIGINT NOT NULL,
    mnemonic TEXT NOT NULL,
    kind TEXT NOT NULL,
    mime_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size BIGINT NOT NULL,
    PRIMARY KEY (object_id, object_type, attempt, mnemonic)
);
CREATE INDEX order_files_order ON order_files (order_id);

-- An archive that is coming in parts. `first` is the number its sender gave the first part (0, or 1 as in the
-- specification's own example); `finished` holds the digests of all parts once the archive was whole, so that a
-- repeated part is known and harmless.
CREATE TABLE uploads (
    order_id BIGINT PRIMARY KEY,
    chunks BIGINT NOT NULL,
    first BIGINT NOT NULL,
    first_at TEXT NOT NULL,
    finished TEXT
);

-- Parts of archives, counted from 0.
CREATE TABLE chunks (
    order_id BIGINT NOT NULL,
    chunk BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (order_id, chunk)
);

CREATE TABLE status_history (
    id BIGINT PRIMARY KEY,
    order_id BIGINT NOT NULL,
    at TEXT NOT NULL,
    status TEXT NOT NULL,
    title TEXT NOT NULL,
    comment TEXT NOT NULL,
    sender TEXT NOT NULL
);
CREATE INDEX status_history_order ON status_history (order_id);

-- «Мои документы» (R70). A row exists only once its bytes were verified.
CREATE TABLE documents (
    id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    order_id BIGINT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size BIGINT NOT NULL,
    status TEXT NOT NULL,
    remarks TEXT NOT NULL,
    direction TEXT NOT NULL,
    title TEXT NOT NULL,
    sender TEXT,
    uploaded_at TEXT NOT NULL,
    PRIMARY KEY (account_id, id)
);

-- Meetings that applications have booked (`state` booked or held): one slot of a timetable is one application's.
CREATE TABLE appointments (
    order_id BIGINT PRIMARY KEY,
    account_id TEXT NOT NULL,
    timetable TEXT NOT NULL,
    slot TEXT NOT NULL,
    at TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE UNIQUE INDEX appointments_slot ON appointments (timetable, slot);

-- Letters and acts that nobody has looked at yet: what they say, so that they are set in type when asked for.
CREATE TABLE unset_letters (
    object_id BIGINT NOT NULL,
    mnemonic TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (object_id, mnemonic)
);

-- Append only: the action log, the timeline, the feeds and reminders are all read from here.
CREATE TABLE events (
    id BIGINT PRIMARY KEY,
    account_id TEXT NOT NULL,
    order_id BIGINT,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX events_account ON events (account_id, id);

-- What is to happen when the simulated clock gets there.
CREATE TABLE due (
    id BIGINT PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX due_at ON due (at, id);

CREATE TABLE outbox (
    id BIGINT PRIMARY KEY,
    account_id TEXT,
    at TEXT NOT NULL,
    channel TEXT NOT NULL,
    target TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL
);

-- Letters that go through a real SMTP server: `pending`, `delivered` or `failed`; `said` is the server's word.
CREATE TABLE mail (
    outbox_id BIGINT PRIMARY KEY,
    state TEXT NOT NULL,
    tries BIGINT NOT NULL,
    said TEXT NOT NULL
);
CREATE INDEX mail_pending ON mail (state, outbox_id);

CREATE TABLE faults (
    id BIGINT PRIMARY KEY,
    data TEXT NOT NULL,
    seen BIGINT NOT NULL,
    fired BIGINT NOT NULL
);

CREATE TABLE request_log (
    id BIGINT PRIMARY KEY,
    at TEXT NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    account_id TEXT,
    status BIGINT NOT NULL,
    milliseconds BIGINT NOT NULL,
    fault TEXT
);

CREATE TABLE idempotency (
    account_id TEXT NOT NULL,
    key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    status BIGINT NOT NULL,
    headers TEXT NOT NULL,
    body BLOB NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (account_id, key)
);

-- Certificates that the portal's training authority has issued; `serial` is hexadecimal, `subject` JSON. The
-- authority's own key and its list of the revoked are in `meta`, so that a snapshot carries them.
CREATE TABLE certificates (
    id BIGINT PRIMARY KEY,
    serial TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    revoked_at TEXT
);

-- Notices, each once whatever carried it; `channels` are those that it went by, parted by spaces. Text that holds a
-- secret is never here.
CREATE TABLE notices (
    id BIGINT PRIMARY KEY,
    account_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    order_id BIGINT,
    at TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    channels TEXT NOT NULL
);
CREATE INDEX notices_account ON notices (account_id, id);

-- Reminders that have gone out: none goes twice.
CREATE TABLE reminded (
    account_id TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (account_id, key)
);

-- What owners have switched: without a row the portal's default counts.
CREATE TABLE notice_settings (
    account_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    enabled BIGINT NOT NULL,
    PRIMARY KEY (account_id, kind, channel)
);
