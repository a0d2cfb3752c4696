import type { Reader } from '../core/audience.ts';

/** What to bring in from files, who may read it and how to follow the work. */
export interface FileIngestRequest {
  /** A file or a folder. */
  path: string;
  /** Admins, where nobody says otherwise. */
  readers?: readonly Reader[];
  onProgress?: (progress: { done: number; total: number }) => void;
  signal?: AbortSignal;
}
