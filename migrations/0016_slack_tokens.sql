CREATE TABLE "slack_tokens" (
	"seed" text PRIMARY KEY NOT NULL,
	"access_token" text NOT NULL,
	"refresh_token" text NOT NULL,
	"expires_at" timestamp with time zone,
	"renewing_until" timestamp with time zone,
	"renewed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "home_team" text DEFAULT '' NOT NULL;
--> statement-breakpoint
-- Only the bot itself works with tokens: nobody reads them for an audience, so that the fence lets nothing through.
GRANT SELECT, INSERT, UPDATE, DELETE ON slack_tokens TO switchboard_app;
--> statement-breakpoint
ALTER TABLE slack_tokens ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY slack_tokens_app ON slack_tokens TO switchboard_app USING (true) WITH CHECK (true);
