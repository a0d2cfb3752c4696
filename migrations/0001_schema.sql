-- Workspaces that the bot is installed in; tokens are never stored here.
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
-- Roles by person; `source` is `slack` (workspace owner or admin), `group`, `example` or `manual`. Of several sources
-- each keeps its own row: what one of them takes back, another may still give.
CREATE TABLE "person_roles" (
	"team_id" text NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "person_roles_team_id_person_id_role_source_pk" PRIMARY KEY("team_id","person_id","role","source")
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
CREATE TABLE "group_members" (
	"team_id" text NOT NULL,
	"group_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "group_members_team_id_group_id_person_id_pk" PRIMARY KEY("team_id","group_id","person_id")
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
CREATE TABLE "channel_members" (
	"team_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "channel_members_team_id_channel_id_person_id_pk" PRIMARY KEY("team_id","channel_id","person_id")
);
--> statement-breakpoint
-- Each distinct list of readers once; rows that are read under row-level security point here.
CREATE TABLE "access_rules" (
	"id" serial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"readers" text[] NOT NULL,
	CONSTRAINT "access_rules_key_unique" UNIQUE("key")
);
--> statement-breakpoint
-- Where articles and records came from: one ingested folder, file set or system.
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
-- What articles say of one another, kept from `superseded_by` and `links` by a trigger. Readers may not select those
-- columns, which name hidden articles; here they see a row only if they may see both of its articles.
CREATE TABLE "article_relations" (
	"article_id" text NOT NULL,
	"kind" text NOT NULL,
	"place" integer NOT NULL,
	"other_id" text NOT NULL,
	CONSTRAINT "article_relations_article_id_kind_place_pk" PRIMARY KEY("article_id","kind","place")
);
--> statement-breakpoint
CREATE TABLE "passages" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"generation" integer DEFAULT 1 NOT NULL,
	"article_id" text NOT NULL,
	"access_id" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"heading_path" text NOT NULL,
	"text" text NOT NULL,
	"language" text NOT NULL,
	"length" integer NOT NULL,
	"lexemes" text[] DEFAULT '{}' NOT NULL,
	"frequencies" smallint[] DEFAULT '{}' NOT NULL,
	"sequence" smallint[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
-- The inverted index: runs of postings of one lexeme and one list of readers, ordered by passage. Equality on lexeme
-- and readers keeps its index use under row-level security.
CREATE TABLE "posting_blocks" (
	"generation" integer DEFAULT 1 NOT NULL,
	"lexeme" text NOT NULL,
	"access_id" integer NOT NULL,
	"first_id" integer NOT NULL,
	"last_id" integer NOT NULL,
	"count" integer NOT NULL,
	"data" "bytea" NOT NULL,
	CONSTRAINT "posting_blocks_generation_lexeme_access_id_first_id_pk" PRIMARY KEY("generation","lexeme","access_id","first_id")
);
--> statement-breakpoint
-- How many passages there are for each list of readers, as of the last count, by index.
CREATE TABLE "access_sizes" (
	"generation" integer DEFAULT 1 NOT NULL,
	"access_id" integer NOT NULL,
	"passages" integer NOT NULL,
	CONSTRAINT "access_sizes_generation_access_id_pk" PRIMARY KEY("generation","access_id")
);
--> statement-breakpoint
-- Document frequencies over what every full member may read, so that ranking tells nothing of the rest.
CREATE TABLE "lexeme_stats" (
	"generation" integer DEFAULT 1 NOT NULL,
	"lexeme" text NOT NULL,
	"df" integer NOT NULL,
	CONSTRAINT "lexeme_stats_generation_lexeme_pk" PRIMARY KEY("generation","lexeme")
);
--> statement-breakpoint
-- Size and mean length of what every full member may read, one row an index.
CREATE TABLE "corpus_stats" (
	"id" integer PRIMARY KEY NOT NULL,
	"passages" integer NOT NULL,
	"mean_length" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passage_vectors" (
	"generation" text NOT NULL,
	"passage_id" integer NOT NULL,
	"access_id" integer NOT NULL,
	"embedding" halfvec NOT NULL,
	CONSTRAINT "passage_vectors_generation_passage_id_pk" PRIMARY KEY("generation","passage_id")
);
--> statement-breakpoint
-- Articles that are to stay forgotten, by hashes: nothing here says what they were.
CREATE TABLE "forgotten_articles" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"source_hash" text NOT NULL,
	"external_hash" text NOT NULL,
	"title_hash" text NOT NULL,
	"passage_ids" integer[] NOT NULL,
	"forgotten_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
-- The indexes over the articles: one is live, another may be built beside it or kept behind it. All that are not
-- dropped are written to.
CREATE TABLE "index_generations" (
	"id" integer PRIMARY KEY NOT NULL,
	"chunking" text NOT NULL,
	"embedder" text NOT NULL,
	"dims" integer NOT NULL,
	"state" text NOT NULL,
	"filled_to" text DEFAULT '' NOT NULL,
	"gate" jsonb,
	"recall" double precision,
	"checked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"live_at" timestamp with time zone,
	"dropped_at" timestamp with time zone,
	"dropped_to" integer
);
--> statement-breakpoint
-- What the local embedder learned of each word, one quantised vector a lexeme, by generation.
CREATE TABLE "term_vectors" (
	"generation" text NOT NULL,
	"lexeme" text NOT NULL,
	"vector" text NOT NULL,
	CONSTRAINT "term_vectors_generation_lexeme_pk" PRIMARY KEY("generation","lexeme")
);
--> statement-breakpoint
-- What the local embedder has learned for each index; the newest is in use, and only from what every full member may
-- read.
CREATE TABLE "embedding_generations" (
	"name" text PRIMARY KEY NOT NULL,
	"generation" integer DEFAULT 1 NOT NULL,
	"trained_passages" integer NOT NULL,
	"mean" text DEFAULT '' NOT NULL,
	"trained_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
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
-- What is sold: editions, add-ons and services.
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
-- The price book: one row a product, currency, term and seat tier.
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
-- How much discount a role may give, and who must approve more.
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
-- What is read in place: one row a kind of record of a database that is not ours, with how its tables are called
-- there. Nothing of their rows is ever kept here. Who may read the row may have that database asked.
CREATE TABLE "live_mappings" (
	"source_id" integer NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"access_id" integer NOT NULL,
	"account_access_id" integer,
	"mapping" jsonb NOT NULL,
	CONSTRAINT "live_mappings_source_id_kind_pk" PRIMARY KEY("source_id","kind")
);
--> statement-breakpoint
-- The inbox: every accepted delivery, stored before it is acked, until it has an outcome.
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
-- What was said in the threads we take part in, from events, so that no history call is needed.
CREATE TABLE "messages" (
	"team_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"thread_ts" text NOT NULL,
	"author_id" text NOT NULL,
	"author_kind" text NOT NULL,
	"text" text NOT NULL,
	"outbox_key" text,
	"kind" text,
	"turn_id" text,
	"edited_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "messages_team_id_channel_id_ts_pk" PRIMARY KEY("team_id","channel_id","ts")
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
-- Checkpoints: what a step of a turn's revision found, so that a restart goes on behind it.
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
CREATE TABLE "receipts" (
	"turn_id" text NOT NULL,
	"revision" integer NOT NULL,
	"body" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "receipts_turn_id_revision_pk" PRIMARY KEY("turn_id","revision")
);
--> statement-breakpoint
-- Messages to be seen by people, each of one key, until they are known to be posted.
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"turn_id" text,
	"revision" integer,
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
-- Questions that people were asked to take, from the first request to the closing word.
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
-- What was done to a handoff, in order; `key` makes each happen once.
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
-- Messages that were passed on between asker and lead, so that edits and deletions follow them.
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
-- What admins set, one row a thing that is set; the value's form is `core/settings.ts`.
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
-- Every change of a setting, with what it was before, so that it can be undone.
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
-- What people said of an answer. A person's newest mark on a turn is their rating of it.
CREATE TABLE "ratings" (
	"team_id" text NOT NULL,
	"turn_id" text NOT NULL,
	"person_id" text NOT NULL,
	"value" integer NOT NULL,
	"via" text NOT NULL,
	"rated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_back_at" timestamp with time zone,
	CONSTRAINT "ratings_turn_id_person_id_via_value_pk" PRIMARY KEY("turn_id","person_id","via","value")
);
--> statement-breakpoint
-- What is to be done about an answer.
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
	"closed_at" timestamp with time zone,
	"digested_at" timestamp with time zone
);
--> statement-breakpoint
-- Who complained, what they said was wrong, and whether they were notified that it is fixed.
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
-- Append-only and hash-chained: each row's hash covers the one before it (P7).
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
-- What people decided about articles. It is kept apart from the articles, so that reading a source again, or an
-- article that goes and comes back, changes nothing of it.
CREATE TABLE "article_decisions" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"article_id" text NOT NULL,
	"kind" text NOT NULL,
	"preferred_id" text,
	"kept_access_id" integer,
	"source_superseded_by" text,
	"actor" text NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_by" text,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
-- Fingerprints of an article as of its content hash: numbers from which no text can be read.
CREATE TABLE "article_sketches" (
	"article_id" text PRIMARY KEY NOT NULL,
	"content_hash" text NOT NULL,
	"shingles" "bytea" NOT NULL,
	"claims" "bytea" NOT NULL,
	"dates" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
-- What a check found about articles; one row a finding, the same row at every check.
CREATE TABLE "findings" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"article_ids" text[] NOT NULL,
	"owners" text[] DEFAULT '{}' NOT NULL,
	"evidence" jsonb NOT NULL,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL,
	"check_id" integer NOT NULL,
	"decided_by" text,
	"decision" text,
	"decided_at" timestamp with time zone,
	"decision_id" integer,
	CONSTRAINT "findings_key_unique" UNIQUE("key")
);
--> statement-breakpoint
-- Who was told of a finding, or asked about it, once each.
CREATE TABLE "finding_notices" (
	"finding_id" text NOT NULL,
	"team_id" text NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"message_key" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "finding_notices_finding_id_team_id_person_id_kind_pk" PRIMARY KEY("finding_id","team_id","person_id","kind")
);
--> statement-breakpoint
-- Each run over the articles; one without an end that has not been heard of for a while was cut off.
CREATE TABLE "curation_checks" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"heard_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"report" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
-- An empty database begins with one index, which is searched and written to.
INSERT INTO index_generations (id, chunking, embedder, dims, state, live_at)
VALUES (1, 'structure-170', 'local', 256, 'live', now());
