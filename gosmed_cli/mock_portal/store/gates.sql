-- Kinds of documents that somebody has looked at and confirmed: alone, or with an approved application.
-- name: proven_kinds
SELECT kind FROM documents WHERE account_id = :account_id AND status = 'confirmed' AND direction = 'sent'
UNION
SELECT files.kind FROM order_files AS files JOIN orders ON orders.id = files.order_id
WHERE orders.account_id = :account_id AND orders.status = 'approved' AND files.object_type = 2
AND files.attempt = orders.passed;

-- name: waiting_kinds
SELECT DISTINCT kind FROM documents WHERE account_id = :account_id AND status = 'pending' AND direction = 'sent';
