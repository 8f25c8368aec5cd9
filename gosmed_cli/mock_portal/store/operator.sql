-- name: outbox_after
SELECT * FROM outbox WHERE id > :after AND (:target IS NULL OR target = :target) ORDER BY id LIMIT :limit;

-- name: state_counts^
SELECT (SELECT COUNT(*) FROM accounts) AS accounts,
       (SELECT COUNT(*) FROM orders WHERE status IS NOT NULL) AS applications;
