-- name: payout^
SELECT * FROM payouts WHERE account_id = :account_id AND id = :id;

-- Newest first, after the place (day, id); `since` is a day, included; `statuses` is a text like `,delayed,planned,`.
-- What has no NULL in it is searched in the index.
-- name: payouts_before
SELECT * FROM payouts WHERE account_id = :account_id AND (day < :day OR (day = :day AND id < :id))
AND day >= :since AND (:source IS NULL OR source = :source)
AND (:statuses IS NULL OR :statuses LIKE '%,' || status || ',%')
ORDER BY day DESC, id DESC LIMIT :limit;

-- name: payout_sums
SELECT CASE :by WHEN 'month' THEN SUBSTR(day, 1, 7) WHEN 'status' THEN status ELSE source END AS name,
    COUNT(*) AS count, SUM(amount) AS amount
FROM payouts WHERE account_id = :account_id
AND day >= :since AND day <= :until AND (:source IS NULL OR source = :source)
AND (:statuses IS NULL OR :statuses LIKE '%,' || status || ',%')
GROUP BY name ORDER BY name;
