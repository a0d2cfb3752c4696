CREATE TABLE "model_uses" (
	"team_id" text NOT NULL,
	"id" bigserial PRIMARY KEY NOT NULL,
	"turn_id" text NOT NULL,
	"revision" integer NOT NULL,
	"person_id" text NOT NULL,
	"purpose" text NOT NULL,
	"asked" text NOT NULL,
	"model" text,
	"input_tokens" integer NOT NULL,
	"output_tokens" integer NOT NULL,
	"cached_tokens" integer DEFAULT 0 NOT NULL,
	"reasoning_tokens" integer DEFAULT 0 NOT NULL,
	"cost_usd" double precision NOT NULL,
	"estimated" boolean DEFAULT false NOT NULL,
	"ended" text NOT NULL,
	"ms" integer DEFAULT 0 NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "model_uses_turn" ON "model_uses" USING btree ("turn_id","revision");--> statement-breakpoint
CREATE INDEX "model_uses_day" ON "model_uses" USING btree ("team_id","at");--> statement-breakpoint
CREATE INDEX "model_uses_asked" ON "model_uses" USING btree ("team_id","asked","id");
--> statement-breakpoint
-- What was used before stays counted, a row a turn: the day's budget and the figures of two weeks go on.
INSERT INTO model_uses (team_id, turn_id, revision, person_id, purpose, asked, input_tokens, output_tokens, cost_usd, ended, at)
SELECT team_id, id, revision, asker_id, 'turn', '', input_tokens, output_tokens, cost_usd, coalesce(outcome, 'stopped'), started_at
FROM turns WHERE input_tokens > 0 OR output_tokens > 0 OR cost_usd > 0 ORDER BY started_at;
--> statement-breakpoint
-- The bot only adds rows. Nobody reads them for an audience, so that the fence lets nothing through.
GRANT SELECT, INSERT ON model_uses TO switchboard_app;
--> statement-breakpoint
GRANT USAGE, SELECT ON SEQUENCE model_uses_id_seq TO switchboard_app;
--> statement-breakpoint
ALTER TABLE model_uses ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY model_uses_app ON model_uses TO switchboard_app USING (true) WITH CHECK (true);
