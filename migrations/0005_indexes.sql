CREATE INDEX "activities_account" ON "activities" USING btree ("account_id","happened_at");
--> statement-breakpoint
CREATE INDEX "cases_account" ON "cases" USING btree ("account_id");
--> statement-breakpoint
CREATE INDEX "contacts_account" ON "contacts" USING btree ("account_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "live_mappings_name" ON "live_mappings" USING btree ("name","kind");
--> statement-breakpoint
CREATE INDEX "opportunities_account" ON "opportunities" USING btree ("account_id");
--> statement-breakpoint
CREATE INDEX "prices_sku" ON "prices" USING btree ("sku","currency","term");
--> statement-breakpoint
CREATE UNIQUE INDEX "article_decisions_in_force" ON "article_decisions" USING btree ("article_id","kind") WHERE undone_at is null;
--> statement-breakpoint
CREATE INDEX "finding_notices_person" ON "finding_notices" USING btree ("team_id","person_id","at");
--> statement-breakpoint
CREATE INDEX "findings_state" ON "findings" USING btree ("state","kind");
--> statement-breakpoint
CREATE INDEX "channel_members_person" ON "channel_members" USING btree ("team_id","person_id");
--> statement-breakpoint
CREATE INDEX "group_members_person" ON "group_members" USING btree ("team_id","person_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "index_generations_live" ON "index_generations" USING btree ("state") WHERE state = 'live';
--> statement-breakpoint
CREATE UNIQUE INDEX "articles_source" ON "articles" USING btree ("source_id","external_id");
--> statement-breakpoint
CREATE INDEX "articles_uncounted" ON "articles" USING btree ("id") WHERE not "articles"."indexed";
--> statement-breakpoint
CREATE INDEX "forgotten_articles_source" ON "forgotten_articles" USING btree ("source_hash");
--> statement-breakpoint
CREATE INDEX "passage_vectors_passage" ON "passage_vectors" USING btree ("passage_id");
--> statement-breakpoint
CREATE INDEX "passage_vectors_access" ON "passage_vectors" USING btree ("access_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "passages_article" ON "passages" USING btree ("article_id","generation","ordinal");
--> statement-breakpoint
CREATE INDEX "passages_access" ON "passages" USING btree ("access_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "triage_items_origin" ON "triage_items" USING btree ("turn_id","origin");
--> statement-breakpoint
CREATE INDEX "triage_items_group" ON "triage_items" USING btree ("group_id");
--> statement-breakpoint
CREATE INDEX "triage_items_state" ON "triage_items" USING btree ("team_id","state","opened_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "events_delivery" ON "events" USING btree ("team_id","event_id");
--> statement-breakpoint
CREATE INDEX "events_unfinished" ON "events" USING btree ("thread_key","id") WHERE finished_at is null;
--> statement-breakpoint
CREATE INDEX "messages_thread" ON "messages" USING btree ("team_id","channel_id","thread_ts");
--> statement-breakpoint
CREATE INDEX "messages_outbox_key" ON "messages" USING btree ("outbox_key");
--> statement-breakpoint
CREATE INDEX "messages_turn" ON "messages" USING btree ("turn_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_key" ON "outbox" USING btree ("key");
--> statement-breakpoint
CREATE INDEX "outbox_turn" ON "outbox" USING btree ("turn_id");
--> statement-breakpoint
CREATE INDEX "outbox_line" ON "outbox" USING btree ("line","id") WHERE state = 'pending';
--> statement-breakpoint
CREATE INDEX "outbox_ref" ON "outbox" USING btree ((ref ->> 'ts'),(ref ->> 'channelId'));
--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("not_before") WHERE state = 'pending';
--> statement-breakpoint
CREATE UNIQUE INDEX "turns_question" ON "turns" USING btree ("team_id","channel_id","ts");
--> statement-breakpoint
CREATE INDEX "turns_thread" ON "turns" USING btree ("team_id","channel_id","thread_ts");
--> statement-breakpoint
CREATE INDEX "turns_asker" ON "turns" USING btree ("team_id","asker_id","started_at");
--> statement-breakpoint
CREATE INDEX "turns_unanswered" ON "turns" USING btree ("finished_at") WHERE reason in ('nothing_found', 'not_grounded');
--> statement-breakpoint
CREATE INDEX "handoff_events_handoff" ON "handoff_events" USING btree ("handoff_id","id");
--> statement-breakpoint
CREATE INDEX "handoff_messages_handoff" ON "handoff_messages" USING btree ("handoff_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "handoffs_open_turn" ON "handoffs" USING btree ("turn_id") WHERE closed_at is null;
--> statement-breakpoint
CREATE INDEX "handoffs_asker" ON "handoffs" USING btree ("team_id","asker_id","opened_at");
--> statement-breakpoint
CREATE INDEX "handoffs_due" ON "handoffs" USING btree ("due_at") WHERE due_at is not null;
--> statement-breakpoint
CREATE INDEX "setting_changes_team" ON "setting_changes" USING btree ("team_id","id");
