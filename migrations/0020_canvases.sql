CREATE TABLE "canvases" (
	"team_id" text NOT NULL,
	"id" bigserial PRIMARY KEY NOT NULL,
	"reader" text NOT NULL,
	"about" text NOT NULL,
	"state" text DEFAULT 'standing' NOT NULL,
	"canvas_id" text,
	"title" text NOT NULL,
	"written" jsonb,
	"sources" text[] DEFAULT '{}' NOT NULL,
	"evidence" text[] DEFAULT '{}' NOT NULL,
	"turn_id" text,
	"writing_for" text,
	"written_for" text,
	"begun_at" timestamp with time zone DEFAULT now() NOT NULL,
	"tried_at" timestamp with time zone,
	"written_at" timestamp with time zone,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"claimed_until" timestamp with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "canvases_reader" ON "canvases" USING btree ("team_id","reader","about") WHERE state = 'standing';
--> statement-breakpoint
CREATE UNIQUE INDEX "canvases_canvas" ON "canvases" USING btree ("team_id","canvas_id");
--> statement-breakpoint
CREATE INDEX "canvases_due" ON "canvases" USING btree ("state","due_at");
--> statement-breakpoint
CREATE INDEX "canvases_turn" ON "canvases" USING btree ("turn_id");
--> statement-breakpoint
-- Only the bot itself works with its pages: nobody reads them for an audience.
GRANT SELECT, INSERT, UPDATE, DELETE ON canvases TO switchboard_app;
--> statement-breakpoint
GRANT USAGE, SELECT ON SEQUENCE canvases_id_seq TO switchboard_app;
--> statement-breakpoint
SELECT switchboard_part_table('canvases');
