-- Received documents that are set in type once somebody looks at them: by which maker, from what.
CREATE TABLE promised_papers (
    document_id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    maker TEXT NOT NULL,
    subject TEXT NOT NULL
);
CREATE INDEX promised_papers_account ON promised_papers (account_id);
