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
CREATE TABLE "article_sketches" (
	"article_id" text PRIMARY KEY NOT NULL,
	"content_hash" text NOT NULL,
	"shingles" "bytea" NOT NULL,
	"claims" "bytea" NOT NULL,
	"dates" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "curation_checks" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"heard_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"report" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
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
CREATE UNIQUE INDEX "article_decisions_in_force" ON "article_decisions" USING btree ("article_id","kind") WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX "finding_notices_person" ON "finding_notices" USING btree ("team_id","person_id","at");--> statement-breakpoint
CREATE INDEX "findings_state" ON "findings" USING btree ("state","kind");