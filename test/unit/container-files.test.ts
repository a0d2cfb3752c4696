import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const read = (path: string): string => readFileSync(at(path), 'utf8');

interface Instruction {
  readonly name: string;
  readonly value: string;
}

/** Joins continued lines and drops comments: one entry for each instruction, in order. */
function parseDockerfile(text: string): Instruction[] {
  return text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', value = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
      return { name: name.toUpperCase(), value: value.trim() };
    });
}

const SECRET =
  /xox[abp]-|xapp-|sk-[A-Za-z0-9]{10}|(TOKEN|SECRET|PASSWORD|API_KEY)[ \t]*[=:][ \t]*['"]?[A-Za-z0-9]/i;

it.each([
  'ENV SLACK_BOT_TOKEN=abc',
  'POSTGRES_PASSWORD: hunter2',
  "OPENAI_API_KEY: 'k1'",
  ['xo', 'xb-1'].join(''),
])('a secret written down is recognised: %s', (text) => {
  expect(text).toMatch(SECRET);
});

describe('the Dockerfile', () => {
  const instructions = parseDockerfile(read('Dockerfile'));
  const all = (name: string): string[] => instructions.filter((it) => it.name === name).map((it) => it.value);
  /** What a step sees while it runs, and the image does not keep. */
  const lent = [...read('Dockerfile').matchAll(/type=bind,source=([^,]+),target=(\S+)/g)].map(
    ([, source = '', target]) => ({ source, target }),
  );

  it('is one stage, from a Node that the package supports', () => {
    expect(all('FROM').join()).toMatch(/^node:24-slim(@sha256:[0-9a-f]{64})?$/);
    expect(JSON.parse(read('package.json')).engines.node).toBe('>=20.19');
  });

  it('installs the locked production dependencies only, without the sandbox and the scripts of packages', () => {
    const installs = all('RUN').filter((run) => run.includes('npm ci'));
    expect(installs).toHaveLength(1);
    for (const flag of ['--omit=dev', '--workspaces=false', '--ignore-scripts'])
      expect(installs[0]).toContain(flag);
  });

  it('builds in one stage', () => {
    expect(instructions.filter((it) => it.name === 'FROM')).toHaveLength(1);
  });

  it('builds with what is installed, from sources that it does not keep', () => {
    const build = instructions.findIndex((it) => it.value.endsWith('node scripts/build.js'));
    expect(build).toBeGreaterThan(instructions.findIndex((it) => it.value.startsWith('npm ci')));
    expect(lent).toEqual([
      { source: 'src', target: 'src' },
      { source: 'scripts', target: 'scripts' },
    ]);
    expect(JSON.parse(read('package.json')).dependencies).toHaveProperty('esbuild');
  });

  it('runs as a user other than root from before the command on', () => {
    const user = instructions.findIndex((it) => it.name === 'USER');
    expect(instructions[user]?.value).toBe('node');
    expect(instructions.findIndex((it) => it.name === 'CMD')).toBeGreaterThan(user);
  });

  it('copies and lends only files that exist and that .dockerignore lets through', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const sources = [
      ...all('COPY').flatMap((copy) => copy.split(/\s+/).slice(0, -1)),
      ...lent.map(({ source }) => source),
    ];
    expect([...sources, ...allowed].filter((path) => !existsSync(at(path)))).toEqual([]);
    const folders = allowed.map((path) => path.replace(/^scripts\/.*/, 'scripts'));
    expect(new Set(sources)).toEqual(new Set(folders));
  });

  it('ignores everything that is not named, and secrets and tests within what is', () => {
    const lines = read('.dockerignore').split('\n');
    expect(lines.find((line) => line !== '' && !line.startsWith('#'))).toBe('*');
    expect(lines).toEqual(expect.arrayContaining(['**/.env*', '**/*.test.ts']));
  });

  it('asks the health endpoint on the configured port', () => {
    expect(all('HEALTHCHECK').join()).toMatch(/127\.0\.0\.1:\$\{process\.env\.PORT\}\/health/);
  });

  it('keeps the data in a volume that the user may write', () => {
    expect(all('VOLUME')).toEqual(['/data']);
    expect(all('ENV').join()).toContain('SWITCHBOARD_DATA_DIR=/data');
    expect(all('RUN').join()).toContain('chown node:node /data');
  });

  it('starts Node directly, so that signals arrive, on the build', () => {
    const { dependencies, scripts } = JSON.parse(read('package.json'));
    const command = JSON.parse(all('CMD')[0] ?? '');
    expect(command).toEqual(['node', expect.stringMatching(/^--max-/), 'bin/switchboard.js', 'start']);
    expect(command.join(' '), 'as npm start').toBe(scripts.start);
    expect(dependencies).not.toHaveProperty('tsx');
  });

  it('bakes no secret in', () => {
    expect(read('Dockerfile')).not.toMatch(SECRET);
  });
});

const service = z.object({
  image: z.string().optional(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string().nullable()),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  privileged: z.undefined().optional(),
  user: z.undefined().optional(),
});

describe('the compose file', () => {
  const { services } = z
    .object({ services: z.object({ database: service, migrate: service, bot: service }) })
    .parse(parse(read('compose.yaml')));

  it('runs a PostgreSQL with pgvector that is checked before anything uses it', () => {
    expect(services.database.image).toMatch(/^pgvector\/pgvector:0\.8\.\d+-pg1[5-9](@sha256:[0-9a-f]{64})?$/);
    expect(services.database.healthcheck?.test).toContain('pg_isready');
    expect(services.migrate.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(services.bot.depends_on).toEqual({ migrate: { condition: 'service_completed_successfully' } });
  });

  it('gives the bot the runtime role only, and the owner to the migration', () => {
    expect(services.bot.environment.DATABASE_URL).toMatch(/^postgres:\/\/switchboard_runtime:/);
    expect(JSON.stringify(services.bot)).not.toMatch(/OWNER|POSTGRES_PASSWORD|DATABASE_MIGRATION_URL/);
    expect(services.migrate.environment.DATABASE_MIGRATION_URL).toMatch(/^postgres:\/\/switchboard_owner:/);
    expect(services.migrate.command?.at(-1)).toBe('migrate');
  });

  it('publishes ports on loopback only', () => {
    const ports = Object.values(services).flatMap((it) => it.ports);
    expect(ports.length).toBeGreaterThan(0);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('takes every secret from the environment and refuses to start without those that it needs', () => {
    const required = [...read('compose.yaml').matchAll(/\$\{([A-Z_]+):\?/g)].map((match) => match[1]);
    const named = [...read('scripts/compose/env.example').matchAll(/^([A-Z_]+)=$/gm)].map(
      (match) => match[1],
    );
    expect(new Set(named)).toEqual(new Set(required));
    expect(read('compose.yaml').replaceAll(/\$\{[^}]*\}/g, '')).not.toMatch(SECRET);
    expect(read('.gitignore').split('\n')).toContain('.env');
  });

  it('mounts files that exist', () => {
    const mounts = Object.values(services)
      .flatMap((it) => it.volumes)
      .filter((volume) => volume.startsWith('./'));
    expect(mounts.map((mount) => existsSync(at(mount.split(':')[0] ?? '')))).toEqual([true]);
  });
});

describe('the roles of the compose database', () => {
  const sql = read('scripts/compose/create-roles.sql').replaceAll(/--.*$/gm, '');
  const runtime = /CREATE ROLE switchboard_runtime ([^;]*);/.exec(sql)?.[1] ?? '';

  it('the runtime role is no superuser, makes no roles and obeys row-level security', () => {
    expect(runtime).toMatch(/NOSUPERUSER NOCREATEROLE NOBYPASSRLS/);
    expect(sql).not.toMatch(/OWNER TO switchboard_runtime/);
  });

  it('no password is written down', () => {
    const passwords = [...sql.matchAll(/PASSWORD\s+(\S+?);?$/gm)].map((match) => match[1]);
    expect(passwords).toEqual([":'owner_password'", ":'runtime_password'"]);
  });
});
