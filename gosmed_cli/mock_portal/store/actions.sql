-- Newest first; `since` and `until` are moments, both included.
-- name: actions_before
SELECT id, order_id, kind, at, data FROM events
WHERE account_id = :account_id AND id < :before AND kind LIKE 'action.%'
AND (:since IS NULL OR at >= :since) AND (:until IS NULL OR at <= :until)
ORDER BY id DESC LIMIT :limit;
