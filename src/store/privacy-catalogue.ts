/**
 * What a column of text or JSON holds, as far as people and their words are concerned.
 * `code`: ids, states, hashes, names of ours. `person`: ids of people, which stay. `name`: what somebody is called.
 * `words`: what people wrote, were answered or were quoted. `article`: what articles say. `record`: what the company's
 * systems say of its customers. `setup`: what admins set.
 */
export type Holding = 'code' | 'person' | 'name' | 'words' | 'article' | 'record' | 'setup';

/** Holdings that are on every record, and who looks after it. */
const RECORD = {
  code: 'team_id id content_hash',
  record: 'extra name owner owner_lower',
};

/**
 * Every column of text or JSON, by table and by what it holds. `forget person`, `forget article` and retention are tested
 * against it: a column that is not in it fails a test.
 */
export const PRIVACY_CATALOGUE: Record<string, Partial<Record<Holding, string>>> = {
  accounts: {
    ...RECORD,
    code: `${RECORD.code} currency`,
    record: `${RECORD.record} aliases industry country country_lower website segment tier edition description`,
  },
  activities: {
    ...RECORD,
    code: `${RECORD.code} account_id contact_id opportunity_id`,
    record: 'extra owner owner_lower type subject body',
  },
  article_decisions: {
    code: 'team_id article_id kind preferred_id source_superseded_by',
    person: 'actor undone_by',
  },
  article_relations: { code: 'team_id article_id kind other_id' },
  article_sketches: { code: 'team_id article_id content_hash', article: 'shingles claims dates' },
  article_synonyms: { code: 'team_id article_id', article: 'key terms' },
  articles: {
    code: 'team_id id external_id url language superseded_by links content_hash',
    article: 'title topic body owner',
  },
  access_rules: { code: 'team_id', person: 'key readers' },
  access_sizes: { code: 'team_id' },
  audit_log: { code: 'team_id action previous_hash hash', person: 'actor subject', setup: 'detail' },
  budget_reservations: { code: 'team_id turn_id', person: 'person_id' },
  call_pace: { code: 'team_id key' },
  canvases: {
    code: 'team_id about state canvas_id sources evidence turn_id writing_for written_for',
    person: 'reader',
    record: 'title',
    words: 'written',
  },
  cases: {
    ...RECORD,
    code: `${RECORD.code} account_id contact_id`,
    record:
      'extra owner owner_lower number number_lower subject description status priority priority_lower product',
  },
  channel_members: { code: 'team_id channel_id', person: 'person_id' },
  channels: { code: 'team_id id kind', setup: 'name' },
  contacts: {
    ...RECORD,
    code: `${RECORD.code} account_id`,
    record: 'extra name title email phone role notes',
  },
  corpus_stats: { code: 'team_id' },
  curation_checks: { code: 'team_id report' },
  directory_syncs: { code: 'team_id stage cursor claimed_by waiting_for' },
  discount_authority: { code: 'team_id', record: 'role approver_role conditions' },
  embedding_generations: { code: 'team_id name', article: 'mean' },
  events: {
    code: 'team_id event_id kind thread_key work channel_id claimed_by outcome reason turn_id',
    person: 'person_id',
    words: 'payload',
  },
  finding_notices: { code: 'finding_id team_id kind message_key', person: 'person_id' },
  findings: {
    code: 'team_id id kind state article_ids decision',
    person: 'decided_by',
    article: 'key owners evidence',
  },
  forgotten_articles: { code: 'team_id id_hash source_hash external_hash title_hash' },
  group_members: { code: 'team_id group_id', person: 'person_id' },
  groups: { code: 'team_id id', setup: 'handle name' },
  handoff_events: { code: 'team_id handoff_id key type detail', person: 'actor' },
  handoff_messages: { code: 'handoff_id team_id channel_id ts side' },
  handoffs: {
    code: 'id team_id turn_id topic reason state language channel_id role draft_hash decision',
    person: 'asker_id assignee_id decided_by place',
    words: 'question summary draft answer decline_reason survey_comment',
    record: 'account',
  },
  index_generations: { code: 'chunking embedder state filled_to gate' },
  installations: { code: 'team_id enterprise_id app_id bot_user_id bot_id', setup: 'name' },
  leads: {
    ...RECORD,
    code: `${RECORD.code} account_id`,
    record: `${RECORD.record} company title email lead_source status notes`,
  },
  lexeme_stats: { code: 'team_id', article: 'lexeme' },
  live_mappings: { code: 'team_id name kind', setup: 'mapping' },
  messages: {
    code: 'team_id channel_id ts thread_ts author_kind outbox_key kind turn_id source_channel_id source_ts',
    person: 'author_id words_of',
    words: 'text',
  },
  model_uses: { code: 'team_id turn_id purpose asked model ended', person: 'person_id' },
  names: { code: 'team_id kind', person: 'subject_id confirmed_by', name: 'name' },
  opportunities: {
    ...RECORD,
    code: `${RECORD.code} account_id currency`,
    record: `${RECORD.record} stage stage_lower next_step risk competitor competitor_lower type`,
  },
  outbox: {
    code: 'team_id key turn_id line target_key state operation ref ref_ts claimed_by last_error',
    person: 'address destination',
    words: 'reply',
  },
  passage_vectors: { code: 'team_id generation', article: 'embedding' },
  passages: { code: 'team_id article_id language', article: 'heading_path text lexemes' },
  people: {
    code: 'team_id locale time_zone kind home_team',
    person: 'id',
    name: 'handle real_name title',
    words: 'preferences',
  },
  person_roles: { code: 'team_id role source', person: 'person_id' },
  posting_blocks: { code: 'team_id data', article: 'lexeme' },
  prices: { code: 'team_id currency term', record: 'sku' },
  products: {
    code: `${RECORD.code} sku unit`,
    record: 'extra name edition family description aliases features',
  },
  question_starts: { code: 'team_id key', person: 'person_id' },
  ratings: { code: 'team_id turn_id via', person: 'person_id' },
  record_changes: { code: 'kind' },
  receipts: { code: 'team_id turn_id', words: 'body' },
  setting_changes: { code: 'team_id family subject', person: 'actor', setup: 'before after' },
  settings: { code: 'team_id family subject', person: 'updated_by', setup: 'value' },
  slack_tokens: { code: 'seed access_token refresh_token' },
  sources: { code: 'team_id kind location report', person: 'owner_id' },
  steps: { code: 'team_id turn_id name', words: 'output' },
  term_vectors: { code: 'team_id generation vector', article: 'lexeme' },
  triage_items: {
    code: 'id team_id turn_id origin category state group_id resolution',
    person: 'proposed_owner assignee_id closed_by',
    words: 'evidence note',
  },
  triage_reports: { code: 'team_id item_id fault', person: 'person_id', words: 'comment expected' },
  turns: {
    code: 'id team_id channel_id ts thread_ts origin command source_channel_id source_ts looked_at looked_channel_id looked_ts agent outcome reason',
    person: 'asker_id viewer_id words_of',
    words: 'question unread_files',
  },
  unknown_people: { code: 'team_id', person: 'person_id' },
  working_sessions: { code: 'team_id channel_id thread_ts' },
};

/** The columns of a table that hold one of these, in the order of the catalogue. */
export function columnsHolding(table: string, holdings: readonly Holding[]): string[] {
  const entry = PRIVACY_CATALOGUE[table] ?? {};
  return holdings.flatMap((holding) => (entry[holding] ?? '').split(/\s+/).filter(Boolean));
}
