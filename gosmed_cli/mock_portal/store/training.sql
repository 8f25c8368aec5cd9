-- name: training_record^
SELECT * FROM training_records WHERE account_id = :account_id AND id = :id;

-- Newest first, from a place that is the day and the id of the last one seen; both days included.
-- name: training_before
SELECT * FROM training_records WHERE account_id = :account_id
AND (finished_on < :day OR (finished_on = :day AND id < :before))
AND (:first IS NULL OR finished_on >= :first) AND (:last IS NULL OR finished_on <= :last)
AND (:kind IS NULL OR kind = :kind) AND (:source IS NULL OR source = :source)
ORDER BY finished_on DESC, id DESC LIMIT :limit;

-- name: training_between
SELECT * FROM training_records WHERE account_id = :account_id AND finished_on >= :first AND finished_on <= :last
ORDER BY finished_on, id;

-- name: training_goal^
SELECT * FROM training_goals WHERE account_id = :account_id AND year = :year;

-- name: set_training_goal!
INSERT INTO training_goals (account_id, year, points) VALUES (:account_id, :year, :points)
ON CONFLICT (account_id, year) DO UPDATE SET points = excluded.points;

-- name: mandatory_events
SELECT * FROM mandatory_events ORDER BY due_on, id;

-- name: mandatory_event^
SELECT * FROM mandatory_events WHERE id = :id;

-- name: training_certificate^
SELECT * FROM training_certificates WHERE account_id = :account_id AND year = :year;
