CREATE TABLE "forgotten_articles" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"source_hash" text NOT NULL,
	"external_hash" text NOT NULL,
	"title_hash" text NOT NULL,
	"passage_ids" integer[] NOT NULL,
	"forgotten_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "forgotten_articles_source" ON "forgotten_articles" USING btree ("source_hash");