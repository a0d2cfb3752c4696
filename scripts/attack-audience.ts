import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type AttackPart, sumUpAttack } from './sum-up-attack.ts';

/*
 * The long attack on who may read what, in parts that each play another company, one process a part:
 *
 *   npx tsx scripts/attack-audience.ts --turns 10000 --part 500 --jobs 2 --folder .attack
 *
 * Stop it at any time and start it again: parts that were played to the end on the present commit are kept in the
 * folder and not played again. Progress goes to stderr, the sum as JSON to stdout.
 *
 * Exit codes: 0 nothing leaked · 1 something leaked, or a part did not come to its end · 64 wrong usage
 */

const root = fileURLToPath(new URL('..', import.meta.url));

interface Plan {
  turns: number;
  /** Turns of one part. */
  part: number;
  jobs: number;
  folder: string;
  /** The first part's seed; each part has the next. */
  seed: number;
  code: string;
}

function readPlan(): Plan {
  const { values } = parseArgs({
    options: {
      turns: { type: 'string', default: '10000' },
      part: { type: 'string', default: '500' },
      jobs: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      folder: { type: 'string', default: '.attack' },
    },
  });
  const [turns, part, jobs, seed] = [values.turns, values.part, values.jobs, values.seed].map(Number);
  const counts = [turns, part, jobs, seed];
  if (!counts.every((count): count is number => Number.isInteger(count) && count! > 0))
    throw new TypeError('--turns, --part, --jobs and --seed are whole numbers above 0');
  const code = execFileSync('git', ['rev-parse', '--short=10', 'HEAD'], { cwd: root, encoding: 'utf8' });
  const folder = resolve(values.folder);
  return { turns: turns!, part: part!, jobs: jobs!, seed: seed!, folder, code: code.trim() };
}

/** Parts of this commit that came to their end. */
function readParts({ folder, code }: Plan): AttackPart[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${code}-`) && name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as AttackPart);
}

/** Plays one part by the suite itself; what it came to is in the file that the suite writes. */
function playPart({ folder, code, part }: Plan, seed: number): Promise<void> {
  const report = join(folder, `${code}-${seed}.json`);
  const env = {
    ...process.env,
    TEST_DATABASES: process.env.TEST_DATABASE_URL === undefined ? 'embedded' : 'server',
    AUDIENCE_TURNS: String(part),
    AUDIENCE_SEED: String(seed),
    AUDIENCE_REPORT: report,
  };
  const suite = ['vitest', 'run', '--project', 'integration', 'test/integration/audience-attack.test.ts'];
  return new Promise((done, fail) => {
    const child = spawn('npx', suite, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => {
        said = (said + text.toString()).slice(-20_000);
      });
    child.on('error', fail);
    child.on('close', (exit) => {
      if (exit !== 0) process.stderr.write(`${said}\nseed ${seed}: the part failed (exit code ${exit})\n`);
      done();
    });
  });
}

async function main(): Promise<number> {
  const plan = readPlan();
  mkdirSync(plan.folder, { recursive: true });
  const seeds = Array.from({ length: Math.ceil(plan.turns / plan.part) }, (_, at) => plan.seed + at);
  const open = seeds.filter((seed) => !existsSync(join(plan.folder, `${plan.code}-${seed}.json`)));
  const started = performance.now();
  const play = async () => {
    for (let seed = open.shift(); seed !== undefined; seed = open.shift()) {
      await playPart(plan, seed);
      const { turns, leaks } = sumUpAttack(readParts(plan));
      const seconds = Math.round((performance.now() - started) / 1000);
      process.stderr.write(`seed ${seed}: ${turns} of ${plan.turns} turns, ${leaks} leaks, ${seconds} s\n`);
    }
  };
  await Promise.all(Array.from({ length: plan.jobs }, play));
  const parts = readParts(plan).filter(({ seed }) => seeds.includes(seed));
  const wallSeconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(
    `${JSON.stringify({ code: plan.code, ...sumUpAttack(parts), wallSeconds }, null, 2)}\n`,
  );
  return parts.length === seeds.length && parts.every(({ leaks }) => leaks === 0) ? 0 : 1;
}

main().then(
  (exit) => {
    process.exitCode = exit;
  },
  (error: unknown) => {
    process.stderr.write(`attack-audience: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof TypeError ? 64 : 1;
  },
);
