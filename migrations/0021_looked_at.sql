ALTER TABLE "turns" ADD COLUMN "looked_at" text;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "looked_channel_id" text;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "looked_ts" text;