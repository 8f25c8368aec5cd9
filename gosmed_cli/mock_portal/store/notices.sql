-- name: notice_settings
SELECT kind, channel, enabled FROM notice_settings WHERE account_id = :account_id;

-- name: switch_notices!
INSERT INTO notice_settings (account_id, kind, channel, enabled) VALUES (:account_id, :kind, :channel, :enabled)
ON CONFLICT (account_id, kind, channel) DO UPDATE SET enabled = excluded.enabled;

-- Newest first; `since` and `until` are moments, both included.
-- name: notices_before
SELECT * FROM notices WHERE account_id = :account_id AND id < :before AND (:kind IS NULL OR kind = :kind)
AND (:since IS NULL OR at >= :since) AND (:until IS NULL OR at <= :until)
ORDER BY id DESC LIMIT :limit;

-- name: reminded^
SELECT key FROM reminded WHERE account_id = :account_id AND key = :key;

-- name: active_accounts
SELECT id, known FROM accounts WHERE activated_at IS NOT NULL ORDER BY created_at, id;
