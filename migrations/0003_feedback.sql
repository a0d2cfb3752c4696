ALTER TABLE "ratings" ADD COLUMN "taken_back_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "triage_items" ADD COLUMN "digested_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "turns_unanswered" ON "turns" USING btree ("finished_at") WHERE reason in ('nothing_found', 'not_grounded');