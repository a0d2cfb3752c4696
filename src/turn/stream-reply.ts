import type { Citation } from '../core/citation.ts';
import type { PostedRef } from '../core/reply-channel.ts';
import { closeStreaming, openStreaming, saveRef } from '../store/outbox.ts';
import { mergeMarks, startMergingMarks } from './merge-marks.ts';
import type { Renumbering } from './renumber.ts';
import type { TurnRun } from './run-step.ts';
import { addressOf, replyKey } from './turn.ts';

/** A reply that grows in sight of its readers, sentence by verified sentence. */
export interface ReplyStream {
  /** Shows one more verified stretch of Markdown; never throws for the channel's sake. */
  emit(markdown: string): Promise<void>;
  /** What was given to show, its last marks included; null when an earlier process showed something we no longer know. */
  shown(): string | null;
}

/**
 * Opens the stream of a turn's reply; where the place cannot stream, the reply will be posted whole.
 * @param sameReaders whether those who read the place now are those for whom the reply is written
 */
export function openReplyStream(
  run: TurnRun,
  numbering: Renumbering,
  sameReaders: () => Promise<boolean>,
): ReplyStream {
  const given: string[] = [];
  const merger = startMergingMarks();
  const key = replyKey(run.turn);
  const address = addressOf(run.turn);
  let ref: PostedRef | null = null;
  // What an earlier process showed is not known to this one, so the whole message will be written over.
  let state: 'closed' | 'open' | 'off' | 'unknown' = run.resumed ? 'unknown' : 'closed';
  if (!streamable(run)) state = 'off';

  return {
    shown: () => (state === 'unknown' ? null : mergeMarks(given.join(''))),
    async emit(markdown) {
      run.signal.throwIfAborted();
      if (state !== 'closed' && state !== 'open') return;
      // Somebody may have come in since: what was found for other readers does not even show for a moment.
      if (!(await sameReaders())) {
        state = 'unknown';
        return;
      }
      if (state === 'closed') {
        const { id: turnId, revision } = run.turn;
        await openStreaming(run.deps.database, { key, turnId, revision, address });
        state = 'open';
      }
      const text = numbering.apply(markdown);
      // What was stopped meanwhile has been answered: nothing grows behind it.
      run.signal.throwIfAborted();
      given.push(separator(given, text) + text);
      const next = merger.push(given.at(-1)!);
      if (next === '') return;
      try {
        const grown = await run.deps.replyChannel.append(address, {
          key,
          ref,
          markdown: next,
          sources: sourcesOf(run, numbering),
        });
        if (grown === null) {
          state = 'off';
          await closeStreaming(run.deps.database, key);
          return;
        }
        if (ref === null) await saveRef(run.deps.database, key, grown);
        ref = grown;
      } catch (error) {
        run.deps.log.warn(
          { err: error, turn: run.turn.id },
          'the reply cannot be streamed on; it will be written whole',
        );
        state = 'unknown';
      }
    },
  };
}

/** What the marks shown so far lead to. */
function sourcesOf({ toolbox }: TurnRun, { shown }: Renumbering): Pick<Citation, 'n' | 'url'>[] {
  return (toolbox?.evidence ?? []).flatMap(({ n: of, url }) => {
    const n = shown.get(of);
    return n === undefined || url === undefined ? [] : [{ n, url }];
  });
}

/** Only a first answer that everybody there may see grows in sight; corrections and private replies come whole. */
function streamable(run: TurnRun): boolean {
  return run.turn.revision === 1 && run.turn.viewerId === null;
}

/** Sentences come without the space between them; what ends or begins a line brings its own. */
function separator(given: string[], next: string): string {
  const last = given.at(-1);
  return last === undefined || last.endsWith('\n') || /^\s/.test(next) ? '' : ' ';
}
