-- The access rules that everyone of the current audience is covered by, worked out once a transaction instead of once a
-- statement: a search reads a dozen times, and each time joined people, groups, channels and rules anew. What was found is
-- kept in settings of the transaction, under the audience and the time of the transaction that it was found for.
CREATE FUNCTION switchboard_find_allowed_access() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH audience AS MATERIALIZED (
    SELECT spec ->> 'team' AS team, (spec ->> 'everyone')::boolean AS everyone, spec -> 'people' AS people
    FROM (SELECT nullif(current_setting('switchboard.audience', true), '')::jsonb AS spec) AS setting
    WHERE spec IS NOT NULL
  ), viewers AS MATERIALIZED (
    SELECT DISTINCT person FROM audience, jsonb_array_elements_text(people) AS person
  ), known AS MATERIALIZED (
    SELECT p.team_id, p.id, p.kind FROM audience
    JOIN viewers ON true JOIN people p ON p.team_id = team AND p.id = person AND NOT p.deleted
  ), held AS (
    SELECT person, 'anyone' AS reader FROM viewers
    UNION ALL SELECT id, 'person:' || id FROM known
    UNION ALL SELECT id, 'everyone' FROM known WHERE kind = 'member'
    UNION ALL SELECT k.id, 'admins' FROM known k WHERE k.kind = 'member' AND EXISTS (
      SELECT 1 FROM person_roles r WHERE r.team_id = k.team_id AND r.person_id = k.id AND r.role = 'admin')
    UNION ALL SELECT k.id, 'group:' || g.handle FROM known k
      JOIN group_members m ON m.team_id = k.team_id AND m.person_id = k.id
      JOIN groups g ON g.team_id = m.team_id AND g.id = m.group_id
    UNION ALL SELECT k.id, 'channel:' || c.channel_id FROM known k
      JOIN channel_members c ON c.team_id = k.team_id AND c.person_id = k.id
  ), covered AS (
    SELECT rule.id, count(DISTINCT held.person) AS viewers
    FROM access_rules rule CROSS JOIN unnest(rule.readers) AS named (reader) JOIN held USING (reader)
    GROUP BY rule.id
  )
  SELECT coalesce(array_agg(rule.id), '{}')
  FROM audience CROSS JOIN access_rules rule LEFT JOIN covered ON covered.id = rule.id
  WHERE (everyone OR EXISTS (SELECT 1 FROM viewers))
    AND (NOT everyone OR rule.readers && ARRAY['anyone', 'everyone'])
    AND coalesce(covered.viewers, 0) = (SELECT count(*) FROM viewers)
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION switchboard_find_allowed_access() FROM PUBLIC;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION switchboard_allowed_access() RETURNS integer[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asked text := current_setting('switchboard.audience', true) || ' ' || extract(epoch FROM transaction_timestamp());
  allowed integer[];
BEGIN
  IF current_setting('switchboard.allowed_for', true) = asked THEN
    RETURN current_setting('switchboard.allowed')::integer[];
  END IF;
  allowed := switchboard_find_allowed_access();
  PERFORM set_config('switchboard.allowed', allowed::text, true),
          set_config('switchboard.allowed_for', coalesce(asked, ''), true);
  RETURN allowed;
END $$;
