/**
 * The migrations of before 0.1.0. A database that has all of them has the same tables as one that the first six of today
 * have made, so that those count as applied there. No migration of today has one of these names.
 */
export const SQUASHED_MIGRATIONS: readonly string[] = [
  '0000_extension',
  '0001_tables',
  '0002_audience',
  '0003_feedback',
  '0004_role_sources',
  '0005_posting_blocks',
  '0006_posting_blocks_audience',
  '0007_drop_postings',
  '0008_reader_indexes',
  '0009_allowed_access',
  '0010_passage_sequence',
  '0011_forgotten_articles',
  '0012_forgotten_articles_grant',
  '0013_article_relations',
  '0014_reader_columns',
  '0015_allowed_once',
  '0016_curation',
  '0017_curation_audience',
  '0018_live_mappings',
  '0019_live_mappings_audience',
  '0020_embedding_mean',
  '0021_vector_graphs_go',
  '0022_index_generations',
  '0023_first_generation',
  '0024_own_messages',
  '0025_agents_all',
];

/** What they were squashed into. */
export const SQUASHED_INTO: readonly string[] = [
  '0000_pgvector',
  '0001_schema',
  '0002_roles',
  '0003_functions',
  '0004_policies',
  '0005_indexes',
];

/** A commit that has all of them, for a database that has only some. */
export const LAST_BEFORE_SQUASH = 'fa29292';
