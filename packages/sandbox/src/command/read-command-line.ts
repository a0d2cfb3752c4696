import { parseArgs } from 'node:util';
import { CommandFault, EXIT } from './command-fault.ts';

/** What the command line asks for. */
export interface CommandLine {
  seed: string | undefined;
  manifest: string | undefined;
  data: string | undefined;
  port: number;
  requestUrl: string | undefined;
  tiers: boolean;
  json: boolean;
  help: boolean;
  version: boolean;
}

const DEFAULT_PORT = 3100;

/** What `--help` prints. */
export const USAGE = `Usage: slack-sandbox [options]

A local, Slack-compatible workspace for a Bolt app: its Web API, Socket Mode or signed HTTP, and a page on which you
act as the people in it. It prints the tokens that the app needs, and runs until Ctrl-C.

  --seed <folder>      people.json, and if you like company.json, groups.json and channels.json; else four people
  --manifest <file>    the app's manifest as JSON: its commands, shortcuts, events and scopes; else all events and scopes
  --data <folder>      keep the workspace and the tokens here; else everything is forgotten at the end
  --port <n>           where to listen on 127.0.0.1, 0 for any free port (default ${DEFAULT_PORT})
  --request-url <url>  deliver to this address over signed HTTP instead of Socket Mode
  --tiers              answer calls beyond Slack's rate limits with 429
  --json               print the address and the tokens as one JSON document
  --version            print the version
  --help               print this

Exit codes: 0 done, 1 failed, 64 wrong usage, 65 bad seed, manifest or data, 66 no such file or folder,
69 the port cannot be listened on.
`;

/** Reads the command line. @throws CommandFault where it cannot be understood */
export function readCommandLine(argv: string[]): CommandLine {
  const { port, 'request-url': requestUrl, ...values } = parse(argv);
  return {
    seed: values.seed,
    manifest: values.manifest,
    data: values.data,
    port: port === undefined ? DEFAULT_PORT : readPort(port),
    requestUrl: requestUrl === undefined ? undefined : readUrl(requestUrl),
    tiers: values.tiers ?? false,
    json: values.json ?? false,
    help: values.help ?? false,
    version: values.version ?? false,
  };
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        seed: { type: 'string' },
        manifest: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string' },
        'request-url': { type: 'string' },
        tiers: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    }).values;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new CommandFault(EXIT.usage, `${message}\nRun slack-sandbox --help for the options.`, { cause });
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw new CommandFault(EXIT.usage, `--port must be a whole number from 0 to 65535, not "${text}".`);
}

function readUrl(text: string): string {
  if (URL.canParse(text) && /^https?:/.test(text)) return text;
  throw new CommandFault(EXIT.usage, `--request-url must begin with http:// or https://, not "${text}".`);
}
