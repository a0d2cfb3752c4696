-- Which article replaces which, and which one links to which, by rows that readers see only with both articles. The
-- columns themselves name articles that a reader may not see, so that they are taken from readers below.
ALTER TABLE article_relations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON article_relations TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON article_relations TO switchboard_app;
--> statement-breakpoint
CREATE POLICY article_relations_app ON article_relations TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY article_relations_audience ON article_relations FOR SELECT TO switchboard_reader
  USING (EXISTS (SELECT 1 FROM articles one WHERE one.id = article_id)
     AND EXISTS (SELECT 1 FROM articles other WHERE other.id = other_id));
--> statement-breakpoint
CREATE FUNCTION switchboard_relate_article() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN DELETE FROM article_relations WHERE article_id = OLD.id; END IF;
  IF TG_OP = 'DELETE' THEN RETURN NULL; END IF;
  INSERT INTO article_relations (article_id, kind, place, other_id)
  SELECT NEW.id, 'successor', 1, NEW.superseded_by WHERE NEW.superseded_by IS NOT NULL
  UNION ALL SELECT NEW.id, 'link', place::int, other FROM unnest(NEW.links) WITH ORDINALITY AS link (other, place);
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION switchboard_relate_article() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER articles_relate_new AFTER INSERT ON articles FOR EACH ROW
  WHEN (NEW.superseded_by IS NOT NULL OR NEW.links <> '{}') EXECUTE FUNCTION switchboard_relate_article();
--> statement-breakpoint
CREATE TRIGGER articles_relate_changed AFTER UPDATE ON articles FOR EACH ROW
  WHEN (NEW.superseded_by IS DISTINCT FROM OLD.superseded_by OR NEW.links IS DISTINCT FROM OLD.links)
  EXECUTE FUNCTION switchboard_relate_article();
--> statement-breakpoint
CREATE TRIGGER articles_relate_gone AFTER DELETE ON articles FOR EACH ROW
  WHEN (OLD.superseded_by IS NOT NULL OR OLD.links <> '{}') EXECUTE FUNCTION switchboard_relate_article();
--> statement-breakpoint
INSERT INTO article_relations (article_id, kind, place, other_id)
SELECT id, 'successor', 1, superseded_by FROM articles WHERE superseded_by IS NOT NULL
UNION ALL SELECT id, 'link', place::int, other FROM articles, unnest(links) WITH ORDINALITY AS link (other, place);
--> statement-breakpoint
-- A record is part of its account: what says whose it is names the account. A price names its product.
ALTER POLICY contacts_audience ON contacts USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[])
  AND (account_id IS NULL OR EXISTS (SELECT 1 FROM accounts a WHERE a.id = account_id)));
--> statement-breakpoint
ALTER POLICY leads_audience ON leads USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[])
  AND (account_id IS NULL OR EXISTS (SELECT 1 FROM accounts a WHERE a.id = account_id)));
--> statement-breakpoint
ALTER POLICY opportunities_audience ON opportunities USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[])
  AND (account_id IS NULL OR EXISTS (SELECT 1 FROM accounts a WHERE a.id = account_id)));
--> statement-breakpoint
ALTER POLICY cases_audience ON cases USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[])
  AND (account_id IS NULL OR EXISTS (SELECT 1 FROM accounts a WHERE a.id = account_id)));
--> statement-breakpoint
ALTER POLICY activities_audience ON activities USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[])
  AND (account_id IS NULL OR EXISTS (SELECT 1 FROM accounts a WHERE a.id = account_id)));
--> statement-breakpoint
ALTER POLICY prices_audience ON prices USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[])
  AND EXISTS (SELECT 1 FROM products p WHERE p.sku = prices.sku));
--> statement-breakpoint
-- Readers select what is read for them and nothing else: no ids of other rows, no hashes, no sources, no row numbers of
-- the price book. A column that comes later is not readable until it is granted.
REVOKE SELECT ON articles, accounts, contacts, leads, opportunities, cases, activities, products, prices,
  discount_authority FROM switchboard_reader;
--> statement-breakpoint
GRANT SELECT (id, access_id, external_id, title, url, language, topic, owner, authority, updated_at, body)
  ON articles TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (id, access_id, extra, updated_at, name, aliases, industry, country, website, employees, segment, tier, edition, seats,
  annual_recurring_revenue, currency, renewal_date, health_score, owner, description) ON accounts TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (id, access_id, extra, updated_at, account_id, name, title, email, phone, role, notes)
  ON contacts TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (id, access_id, extra, updated_at, account_id, name, company, title, email, lead_source, status, owner, opened_at, notes)
  ON leads TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (id, access_id, extra, updated_at, account_id, name, stage, amount, currency, close_date, probability, next_step, risk,
  competitor, type, owner, closed) ON opportunities TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (id, access_id, extra, updated_at, account_id, number, subject, description, status, priority, product, owner, opened_at,
  closed) ON cases TO switchboard_reader;
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
