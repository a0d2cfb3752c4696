CREATE TABLE "record_changes" (
	"kind" text NOT NULL,
	"transaction" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "record_changes_kind_transaction_pk" PRIMARY KEY("kind","transaction")
);
--> statement-breakpoint
GRANT SELECT ON record_changes TO switchboard_app;
--> statement-breakpoint
ALTER TABLE record_changes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- It says that something changed and nothing of what: all workspaces of a database look at the same rows.
CREATE POLICY record_changes_app ON record_changes TO switchboard_app USING (true);
--> statement-breakpoint
-- One row a transaction, seen with what it changed. Counting rows notices also one that began earlier and ended later than another.
CREATE FUNCTION switchboard_note_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO record_changes (kind, transaction) VALUES (TG_TABLE_NAME, pg_current_xact_id()::text::bigint) ON CONFLICT DO NOTHING;
  DELETE FROM record_changes WHERE (kind, transaction) IN (
    SELECT kind, transaction FROM record_changes
    WHERE kind = TG_TABLE_NAME AND at < now() - interval '1 day' ORDER BY at LIMIT 1000 FOR UPDATE SKIP LOCKED);
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION switchboard_note_change() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER accounts_changed AFTER INSERT OR UPDATE OR DELETE ON accounts
FOR EACH STATEMENT EXECUTE FUNCTION switchboard_note_change();
--> statement-breakpoint
CREATE TRIGGER products_changed AFTER INSERT OR UPDATE OR DELETE ON products
FOR EACH STATEMENT EXECUTE FUNCTION switchboard_note_change();
--> statement-breakpoint
CREATE TRIGGER contacts_changed AFTER INSERT OR UPDATE OR DELETE ON contacts
FOR EACH STATEMENT EXECUTE FUNCTION switchboard_note_change();
--> statement-breakpoint
CREATE TRIGGER leads_changed AFTER INSERT OR UPDATE OR DELETE ON leads
FOR EACH STATEMENT EXECUTE FUNCTION switchboard_note_change();
