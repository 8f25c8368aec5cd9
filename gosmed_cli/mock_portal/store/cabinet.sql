-- Applications that have got a file, newest first.
-- name: cabinet_latest
SELECT orders.id, orders.slug, orders.status, orders.edit_allowed, orders.awaits_meeting,
       appointments.slot AS booked
FROM orders LEFT JOIN appointments ON appointments.order_id = orders.id
WHERE orders.account_id = :account_id AND orders.status IS NOT NULL ORDER BY orders.id DESC;

-- name: cabinet_version^
SELECT COUNT(*) AS number, MAX(updated_at) AS latest FROM orders
WHERE account_id = :account_id AND status IS NOT NULL;

-- name: cabinet_applications
SELECT * FROM orders WHERE account_id = :account_id AND status IS NOT NULL
AND (:slug IS NULL OR slug = :slug) AND (:status IS NULL OR status = :status) AND id < :before
ORDER BY id DESC LIMIT :limit;

-- name: cabinet_application^
SELECT * FROM orders WHERE id = :id AND account_id = :account_id AND status IS NOT NULL;

-- name: cabinet_file^
SELECT mnemonic, mime_type, sha256, size FROM order_files
WHERE order_id = :order_id AND object_type = 2 AND sha256 = :sha256 ORDER BY attempt DESC LIMIT 1;

-- What the account's owner did is no change: the action log has it.
-- name: cabinet_events
SELECT id, order_id, kind, at, data FROM events WHERE account_id = :account_id AND id > :after
AND kind NOT LIKE 'action.%'
ORDER BY id LIMIT :limit;

-- name: last_event^
SELECT COALESCE(MAX(id), 0) AS id FROM events
WHERE account_id = :account_id AND kind NOT LIKE 'action.%';

-- Applications that wait for a decision or may still be sent again.
-- name: undecided_or_open
SELECT * FROM orders WHERE account_id = :account_id AND status IS NOT NULL
AND (edit_allowed = 1 OR status IN ('under_review', 'needs_correction')) ORDER BY id;
