-- name: appointment^
SELECT order_id, account_id, timetable, slot, at, state FROM appointments WHERE order_id = :order_id;

-- name: slots_taken
SELECT slot FROM appointments WHERE timetable = :timetable;

-- name: slot_owner^
SELECT order_id FROM appointments WHERE timetable = :timetable AND slot = :slot;

-- name: forget_appointment!
DELETE FROM appointments WHERE order_id = :order_id;

-- name: keep_appointment_held!
UPDATE appointments SET state = 'held' WHERE order_id = :order_id;

-- name: unset_letter^
SELECT data FROM unset_letters WHERE object_id = :object_id AND mnemonic = :mnemonic;

-- name: forget_unset_letter!
DELETE FROM unset_letters WHERE object_id = :object_id AND mnemonic = :mnemonic;

-- name: set_answer_file!
UPDATE order_files SET sha256 = :sha256, size = :size
WHERE object_id = :object_id AND object_type = 3 AND mnemonic = :mnemonic;

-- Acts stay with the application whatever comes after them.
-- name: acts_of_order
SELECT order_id, attempt, object_id, object_type, mnemonic, kind, mime_type, sha256, size FROM order_files
WHERE order_id = :order_id AND object_type = 3 AND kind = 'act' ORDER BY object_id;

-- name: institution^
SELECT data FROM institutions WHERE ogrn = :ogrn;
