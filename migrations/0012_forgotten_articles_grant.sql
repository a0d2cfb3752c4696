-- Hashes only, and nothing that an audience is ever shown: the reader's role sees none of it.
GRANT SELECT, INSERT, UPDATE, DELETE ON forgotten_articles TO switchboard_app;
