import type { Command } from 'commander';
import { readDatabaseFacts } from '../admin/read-database-facts.ts';
import { BotError } from '../core/bot-error.ts';
import type { Database } from '../store/database.ts';
import { readLastDelivery } from '../store/inbox.ts';
import { listMovedNames, type StoredName } from '../store/names.ts';
import { checkConnection } from './check-connection.ts';
import { checkExternalSources } from './check-external-sources.ts';
import { type CommandContext, EXIT } from './command.ts';
import type { DoctorCheck } from './doctor-check.ts';
import { describeError } from './exit-code.ts';
import { checkExtensions } from './extensions.ts';

/** `doctor`: what is wrong with the installation, and how to fix it. */
export function addDoctor(program: Command, context: CommandContext): void {
  program
    .command('doctor')
    .description('check configuration, database, extension, Slack and model')
    .option('--json', 'print one JSON document')
    .action(async (options: { json?: boolean }) => {
      const extensions = await checkExtensions(context);
      const findings = [
        { check: 'configuration', ok: true, found: 'valid' },
        extensions,
        ...(extensions.ok ? await checkParts(context) : [WAITING]),
        ...(await findSlack(context)),
      ];
      const ok = findings.every((finding) => finding.ok);
      if (options.json) context.output.out(`${JSON.stringify({ ok, findings }, null, 2)}\n`);
      else for (const finding of findings) context.output.out(describe(finding));
      if (!ok) context.exitWith(EXIT.failed);
    });
}

/** Nothing of it is opened beside extensions that are wrong, so nothing can be said of it. */
const WAITING: DoctorCheck = {
  check: 'database and model',
  ok: false,
  found: 'not looked at: the bot opens nothing until the extensions are right',
};

/** What the bot opens and is composed of. */
async function checkParts(context: CommandContext): Promise<DoctorCheck[]> {
  return [
    ...(await checkDatabase(context)),
    ...(await checkExternalSources(context)),
    ...(await checkModels(context)),
  ];
}

function describe({ check, ok, found, fix }: DoctorCheck): string {
  return `${ok ? 'ok   ' : 'WRONG'} ${check}: ${found}${fix === undefined ? '' : `\n      ${fix}`}\n`;
}

async function checkDatabase(context: CommandContext): Promise<DoctorCheck[]> {
  try {
    const { database } = await context.app();
    const { version, vector, articles } = await readDatabaseFacts(database);
    const [major = 0, minor = 0] = (vector ?? '').split('.').map(Number);
    const recent = major > 0 || minor >= 8;
    return [
      {
        check: 'database',
        ok: true,
        found: `${database.kind}, PostgreSQL ${version}, ${articles} articles`,
      },
      {
        check: 'pgvector',
        ok: recent,
        found: vector ?? 'missing',
        ...(recent ? {} : { fix: 'Install pgvector 0.8 or later and run: ALTER EXTENSION vector UPDATE.' }),
      },
      ...(await checkConnection(context.config, database)),
      checkNames(await listMovedNames(database)),
    ];
  } catch (error) {
    const fix =
      error instanceof BotError && error.code === 'database_unreachable'
        ? 'Check that the server of DATABASE_URL is running and lets this machine and role in.'
        : 'See docs/connect.md, "Connect PostgreSQL".';
    return [{ check: 'database', ok: false, found: describeError(error), fix }];
  }
}

/** Names that rights hang on and that somebody else bears by now. */
function checkNames(moved: readonly StoredName[]): DoctorCheck {
  if (moved.length === 0)
    return { check: 'names', ok: true, found: 'readers, roles and owners mean who they meant' };
  const found = moved
    .map(
      ({ kind, name, subjectId, borneBy }) =>
        `${kind} ${name} means ${subjectId}, but ${borneBy} bears it now`,
    )
    .join('; ');
  return {
    check: 'names',
    ok: false,
    found,
    fix: 'Rights stayed where they were. Say whom the name means: switchboard names set <kind> <name> <id>.',
  };
}

async function findSlack(context: CommandContext): Promise<DoctorCheck[]> {
  const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken, SLACK_API_URL: url } = context.config;
  if (token === undefined)
    return [{ check: 'Slack', ok: true, found: 'not configured: the sandbox workspace is used' }];
  // Slack's client and the app take their time to load; no other command needs them for its help.
  const { checkSlack } = await import('./check-slack.ts');
  const { chooseToken } = await import('./choose-token.ts');
  // The newest of tokens that rotate is in the database.
  const newest = context.config.SLACK_REFRESH_TOKEN === undefined ? token : null;
  const app = await context.app().catch(() => null);
  const current = newest ?? (app === null ? token : await chooseToken(app).read());
  const checks = await checkSlack({ token: current, appToken, url });
  return app === null ? checks : [...checks, await checkLastDelivery(app.database)];
}

/** Slack does not tell what is subscribed; what has arrived does. */
async function checkLastDelivery(database: Database): Promise<DoctorCheck> {
  const at = await readLastDelivery(database);
  const check = 'Slack events';
  if (at !== null) return { check, ok: true, found: `the last delivery came ${at.toISOString()}` };
  return {
    check,
    ok: true,
    found: 'none has arrived yet',
    fix: 'Mention the bot while it runs; if nothing comes, compare Event Subscriptions with the manifest.',
  };
}

async function checkModels(context: CommandContext): Promise<DoctorCheck[]> {
  const { SWITCHBOARD_MODEL: own, OPENAI_API_KEY: key, OPENAI_BASE_URL: address } = context.config;
  if (own === undefined && key === undefined && address === undefined)
    return [{ check: 'model', ok: true, found: 'not configured: answers quote the sources' }];
  const { probeModels } = await import('../app/probe-models.ts');
  return context
    .registry()
    .then((registry) => probeModels(context.config, registry))
    .catch((error: unknown) => [{ check: 'model', ok: false, found: describeError(error) }]);
}
