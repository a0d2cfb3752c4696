CREATE TABLE "budget_reservations" (
	"team_id" text NOT NULL,
	"turn_id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"amount_usd" double precision NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_starts" (
	"team_id" text NOT NULL,
	"key" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "question_starts_team_id_key_pk" PRIMARY KEY("team_id","key")
);
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "work" text DEFAULT 'question' NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "person_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "channel_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "deferred" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "words_of" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "source_channel_id" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "source_ts" text;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "words_of" text;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "source_channel_id" text;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "source_ts" text;--> statement-breakpoint
CREATE INDEX "budget_reservations_team" ON "budget_reservations" USING btree ("team_id","until");--> statement-breakpoint
CREATE INDEX "question_starts_person" ON "question_starts" USING btree ("team_id","person_id","at");--> statement-breakpoint
CREATE INDEX "messages_source" ON "messages" USING btree ("team_id","source_channel_id","source_ts") WHERE source_ts is not null;--> statement-breakpoint
CREATE INDEX "turns_source" ON "turns" USING btree ("team_id","source_channel_id","source_ts") WHERE source_ts is not null;
--> statement-breakpoint
-- Nobody reads these for an audience, so that the fence lets nothing through.
GRANT SELECT, INSERT, UPDATE, DELETE ON budget_reservations, question_starts TO switchboard_app;
--> statement-breakpoint
ALTER TABLE budget_reservations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY budget_reservations_app ON budget_reservations TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE question_starts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY question_starts_app ON question_starts TO switchboard_app USING (true) WITH CHECK (true);
