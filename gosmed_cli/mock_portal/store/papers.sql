-- name: paper^
SELECT * FROM papers WHERE account_id = :account_id AND kind = :kind AND number = :number;

-- name: paper_of_number^
SELECT * FROM papers WHERE kind = :kind AND number = :number;

-- Newest first; `since` and `until` are moments of issue, both included.
-- name: papers_before
SELECT * FROM papers WHERE account_id = :account_id AND kind = :kind AND id < :before
AND (:state IS NULL OR state = :state)
AND (:since IS NULL OR issued_at >= :since) AND (:until IS NULL OR issued_at <= :until)
ORDER BY id DESC LIMIT :limit;
