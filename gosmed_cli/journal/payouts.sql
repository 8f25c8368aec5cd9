-- What people plan to be paid, which payouts they have exported, and when they did for which days ('' and
-- '9999-12-31' where one end was open); amounts in kopecks.
CREATE TABLE IF NOT EXISTS payout_plan (
    profile TEXT NOT NULL,
    portal TEXT NOT NULL,
    account TEXT NOT NULL,
    month TEXT NOT NULL,
    source TEXT NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (profile, portal, account, month, source)
);

CREATE TABLE IF NOT EXISTS payout_archive (
    profile TEXT NOT NULL,
    portal TEXT NOT NULL,
    account TEXT NOT NULL,
    instance TEXT NOT NULL,
    id TEXT NOT NULL,
    day TEXT NOT NULL,
    status TEXT NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (profile, portal, account, instance, id)
);

CREATE TABLE IF NOT EXISTS payout_exports (
    profile TEXT NOT NULL,
    portal TEXT NOT NULL,
    account TEXT NOT NULL,
    instance TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (profile, portal, account, instance, since, until)
);
