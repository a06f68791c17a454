-- The tables of `--format sqlite`. Dates are ISO 8601 text; start_char and end_char index an article's text.
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, title TEXT, source TEXT, authors TEXT, url TEXT, language TEXT, place TEXT,
    published TEXT, published_basis TEXT
);
CREATE TABLE entities (id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL);
CREATE TABLE aliases (entity TEXT NOT NULL REFERENCES entities, alias TEXT NOT NULL, PRIMARY KEY (entity, alias));
CREATE TABLE mentions (
    entity TEXT NOT NULL REFERENCES entities, article TEXT NOT NULL REFERENCES articles, PRIMARY KEY (entity, article)
);
CREATE TABLE events (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, headline TEXT NOT NULL, status TEXT NOT NULL, date TEXT,
    earliest TEXT, latest TEXT, date_in_words TEXT, grain TEXT, approximate INTEGER, basis TEXT, place TEXT,
    independent_sources INTEGER NOT NULL, salience REAL NOT NULL, confidence REAL NOT NULL, passing INTEGER NOT NULL
);
CREATE TABLE participants (
    event TEXT NOT NULL REFERENCES events, number INTEGER NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL,
    entity TEXT REFERENCES entities, PRIMARY KEY (event, number)
);
CREATE TABLE sources (
    id INTEGER PRIMARY KEY, event TEXT NOT NULL REFERENCES events, article TEXT NOT NULL REFERENCES articles,
    words TEXT NOT NULL, start_char INTEGER NOT NULL, end_char INTEGER NOT NULL, "trigger" TEXT NOT NULL,
    trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL, status TEXT NOT NULL, date TEXT, earliest TEXT,
    latest TEXT, basis TEXT, evidence TEXT, evidence_start INTEGER, evidence_end INTEGER
);
CREATE TABLE quotes (
    id INTEGER PRIMARY KEY, event TEXT NOT NULL REFERENCES events, article TEXT NOT NULL REFERENCES articles,
    kind TEXT NOT NULL, words TEXT NOT NULL, start_char INTEGER NOT NULL, end_char INTEGER NOT NULL, speaker TEXT,
    entity TEXT REFERENCES entities
);
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY, event TEXT NOT NULL REFERENCES events, about TEXT NOT NULL, value TEXT NOT NULL
);
CREATE TABLE tellers (
    account INTEGER NOT NULL REFERENCES accounts, article TEXT NOT NULL REFERENCES articles, PRIMARY KEY (account, article)
);
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY, event TEXT REFERENCES events, article TEXT REFERENCES articles, about TEXT NOT NULL, was TEXT,
    now TEXT, because TEXT, file TEXT NOT NULL
);
CREATE TABLE problems (id INTEGER PRIMARY KEY, source TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL);
