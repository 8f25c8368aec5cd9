-- name: idempotency^
SELECT * FROM idempotency WHERE account_id = :account_id AND key = :key;

-- name: forget_idempotency!
DELETE FROM idempotency WHERE created_at < :before;
