-- name: promised_papers
SELECT * FROM promised_papers WHERE account_id = :account_id ORDER BY document_id;

-- name: forget_promised_paper!
DELETE FROM promised_papers WHERE document_id = :document_id;
