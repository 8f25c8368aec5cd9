-- name: mail_pending
SELECT outbox.id, outbox.at, outbox.target, outbox.subject, outbox.text, mail.tries
FROM mail JOIN outbox ON outbox.id = mail.outbox_id
WHERE mail.state = 'pending' ORDER BY mail.outbox_id LIMIT :limit;

-- name: mail_state!
UPDATE mail SET state = :state, tries = :tries, said = :said WHERE outbox_id = :outbox_id;
