import type { Evidence } from '../../core/citation.ts';
import { findHosts } from '../../text/find-hosts.ts';

/** Writes names of hosts that the asker brought, and no piece of evidence has, as code: nobody is led there by a click. */
export function codeAskedHosts(
  text: string,
  { question, evidence }: { question: string; evidence: readonly Evidence[] },
): string {
  const asked = question.toLowerCase();
  const found = evidence
    .map((it) => `${it.title}\n${it.text}\n${it.url ?? ''}`)
    .join('\n')
    .toLowerCase();
  const bare = findHosts(text).filter(({ text: host, index }) => {
    const isWritten = /[`/]$/.test(text.slice(0, index));
    return !isWritten && asked.includes(host.toLowerCase()) && !found.includes(host.toLowerCase());
  });
  return bare.reduceRight(
    (done, { text: host, index }) => `${done.slice(0, index)}\`${host}\`${done.slice(index + host.length)}`,
    text,
  );
}
