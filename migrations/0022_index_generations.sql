CREATE TABLE "index_generations" (
	"id" integer PRIMARY KEY NOT NULL,
	"chunking" text NOT NULL,
	"embedder" text NOT NULL,
	"dims" integer NOT NULL,
	"state" text NOT NULL,
	"filled_to" text DEFAULT '' NOT NULL,
	"gate" jsonb,
	"recall" double precision,
	"checked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"live_at" timestamp with time zone,
	"dropped_at" timestamp with time zone,
	"dropped_to" integer
);
--> statement-breakpoint
DROP INDEX "passages_article";
--> statement-breakpoint
ALTER TABLE "posting_blocks" DROP CONSTRAINT "posting_blocks_lexeme_access_id_first_id_pk";
--> statement-breakpoint
ALTER TABLE "access_sizes" DROP CONSTRAINT "access_sizes_pkey";
--> statement-breakpoint
ALTER TABLE "lexeme_stats" DROP CONSTRAINT "lexeme_stats_pkey";
--> statement-breakpoint
ALTER TABLE "passage_vectors" ALTER COLUMN "embedding" SET DATA TYPE halfvec;
--> statement-breakpoint
ALTER TABLE "access_sizes" ADD COLUMN "generation" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "embedding_generations" ADD COLUMN "generation" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "lexeme_stats" ADD COLUMN "generation" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "passages" ADD COLUMN "generation" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "posting_blocks" ADD COLUMN "generation" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "access_sizes" ADD CONSTRAINT "access_sizes_generation_access_id_pk" PRIMARY KEY("generation","access_id");
--> statement-breakpoint
ALTER TABLE "lexeme_stats" ADD CONSTRAINT "lexeme_stats_generation_lexeme_pk" PRIMARY KEY("generation","lexeme");
--> statement-breakpoint
ALTER TABLE "posting_blocks" ADD CONSTRAINT "posting_blocks_generation_lexeme_access_id_first_id_pk" PRIMARY KEY("generation","lexeme","access_id","first_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "index_generations_live" ON "index_generations" USING btree ("state") WHERE state = 'live';
--> statement-breakpoint
CREATE UNIQUE INDEX "passages_article" ON "passages" USING btree ("article_id","generation","ordinal");
