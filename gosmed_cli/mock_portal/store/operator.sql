-- name: outbox_after
SELECT outbox.*, mail.state AS delivery, mail.said AS said
FROM outbox LEFT JOIN mail ON mail.outbox_id = outbox.id
WHERE outbox.id > :after AND (:target IS NULL OR outbox.target = :target) ORDER BY outbox.id LIMIT :limit;

-- name: state_counts^
SELECT (SELECT COUNT(*) FROM accounts) AS accounts,
       (SELECT COUNT(*) FROM orders WHERE status IS NOT NULL) AS applications;
