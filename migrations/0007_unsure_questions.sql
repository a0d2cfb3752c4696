DROP INDEX "turns_unanswered";--> statement-breakpoint
CREATE INDEX "turns_unanswered" ON "turns" USING btree ("finished_at") WHERE reason in ('nothing_found', 'not_sure', 'not_grounded');