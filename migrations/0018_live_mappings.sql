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
CREATE UNIQUE INDEX "live_mappings_name" ON "live_mappings" USING btree ("name","kind");