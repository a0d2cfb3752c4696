import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { BotError } from './core/bot-error.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const url = (protocols: RegExp) => z.url({ protocol: protocols });
const amount = z.coerce.number().nonnegative();
const secret = (prefix: string) => z.string().startsWith(prefix, `must start with ${prefix}`);
/** Tokens that rotate begin so: https://docs.slack.dev/authentication/using-token-rotation */
const ROTATING = 'xoxe.';

/** Slack's clients put method names right behind the address; a server named alone has them under `/api/`. */
function toApiAddress(address: string): string {
  const parsed = new URL(address);
  if (parsed.pathname === '/') parsed.pathname = '/api/';
  return parsed.href.endsWith('/') ? parsed.href : `${parsed.href}/`;
}

/** Every setting, with its default and what it does; `.env.example` and the table in docs/configure.md come from here. */
export const configSchema = z.object({
  SWITCHBOARD_DATA_DIR: z
    .string()
    .min(1)
    .default('.data')
    .describe('Folder of the embedded database and the sandbox workspace.'),
  PORT: port
    .default(3000)
    .describe('Where the sandbox page, or Slack over HTTP, or the health endpoint is served.'),
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address to listen on; loopback unless told otherwise.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('warn')
    .describe('How much is logged to stderr, as JSON lines.'),
  PRACTICE_CONVERSATIONS: z
    .stringbool()
    .default(true)
    .describe('Whether a new sandbox workspace begins with a few conversations of the example company.'),
  DATABASE_URL: url(/^postgres(ql)?$/)
    .optional()
    .describe(
      'PostgreSQL 15+ with pgvector 0.8+, as the runtime role (not superuser, owner or BYPASSRLS). Absent: the embedded database.',
    ),
  DATABASE_MIGRATION_URL: url(/^postgres(ql)?$/)
    .optional()
    .describe(
      'The same database as the role that owns the tables; needed to create or change them, not to run.',
    ),
  DATABASE_LISTEN_URL: url(/^postgres(ql)?$/)
    .optional()
    .describe(
      'The same database past a pooler in transaction mode, through which notices do not come. Absent: DATABASE_URL.',
    ),
  SWITCHBOARD_EXTENSIONS: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Folder of the company's own agents, flows, policies, guardrails, tools, sources and models. Absent: ./extensions, where it is there.",
    ),
  SWITCHBOARD_MODEL: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Name of a model adapter of an extension. Absent: the OpenAI-compatible endpoint where one is set, else quoting.',
    ),
  AUDIT_KEY: z
    .string()
    .min(32)
    .optional()
    .describe(
      'Signs the hourly checkpoints of the audit log: 32 characters or more, kept where the database is not. Absent: they are not signed.',
    ),
  AUDIT_CHECKPOINT_DIR: z
    .string()
    .min(1)
    .optional()
    .describe('Folder of the file of checkpoints, best on another machine. Absent: the data folder.'),
  AUDIT_CHANNEL: z
    .string()
    .regex(/^[CG][A-Z\d]{5,}$/)
    .optional()
    .describe('Id of a Slack channel that is told each checkpoint too; the bot has to be in it.'),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^(?:xoxe\.)?xoxb-/, 'must start with xoxb- or xoxe.xoxb-')
    .optional()
    .describe('Bot token. Absent: the sandbox workspace.'),
  SLACK_APP_TOKEN: secret('xapp-').optional().describe('App-level token for Socket Mode.'),
  SLACK_SIGNING_SECRET: z.string().min(8).optional().describe('Signing secret for events over HTTP.'),
  SLACK_REFRESH_TOKEN: secret('xoxe-')
    .optional()
    .describe('With a bot token that rotates (xoxe.xoxb-): the refresh token that came with it.'),
  SLACK_CLIENT_ID: z
    .string()
    .min(1)
    .optional()
    .describe("With a refresh token or PUBLIC_URL: the app's client id."),
  SLACK_CLIENT_SECRET: z
    .string()
    .min(8)
    .optional()
    .describe(
      "With a refresh token or PUBLIC_URL: the app's client secret, which also encrypts the tokens that are kept and signs what browsers keep.",
    ),
  PUBLIC_URL: url(/^https?$/)
    .refine((address) => new URL(address).pathname === '/', 'must have no path')
    .transform((address) => new URL(address).origin)
    .optional()
    .describe(
      'Where people reach this server: articles without an address of their own are shown there to those who sign in with Slack and may read them. Needs SLACK_CLIENT_ID and SLACK_CLIENT_SECRET. Absent: such articles are cited without a link.',
    ),
  ALERT_WEBHOOK_URL: url(/^https?$/)
    .optional()
    .describe(
      'Gets a POST of {"text": …} when Slack takes no token any more, and when it does again: an incoming webhook of another app, or a pager.',
    ),
  SLACK_API_URL: url(/^https?$/)
    .transform(toApiAddress)
    .optional()
    .describe('A Slack-compatible server, for the Web API and Socket Mode.'),
  ALLOW_PLAIN_HTTP: z
    .stringbool()
    .default(false)
    .describe(
      'Set to true: SLACK_API_URL, OPENAI_BASE_URL, ALERT_WEBHOOK_URL and PUBLIC_URL may be http:// on other machines, which sends tokens and texts in the clear.',
    ),
  HTTPS_PROXY: url(/^https?$/)
    .optional()
    .describe('Proxy through which Slack, models and extensions are reached over https.'),
  HTTP_PROXY: url(/^https?$/)
    .optional()
    .describe('The same for plain http.'),
  NO_PROXY: z
    .string()
    .min(1)
    .optional()
    .describe('Hosts that are reached without a proxy, separated by commas; this machine always is.'),
  OPENAI_API_KEY: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Key of an OpenAI-compatible endpoint. Absent, with no OPENAI_BASE_URL: answers quote the sources.',
    ),
  OPENAI_BASE_URL: url(/^https?$/)
    .optional()
    .describe('Base address of a compatible endpoint.'),
  OPENAI_MODEL: z.string().min(1).default('gpt-4o-mini').describe('Chat model.'),
  OPENAI_CONTEXT_TOKENS: z.coerce
    .number()
    .int()
    .min(2_000)
    .default(128_000)
    .describe("The chat model's window: what is found is cut to what fits beside instructions and answer."),
  OPENAI_JUDGE_MODEL: z
    .string()
    .min(1)
    .optional()
    .describe('Chat model of the same endpoint that judges what is claimed. Absent: OPENAI_MODEL.'),
  OPENAI_MAX_OUTPUT_TOKENS: z.coerce
    .number()
    .int()
    .min(100)
    .max(200_000)
    .default(4_000)
    .describe('The most tokens of one answer, what a reasoning model thinks before it included.'),
  OPENAI_MAX_SHORT_OUTPUT_TOKENS: z.coerce
    .number()
    .int()
    .min(50)
    .max(200_000)
    .default(1_000)
    .describe('The same for short calls, such as whose job a question is.'),
  OPENAI_INPUT_USD_PER_MILLION: amount
    .optional()
    .describe('Price of a million input tokens, for cost figures and the budget.'),
  OPENAI_OUTPUT_USD_PER_MILLION: amount.optional().describe('Price of a million output tokens.'),
  OPENAI_EMBEDDING_MODEL: z
    .string()
    .min(1)
    .optional()
    .describe('Embeddings model. Absent: vectors are computed from the indexed text.'),
  TURN_TIMEOUT_SECONDS: z.coerce
    .number()
    .min(1)
    .max(600)
    .default(60)
    .describe('The longest a turn may take.'),
  TURN_MAX_TOKENS: z.coerce
    .number()
    .int()
    .min(100)
    .default(60_000)
    .describe('The most tokens a turn may use.'),
  TURN_MAX_COST_USD: amount.default(0.5).describe('The most money a turn may cost.'),
  TURN_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(8)
    .describe('Turns worked on at once by one process.'),
});

/** The settings of one process. */
export type Config = z.infer<typeof configSchema>;

/** The settings of Slack that may change while a process runs. */
export type SlackSettings = {
  [Name in
    | 'SLACK_BOT_TOKEN'
    | 'SLACK_APP_TOKEN'
    | 'SLACK_REFRESH_TOKEN'
    | 'SLACK_CLIENT_SECRET']: Config[Name];
};

const PROXIES = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'] as const;

function readGiven(environment: NodeJS.ProcessEnv, folder: string): [string, string][] {
  const file = join(folder, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const written = Object.entries({ ...fromFile, ...environment }).filter(
    (one): one is [string, string] => one[1] !== undefined && one[1] !== '',
  );
  const given = [...written, ...readFiles(new Map(written), folder)];
  const names = new Set(given.map(([name]) => name));
  // Programs read the names of proxies in small letters too.
  const small = PROXIES.filter((name) => !names.has(name)).flatMap((name) =>
    given.filter(([one]) => one === name.toLowerCase()).map(([, value]): [string, string] => [name, value]),
  );
  return [...given, ...small];
}

/** Settings that stand in files, as secrets of containers do: `NAME_FILE` names the file, and is read again each time. */
function readFiles(written: ReadonlyMap<string, string>, folder: string): [string, string][] {
  return Object.keys(configSchema.shape)
    .filter((name) => !written.has(name) && written.has(`${name}_FILE`))
    .map((name): [string, string] => [name, readSecretFile(resolve(folder, written.get(`${name}_FILE`)!))])
    .filter(([, value]) => value !== '');
}

/** A file that is not there holds nothing: what lacks is said by the name of its setting. */
function readSecretFile(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

/**
 * Settings of Slack as they are kept now, for a process that goes on while somebody changes them in `.env` or in a file; those
 * that are not valid at this moment are left out.
 */
export function rereadSlackSettings(
  environment: NodeJS.ProcessEnv = process.env,
  folder = process.cwd(),
): SlackSettings {
  const given = Object.fromEntries(readGiven(environment, folder));
  const { shape } = configSchema;
  return {
    SLACK_BOT_TOKEN: shape.SLACK_BOT_TOKEN.safeParse(given.SLACK_BOT_TOKEN).data,
    SLACK_APP_TOKEN: shape.SLACK_APP_TOKEN.safeParse(given.SLACK_APP_TOKEN).data,
    SLACK_REFRESH_TOKEN: shape.SLACK_REFRESH_TOKEN.safeParse(given.SLACK_REFRESH_TOKEN).data,
    SLACK_CLIENT_SECRET: shape.SLACK_CLIENT_SECRET.safeParse(given.SLACK_CLIENT_SECRET).data,
  };
}

/**
 * The address of a database that is read in place, from the environment or `.env` by the name that its mapping gives, so
 * that it stands nowhere else. Undefined: it is not set, is no PostgreSQL address, or is one of the bot's own settings.
 */
export function readAddress(
  variable: string,
  environment: NodeJS.ProcessEnv = process.env,
  folder = process.cwd(),
): string | undefined {
  if (isOwnSetting(variable)) return undefined;
  const [, value] = readGiven(environment, folder).find(([name]) => name === variable) ?? [];
  return url(/^postgres(ql)?$/).safeParse(value).data;
}

/** Whether a variable is a setting of the bot itself, which a mapping must not name. */
export function isOwnSetting(variable: string): boolean {
  return variable in configSchema.shape;
}

/**
 * Reads the settings from the environment and, behind it, from `.env` in the working folder. Empty values count as
 * absent.
 * @throws BotError `config_invalid` that lists every fault by name and shows no value
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env, folder = process.cwd()): Config {
  const given = readGiven(environment, folder);
  const parsed = configSchema.safeParse(Object.fromEntries(given));
  const wrong = parsed.success
    ? []
    : parsed.error.issues.map((issue) => [issue.path.join('.'), describeFault(issue)] as const);
  const values = new Map(given);
  const lacking = [
    ...findLacking(new Set(values.keys())),
    ...findWithoutRotation(values),
    ...findPlain(values),
  ];
  if (parsed.success && lacking.length === 0) return withPaths(parsed.data, folder);
  const faults = [...wrong, ...lacking].map(([name, fault]) => `  ${name}: ${fault}`);
  throw new BotError(
    'config_invalid',
    `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.join('\n')}`,
  );
}

/** Paths count from the working folder; extensions may also lie in a folder of the usual name. */
function withPaths(config: Config, folder: string): Config {
  const usual = join(folder, 'extensions');
  const extensions = config.SWITCHBOARD_EXTENSIONS ?? (existsSync(usual) ? usual : undefined);
  const checkpoints = config.AUDIT_CHECKPOINT_DIR;
  return {
    ...config,
    SWITCHBOARD_DATA_DIR: resolve(folder, config.SWITCHBOARD_DATA_DIR),
    ...(checkpoints === undefined ? {} : { AUDIT_CHECKPOINT_DIR: resolve(folder, checkpoints) }),
    ...(extensions === undefined ? {} : { SWITCHBOARD_EXTENSIONS: resolve(folder, extensions) }),
  };
}

/**
 * Reads a setting of an extension's own from the environment or `.env`.
 * @throws BotError `config_invalid` that names the variable and shows no value
 */
export function readSetting<Output>(
  variable: string,
  schema: z.ZodType<Output>,
  environment: NodeJS.ProcessEnv = process.env,
  folder = process.cwd(),
): Output {
  if (isOwnSetting(variable))
    throw new BotError('config_invalid', `${variable} is a setting of the bot itself.`);
  const [, value] = readGiven(environment, folder).find(([name]) => name === variable) ?? [];
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BotError(
    'config_invalid',
    `${variable}: ${issue === undefined ? 'is not valid' : describeFault(issue)}`,
  );
}

/**
 * Settings that others call for. Not a refinement of the schema: zod runs those only when every single value is valid,
 * and all faults are to be listed at once.
 */
function findLacking(given: ReadonlySet<string>): (readonly [name: string, fault: string])[] {
  const lacking: [string, string][] = [];
  if (given.has('SLACK_BOT_TOKEN')) {
    if (!given.has('SLACK_APP_TOKEN') && !given.has('SLACK_SIGNING_SECRET'))
      lacking.push([
        'SLACK_APP_TOKEN',
        'needed with SLACK_BOT_TOKEN for Socket Mode (or SLACK_SIGNING_SECRET for HTTP)',
      ]);
  } else {
    for (const name of ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL'])
      if (given.has(name)) lacking.push(['SLACK_BOT_TOKEN', `needed where ${name} is set`]);
  }
  if (given.has('PUBLIC_URL')) {
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'])
      if (!given.has(name)) lacking.push([name, 'needed where PUBLIC_URL is set']);
  }
  if (given.has('DATABASE_MIGRATION_URL') && !given.has('DATABASE_URL'))
    lacking.push(['DATABASE_URL', 'needed where DATABASE_MIGRATION_URL is set']);
  return lacking;
}

/** A token that rotates is of no use after twelve hours without what renews it, and that renews no other. */
function findWithoutRotation(given: ReadonlyMap<string, string>): (readonly [name: string, fault: string])[] {
  const rotates = given.get('SLACK_BOT_TOKEN')?.startsWith(ROTATING) === true;
  if (!rotates && !given.has('SLACK_REFRESH_TOKEN')) return [];
  const needed = ['SLACK_REFRESH_TOKEN', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'] as const;
  const lacking = needed
    .filter((name) => !given.has(name))
    .map((name) => [name, `needed with a token that rotates (${ROTATING}xoxb-)`] as const);
  return rotates
    ? lacking
    : [...lacking, ['SLACK_BOT_TOKEN', `must start with ${ROTATING}xoxb- with SLACK_REFRESH_TOKEN`]];
}

/** Addresses to which tokens and texts would go in the clear. */
function findPlain(given: ReadonlyMap<string, string>): (readonly [name: string, fault: string])[] {
  if (configSchema.shape.ALLOW_PLAIN_HTTP.safeParse(given.get('ALLOW_PLAIN_HTTP')).data === true) return [];
  const fault = 'must be https:// on another machine (or set ALLOW_PLAIN_HTTP=true)';
  return (['SLACK_API_URL', 'OPENAI_BASE_URL', 'ALERT_WEBHOOK_URL', 'PUBLIC_URL'] as const)
    .filter((name) => isPlainElsewhere(given.get(name) ?? ''))
    .map((name) => [name, fault] as const);
}

function isPlainElsewhere(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** zod's own words may repeat the value, which may be a secret; only what was expected is said. */
function describeFault(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_format') return issue.message;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}`;
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`;
  if (issue.code === 'invalid_type') return `must be a ${issue.expected}`;
  return 'is not valid';
}
