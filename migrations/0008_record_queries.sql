-- What people ask across records, in lower case: a comparison that is not leakproof uses no index behind the fence.
ALTER TABLE "accounts" ADD COLUMN "owner_lower" text GENERATED ALWAYS AS (left(lower(owner), 500)) STORED,
  ADD COLUMN "country_lower" text GENERATED ALWAYS AS (left(lower(country), 500)) STORED;
--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "owner_lower" text GENERATED ALWAYS AS (left(lower(owner), 500)) STORED;
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "owner_lower" text GENERATED ALWAYS AS (left(lower(owner), 500)) STORED,
  ADD COLUMN "number_lower" text GENERATED ALWAYS AS (left(lower(number), 500)) STORED,
  ADD COLUMN "priority_lower" text GENERATED ALWAYS AS (left(lower(priority), 500)) STORED;
--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "owner_lower" text GENERATED ALWAYS AS (left(lower(owner), 500)) STORED;
--> statement-breakpoint
ALTER TABLE "opportunities" ADD COLUMN "owner_lower" text GENERATED ALWAYS AS (left(lower(owner), 500)) STORED,
  ADD COLUMN "stage_lower" text GENERATED ALWAYS AS (left(lower(stage), 500)) STORED,
  ADD COLUMN "competitor_lower" text GENERATED ALWAYS AS (left(lower(competitor), 500)) STORED;
--> statement-breakpoint
CREATE INDEX "accounts_access" ON "accounts" USING btree ("access_id");
--> statement-breakpoint
CREATE INDEX "accounts_owner" ON "accounts" USING btree ("owner_lower");
--> statement-breakpoint
CREATE INDEX "accounts_country" ON "accounts" USING btree ("country_lower");
--> statement-breakpoint
CREATE INDEX "accounts_renewal" ON "accounts" USING btree ("renewal_date");
--> statement-breakpoint
CREATE INDEX "activities_opportunity" ON "activities" USING btree ("opportunity_id","happened_at");
--> statement-breakpoint
CREATE INDEX "activities_access" ON "activities" USING btree ("access_id");
--> statement-breakpoint
CREATE INDEX "activities_owner" ON "activities" USING btree ("owner_lower","happened_at");
--> statement-breakpoint
CREATE INDEX "activities_happened" ON "activities" USING btree ("happened_at");
--> statement-breakpoint
CREATE INDEX "cases_access" ON "cases" USING btree ("access_id");
--> statement-breakpoint
CREATE INDEX "cases_owner" ON "cases" USING btree ("owner_lower");
--> statement-breakpoint
CREATE INDEX "cases_number" ON "cases" USING btree ("number_lower");
--> statement-breakpoint
CREATE INDEX "cases_open_priority" ON "cases" USING btree ("priority_lower") WHERE not closed;
--> statement-breakpoint
CREATE INDEX "cases_opened" ON "cases" USING btree ("opened_at");
--> statement-breakpoint
CREATE INDEX "cases_updated" ON "cases" USING btree ("updated_at");
--> statement-breakpoint
CREATE INDEX "contacts_access" ON "contacts" USING btree ("access_id");
--> statement-breakpoint
CREATE INDEX "leads_access" ON "leads" USING btree ("access_id");
--> statement-breakpoint
CREATE INDEX "leads_owner" ON "leads" USING btree ("owner_lower");
--> statement-breakpoint
CREATE INDEX "leads_account" ON "leads" USING btree ("account_id");
--> statement-breakpoint
CREATE INDEX "leads_opened" ON "leads" USING btree ("opened_at");
--> statement-breakpoint
CREATE INDEX "opportunities_access" ON "opportunities" USING btree ("access_id");
--> statement-breakpoint
CREATE INDEX "opportunities_owner" ON "opportunities" USING btree ("owner_lower","close_date");
--> statement-breakpoint
CREATE INDEX "opportunities_close" ON "opportunities" USING btree ("close_date");
--> statement-breakpoint
CREATE INDEX "opportunities_stage" ON "opportunities" USING btree ("stage_lower");
--> statement-breakpoint
CREATE INDEX "opportunities_competitor" ON "opportunities" USING btree ("competitor_lower");
--> statement-breakpoint
CREATE INDEX "opportunities_updated" ON "opportunities" USING btree ("updated_at");
--> statement-breakpoint
-- Readers select what they are compared by; which deal an activity belongs to says when that was touched.
GRANT SELECT (owner_lower, country_lower) ON accounts TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (owner_lower, opportunity_id) ON activities TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (owner_lower, number_lower, priority_lower) ON cases TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (owner_lower) ON leads TO switchboard_reader;
--> statement-breakpoint
GRANT SELECT (owner_lower, stage_lower, competitor_lower) ON opportunities TO switchboard_reader;
