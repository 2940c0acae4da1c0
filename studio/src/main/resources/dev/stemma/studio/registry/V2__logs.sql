-- The transparency log that holds a file, as a proof beside it showed.
ALTER TABLE records ADD COLUMN log TEXT;

DROP VIEW library;

CREATE VIEW library AS
SELECT 'piece' AS kind, id, title, changed AS happened, archived, notes,
       origin_model, origin_human, origin_edited, origin_imported, origin_rule,
       tradition, model, people, NULL AS verdict, NULL AS signer, NULL AS name, NULL AS found_in, '[]' AS labels,
       NULL AS log, '[]' AS failures, folded_title, folded
FROM pieces
UNION ALL
SELECT 'record' AS kind, file AS id, COALESCE(title, name) AS title, examined AS happened, archived, notes,
       origin_model, origin_human, origin_edited, origin_imported, origin_rule,
       tradition, model, people, verdict, signer, name, found_in, labels,
       log, failures, folded_title, folded
FROM records;
