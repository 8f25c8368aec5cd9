-- Medical papers that physicians have issued; `fields` is what their forms say.
CREATE TABLE papers (
    id BIGINT PRIMARY KEY,
    account_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    cancelled_at TEXT,
    reason TEXT,
    fields TEXT NOT NULL
);
CREATE UNIQUE INDEX papers_number ON papers (kind, number);
CREATE INDEX papers_account ON papers (account_id, kind, id);
