import { validateBlocks } from '../blocks/validate-blocks.ts';
import { makeShortId } from '../make-id.ts';
import type { Json } from '../workspace.ts';
import { maybeText, structure } from './arguments.ts';
import { SlackError } from './define-method.ts';

/** The arguments that say what a message contains. */
export const contentArguments = {
  text: maybeText,
  markdown_text: maybeText,
  blocks: structure,
  attachments: structure,
};

interface ContentArguments {
  text?: string | undefined;
  markdown_text?: string | undefined;
  blocks?: unknown;
  attachments?: unknown;
}

const markdownLimit = 12_000;
const attachmentLimit = 100;

/**
 * Checks what a message would contain and gives it the form in which it is kept. `textLimit` is 40,000 characters for
 * a post and 4,000 for an update. https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
export function readContents(
  args: ContentArguments,
  { textLimit }: { textLimit: number },
): { text: string; blocks?: Json[]; attachments?: Json[] } {
  if (args.markdown_text) return readMarkdown(args);
  const blocks = readBlocks(args.blocks);
  const attachments = readAttachments(args.attachments);
  const text = args.text ?? '';
  if (text.trim() === '' && !blocks?.length && !attachments?.length) throw new SlackError('no_text');
  if (text.length > textLimit) throw new SlackError('msg_too_long');
  return { text, ...(blocks && { blocks }), ...(attachments && { attachments }) };
}

function readMarkdown(args: ContentArguments): { text: string; blocks: Json[] } {
  const { markdown_text: text = '', blocks } = args;
  if (args.text || blocks) throw new SlackError('markdown_text_conflict');
  if (text.length > markdownLimit) throw new SlackError('msg_too_long');
  return { text, blocks: [{ type: 'markdown', block_id: makeShortId(), text }] };
}

/** Checks blocks for a message; a wrong one is `invalid_blocks` with a line for every fault. */
export function readBlocks(value: unknown): Json[] | undefined {
  if (value === undefined || value === '') return undefined;
  if (!Array.isArray(value)) throw new SlackError('invalid_blocks_format');
  const faults = validateBlocks(value, 'message');
  if (faults.length > 0) {
    const errors = faults.map((fault) => `${fault.message} [json-pointer:${fault.pointer}]`);
    const messages = errors.map((line) => `[ERROR] ${line}`);
    throw new SlackError('invalid_blocks', { errors, response_metadata: { messages } });
  }
  return withIds(value as Json[]);
}

/** Gives every block and every interactive element the ids that the app left out. */
export function withIds(blocks: readonly Json[]): Json[] {
  return blocks.map((block) => {
    const named: Json = { ...block, block_id: block.block_id ?? makeShortId() };
    if (Array.isArray(block.elements) && (block.type === 'actions' || block.type === 'context_actions')) {
      named.elements = (block.elements as Json[]).map(withActionId);
    }
    for (const key of ['element', 'accessory']) {
      if (block[key]) named[key] = withActionId(block[key] as Json);
    }
    return named;
  });
}

function withActionId(element: Json): Json {
  return element.type === 'image' ? element : { ...element, action_id: element.action_id ?? makeShortId() };
}

function readAttachments(value: unknown): Json[] | undefined {
  if (value === undefined || value === '') return undefined;
  if (!Array.isArray(value)) throw new SlackError('invalid_attachments');
  if (value.length > attachmentLimit) throw new SlackError('too_many_attachments');
  const attachments = value as Json[];
  for (const attachment of attachments) {
    if (attachment.blocks !== undefined) readBlocks(attachment.blocks);
  }
  return attachments;
}
