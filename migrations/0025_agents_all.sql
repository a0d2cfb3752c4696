-- A channel in which every agent answers says so by null, so that agents that come later answer there too. Until now it
-- listed the three that there were.
UPDATE settings SET value = jsonb_set(value, '{agents}', 'null')
WHERE family = 'channel' AND value -> 'agents' @> '["sales", "service", "briefing"]';
--> statement-breakpoint
UPDATE setting_changes SET before = jsonb_set(before, '{agents}', 'null')
WHERE family = 'channel' AND before -> 'agents' @> '["sales", "service", "briefing"]';
--> statement-breakpoint
UPDATE setting_changes SET after = jsonb_set(after, '{agents}', 'null')
WHERE family = 'channel' AND after -> 'agents' @> '["sales", "service", "briefing"]';
