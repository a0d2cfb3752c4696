import { citedMarks, withoutMarks } from '../../guardrails/cited-marks.ts';
import { claimLine, missingLine, type ReadClaim } from './claim.ts';
import { createProseReader } from './read-prose.ts';

/** Reads an answer while it is being written, as JSON lines of claims or, where a model cannot keep that form, as prose. */
export interface ClaimReader {
  /** Takes the next piece and gives the claims that it completed. */
  push(piece: string): ReadClaim[];
  /** Gives what is left, at the end; a claim that was cut off is not among it. */
  flush(): ReadClaim[];
}

/** What stands between JSON values without saying anything: fences, brackets of an array, commas. */
const PUNCTUATION = /^[ \t]*(?:```(?:jsonl?|ndjson)?[ \t]*|[[\],]+[ \t]*)?(?:\n|$)/i;
/** A line that may still become one of these, or a JSON value. */
const UNDECIDED = /^\s*(?:`{1,3}(?:[a-z]{0,6})?|[[\],]+)?[ \t]*$/i;

/** Starts at the beginning of an answer. */
export function createClaimReader(): ClaimReader {
  const prose = createProseReader();
  let text = '';
  let atLineStart = true;
  let said: 'nothing' | 'values' | 'prose' = 'nothing';

  function read(ended: boolean): ReadClaim[] {
    const found: ReadClaim[] = [];
    while (text !== '') {
      if (atLineStart && /^\s*[[,]?\s*\{/.test(text)) {
        const value = cutValue(text);
        if (value === null && !ended) return found;
        if (value !== null) {
          const claims = toClaims(value.json);
          text = text.slice(value.end);
          // What follows on the same line is looked at as if it began one.
          text = text.replace(/^[ \t]*,?[ \t]*(?=\{|\n|$)/, '');
          if (claims !== null) {
            said = 'values';
            found.push(...prose.flush(), ...claims);
            continue;
          }
          // An article may hold JSON; a model that writes prose quotes it.
          if (said === 'prose') found.push(...prose.push(value.json));
          else found.push({ type: 'unreadable', text: value.json.slice(0, 300) });
          continue;
        }
        if (said !== 'prose') {
          text = '';
          return found;
        }
      }
      if (atLineStart && said !== 'prose') {
        if (!ended && UNDECIDED.test(text) && !text.trimStart().includes('\n')) return found;
        const skipped = PUNCTUATION.exec(text)?.[0] ?? '';
        if (skipped !== '') {
          text = text.slice(skipped.length);
          continue;
        }
      }
      const lineEnd = text.indexOf('\n') + 1;
      const line = lineEnd === 0 ? text : text.slice(0, lineEnd);
      text = text.slice(line.length);
      atLineStart = lineEnd > 0;
      if (line.trim() !== '') said = said === 'values' ? 'values' : 'prose';
      found.push(...prose.push(line));
    }
    return found;
  }

  return {
    push(piece) {
      text += piece;
      return read(false);
    },
    flush() {
      return [...read(true), ...prose.flush()];
    },
  };
}

/** The first JSON object of a text and where it ends; null while it is not complete. */
function cutValue(text: string): { json: string; end: number } | null {
  const start = text.indexOf('{');
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth === 0) return { json: text.slice(start, at + 1), end: at + 1 };
    }
  }
  return null;
}

/** The claims of a JSON value: one of them, the last line, or a whole answer in one value; null: none. */
function toClaims(json: string): ReadClaim[] | null {
  let value: unknown;
  try {
    // A line break within a string is a fault that models make.
    value = JSON.parse(json.replace(/\n/g, ' '));
  } catch {
    return null;
  }
  const whole = readWhole(value);
  if (whole !== null) return whole;
  const missing = missingLine.safeParse(value);
  const claim = claimLine.safeParse(value);
  if (!claim.success) return missing.success ? [{ type: 'missing', parts: missing.data.missing }] : null;
  const { text: written, kind, support: given, subject, aspect, replaces } = claim.data;
  // Code sets the marks; those of the model's own tell what it forgot to name.
  const support = given?.length ? given : citedMarks(written).map((n) => ({ n }));
  const text = withoutMarks(written);
  return [
    {
      type: 'claim',
      claim: {
        text: toOneLine(text),
        kind,
        support,
        ...(subject ? { subject } : {}),
        ...(aspect ? { aspect } : {}),
      },
      ...(typeof replaces === 'number' ? { replaces } : {}),
    },
    ...(missing.success ? [{ type: 'missing' as const, parts: missing.data.missing }] : []),
  ];
}

function readWhole(value: unknown): ReadClaim[] | null {
  if (typeof value !== 'object' || value === null || !('claims' in value) || !Array.isArray(value.claims))
    return null;
  const claims = value.claims.map((one) => toClaims(JSON.stringify(one)));
  const missing = missingLine.safeParse(value);
  return [
    ...claims.flatMap((each): ReadClaim[] => each ?? [{ type: 'unreadable', text: '' }]),
    ...(missing.success ? [{ type: 'missing' as const, parts: missing.data.missing }] : []),
  ];
}

/** Code lays claims out, so that a list sign or mark of the model's own would stand there twice. */
function toOneLine(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/^\s*(?:[-*+•]|\d{1,3}[.)]|#{1,6})\s+/u, '')
    .trim();
}
