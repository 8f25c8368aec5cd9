-- name: counter^
SELECT value FROM counters WHERE name = :name;

-- name: set_counter!
INSERT INTO counters (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: meta^
SELECT value FROM meta WHERE name = :name;

-- name: set_meta!
INSERT INTO meta (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;
