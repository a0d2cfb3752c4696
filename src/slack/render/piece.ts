import type { KnownBlock } from '@slack/types';

/** Slack's limits: https://docs.slack.dev/reference/block-kit/blocks */
export const LIMITS = {
  blocks: 50,
  /** Of all `markdown` blocks of a message together. */
  markdown: 12_000,
  header: 150,
  sectionText: 3_000,
  field: 2_000,
  fields: 10,
  contextElements: 10,
  contextText: 2_000,
  actions: 25,
  buttonText: 75,
  buttonValue: 2_000,
  tableRows: 100,
  tableColumns: 20,
  /** Of all cells of a table together. */
  tableCharacters: 10_000,
  /** `chat.update` takes no more text than this; posts are kept to it as well. */
  text: 4_000,
} as const;

/** One drawable thing that is never torn apart: its blocks, and what it says without them. */
export interface BlockPiece {
  blocks: KnownBlock[];
  /** What it says as Markdown, for the simpler form and the fallback; empty for what only decorates. */
  markdown: string;
}

/** A message for Slack; without blocks it is plain text. */
export interface SlackMessage {
  text: string;
  blocks?: KnownBlock[];
}
