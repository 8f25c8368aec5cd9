-- name: patient^
SELECT * FROM patients WHERE id = :id;

-- name: patients_of
SELECT * FROM patients WHERE ogrn = :ogrn ORDER BY name, id;

-- name: record_known^
SELECT id FROM patient_records WHERE id = :id;

-- Newest first; `since` is included, `before` is not; `physician` is a pattern.
-- name: records_of
SELECT * FROM patient_records
WHERE patient_id = :patient_id
AND (:kind IS NULL OR kind = :kind)
AND (:since IS NULL OR at >= :since) AND (:before IS NULL OR at < :before)
AND (:physician IS NULL OR physician_words LIKE :physician ESCAPE '!')
AND (at < :last_at OR (at = :last_at AND id < :last_id))
ORDER BY at DESC, id DESC LIMIT :limit;

-- name: given_links_of
SELECT ogrn FROM given_links WHERE account_id = :account_id ORDER BY ogrn;

-- name: withdraw_given_link!
DELETE FROM given_links WHERE account_id = :account_id AND ogrn = :ogrn;

-- name: linking_orders
SELECT id, fields FROM orders
WHERE account_id = :account_id AND slug = :slug AND status = 'approved'
AND id NOT IN (SELECT order_id FROM withdrawn_links) ORDER BY id;

-- name: linked_accounts
SELECT id, known, opened FROM accounts ORDER BY created_at, id;

-- name: record_unlock^
SELECT until FROM record_unlocks WHERE family_id = :family_id;

-- name: unlock_records!
INSERT INTO record_unlocks (family_id, until) VALUES (:family_id, :until)
ON CONFLICT (family_id) DO UPDATE SET until = excluded.until;

-- name: record_challenge^
SELECT family_id FROM record_challenges WHERE challenge = :challenge;

-- name: forget_record_challenge!
DELETE FROM record_challenges WHERE challenge = :challenge;

-- The audit: who signed in, and who read or exported which record. Oldest first.
-- name: audit_after
SELECT events.id, events.at, events.account_id, events.kind, events.data, accounts.email
FROM events JOIN accounts ON accounts.id = events.account_id
WHERE events.id > :after
AND (events.kind LIKE 'action.records!_%' ESCAPE '!' OR events.kind IN ('action.signed_in', 'action.signed_out'))
AND (:account_id IS NULL OR events.account_id = :account_id)
ORDER BY events.id LIMIT :limit;
