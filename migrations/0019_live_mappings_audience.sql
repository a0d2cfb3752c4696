-- Who may have a database asked that is not ours: those who may read the row that says how. What names an account there
-- is for those only who may read its accounts too.
ALTER TABLE live_mappings ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT (name, kind, access_id, account_access_id, mapping) ON live_mappings TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON live_mappings TO switchboard_app;
--> statement-breakpoint
CREATE POLICY live_mappings_app ON live_mappings TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY live_mappings_audience ON live_mappings FOR SELECT TO switchboard_reader
  USING (access_id = ANY ((SELECT switchboard_allowed_access())::integer[])
    AND (account_access_id IS NULL OR account_access_id = ANY ((SELECT switchboard_allowed_access())::integer[])));
