CREATE TABLE "access_sizes" (
	"access_id" integer PRIMARY KEY NOT NULL,
	"passages" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posting_blocks" (
	"lexeme" text NOT NULL,
	"access_id" integer NOT NULL,
	"first_id" integer NOT NULL,
	"last_id" integer NOT NULL,
	"count" integer NOT NULL,
	"data" "bytea" NOT NULL,
	CONSTRAINT "posting_blocks_lexeme_access_id_first_id_pk" PRIMARY KEY("lexeme","access_id","first_id")
);
--> statement-breakpoint
ALTER TABLE "passages" ADD COLUMN "lexemes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "passages" ADD COLUMN "frequencies" smallint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "articles_uncounted" ON "articles" USING btree ("id") WHERE not "articles"."indexed";--> statement-breakpoint
CREATE INDEX "passage_vectors_access" ON "passage_vectors" USING btree ("access_id");