-- name: due_next^
SELECT id, at, kind, subject, data FROM due ORDER BY at, id LIMIT 1;

-- name: due_forget!
DELETE FROM due WHERE id = :id;

-- name: due_forget_kind!
DELETE FROM due WHERE kind = :kind AND subject = :subject;

-- name: anything_happened^
SELECT id FROM events LIMIT 1;

-- name: due_forget_coming!
DELETE FROM due WHERE kind = :kind AND subject = :subject AND at > :now;
