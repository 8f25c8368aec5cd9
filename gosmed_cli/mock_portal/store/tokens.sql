-- name: token^
SELECT tokens.hash, tokens.kind, tokens.expires_at AS token_expires_at, tokens.rotated_at, tokens.successor_hash,
       tokens.used_at, families.id AS family_id, families.account_id, families.scope, families.device,
       families.login, families.permissions, families.created_at, families.expires_at, families.revoked_at
FROM tokens JOIN token_families AS families ON families.id = tokens.family_id
WHERE tokens.hash = :hash;

-- name: family^
SELECT id, account_id, scope, device, login, permissions, created_at, expires_at, revoked_at
FROM token_families WHERE id = :id;

-- name: revoke_family!
UPDATE token_families SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL;

-- name: revoke_families!
UPDATE token_families SET revoked_at = :now WHERE account_id = :account_id AND revoked_at IS NULL;

-- name: mark_token_used!
UPDATE tokens SET used_at = :now WHERE hash = :hash AND used_at IS NULL;

-- name: rotate_token!
UPDATE tokens SET rotated_at = :now, successor_hash = :successor WHERE hash = :hash;

-- name: extend_family!
UPDATE token_families SET expires_at = :expires_at WHERE id = :id;

-- name: forget_tokens!
DELETE FROM tokens WHERE family_id = :family AND kind = 'access' AND expires_at < :now;
