/** Something that a message carries along without asking it. */
export interface Aside {
  kind: 'address' | 'code' | 'log' | 'quote';
  text: string;
}

/** A message without what it carries along. */
export interface Bared {
  /** What the asker says themselves; short inline code stays in, since it is often what is asked about. */
  rest: string;
  aside: Aside[];
}

/** A line that opens or closes fenced code. */
const FENCE = /^\s*(?:```|~~~)/;
/** Slack escapes the mark of a quotation. */
const QUOTED = /^\s*(?:>|&gt;|＞)/;
/** Slack quotes all that follows. */
const QUOTED_TO_THE_END = /^\s*(?:>>>|&gt;&gt;&gt;)/;
/** Above a mail that is answered or passed on, everything below it being somebody else's. */
const FORWARDED =
  /^\s*-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d['’]origine|mensaje (?:original|reenviado)|messaggio (?:originale|inoltrato)|mensagem (?:original|encaminhada))/iu;

const LOG_LINES = [
  /^\s*at\s+\S+.*[(:]\S*\d/, // JavaScript, Java, C#
  /^\s*File\s+"[^"]*",\s+line\s+\d+/, // Python
  /^\s*Traceback \(most recent call last\)/,
  /^\s*(?:Caused by|Suppressed):\s/,
  /^\s*\.\.\.\s+\d+\s+(?:common frames|more)/,
  /^\s*\[?\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}/,
  /^\s*\[?\d{2}:\d{2}:\d{2}(?:[.,]\d+)?\]?\s/,
  /^[A-Z][a-z]{2}\s+\d{1,2}\s\d{2}:\d{2}:\d{2}\s/, // syslog
  /^\s*\[?(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|TRACE|PANIC)\]?[:\s]\s*\S/,
  /^\s*(?:[\w$-]{1,80}\.){0,12}\w{1,80}(?:Error|Exception)(?:\s\[\w+\])?(?::|$)/,
  /^\s*(?:goroutine \d+ \[|panic: |npm ERR!|thread '[^']*' panicked)/,
  /^\s*"(?:GET|POST|PUT|PATCH|DELETE|HEAD) \//,
  /^\s*\d{1,3}(?:\.\d{1,3}){3}\s.*"(?:GET|POST|PUT|PATCH|DELETE|HEAD) \//,
];
/** What every line of a log has one of; most lines that people write are told by it at once. */
const MAY_BE_LOG = /[\d":{}[\]=|]|(?:Error|Exception|at |[A-Z]{4})/;
/** A line of JSON, of a table of figures, of a hex dump: too few letters for a sentence. */
const MIN_LETTERS = 0.5;
const MIN_LENGTH = 24;

const SLACK_LINK = /<((?:https?:\/\/|mailto:|ftp:\/\/)[^\s<>|]+)(?:\|([^<>\n]*))?>/giu;
const ADDRESS =
  /\b(?:https?|ftp|file|slack):\/\/[^\s<>"'）」]+|\bwww\.[^\s<>"']+|(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/giu;
/** What every address and every piece of code in a line has one of. */
const MAY_HOLD_ASIDE = /[`@<]|:\/\/|www\./i;
const BLANKS = /[ \t\u00a0]{2,}/g;
const INLINE = /`([^`\n]{1,2000})`/g;
/** Longer code in a line is pasted, shorter code is what is asked about: a setting, a command, a key. */
const MAX_NAMED_CODE = 60;

/**
 * Takes addresses, code, lines of logs and stack traces, and quotations out of a message. Each line is looked at once,
 * by patterns that cannot run back and forth, so that a pasted file costs no more than its length.
 */
export function takeAsides(message: string): Bared {
  const aside: Aside[] = [];
  const kept: string[] = [];
  let open: { kind: Aside['kind']; lines: string[] } | null = null;
  let inFence = false;
  let toTheEnd = false;
  const close = (): void => {
    if (open !== null) aside.push({ kind: open.kind, text: open.lines.join('\n').trim() });
    open = null;
  };
  const put = (kind: Aside['kind'], line: string): void => {
    if (open?.kind !== kind) close();
    open ??= { kind, lines: [] };
    open.lines.push(line);
  };
  for (const line of onOwnLines(message).split('\n')) {
    if (line === '' && !inFence) {
      close();
      kept.push(line);
      continue;
    }
    if (FENCE.test(line) && !toTheEnd) {
      inFence = !inFence;
      if (inFence) close();
      const code = line.replace(FENCE, '').trim();
      if (inFence) open = { kind: 'code', lines: /\s/.test(code) ? [code] : [] };
      else close();
      if (inFence) kept.push('');
      continue;
    }
    toTheEnd ||= !inFence && (QUOTED_TO_THE_END.test(line) || FORWARDED.test(line));
    const kind = inFence ? 'code' : toTheEnd || QUOTED.test(line) ? 'quote' : isLogLine(line) ? 'log' : null;
    if (kind === null) {
      close();
      kept.push(takeInline(line, aside).replace(BLANKS, ' '));
    } else put(kind, kind === 'quote' ? line.replace(/^\s*(?:(?:>|&gt;|＞)\s?)+/, '') : line);
  }
  close();
  return { rest: kept.join('\n'), aside: aside.filter(({ text }) => text !== '') };
}

/** Slack sends fences within a line too: "see ```x``` please". */
function onOwnLines(message: string): string {
  return message
    .replace(/\r\n?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/```(\w{1,20}(?=\n))?/g, '\n```$1\n');
}

function isLogLine(line: string): boolean {
  if (!MAY_BE_LOG.test(line)) return false;
  if (LOG_LINES.some((pattern) => pattern.test(line))) return true;
  if (line.length < MIN_LENGTH || /https?:\/\/|@/.test(line)) return false;
  const letters = line.match(/[\p{L}\p{M}\s]/gu)?.length ?? 0;
  return letters / line.length < MIN_LETTERS;
}

function takeInline(line: string, aside: Aside[]): string {
  if (!MAY_HOLD_ASIDE.test(line)) return line;
  const withoutCode = line.replace(INLINE, (marked, code: string) => {
    aside.push({ kind: 'code', text: code });
    return code.length > MAX_NAMED_CODE ? ' ' : marked;
  });
  const withoutLinks = withoutCode.replace(SLACK_LINK, (_, address: string, label?: string) => {
    aside.push({ kind: 'address', text: address.replace(/^mailto:/i, '') });
    // A label that is the address once more says nothing.
    return label === undefined || /^\S+[.@]\S+$/.test(label) ? ' ' : label;
  });
  return withoutLinks.replace(ADDRESS, (found) => {
    const address = found.replace(/[.,;:!?)\]}]{1,9}$/, '');
    aside.push({ kind: 'address', text: address });
    return `${namedBy(address)}${found.slice(address.length)}`;
  });
}

/** A person's address of mail and a bare host name somebody or something, of which may be asked; a page's address does not. */
function namedBy(address: string): string {
  if (!address.includes('://') && address.includes('@')) return address;
  return /^(?:https?:\/\/)?(?:www\.)?([\p{L}\p{N}.-]{1,253})\/?$/iu.exec(address)?.[1] ?? ' ';
}
