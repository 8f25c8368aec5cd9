-- name: document^
SELECT * FROM documents WHERE account_id = :account_id AND id = :id;

-- name: documents_page
SELECT * FROM documents WHERE account_id = :account_id AND (:kind IS NULL OR kind = :kind)
AND (:direction IS NULL OR direction = :direction)
AND (uploaded_at < :before OR (uploaded_at = :before AND id < :before_id))
ORDER BY uploaded_at DESC, id DESC LIMIT :limit;

-- What came with an application; a document before its signature.
-- name: documents_of_order
SELECT id, kind, title, name FROM documents
WHERE account_id = :account_id AND order_id = :order_id AND direction = 'received'
ORDER BY uploaded_at, name, id;

-- name: delete_document!
DELETE FROM documents WHERE account_id = :account_id AND id = :id;

-- Bytes that nothing refers to any more.
-- name: drop_blob!
DELETE FROM blobs WHERE sha256 = :sha256
AND NOT EXISTS (SELECT 1 FROM documents WHERE documents.sha256 = :sha256)
AND NOT EXISTS (SELECT 1 FROM order_files WHERE order_files.sha256 = :sha256);
