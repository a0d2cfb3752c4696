import type { BlockFault, Surface } from './block-fault.ts';
import { blockSchemas, containable } from './block-schemas.ts';
import { checkChoices } from './check-choices.ts';
import { describeFaults } from './describe-fault.ts';

type Block = Record<string, unknown>;

const mostBlocks = { message: 50, modal: 100, home: 100 };
const markdownLimit = 12_000;
const tableTextLimit = 10_000;

const onlyInMessages = [
  'card',
  'carousel',
  'context_actions',
  'data_table',
  'markdown',
  'plan',
  'table',
  'task_card',
];
const notIn: Record<Surface, readonly string[]> = {
  message: ['alert'],
  modal: [...onlyInMessages, 'file'],
  home: [...onlyInMessages, 'alert', 'file'],
};

/** Checks a list of blocks against Block Kit's rules; an empty answer means that Slack would take it. */
export function validateBlocks(blocks: readonly unknown[], surface: Surface): BlockFault[] {
  const most = mostBlocks[surface];
  if (blocks.length > most) {
    return [{ code: 'too_big', message: `no more than ${most} items allowed`, pointer: '/blocks' }];
  }
  return [
    ...blocks.flatMap((block, index) => validateBlock(block, { surface, pointer: `/blocks/${index}` })),
    ...checkIds(blocks),
    ...checkTotals(blocks),
  ];
}

function validateBlock(
  block: unknown,
  { surface, pointer }: { surface: Surface; pointer: string },
): BlockFault[] {
  const type = (block as Block | null)?.type;
  if (type === undefined)
    return [{ code: 'missing_field', message: 'missing required field: type', pointer }];
  const schema = blockSchemas[String(type)];
  if (!schema || notIn[surface].includes(String(type))) {
    return [
      { code: 'unsupported_type', message: `unsupported type: ${String(type)}`, pointer: `${pointer}/type` },
    ];
  }
  const parsed = schema.safeParse(block);
  if (!parsed.success) return describeFaults(parsed.error.issues, pointer);
  const inside = type === 'container' ? validateChildren(block as Block, { surface, pointer }) : [];
  return [...inside, ...checkChoices(block as Block, pointer)];
}

function validateChildren(
  block: Block,
  { surface, pointer }: { surface: Surface; pointer: string },
): BlockFault[] {
  return (block.child_blocks as Block[]).flatMap((child, index) => {
    const place = `${pointer}/child_blocks/${index}`;
    if (containable.includes(String(child.type))) return validateBlock(child, { surface, pointer: place });
    return [
      {
        code: 'unsupported_type',
        message: `unsupported type: ${String(child.type)}`,
        pointer: `${place}/type`,
      },
    ];
  });
}

/** A `block_id` is unique in its message, an `action_id` in its block. */
function checkIds(blocks: readonly unknown[]): BlockFault[] {
  const all = blocks as Block[];
  const repeated = repeats(all.map((block) => block?.block_id)).map((index) => ({
    code: 'duplicate_id',
    message: 'block_id already exists',
    pointer: `/blocks/${index}/block_id`,
  }));
  const actions = all.flatMap((block, at) => {
    const elements = Array.isArray(block?.elements) ? (block.elements as Block[]) : [];
    return repeats(elements.map((element) => element?.action_id)).map((index) => ({
      code: 'duplicate_id',
      message: 'action_id already exists',
      pointer: `/blocks/${at}/elements/${index}/action_id`,
    }));
  });
  return [...repeated, ...actions];
}

function repeats(ids: unknown[]): number[] {
  return ids.flatMap((id, index) => (id !== undefined && ids.indexOf(id) < index ? [index] : []));
}

/** Limits that count over the whole message. */
function checkTotals(blocks: readonly unknown[]): BlockFault[] {
  const ofType = (type: string) => (blocks as Block[]).filter((block) => block?.type === type);
  const faults: BlockFault[] = [];
  const markdown = ofType('markdown').reduce((sum, block) => sum + String(block.text ?? '').length, 0);
  if (ofType('markdown').length > 1 && markdown > markdownLimit) {
    const message = `markdown blocks must have less than ${markdownLimit + 1} characters in all`;
    faults.push({ code: 'too_big', message, pointer: '/blocks' });
  }
  const tables = [...ofType('table'), ...ofType('data_table')];
  if (tables.length > 1)
    faults.push({ code: 'only_one_table_allowed', message: 'only_one_table_allowed', pointer: '/blocks' });
  if (tables.reduce((sum, table) => sum + textLength(table.rows), 0) > tableTextLimit) {
    const message = `tables must have less than ${tableTextLimit + 1} characters in all`;
    faults.push({ code: 'too_big', message, pointer: '/blocks' });
  }
  return faults;
}

function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const { text, elements } = value as Block;
  return (typeof text === 'string' ? text.length : 0) + textLength(elements);
}
