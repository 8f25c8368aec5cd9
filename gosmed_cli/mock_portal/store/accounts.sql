-- name: account^
SELECT * FROM accounts WHERE id = :id;

-- name: account_by_email^
SELECT * FROM accounts WHERE email = :email;

-- name: account_by_phone^
SELECT * FROM accounts WHERE phone = :phone;

-- name: unknown_login^
SELECT * FROM unknown_logins WHERE login_hash = :login_hash;

-- name: set_unknown_login!
INSERT INTO unknown_logins (login_hash, failed_passwords, locked_until)
VALUES (:login_hash, :failed_passwords, :locked_until)
ON CONFLICT (login_hash) DO UPDATE SET
    failed_passwords = excluded.failed_passwords, locked_until = excluded.locked_until;

-- name: set_failed_passwords!
UPDATE accounts SET failed_passwords = :failed_passwords, locked_until = :locked_until WHERE id = :id;

-- name: activate_account!
UPDATE accounts SET activated_at = :now WHERE id = :id AND activated_at IS NULL;

-- name: forget_account!
DELETE FROM accounts WHERE id = :id AND activated_at IS NULL;

-- name: forget_contacts!
DELETE FROM confirmed_contacts WHERE account_id = :account_id;

-- name: activation_by_number^
SELECT * FROM activations WHERE number = :number;

-- name: activation_by_token^
SELECT * FROM activations WHERE token_hash = :token_hash;

-- name: last_activation^
SELECT * FROM activations WHERE account_id = :account_id ORDER BY sent_at DESC, rowid DESC LIMIT 1;

-- name: activations_since^
SELECT COUNT(*) AS number FROM activations WHERE account_id = :account_id AND sent_at > :since;

-- name: forget_activations!
DELETE FROM activations WHERE account_id = :account_id;

-- name: recoveries_since^
SELECT COUNT(*) AS number FROM recoveries WHERE login_hash = :login_hash AND asked_at > :since;

-- name: forget_recoveries!
DELETE FROM recoveries WHERE asked_at < :before;

-- name: set_password!
UPDATE accounts SET password_hash = :password_hash WHERE id = :id;

-- name: use_certificate!
INSERT INTO used_certificates (certificate_hash, account_id, used_at) VALUES (:certificate_hash, :account_id, :now)
ON CONFLICT (certificate_hash) DO NOTHING;

-- name: used_certificate^
SELECT * FROM used_certificates WHERE certificate_hash = :certificate_hash;

-- name: challenge^
SELECT * FROM challenges WHERE id = :id;

-- name: challenge_attempt!
UPDATE challenges SET attempts_left = attempts_left - 1 WHERE id = :id;

-- name: close_challenge!
DELETE FROM challenges WHERE id = :id;

-- name: approve_challenge!
UPDATE challenges SET approved = 1 WHERE id = :id;

-- name: app_challenges
SELECT * FROM challenges WHERE method = 'app' AND approved = 0 AND expires_at > :now ORDER BY created_at, id;

-- name: forget_challenges!
DELETE FROM challenges WHERE expires_at < :before;

-- name: confirm_contact!
INSERT INTO confirmed_contacts (account_id, contact, confirmed_at) VALUES (:account_id, :contact, :now)
ON CONFLICT (account_id, contact) DO UPDATE SET confirmed_at = excluded.confirmed_at;

-- name: confirm_contact_for_change!
INSERT INTO confirmed_contacts (account_id, contact, confirmed_at, change_confirmed_at)
VALUES (:account_id, :contact, :now, :now)
ON CONFLICT (account_id, contact) DO UPDATE SET
    confirmed_at = excluded.confirmed_at, change_confirmed_at = excluded.change_confirmed_at;

-- name: confirm_contact_by_signing!
INSERT INTO confirmed_contacts (account_id, contact, confirmed_at, sign_confirmed_at)
VALUES (:account_id, :contact, :now, :now)
ON CONFLICT (account_id, contact) DO UPDATE SET
    confirmed_at = excluded.confirmed_at, sign_confirmed_at = excluded.sign_confirmed_at;

-- name: confirmed_contact^
SELECT * FROM confirmed_contacts WHERE account_id = :account_id AND contact = :contact;

-- name: challenges_of^
SELECT COUNT(*) AS number FROM challenges WHERE target = :target AND created_at > :since;
