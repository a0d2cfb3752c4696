CREATE TABLE "article_relations" (
	"article_id" text NOT NULL,
	"kind" text NOT NULL,
	"place" integer NOT NULL,
	"other_id" text NOT NULL,
	CONSTRAINT "article_relations_article_id_kind_place_pk" PRIMARY KEY("article_id","kind","place")
);
