-- Payouts, amounts in kopecks. `day` is that of the transfer, and before it that on which the payout is due.
CREATE TABLE payouts (
    id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    title TEXT NOT NULL,
    period TEXT NOT NULL,
    amount BIGINT NOT NULL,
    status TEXT NOT NULL,
    source TEXT NOT NULL,
    accrued_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    paid_on TEXT,
    day TEXT NOT NULL,
    reason TEXT,
    contact TEXT NOT NULL,
    PRIMARY KEY (account_id, id)
);
CREATE INDEX payouts_day ON payouts (account_id, day, id);
