-- The files that were read.  `sha256` and `made_with` are null until every document of a file is here.
CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    location TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT,
    made_with TEXT
);
CREATE INDEX files_by_name ON files (name);

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    file_id INTEGER NOT NULL REFERENCES files ON DELETE CASCADE,
    position INTEGER NOT NULL,
    row TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    title TEXT,
    byline TEXT,
    published TEXT,
    publisher TEXT,
    url TEXT,
    english INTEGER NOT NULL,
    words INTEGER NOT NULL,
    text_sha256 TEXT NOT NULL,
    analysis TEXT NOT NULL,
    kind TEXT NOT NULL,
    blocks TEXT NOT NULL,
    body TEXT NOT NULL,
    raw_text TEXT NOT NULL,
    UNIQUE (file_id, row)
);
CREATE INDEX documents_by_analysis ON documents (analysis);
CREATE INDEX documents_by_published ON documents (published);
CREATE INDEX documents_by_publisher ON documents (publisher);

CREATE TABLE entities (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    label TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    role TEXT,
    affiliation TEXT,
    wikidata TEXT,
    count INTEGER NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX entities_by_document ON entities (document_id);
CREATE INDEX entities_by_name ON entities (name);

CREATE TABLE mentions (
    id INTEGER PRIMARY KEY,
    entity_id INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL
);
CREATE INDEX mentions_by_entity ON mentions (entity_id);

CREATE TABLE quotes (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    label TEXT NOT NULL,
    region TEXT NOT NULL,
    speaker TEXT,
    type TEXT NOT NULL,
    act TEXT NOT NULL,
    text TEXT NOT NULL,
    cue TEXT,
    source TEXT,
    resolved_by TEXT,
    confidence REAL NOT NULL,
    context TEXT NOT NULL,
    words TEXT NOT NULL,
    speaker_names TEXT NOT NULL,
    named_inside TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX quotes_by_document ON quotes (document_id);
CREATE INDEX quotes_by_cue ON quotes (cue);

CREATE TABLE speakers (
    id INTEGER PRIMARY KEY,
    quote_id INTEGER NOT NULL REFERENCES quotes ON DELETE CASCADE,
    entity_id INTEGER REFERENCES entities ON DELETE CASCADE,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    role TEXT,
    affiliation TEXT,
    confidence REAL NOT NULL,
    aliases TEXT NOT NULL
);
CREATE INDEX speakers_by_quote ON speakers (quote_id);
CREATE INDEX speakers_by_entity ON speakers (entity_id);
CREATE INDEX speakers_by_name ON speakers (name, aliases);

CREATE TABLE spans (
    id INTEGER PRIMARY KEY,
    quote_id INTEGER NOT NULL REFERENCES quotes ON DELETE CASCADE,
    part TEXT NOT NULL CHECK (part IN ('content', 'cue', 'source')),
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX spans_by_quote ON spans (quote_id);

-- Datasette finds an index by content="…", written so.
CREATE VIRTUAL TABLE quotes_fts USING fts5 (
    words, speaker_names, named_inside,
    content="quotes", content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TRIGGER quotes_in AFTER INSERT ON quotes BEGIN
    INSERT INTO quotes_fts (rowid, words, speaker_names, named_inside)
    VALUES (new.id, new.words, new.speaker_names, new.named_inside);
END;
CREATE TRIGGER quotes_out AFTER DELETE ON quotes BEGIN
    INSERT INTO quotes_fts (quotes_fts, rowid, words, speaker_names, named_inside)
    VALUES ('delete', old.id, old.words, old.speaker_names, old.named_inside);
END;

CREATE VIRTUAL TABLE documents_fts USING fts5 (
    title, body, content="documents", content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_in AFTER INSERT ON documents BEGIN
    INSERT INTO documents_fts (rowid, title, body) VALUES (new.id, new.title, new.body);
END;
CREATE TRIGGER documents_out AFTER DELETE ON documents BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, title, body)
    VALUES ('delete', old.id, old.title, old.body);
END;
CREATE TRIGGER documents_changed AFTER UPDATE OF title, body ON documents BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, title, body)
    VALUES ('delete', old.id, old.title, old.body);
    INSERT INTO documents_fts (rowid, title, body) VALUES (new.id, new.title, new.body);
END;
