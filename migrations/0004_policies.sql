-- Every table that an audience reads is fenced. The bot's own work sees all of it.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['articles', 'article_relations', 'passages', 'passage_vectors', 'posting_blocks',
    'access_sizes', 'accounts', 'contacts', 'leads', 'opportunities', 'cases', 'activities', 'products', 'prices',
    'discount_authority', 'live_mappings', 'findings', 'article_decisions']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I TO switchboard_app USING (true) WITH CHECK (true)', name || '_app', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- A row is seen by those whom its access rule covers, all of the audience. The sub-select is worked out once a statement.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['articles', 'passages', 'passage_vectors', 'posting_blocks', 'access_sizes', 'accounts',
    'products', 'discount_authority']
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO switchboard_reader
      USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[]))', name || '_audience', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- A record is part of its account: what says whose it is names the account.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['contacts', 'leads', 'opportunities', 'cases', 'activities']
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO switchboard_reader
      USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[])
        AND (account_id IS NULL OR EXISTS (SELECT 1 FROM accounts a WHERE a.id = account_id)))', name || '_audience', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- A price names its product.
CREATE POLICY prices_audience ON prices FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[])
    AND EXISTS (SELECT 1 FROM products p WHERE p.sku = prices.sku));
--> statement-breakpoint
-- Who may have a database asked that is not ours: those who may read the row that says how. What names an account there
-- is for those only who may read its accounts too.
CREATE POLICY live_mappings_audience ON live_mappings FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[])
    AND (account_access_id IS NULL OR account_access_id = ANY ((SELECT switchboard_allowed_access())::integer[])));
--> statement-breakpoint
-- Which article replaces which, and which one links to which, is seen only with both articles.
CREATE POLICY article_relations_audience ON article_relations FOR SELECT TO switchboard_reader
  USING (EXISTS (SELECT 1 FROM articles one WHERE one.id = article_id)
     AND EXISTS (SELECT 1 FROM articles other WHERE other.id = other_id));
--> statement-breakpoint
-- A retired article is read by nobody; that it was retired may be known by those who could read it.
CREATE POLICY article_decisions_audience ON article_decisions FOR SELECT TO switchboard_reader
  USING (kind = 'retired' AND kept_access_id = ANY ((SELECT switchboard_allowed_access())::integer[]));
--> statement-breakpoint
-- A finding quotes articles: anyone who may not read every one of them must not learn of it. The policies of both tables
-- apply within, so that it follows the readers of the articles as they are now.
CREATE POLICY findings_audience ON findings FOR SELECT TO switchboard_reader
  USING (cardinality(article_ids) > 0 AND NOT EXISTS (
    SELECT 1 FROM unnest(article_ids) AS named (id)
    WHERE NOT EXISTS (SELECT 1 FROM articles a WHERE a.id = named.id)
      AND NOT EXISTS (SELECT 1 FROM article_decisions d
                      WHERE d.article_id = named.id AND d.kind = 'retired' AND d.undone_at IS NULL)));
