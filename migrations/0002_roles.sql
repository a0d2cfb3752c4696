-- Two group roles. switchboard_app does the bot's own work; switchboard_reader is what every read on behalf of an
-- audience runs as (SET LOCAL ROLE), and sees a row only if every reader of the audience may (P2). Roles belong to the
-- whole cluster: another database of it may have made them.
DO $$ BEGIN
  CREATE ROLE switchboard_app NOLOGIN NOINHERIT;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
--> statement-breakpoint
DO $$ BEGIN
  CREATE ROLE switchboard_reader NOLOGIN NOINHERIT;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO switchboard_app, switchboard_reader;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO switchboard_app;
--> statement-breakpoint
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO switchboard_app;
--> statement-breakpoint
-- The audit log is append-only for the bot.
REVOKE UPDATE, DELETE ON audit_log FROM switchboard_app;
--> statement-breakpoint
-- Readers select what is read for them and nothing else: no ids of other rows, no hashes, no sources, no row numbers of
-- the price book. A column that comes later is not readable until it is granted.
GRANT SELECT (id, access_id, external_id, title, url, language, topic, owner, authority, updated_at, body)
  ON articles TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (id, access_id, extra, updated_at, name, aliases, industry, country, website, employees, segment, tier,
  edition, seats, annual_recurring_revenue, currency, renewal_date, health_score, owner, description)
  ON accounts TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (id, access_id, extra, updated_at, account_id, name, title, email, phone, role, notes)
  ON contacts TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (id, access_id, extra, updated_at, account_id, name, company, title, email, lead_source, status, owner,
  opened_at, notes) ON leads TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (id, access_id, extra, updated_at, account_id, name, stage, amount, currency, close_date, probability,
  next_step, risk, competitor, type, owner, closed) ON opportunities TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (id, access_id, extra, updated_at, account_id, number, subject, description, status, priority, product,
  owner, opened_at, closed) ON cases TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (id, access_id, extra, updated_at, account_id, type, subject, body, owner, happened_at)
  ON activities TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (id, access_id, extra, updated_at, sku, name, edition, family, unit, description, aliases, features)
  ON products TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (access_id, sku, currency, term, min_seats, max_seats, unit_amount, valid_from, valid_to)
  ON prices TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (access_id, role, max_percent, approver_role, conditions) ON discount_authority TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (name, kind, access_id, account_access_id, mapping) ON live_mappings TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (id, kind, state, article_ids, owners, evidence, found_at, decision, decided_by, decided_at, decision_id)
  ON findings TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (article_id, kind, undone_at, kept_access_id) ON article_decisions TO switchboard_reader;
--> statement-breakpoint
-- What the index is made of, whose columns are all needed to search it.
GRANT SELECT ON passages, passage_vectors, posting_blocks, access_sizes, lexeme_stats, corpus_stats, article_relations
  TO switchboard_reader;
