-- name: faults
SELECT id, data, seen, fired FROM faults ORDER BY id;

-- name: count_fault!
UPDATE faults SET seen = :seen, fired = :fired WHERE id = :id;

-- name: clear_fault!
DELETE FROM faults WHERE id = :id;

-- name: clear_faults!
DELETE FROM faults;

-- name: requests
SELECT * FROM request_log WHERE id > :after ORDER BY id LIMIT :limit;

-- name: forget_requests!
DELETE FROM request_log WHERE id <= :until;
