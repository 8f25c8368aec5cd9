-- name: order_by_id^
SELECT * FROM orders WHERE id = :id;

-- name: order_forget!
DELETE FROM orders WHERE id = :id;

-- name: orders_created_since^
SELECT COUNT(*) AS total FROM orders WHERE account_id = :account_id AND slug = :slug AND created_at > :since;

-- name: order_pending^
SELECT id FROM orders WHERE account_id = :account_id AND slug = :slug
AND status NOT IN ('draft', 'approved', 'refused', 'cancelled', 'failed', 'needs_correction') ORDER BY id LIMIT 1;

-- name: attempts_since^
SELECT COUNT(*) AS total FROM attempts JOIN orders ON orders.id = attempts.order_id
WHERE orders.account_id = :account_id AND orders.slug = :slug AND attempts.received_at > :since;

-- name: attempt_of_guid^
SELECT order_id, attempt FROM attempts WHERE order_id = :order_id AND guid = :guid;

-- name: order_of_guid^
SELECT orders.id FROM attempts JOIN orders ON orders.id = attempts.order_id
WHERE orders.account_id = :account_id AND attempts.guid = :guid;

-- name: refusals_of_order^
SELECT COUNT(*) AS total FROM status_history WHERE order_id = :order_id AND status = 'refused';

-- name: history_of_order
SELECT id, order_id, at, status, title, comment, sender FROM status_history
WHERE order_id = :order_id ORDER BY id;

-- name: history_last^
SELECT id, at FROM status_history WHERE order_id = :order_id ORDER BY id DESC LIMIT 1;

-- Entries that an operator's reading asks for: which application a status belongs to.
-- name: history_entry^
SELECT id, order_id FROM status_history WHERE id = :id;

-- name: sent_files
SELECT order_id, attempt, object_id, object_type, mnemonic, kind, mime_type, sha256, size FROM order_files
WHERE order_id = :order_id AND object_type = 2 AND attempt = :attempt ORDER BY mnemonic;

-- name: answer_files
SELECT order_id, attempt, object_id, object_type, mnemonic, kind, mime_type, sha256, size FROM order_files
WHERE order_id = :order_id AND object_type = 3 AND object_id = :object_id ORDER BY mnemonic;

-- name: latest_answer^
SELECT object_id FROM order_files WHERE order_id = :order_id AND object_type = 3
ORDER BY object_id DESC LIMIT 1;

-- name: stored_file^
SELECT order_id, kind, mnemonic, mime_type, sha256, size FROM order_files
WHERE object_id = :object_id AND object_type = :object_type AND mnemonic = :mnemonic
ORDER BY attempt DESC LIMIT 1;

-- What was sent last and could be read.
-- name: last_attempt^
SELECT attempt, guid, answers_to, received_at, fields FROM attempts
WHERE order_id = :order_id AND fields <> '{}' ORDER BY attempt DESC LIMIT 1;

-- name: orders_updated_after
SELECT id, status, slug, updated_at FROM orders
WHERE account_id = :account_id AND status IS NOT NULL AND updated_at > :after
ORDER BY updated_at DESC, id DESC LIMIT :size OFFSET :start;

-- name: orders_updated_after_count^
SELECT COUNT(*) AS total FROM orders WHERE account_id = :account_id AND status IS NOT NULL AND updated_at > :after;

-- name: rivals
SELECT id, account_id, status, fields, edit_allowed FROM orders
WHERE slug = :slug AND account_id <> :account_id
AND status IN ('under_review', 'needs_correction', 'refused', 'approved');

-- name: blob_known^
SELECT size FROM blobs WHERE sha256 = :sha256;

-- name: blob_data^
SELECT data FROM blobs WHERE sha256 = :sha256;

-- name: upload_of_order^
SELECT order_id, chunks, first, first_at, finished FROM uploads WHERE order_id = :order_id;

-- name: upload_forget!
DELETE FROM uploads WHERE order_id = :order_id;

-- name: chunks_forget!
DELETE FROM chunks WHERE order_id = :order_id;

-- name: chunk_digests
SELECT chunk, sha256 FROM chunks WHERE order_id = :order_id ORDER BY chunk;

-- name: chunk_data^
SELECT data FROM chunks WHERE order_id = :order_id AND chunk = :chunk;

-- name: chunk_keep!
INSERT INTO chunks (order_id, chunk, sha256, data) VALUES (:order_id, :chunk, :sha256, :data)
ON CONFLICT (order_id, chunk) DO UPDATE SET sha256 = excluded.sha256, data = excluded.data;

-- name: upload_keep!
INSERT INTO uploads (order_id, chunks, first, first_at, finished)
VALUES (:order_id, :chunks, :first, :first_at, NULL)
ON CONFLICT (order_id) DO UPDATE SET
    chunks = excluded.chunks, first = excluded.first, first_at = excluded.first_at, finished = NULL;

-- name: upload_finish!
UPDATE uploads SET finished = :finished WHERE order_id = :order_id;

-- name: blob_keep!
INSERT INTO blobs (sha256, size, data) VALUES (:sha256, :size, :data) ON CONFLICT (sha256) DO NOTHING;

-- name: other_accounts
SELECT id, known, opened FROM accounts WHERE id <> :id;

-- name: people_of_snils
SELECT id, data FROM people WHERE snils = :snils ORDER BY id;

-- name: people_of_passport
SELECT id, data FROM people WHERE passport = :passport ORDER BY id;

-- name: people_of_certificate
SELECT id, data FROM people WHERE certificate = :certificate ORDER BY id;

-- name: people_of_name
SELECT id, data FROM people WHERE full_name = :full_name ORDER BY id;

-- name: asked_to_clarify^
SELECT COUNT(*) AS total FROM status_history WHERE order_id = :order_id AND status = 'needs_correction';

-- name: attempt_fields^
SELECT fields FROM attempts WHERE order_id = :order_id AND attempt = :attempt;

-- name: contacts_of_account
SELECT contact, change_confirmed_at, sign_confirmed_at FROM confirmed_contacts WHERE account_id = :account_id;

-- name: numbers_of_account
SELECT id FROM orders WHERE account_id = :account_id AND status IS NOT NULL;

-- name: contact_of_another^
SELECT id FROM accounts WHERE (phone = :contact OR email = :contact) AND id <> :account_id LIMIT 1;

-- name: slugs_of_orders
SELECT DISTINCT slug FROM orders ORDER BY slug;
