-- Times are microseconds since 1970; people, labels and failures are JSON arrays of texts;
-- folded texts are written by SearchText: to be searched and sorted by.
-- Both databases sort texts by code points: PostgreSQL where it is told to.
CREATE TABLE pieces (
    id              TEXT PRIMARY KEY,
    title           TEXT NOT NULL,
    created         BIGINT NOT NULL,
    changed         BIGINT NOT NULL,
    archived        BOOLEAN NOT NULL,
    entries         INTEGER NOT NULL,
    shown           INTEGER NOT NULL,
    notes           INTEGER NOT NULL,
    origin_model    INTEGER NOT NULL,
    origin_human    INTEGER NOT NULL,
    origin_edited   INTEGER NOT NULL,
    origin_imported INTEGER NOT NULL,
    origin_rule     INTEGER NOT NULL,
    tradition       TEXT${collation},
    beginning_key   TEXT,
    beginning_metre TEXT,
    bars            INTEGER NOT NULL,
    model           TEXT${collation},
    people          TEXT NOT NULL,
    folded_title    TEXT${collation} NOT NULL,
    folded          TEXT NOT NULL
);

CREATE TABLE records (
    file            TEXT PRIMARY KEY,
    name            TEXT NOT NULL,
    found_in        TEXT NOT NULL,
    media_type      TEXT NOT NULL,
    examined        BIGINT NOT NULL,
    archived        BOOLEAN NOT NULL,
    verdict         TEXT${collation} NOT NULL,
    passed          INTEGER NOT NULL,
    failures        TEXT NOT NULL,
    signer          TEXT${collation},
    title           TEXT,
    notes           INTEGER NOT NULL,
    origin_model    INTEGER NOT NULL,
    origin_human    INTEGER NOT NULL,
    origin_edited   INTEGER NOT NULL,
    origin_imported INTEGER NOT NULL,
    origin_rule     INTEGER NOT NULL,
    tradition       TEXT${collation},
    model           TEXT${collation},
    people          TEXT NOT NULL,
    labels          TEXT NOT NULL,
    folded_title    TEXT${collation} NOT NULL,
    folded          TEXT NOT NULL
);

CREATE VIEW library AS
SELECT 'piece' AS kind, id, title, changed AS happened, archived, notes,
       origin_model, origin_human, origin_edited, origin_imported, origin_rule,
       tradition, model, people, NULL AS verdict, NULL AS signer, NULL AS name, NULL AS found_in, '[]' AS labels,
       '[]' AS failures, folded_title, folded
FROM pieces
UNION ALL
SELECT 'record' AS kind, file AS id, COALESCE(title, name) AS title, examined AS happened, archived, notes,
       origin_model, origin_human, origin_edited, origin_imported, origin_rule,
       tradition, model, people, verdict, signer, name, found_in, labels,
       failures, folded_title, folded
FROM records;
