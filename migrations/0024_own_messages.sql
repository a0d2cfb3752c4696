ALTER TABLE "messages" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "turn_id" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "revision" integer;--> statement-breakpoint
CREATE INDEX "messages_turn" ON "messages" USING btree ("turn_id");--> statement-breakpoint
-- What was said before: until now its key alone told what it is.
UPDATE "messages" SET
  "kind" = CASE
    WHEN "outbox_key" LIKE 't\_%' THEN 'answer'
    WHEN "outbox_key" LIKE 'asked:%' THEN 'question'
    ELSE 'notice' END,
  "turn_id" = CASE WHEN "outbox_key" LIKE 't\_%:%' THEN split_part("outbox_key", ':', 1) END
WHERE "author_kind" = 'self' AND "outbox_key" IS NOT NULL;
--> statement-breakpoint
UPDATE "outbox" SET "revision" = split_part("key", ':', 2)::integer
WHERE "turn_id" IS NOT NULL AND "key" ~ '^[^:]+:[0-9]{1,9}$';
