CREATE TABLE "article_synonyms" (
	"team_id" text DEFAULT switchboard_team() NOT NULL,
	"article_id" text NOT NULL,
	"place" integer NOT NULL,
	"key" text NOT NULL,
	"terms" text[] NOT NULL,
	CONSTRAINT "article_synonyms_article_id_place_pk" PRIMARY KEY("article_id","place")
);
--> statement-breakpoint
ALTER TABLE "article_synonyms" ADD CONSTRAINT "article_synonyms_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_synonyms_key" ON "article_synonyms" USING btree ("key");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON article_synonyms TO switchboard_app;
--> statement-breakpoint
GRANT SELECT ON article_synonyms TO switchboard_reader;
--> statement-breakpoint
ALTER TABLE article_synonyms ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY article_synonyms_app ON article_synonyms TO switchboard_app USING (true) WITH CHECK (true);
--> statement-breakpoint
-- What an article says of words is for its readers alone: nobody is understood by an article that they may not see.
CREATE POLICY article_synonyms_audience ON article_synonyms FOR SELECT TO switchboard_reader
  USING (EXISTS (SELECT 1 FROM articles a WHERE a.id = article_id));
