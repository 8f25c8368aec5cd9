-- What people plan to be paid, and which payouts they have exported; amounts in kopecks.
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
