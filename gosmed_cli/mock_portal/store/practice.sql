-- name: slots_between
SELECT * FROM working_slots WHERE account_id = :account_id AND at >= :since AND at < :until ORDER BY at;

-- name: slot_at^
SELECT * FROM working_slots WHERE account_id = :account_id AND at = :at;

-- name: forget_slot!
DELETE FROM working_slots WHERE id = :id;

-- name: visit_of_slot^
SELECT * FROM patient_visits WHERE slot_id = :slot_id AND state <> 'cancelled';

-- name: visit_of^
SELECT * FROM patient_visits WHERE account_id = :account_id AND id = :id;

-- name: visit_of_link^
SELECT * FROM patient_visits WHERE link_hash = :link_hash;

-- name: next_visit^
SELECT * FROM patient_visits WHERE account_id = :account_id AND state = 'booked' AND at >= :now ORDER BY at, id LIMIT 1;

-- Earliest first; `since` and `until` are moments, the first included.
-- name: visits_after
SELECT * FROM patient_visits WHERE account_id = :account_id AND (at > :at OR (at = :at AND id > :id))
AND (:since IS NULL OR at >= :since) AND (:until IS NULL OR at < :until)
AND (:state IS NULL OR state = :state)
ORDER BY at, id LIMIT :limit;

-- name: rendered_sums
SELECT CASE :by WHEN 'month' THEN SUBSTR(day, 1, 7) ELSE code END AS name, MAX(title) AS title,
    SUM(count) AS count, SUM(amount) AS amount
FROM rendered_services WHERE account_id = :account_id
AND (:since IS NULL OR day >= :since) AND (:until IS NULL OR day <= :until)
GROUP BY name ORDER BY name;
