-- The journal of this computer: what is under way, what was seen, how long requests took. Times are ISO 8601
-- with an offset. Nothing here names a person: contents are kept as SHA-256.

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- One attempt to send an application. `portal` is the address, `instance` changes when that portal is reset.
-- `content` is the SHA-256 of values and scans; `answers_to` is the status that a repeated application answers.
CREATE TABLE submissions (
    id INTEGER PRIMARY KEY,
    profile TEXT NOT NULL,
    portal TEXT NOT NULL,
    instance TEXT NOT NULL,
    account TEXT NOT NULL,
    slug TEXT NOT NULL,
    content TEXT NOT NULL,
    guid TEXT NOT NULL UNIQUE,
    number TEXT,
    attempt INTEGER NOT NULL,
    answers_to INTEGER,
    archive TEXT,
    size INTEGER,
    sha256 TEXT,
    chunk INTEGER,
    state TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE INDEX submissions_open ON submissions (profile, portal, account, slug, state);

CREATE TABLE chunks (
    submission INTEGER NOT NULL,
    chunk INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (submission, chunk)
);

-- What a named cursor of `status --changed` has shown already, and up to when it has read.
CREATE TABLE cursors (
    profile TEXT NOT NULL,
    portal TEXT NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    instance TEXT NOT NULL,
    watermark TEXT NOT NULL,
    PRIMARY KEY (profile, portal, account, name)
);
CREATE TABLE seen (
    profile TEXT NOT NULL,
    portal TEXT NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    number TEXT NOT NULL,
    status INTEGER NOT NULL,
    updated TEXT NOT NULL,
    PRIMARY KEY (profile, portal, account, name, number)
);

-- Contacts that were confirmed, and challenges under way for others: as SHA-256.
CREATE TABLE contacts (
    portal TEXT NOT NULL,
    account TEXT NOT NULL,
    contact TEXT NOT NULL,
    challenge TEXT,
    confirmed_at TEXT,
    PRIMARY KEY (portal, account, contact)
);

-- For reports: requests without numbers or bodies, and when decisions came.
CREATE TABLE requests (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    profile TEXT NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    status INTEGER,
    milliseconds INTEGER NOT NULL
);
CREATE TABLE decisions (
    portal TEXT NOT NULL,
    number TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    service TEXT NOT NULL,
    status TEXT NOT NULL,
    submitted_at TEXT,
    decided_at TEXT NOT NULL,
    PRIMARY KEY (portal, number, attempt, status)
);
