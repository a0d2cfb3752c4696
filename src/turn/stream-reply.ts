import type { Citation } from '../core/citation.ts';
import type { Language } from '../core/language.ts';
import type { PostedRef, ShownWork } from '../core/reply-channel.ts';
import { closeStreaming, openStreaming, saveRef } from '../store/outbox.ts';
import { effectiveModel } from './effective-settings.ts';
import { mergeMarks, startMergingMarks } from './merge-marks.ts';
import type { Renumbering } from './renumber.ts';
import type { TurnRun } from './run-step.ts';
import { addressOf, replyKey } from './turn.ts';
import { openWorkNotes, type WorkNotes } from './work-shown.ts';

/** Somebody who has waited this long is shown what takes the time. */
const LONG_MS = 1_200;

/** A reply that grows in sight of its readers, by verified sentences. */
export interface ReplyStream {
  /** Gives one more verified stretch of Markdown to show; what comes while the platform is busy is shown together. Never waits. */
  emit(markdown: string): Promise<void>;
  /** Notes what is looked into for the reply. */
  note: WorkNotes['note'];
  /** From now on readers who have waited for a while are shown what is looked into, until the first words come. */
  showWork(): void;
  /** Resolves when nothing more will be shown. */
  end(): Promise<void>;
  /** What was given to show, its last marks included; null when an earlier process showed something we no longer know. */
  shown(): string | null;
  /** Whether a message was opened to grow. */
  grows(): boolean;
}

/**
 * Opens the stream of a turn's reply; where the place cannot stream, or nobody writes, the reply will be posted whole.
 * @param sameReaders whether those who read the place now are those for whom the reply is written
 */
export function openReplyStream(
  run: TurnRun,
  { numbering, language }: { numbering: Renumbering; language: Language },
  sameReaders: () => Promise<boolean>,
): ReplyStream {
  const given: string[] = [];
  const waiting: string[] = [];
  const merger = startMergingMarks();
  const key = replyKey(run.turn);
  const address = addressOf(run.turn);
  let ref: PostedRef | null = null;
  let opened = false;
  let ended = false;
  let showing: Promise<void> | null = null;
  const notes = openWorkNotes(language);
  const beganAt = performance.now();
  let isLong = false;
  let timer: NodeJS.Timeout | undefined;
  let workShown = '';
  // What an earlier process showed is not known to this one, so the whole message will be written over.
  let state: 'closed' | 'open' | 'off' | 'unknown' = run.resumed ? 'unknown' : 'closed';
  if (!streamable(run)) state = 'off';
  const shows = () => !ended && !run.signal.aborted && (state === 'closed' || state === 'open');

  async function showAll(): Promise<void> {
    while ((waiting.length > 0 || newWork() !== null) && shows()) await show();
  }

  /** What readers have not been shown of the work; once words have come it only goes on where it stands already. */
  function newWork(): ShownWork | null {
    const work = isLong && (given.length === 0 || workShown !== '') ? notes.shown() : null;
    return work === null || JSON.stringify(work) === workShown ? null : work;
  }

  /** Everything that waits, as one stretch. */
  async function show(): Promise<void> {
    // Somebody may have come in since: what was found for other readers does not even show for a moment.
    if (!(await sameReaders())) {
      state = 'unknown';
      return;
    }
    if (state === 'closed') {
      const { id: turnId, revision } = run.turn;
      opened = true;
      await openStreaming(run.deps.database, { key, turnId, revision, address });
      state = 'open';
    }
    // What was stopped meanwhile has been answered: nothing grows behind it.
    if (run.signal.aborted) return;
    const work = newWork();
    if (work !== null) workShown = JSON.stringify(work);
    const next = waiting.splice(0).map(take).join('');
    if (next === '' && work === null) return;
    const grown = await run.deps.replyChannel.append(address, {
      key,
      ref,
      markdown: next,
      ...(work === null ? {} : { work }),
      sources: sourcesOf(run, numbering),
    });
    if (grown === null) {
      state = 'off';
      await closeStreaming(run.deps.database, key);
      return;
    }
    if (ref === null) await saveRef(run.deps.database, key, grown);
    ref = grown;
  }

  function take(markdown: string): string {
    const text = numbering.apply(markdown);
    given.push(separator(given, text) + text);
    return merger.push(given.at(-1)!);
  }

  async function showSafely(): Promise<void> {
    try {
      await showAll();
    } catch (error) {
      run.deps.log.warn(
        { err: error, turn: run.turn.id },
        'the reply cannot be streamed on; it will be written whole',
      );
      state = 'unknown';
    } finally {
      showing = null;
    }
  }

  return {
    shown: () => (state === 'unknown' ? null : mergeMarks(given.join(''))),
    grows: () => opened,
    async emit(markdown) {
      run.signal.throwIfAborted();
      if (!shows()) return;
      waiting.push(markdown);
      showing ??= showSafely();
    },
    note(call) {
      notes.note(call);
      if (isLong && shows()) showing ??= showSafely();
    },
    showWork() {
      const waitMs = Math.max(0, LONG_MS - (performance.now() - beganAt));
      timer ??= setTimeout(() => {
        isLong = true;
        if (shows()) showing ??= showSafely();
      }, waitMs);
    },
    async end() {
      clearTimeout(timer);
      while (showing !== null) await showing;
      ended = true;
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

/** Only a first answer that everybody there may see grows in sight, as it is written; what is quoted is there as a whole. */
function streamable(run: TurnRun): boolean {
  return run.turn.revision === 1 && run.turn.viewerId === null && effectiveModel(run).ability === 'writes';
}

/** Sentences come without the space between them; what ends or begins a line brings its own. */
function separator(given: string[], next: string): string {
  const last = given.at(-1);
  return last === undefined || last.endsWith('\n') || /^\s/.test(next) ? '' : ' ';
}
