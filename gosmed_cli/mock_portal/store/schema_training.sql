-- What an account has learnt. Hours and points are kept in tenths, so that sums are exact; `source` is `course`
-- or `own`, `document_id` a paper in «Мои документы».
CREATE TABLE training_records (
    id BIGINT PRIMARY KEY,
    account_id TEXT NOT NULL,
    title TEXT NOT NULL,
    organiser TEXT NOT NULL,
    kind TEXT NOT NULL,
    finished_on TEXT NOT NULL,
    hours BIGINT NOT NULL,
    points BIGINT NOT NULL,
    grade TEXT,
    source TEXT NOT NULL,
    document_id TEXT
);
CREATE INDEX training_records_account ON training_records (account_id, finished_on, id);

-- The goal that an account has set for a year; without a row the recommended one counts.
CREATE TABLE training_goals (
    account_id TEXT NOT NULL,
    year BIGINT NOT NULL,
    points BIGINT NOT NULL,
    PRIMARY KEY (account_id, year)
);

-- What everybody of these specialties (JSON, codes; none: everybody) has to attend by this day.
CREATE TABLE mandatory_events (
    id BIGINT PRIMARY KEY,
    title TEXT NOT NULL,
    due_on TEXT NOT NULL,
    specialties TEXT NOT NULL,
    points BIGINT NOT NULL
);

-- Certificates of goals that were reached, by these records (JSON, ids); handed over to the regional health authority, and received there.
CREATE TABLE training_certificates (
    account_id TEXT NOT NULL,
    year BIGINT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    issued_at TEXT NOT NULL,
    goal BIGINT NOT NULL,
    points BIGINT NOT NULL,
    records TEXT NOT NULL,
    transferred_at TEXT,
    transfer_number TEXT,
    received_at TEXT,
    receipt TEXT,
    PRIMARY KEY (account_id, year)
);
