-- name: certificate^
SELECT id, serial, subject, valid_from, valid_to, issued_at, revoked_at FROM certificates WHERE serial = :serial;

-- name: certificates_after
SELECT id, serial, subject, valid_from, valid_to, issued_at, revoked_at FROM certificates
WHERE id > :after ORDER BY id LIMIT :limit;

-- name: certificates_revoked
SELECT serial, revoked_at FROM certificates WHERE revoked_at IS NOT NULL ORDER BY id;

-- name: certificate_revoke!
UPDATE certificates SET revoked_at = :now WHERE serial = :serial;
