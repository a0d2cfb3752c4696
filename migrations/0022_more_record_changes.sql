-- What else is remembered of records until they change: the words that they hold, and the currency of most prices.
CREATE TRIGGER opportunities_changed AFTER INSERT OR UPDATE OR DELETE ON opportunities
FOR EACH STATEMENT EXECUTE FUNCTION switchboard_note_change();
--> statement-breakpoint
CREATE TRIGGER cases_changed AFTER INSERT OR UPDATE OR DELETE ON cases
FOR EACH STATEMENT EXECUTE FUNCTION switchboard_note_change();
--> statement-breakpoint
CREATE TRIGGER activities_changed AFTER INSERT OR UPDATE OR DELETE ON activities
FOR EACH STATEMENT EXECUTE FUNCTION switchboard_note_change();
--> statement-breakpoint
CREATE TRIGGER prices_changed AFTER INSERT OR UPDATE OR DELETE ON prices
FOR EACH STATEMENT EXECUTE FUNCTION switchboard_note_change();
