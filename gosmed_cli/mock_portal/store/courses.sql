-- name: course^
SELECT * FROM courses WHERE id = :id;

-- Those that start within these moments, or that end after `after`; in the order in which they start.
-- name: courses_among
SELECT * FROM courses
WHERE (:kind IS NULL OR kind = :kind) AND (:region IS NULL OR region = :region)
AND (:first IS NULL OR starts_at >= :first) AND (:before IS NULL OR starts_at < :before)
AND (:after IS NULL OR ends_at > :after)
ORDER BY starts_at, id;

-- name: courses_alike
SELECT * FROM courses WHERE title = :title AND provider = :provider AND id <> :id ORDER BY starts_at, id;

-- How many have a seat or had it to the end, and how many wait.
-- name: course_taken
SELECT course_id,
SUM(CASE WHEN state IN ('enrolled', 'current', 'finished') THEN 1 ELSE 0 END) AS seated,
SUM(CASE WHEN state = 'awaiting' THEN 1 ELSE 0 END) AS waiting
FROM enrolments GROUP BY course_id;

-- name: course_taken_of^
SELECT SUM(CASE WHEN state IN ('enrolled', 'current', 'finished') THEN 1 ELSE 0 END) AS seated,
SUM(CASE WHEN state = 'awaiting' THEN 1 ELSE 0 END) AS waiting
FROM enrolments WHERE course_id = :course_id;

-- name: course_queue
SELECT * FROM enrolments WHERE course_id = :course_id AND state = 'awaiting' ORDER BY queued, id;

-- name: course_enrolments
SELECT * FROM enrolments WHERE course_id = :course_id AND state = :state ORDER BY id;

-- name: enrolment^
SELECT * FROM enrolments WHERE account_id = :account_id AND id = :id;

-- name: enrolment_by_id^
SELECT * FROM enrolments WHERE id = :id;

-- name: enrolments_standing
SELECT * FROM enrolments WHERE account_id = :account_id AND state <> 'cancelled' ORDER BY id;

-- name: enrolments_without_paper
SELECT * FROM enrolments WHERE account_id = :account_id AND state = 'finished' AND document_id IS NULL ORDER BY id;

-- name: enrolments_before
SELECT * FROM enrolments WHERE account_id = :account_id AND id < :before AND (:state IS NULL OR state = :state)
ORDER BY id DESC LIMIT :limit;
