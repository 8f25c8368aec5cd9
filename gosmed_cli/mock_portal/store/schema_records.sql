-- Patients of institutions, and what their records hold (R85, R86); `words` is what a search looks in.
CREATE TABLE patients (
    id TEXT PRIMARY KEY,
    ogrn TEXT NOT NULL,
    name TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    sex TEXT NOT NULL,
    oms TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX patients_ogrn ON patients (ogrn, name, id);

CREATE TABLE patient_records (
    id TEXT PRIMARY KEY,
    patient_id TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    physician TEXT NOT NULL,
    physician_words TEXT NOT NULL,
    measured TEXT NOT NULL
);
CREATE INDEX patient_records_patient ON patient_records (patient_id, at, id);

-- Links to institutions that a scenario gave, and applications whose link has been withdrawn since.
CREATE TABLE given_links (
    account_id TEXT NOT NULL,
    ogrn TEXT NOT NULL,
    PRIMARY KEY (account_id, ogrn)
);
CREATE TABLE withdrawn_links (
    order_id BIGINT PRIMARY KEY,
    account_id TEXT NOT NULL
);

-- Until when a sign-in may read records, and the challenges that it has asked for.
CREATE TABLE record_unlocks (
    family_id TEXT PRIMARY KEY,
    until TEXT NOT NULL
);
CREATE TABLE record_challenges (
    challenge TEXT PRIMARY KEY,
    family_id TEXT NOT NULL
);
