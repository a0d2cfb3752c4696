import { knownProducts } from '../accounts/known-price-book.ts';
import { toldProducts, type Workplace } from '../agents/workplace.ts';
import type { Question } from '../core/question.ts';
import { readPerson } from '../store/people.ts';
import { readWorkspaceName } from '../store/record-workspace.ts';
import type { TurnRun } from './run-step.ts';

/** Reads where a question is asked and for which company; of the price book only what all readers may see. */
export async function readWorkplace({ deps, turn }: TurnRun, { audience }: Question): Promise<Workplace> {
  const { database, directory } = deps;
  const isTerminal = turn.origin === 'cli';
  const [company, products, asker, channel] = await Promise.all([
    readWorkspaceName(database, turn.teamId),
    knownProducts(database, audience),
    turn.askerId === null ? null : readPerson(database, turn.teamId, turn.askerId),
    directory.channel(turn.teamId, turn.channelId),
  ]);
  return {
    company,
    products: products.map(({ sku, name }) => ({ sku, name })),
    title: asker?.title || null,
    channel: channel === null || channel.kind === 'direct' ? null : channel.name || null,
    kind: channel?.kind ?? (isTerminal ? 'terminal' : 'unknown'),
    isPrivate: turn.viewerId !== null,
  };
}

/** Ids of what a workplace tells of the price book: who may see them no more is not shown what a model wrote. */
export function toldBy(workplace: Workplace): string[] {
  return toldProducts(workplace).map(({ sku }) => `product:${sku}`);
}
