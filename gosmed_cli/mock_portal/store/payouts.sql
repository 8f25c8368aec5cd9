-- name: payout^
SELECT * FROM payouts WHERE account_id = :account_id AND id = :id;

-- Newest first; `since` and `until` are days, both included; `statuses` is a text like `,delayed,planned,`.
-- name: payouts_before
SELECT * FROM payouts WHERE account_id = :account_id AND (day < :day OR (day = :day AND id < :id))
AND (:since IS NULL OR day >= :since) AND (:until IS NULL OR day <= :until)
AND (:source IS NULL OR source = :source)
AND (:statuses IS NULL OR :statuses LIKE '%,' || status || ',%')
ORDER BY day DESC, id DESC LIMIT :limit;

-- name: payout_sums
SELECT CASE :by WHEN 'month' THEN period WHEN 'status' THEN status ELSE source END AS name,
    COUNT(*) AS count, SUM(amount) AS amount
FROM payouts WHERE account_id = :account_id
AND (:since IS NULL OR day >= :since) AND (:until IS NULL OR day <= :until)
AND (:source IS NULL OR source = :source)
AND (:statuses IS NULL OR :statuses LIKE '%,' || status || ',%')
GROUP BY name ORDER BY name;
