import type { PersonId } from '../../core/ids.ts';
import type { Reply } from '../../core/reply.ts';
import type { Handoff } from '../../handoff/handoff.ts';
import type { ListenerDeps } from '../listeners/listener.ts';

/** Something that may help a lead: what it is about, so that it is shown once, and what is shown. */
export interface LeadNote {
  about: string;
  says: Pick<Reply, 'parts' | 'citations' | 'restsOn'>;
}

/** Looks for something that helps with what the asker said, among what this lead may read; null when nothing is good. */
export type NoteFinder = (
  deps: ListenerDeps,
  talk: { handoff: Handoff; leadId: PersonId; text: string; seen(about: string): Promise<boolean> },
) => Promise<LeadNote | null>;
