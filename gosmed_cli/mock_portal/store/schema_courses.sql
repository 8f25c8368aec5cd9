-- The catalogue: one row a run. Hours and points are kept in tenths; `specialties`, `programme`, `requirements` and
-- `materials` are JSON; `region` is empty for what is held online, `seats` null where there is no limit; `taken` are
-- seats of people that this portal does not know.
CREATE TABLE courses (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    provider TEXT NOT NULL,
    specialties TEXT NOT NULL,
    region TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    hours BIGINT NOT NULL,
    points BIGINT NOT NULL,
    seats BIGINT,
    taken BIGINT NOT NULL,
    enrol_until TEXT NOT NULL,
    cancel_until TEXT NOT NULL,
    description TEXT NOT NULL,
    programme TEXT NOT NULL,
    requirements TEXT NOT NULL,
    certificate TEXT NOT NULL,
    grade TEXT,
    instructions TEXT NOT NULL,
    link TEXT,
    materials TEXT NOT NULL
);
CREATE INDEX courses_starts ON courses (starts_at, id);

-- Who has a seat, waits for one (in the order of `queued`), or had one.
CREATE TABLE enrolments (
    id BIGINT PRIMARY KEY,
    account_id TEXT NOT NULL,
    course_id TEXT NOT NULL,
    state TEXT NOT NULL,
    enrolled_at TEXT NOT NULL,
    queued BIGINT,
    finished_at TEXT,
    document_id TEXT,
    record_id BIGINT,
    reason TEXT
);
CREATE INDEX enrolments_account ON enrolments (account_id, id);
CREATE INDEX enrolments_course ON enrolments (course_id, state, id);
