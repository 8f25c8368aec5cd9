-- Times at which a physician receives patients, patients' visits, services rendered (amounts in kopecks).
CREATE TABLE working_slots (
    id BIGINT PRIMARY KEY,
    account_id TEXT NOT NULL,
    at TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    kind TEXT NOT NULL,
    room TEXT NOT NULL
);
CREATE UNIQUE INDEX working_slots_at ON working_slots (account_id, at);

-- `slot_id` is NULL once the time is closed or another's; the visit keeps when and how it was to be. `link_hash` is
-- of the newest link to a video visit, `entered_at` when that link was used.
CREATE TABLE patient_visits (
    id BIGINT PRIMARY KEY,
    account_id TEXT NOT NULL,
    slot_id BIGINT,
    at TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    kind TEXT NOT NULL,
    room TEXT NOT NULL,
    patient TEXT NOT NULL,
    phone TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    booked_at TEXT NOT NULL,
    cancel_reason TEXT,
    link_hash TEXT,
    entered_at TEXT
);
CREATE INDEX patient_visits_at ON patient_visits (account_id, at, id);
CREATE INDEX patient_visits_slot ON patient_visits (slot_id);
CREATE INDEX patient_visits_link ON patient_visits (link_hash);

CREATE TABLE rendered_services (
    id BIGINT PRIMARY KEY,
    account_id TEXT NOT NULL,
    day TEXT NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    count BIGINT NOT NULL,
    amount BIGINT NOT NULL
);
CREATE INDEX rendered_services_day ON rendered_services (account_id, day);
