ALTER TABLE article_decisions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE findings ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON article_decisions, article_sketches, findings, finding_notices, curation_checks TO switchboard_app;
--> statement-breakpoint
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO switchboard_app;
--> statement-breakpoint
GRANT SELECT (id, kind, state, article_ids, owners, evidence, found_at, decision, decided_by, decided_at, decision_id)
  ON findings TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (article_id, kind, undone_at, kept_access_id) ON article_decisions TO switchboard_reader;
--> statement-breakpoint
CREATE POLICY article_decisions_app ON article_decisions TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
-- A retired article is read by nobody; that it was retired may be known by those who could read it.
CREATE POLICY article_decisions_audience ON article_decisions FOR SELECT TO switchboard_reader
  USING (kind = 'retired' AND kept_access_id = ANY ((SELECT switchboard_allowed_access())::integer[]));
--> statement-breakpoint
CREATE POLICY findings_app ON findings TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
-- A finding quotes articles: whoever may not read every one of them must not learn of it. The policies of both tables
-- apply within, so that it follows the readers of the articles as they are now.
CREATE POLICY findings_audience ON findings FOR SELECT TO switchboard_reader
  USING (cardinality(article_ids) > 0 AND NOT EXISTS (
    SELECT 1 FROM unnest(article_ids) AS named (id)
    WHERE NOT EXISTS (SELECT 1 FROM articles a WHERE a.id = named.id)
      AND NOT EXISTS (SELECT 1 FROM article_decisions d
                      WHERE d.article_id = named.id AND d.kind = 'retired' AND d.undone_at IS NULL)));
