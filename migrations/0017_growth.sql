DROP INDEX "events_unfinished";--> statement-breakpoint
DROP INDEX "messages_outbox_key";--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "destination" text GENERATED ALWAYS AS (coalesce(case when address ->> 'direct' = 'true' then address ->> 'viewer' end, address ->> 'channelId', '')) STORED;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "stands" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "swept_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "audit_log_clock" ON "audit_log" USING btree ("action","subject","id") WHERE actor = 'clock';--> statement-breakpoint
CREATE INDEX "ratings_given" ON "ratings" USING btree ("team_id","rated_at");--> statement-breakpoint
CREATE INDEX "triage_items_owner" ON "triage_items" USING btree ("proposed_owner") WHERE state = 'open' and proposed_owner is not null;--> statement-breakpoint
CREATE INDEX "triage_items_new" ON "triage_items" USING btree ("team_id","opened_at") WHERE state = 'open' and digested_at is null;--> statement-breakpoint
CREATE INDEX "events_of_person" ON "events" USING btree ("thread_key","person_id","id") WHERE finished_at is null and thread_key is not null and person_id is not null;--> statement-breakpoint
CREATE INDEX "events_due" ON "events" USING btree ("work","not_before","id") WHERE finished_at is null and not_before > '-infinity';--> statement-breakpoint
CREATE INDEX "events_people" ON "events" USING btree ("work","team_id","person_id","not_before","id") WHERE finished_at is null and person_id >= '';--> statement-breakpoint
CREATE INDEX "events_claimed" ON "events" USING btree ("claimed_until") WHERE finished_at is null and claimed_until is not null;--> statement-breakpoint
CREATE INDEX "events_finished" ON "events" USING btree ("finished_at") WHERE finished_at is not null;--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "outbox_destination" ON "outbox" USING btree ("destination","id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "outbox_begins" ON "outbox" USING btree ("key" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "outbox_settled" ON "outbox" USING btree ("created_at") WHERE state in ('sent', 'abandoned') and not stands;--> statement-breakpoint
CREATE INDEX "receipts_created" ON "receipts" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "steps_finished" ON "steps" USING btree ("finished_at");--> statement-breakpoint
CREATE INDEX "turns_unswept" ON "turns" USING btree ("finished_at") WHERE reason in ('nothing_found', 'not_sure', 'not_grounded') and swept_at is null;--> statement-breakpoint
CREATE INDEX "turns_started" ON "turns" USING btree ("team_id","started_at");--> statement-breakpoint
CREATE INDEX "turns_viewer" ON "turns" USING btree ("team_id","viewer_id") WHERE viewer_id is not null;--> statement-breakpoint
CREATE INDEX "turns_answered" ON "turns" USING btree ("finished_at") WHERE outcome = 'answered';--> statement-breakpoint
CREATE INDEX "handoffs_open" ON "handoffs" USING btree ("team_id","opened_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "handoffs_opened" ON "handoffs" USING btree ("team_id","opened_at");--> statement-breakpoint
CREATE INDEX "handoffs_closed" ON "handoffs" USING btree ("team_id","closed_at") WHERE closed_at is not null;--> statement-breakpoint
CREATE INDEX "events_unfinished" ON "events" USING btree ("thread_key","id") WHERE finished_at is null and thread_key is not null and id > 0;--> statement-breakpoint
CREATE INDEX "messages_outbox_key" ON "messages" USING btree ("outbox_key" text_pattern_ops);
--> statement-breakpoint
-- Turns whose item was opened before there was this mark.
UPDATE turns SET swept_at = finished_at FROM triage_items i
WHERE i.turn_id = turns.id AND i.origin = 'nothing_found' AND turns.finished_at IS NOT NULL;
--> statement-breakpoint
-- Rows of these pass through and are gone: what they leave behind is cleared up by their number, not by a share of a history.
ALTER TABLE events SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000);
--> statement-breakpoint
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000);
--> statement-breakpoint
-- The embedded database is worked with as the bot's role too, which clears up tables that it does not own.
DO $$ BEGIN
  IF current_setting('server_version_num')::int >= 170000 THEN
    EXECUTE 'GRANT MAINTAIN ON ALL TABLES IN SCHEMA public TO switchboard_app';
  END IF;
END $$;
