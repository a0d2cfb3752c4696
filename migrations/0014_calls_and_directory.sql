CREATE TABLE "call_pace" (
	"team_id" text NOT NULL,
	"key" text NOT NULL,
	"places" double precision[] DEFAULT '{}' NOT NULL,
	"paused_until_ms" double precision DEFAULT 0 NOT NULL,
	CONSTRAINT "call_pace_team_id_key_pk" PRIMARY KEY("team_id","key")
);
--> statement-breakpoint
CREATE TABLE "directory_syncs" (
	"team_id" text PRIMARY KEY NOT NULL,
	"stage" text DEFAULT 'people' NOT NULL,
	"cursor" text DEFAULT '' NOT NULL,
	"people" integer DEFAULT 0 NOT NULL,
	"groups" integer DEFAULT 0 NOT NULL,
	"channels" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"claimed_by" text DEFAULT '' NOT NULL,
	"claimed_until" timestamp with time zone,
	"waiting_for" text,
	"waiting_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "unknown_people" (
	"team_id" text NOT NULL,
	"person_id" text NOT NULL,
	"ask_at" timestamp with time zone DEFAULT now() NOT NULL,
	"hidden" boolean DEFAULT false NOT NULL,
	CONSTRAINT "unknown_people_team_id_person_id_pk" PRIMARY KEY("team_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "working_sessions" (
	"team_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"thread_ts" text NOT NULL,
	"rest_at" timestamp with time zone NOT NULL,
	CONSTRAINT "working_sessions_team_id_channel_id_thread_ts_pk" PRIMARY KEY("team_id","channel_id","thread_ts")
);
--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "members_read_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "unknown_people_due" ON "unknown_people" USING btree ("team_id","ask_at");
--> statement-breakpoint
-- Nobody reads these for an audience, so that the fence lets nothing through.
GRANT SELECT, INSERT, UPDATE, DELETE ON call_pace, directory_syncs, unknown_people, working_sessions TO switchboard_app;
--> statement-breakpoint
ALTER TABLE call_pace ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY call_pace_app ON call_pace TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE directory_syncs ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY directory_syncs_app ON directory_syncs TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE unknown_people ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY unknown_people_app ON unknown_people TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE working_sessions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY working_sessions_app ON working_sessions TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
-- Milliseconds until the next call of a key may be made: at most `calls` within `per_ms`, and none while the key is paused.
-- A place is taken if the call may be made now, or may wait. `share` of the calls are for this caller: of those that wait for
-- nobody, fewer than all, so that some stay free for others.
CREATE FUNCTION switchboard_take_call(team text, of_key text, calls integer, per_ms double precision, share integer,
  may_wait boolean) RETURNS double precision LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  held call_pace%ROWTYPE;
  made integer;
  now_ms double precision;
  place double precision;
BEGIN
  INSERT INTO call_pace (team_id, key) VALUES (team, of_key) ON CONFLICT DO NOTHING;
  SELECT * INTO held FROM call_pace WHERE team_id = team AND key = of_key FOR UPDATE;
  made := cardinality(held.places);
  now_ms := extract(epoch FROM clock_timestamp()) * 1000;
  place := greatest(now_ms, held.paused_until_ms, coalesce(held.places[made - share + 1] + per_ms, 0));
  IF may_wait OR place <= now_ms THEN
    UPDATE call_pace SET places = (held.places || place)[greatest(1, made + 2 - calls):made + 1]
    WHERE team_id = team AND key = of_key;
  END IF;
  RETURN place - now_ms;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION switchboard_take_call(text, text, integer, double precision, integer, boolean) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION switchboard_take_call(text, text, integer, double precision, integer, boolean) TO switchboard_app;
