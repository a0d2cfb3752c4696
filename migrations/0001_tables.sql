CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"source_id" integer NOT NULL,
	"access_id" integer NOT NULL,
	"content_hash" text DEFAULT '' NOT NULL,
	"extra" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp with time zone,
	"name" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"industry" text,
	"country" text,
	"website" text,
	"employees" integer,
	"segment" text,
	"tier" text,
	"edition" text,
	"seats" integer,
	"annual_recurring_revenue" numeric,
	"currency" text,
	"renewal_date" date,
	"health_score" double precision,
	"owner" text,
	"description" text
);
--> statement-breakpoint
CREATE TABLE "activities" (
	"id" text PRIMARY KEY NOT NULL,
	"source_id" integer NOT NULL,
	"access_id" integer NOT NULL,
	"content_hash" text DEFAULT '' NOT NULL,
	"extra" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp with time zone,
	"account_id" text,
	"contact_id" text,
	"opportunity_id" text,
	"type" text,
	"subject" text NOT NULL,
	"body" text,
	"owner" text,
	"happened_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text PRIMARY KEY NOT NULL,
	"source_id" integer NOT NULL,
	"access_id" integer NOT NULL,
	"content_hash" text DEFAULT '' NOT NULL,
	"extra" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp with time zone,
	"account_id" text,
	"contact_id" text,
	"number" text,
	"subject" text NOT NULL,
	"description" text,
	"status" text,
	"priority" text,
	"product" text,
	"owner" text,
	"opened_at" timestamp with time zone,
	"closed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"source_id" integer NOT NULL,
	"access_id" integer NOT NULL,
	"content_hash" text DEFAULT '' NOT NULL,
	"extra" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp with time zone,
	"account_id" text,
	"name" text NOT NULL,
	"title" text,
	"email" text,
	"phone" text,
	"role" text,
	"notes" text
);
--> statement-breakpoint
CREATE TABLE "discount_authority" (
	"id" serial PRIMARY KEY NOT NULL,
	"source_id" integer NOT NULL,
	"access_id" integer NOT NULL,
	"role" text NOT NULL,
	"max_percent" double precision NOT NULL,
	"approver_role" text,
	"conditions" text
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"id" text PRIMARY KEY NOT NULL,
	"source_id" integer NOT NULL,
	"access_id" integer NOT NULL,
	"content_hash" text DEFAULT '' NOT NULL,
	"extra" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp with time zone,
	"account_id" text,
	"name" text NOT NULL,
	"company" text,
	"title" text,
	"email" text,
	"lead_source" text,
	"status" text,
	"owner" text,
	"opened_at" timestamp with time zone,
	"notes" text
);
--> statement-breakpoint
CREATE TABLE "opportunities" (
	"id" text PRIMARY KEY NOT NULL,
	"source_id" integer NOT NULL,
	"access_id" integer NOT NULL,
	"content_hash" text DEFAULT '' NOT NULL,
	"extra" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp with time zone,
	"account_id" text,
	"name" text NOT NULL,
	"stage" text,
	"amount" numeric,
	"currency" text,
	"close_date" date,
	"probability" double precision,
	"next_step" text,
	"risk" text,
	"competitor" text,
	"type" text,
	"owner" text,
	"closed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prices" (
	"id" serial PRIMARY KEY NOT NULL,
	"source_id" integer NOT NULL,
	"access_id" integer NOT NULL,
	"sku" text NOT NULL,
	"currency" text NOT NULL,
	"term" text NOT NULL,
	"min_seats" integer NOT NULL,
	"max_seats" integer,
	"unit_amount" numeric NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" text PRIMARY KEY NOT NULL,
	"source_id" integer NOT NULL,
	"access_id" integer NOT NULL,
	"content_hash" text DEFAULT '' NOT NULL,
	"extra" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp with time zone,
	"sku" text NOT NULL,
	"name" text NOT NULL,
	"edition" text,
	"family" text NOT NULL,
	"unit" text NOT NULL,
	"description" text,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"features" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "products_sku_unique" UNIQUE("sku")
);
--> statement-breakpoint
CREATE TABLE "channel_members" (
	"team_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "channel_members_team_id_channel_id_person_id_pk" PRIMARY KEY("team_id","channel_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"archived" boolean DEFAULT false NOT NULL,
	"members_synced_at" timestamp with time zone,
	CONSTRAINT "channels_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "group_members" (
	"team_id" text NOT NULL,
	"group_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "group_members_team_id_group_id_person_id_pk" PRIMARY KEY("team_id","group_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"handle" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	CONSTRAINT "groups_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "installations" (
	"team_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"enterprise_id" text,
	"app_id" text DEFAULT '' NOT NULL,
	"bot_user_id" text DEFAULT '' NOT NULL,
	"bot_id" text DEFAULT '' NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"handle" text NOT NULL,
	"real_name" text DEFAULT '' NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"locale" text DEFAULT 'en-US' NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"kind" text DEFAULT 'member' NOT NULL,
	"workspace_admin" boolean DEFAULT false NOT NULL,
	"deleted" boolean DEFAULT false NOT NULL,
	"preferences" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"synced_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "person_roles" (
	"team_id" text NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "person_roles_team_id_person_id_role_pk" PRIMARY KEY("team_id","person_id","role")
);
--> statement-breakpoint
CREATE TABLE "access_rules" (
	"id" serial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"readers" text[] NOT NULL,
	CONSTRAINT "access_rules_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"id" text PRIMARY KEY NOT NULL,
	"source_id" integer NOT NULL,
	"external_id" text NOT NULL,
	"title" text NOT NULL,
	"url" text,
	"language" text NOT NULL,
	"topic" text,
	"owner" text,
	"authority" double precision DEFAULT 0.5 NOT NULL,
	"updated_at" timestamp with time zone,
	"superseded_by" text,
	"links" text[] DEFAULT '{}' NOT NULL,
	"body" text NOT NULL,
	"content_hash" text NOT NULL,
	"access_id" integer NOT NULL,
	"indexed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "corpus_stats" (
	"id" integer PRIMARY KEY NOT NULL,
	"passages" integer NOT NULL,
	"mean_length" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "embedding_generations" (
	"name" text PRIMARY KEY NOT NULL,
	"trained_passages" integer NOT NULL,
	"trained_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lexeme_stats" (
	"lexeme" text PRIMARY KEY NOT NULL,
	"df" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passage_vectors" (
	"generation" text NOT NULL,
	"passage_id" integer NOT NULL,
	"access_id" integer NOT NULL,
	"embedding" halfvec(256) NOT NULL,
	CONSTRAINT "passage_vectors_generation_passage_id_pk" PRIMARY KEY("generation","passage_id")
);
--> statement-breakpoint
CREATE TABLE "passages" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"article_id" text NOT NULL,
	"access_id" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"heading_path" text NOT NULL,
	"text" text NOT NULL,
	"language" text NOT NULL,
	"length" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "postings" (
	"lexeme" text NOT NULL,
	"passage_id" integer NOT NULL,
	"access_id" integer NOT NULL,
	"tf" integer NOT NULL,
	CONSTRAINT "postings_lexeme_passage_id_pk" PRIMARY KEY("lexeme","passage_id")
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" serial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"location" text NOT NULL,
	"access_id" integer NOT NULL,
	"owner_id" text,
	"last_run_at" timestamp with time zone,
	"report" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "sources_location_unique" UNIQUE("location")
);
--> statement-breakpoint
CREATE TABLE "term_vectors" (
	"generation" text NOT NULL,
	"lexeme" text NOT NULL,
	"vector" text NOT NULL,
	CONSTRAINT "term_vectors_generation_lexeme_pk" PRIMARY KEY("generation","lexeme")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"team_id" text NOT NULL,
	"turn_id" text NOT NULL,
	"person_id" text NOT NULL,
	"value" integer NOT NULL,
	"via" text NOT NULL,
	"rated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ratings_turn_id_person_id_via_value_pk" PRIMARY KEY("turn_id","person_id","via","value")
);
--> statement-breakpoint
CREATE TABLE "triage_items" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"turn_id" text NOT NULL,
	"origin" text NOT NULL,
	"category" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"group_id" text NOT NULL,
	"proposed_owner" text,
	"assignee_id" text,
	"evidence" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"resolution" text,
	"note" text,
	"closed_by" text,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "triage_reports" (
	"item_id" text NOT NULL,
	"person_id" text NOT NULL,
	"fault" text,
	"comment" text,
	"expected" text,
	"reported_at" timestamp with time zone DEFAULT now() NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "triage_reports_item_id_person_id_pk" PRIMARY KEY("item_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"event_id" text NOT NULL,
	"kind" text NOT NULL,
	"thread_key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone DEFAULT now() NOT NULL,
	"claimed_by" text,
	"claimed_until" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"outcome" text,
	"reason" text,
	"turn_id" text
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"team_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"thread_ts" text NOT NULL,
	"author_id" text NOT NULL,
	"author_kind" text NOT NULL,
	"text" text NOT NULL,
	"outbox_key" text,
	"edited_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "messages_team_id_channel_id_ts_pk" PRIMARY KEY("team_id","channel_id","ts")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"turn_id" text,
	"line" text,
	"target_key" text,
	"state" text NOT NULL,
	"address" jsonb NOT NULL,
	"operation" text DEFAULT 'post' NOT NULL,
	"reply" jsonb,
	"ref" jsonb,
	"tried_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone DEFAULT now() NOT NULL,
	"claimed_by" text,
	"claimed_until" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"turn_id" text NOT NULL,
	"revision" integer NOT NULL,
	"body" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "receipts_turn_id_revision_pk" PRIMARY KEY("turn_id","revision")
);
--> statement-breakpoint
CREATE TABLE "steps" (
	"turn_id" text NOT NULL,
	"revision" integer NOT NULL,
	"name" text NOT NULL,
	"output" jsonb NOT NULL,
	"ms" double precision NOT NULL,
	"finished_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "steps_turn_id_revision_name_pk" PRIMARY KEY("turn_id","revision","name")
);
--> statement-breakpoint
CREATE TABLE "turns" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"thread_ts" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"asker_id" text NOT NULL,
	"origin" text NOT NULL,
	"command" text,
	"question" text NOT NULL,
	"viewer_id" text,
	"agent" text,
	"outcome" text,
	"reason" text,
	"input_tokens" integer DEFAULT 0 NOT NULL,
	"output_tokens" integer DEFAULT 0 NOT NULL,
	"cost_usd" double precision DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"stop_requested_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "handoff_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"handoff_id" text NOT NULL,
	"key" text NOT NULL,
	"type" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "handoff_events_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "handoff_messages" (
	"handoff_id" text NOT NULL,
	"team_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"side" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "handoff_messages_team_id_channel_id_ts_pk" PRIMARY KEY("team_id","channel_id","ts")
);
--> statement-breakpoint
CREATE TABLE "handoffs" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"turn_id" text NOT NULL,
	"topic" text NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"asker_id" text NOT NULL,
	"language" text NOT NULL,
	"question" text NOT NULL,
	"place" jsonb NOT NULL,
	"channel_id" text NOT NULL,
	"role" text NOT NULL,
	"level" integer DEFAULT 0 NOT NULL,
	"assignee_id" text,
	"summary" jsonb NOT NULL,
	"draft" jsonb,
	"draft_hash" text,
	"answer" text,
	"decision" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"decline_reason" text,
	"survey_score" integer,
	"survey_comment" text,
	"reminded" integer DEFAULT 0 NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "setting_changes" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"family" text NOT NULL,
	"subject" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"version" integer NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"undoes" integer
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"team_id" text NOT NULL,
	"family" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"value" jsonb NOT NULL,
	"version" integer NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "settings_team_id_family_subject_pk" PRIMARY KEY("team_id","family","subject")
);
--> statement-breakpoint
CREATE INDEX "activities_account" ON "activities" USING btree ("account_id","happened_at");--> statement-breakpoint
CREATE INDEX "cases_account" ON "cases" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "contacts_account" ON "contacts" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "opportunities_account" ON "opportunities" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "prices_sku" ON "prices" USING btree ("sku","currency","term");--> statement-breakpoint
CREATE UNIQUE INDEX "articles_source" ON "articles" USING btree ("source_id","external_id");--> statement-breakpoint
CREATE INDEX "passage_vectors_passage" ON "passage_vectors" USING btree ("passage_id");--> statement-breakpoint
CREATE UNIQUE INDEX "passages_article" ON "passages" USING btree ("article_id","ordinal");--> statement-breakpoint
CREATE INDEX "passages_access" ON "passages" USING btree ("access_id");--> statement-breakpoint
CREATE INDEX "postings_passage" ON "postings" USING btree ("passage_id");--> statement-breakpoint
CREATE UNIQUE INDEX "triage_items_origin" ON "triage_items" USING btree ("turn_id","origin");--> statement-breakpoint
CREATE INDEX "triage_items_group" ON "triage_items" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "triage_items_state" ON "triage_items" USING btree ("team_id","state","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "events_delivery" ON "events" USING btree ("team_id","event_id");--> statement-breakpoint
CREATE INDEX "events_unfinished" ON "events" USING btree ("thread_key","id") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "messages_thread" ON "messages" USING btree ("team_id","channel_id","thread_ts");--> statement-breakpoint
CREATE INDEX "messages_outbox_key" ON "messages" USING btree ("outbox_key");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_key" ON "outbox" USING btree ("key");--> statement-breakpoint
CREATE INDEX "outbox_turn" ON "outbox" USING btree ("turn_id");--> statement-breakpoint
CREATE INDEX "outbox_line" ON "outbox" USING btree ("line","id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "outbox_ref" ON "outbox" USING btree ((ref ->> 'ts'),(ref ->> 'channelId'));--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("not_before") WHERE state = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "turns_question" ON "turns" USING btree ("team_id","channel_id","ts");--> statement-breakpoint
CREATE INDEX "turns_thread" ON "turns" USING btree ("team_id","channel_id","thread_ts");--> statement-breakpoint
CREATE INDEX "turns_asker" ON "turns" USING btree ("team_id","asker_id","started_at");--> statement-breakpoint
CREATE INDEX "handoff_events_handoff" ON "handoff_events" USING btree ("handoff_id","id");--> statement-breakpoint
CREATE INDEX "handoff_messages_handoff" ON "handoff_messages" USING btree ("handoff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "handoffs_open_turn" ON "handoffs" USING btree ("turn_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "handoffs_asker" ON "handoffs" USING btree ("team_id","asker_id","opened_at");--> statement-breakpoint
CREATE INDEX "handoffs_due" ON "handoffs" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "setting_changes_team" ON "setting_changes" USING btree ("team_id","id");