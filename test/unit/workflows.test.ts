import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const read = (path: string): string => readFileSync(at(path), 'utf8');

const job = z.object({
  'timeout-minutes': z.number(),
  steps: z.array(z.union([z.strictObject({ uses: z.string() }), z.strictObject({ run: z.string() })])),
});
const workflow = z.object({ permissions: z.unknown(), jobs: z.record(z.string(), job) });

const script = read('.ci/run');

/** What a stage of `.ci/run` runs: the words behind `needed 'its name'` or `wanted 'its name'`. */
function stagesOf(text: string): string[] {
  return [...text.matchAll(/^(?:needed|wanted) '[^']*' (.+)$/gm)].map((match) => match[1]!);
}

describe.each(readdirSync(at('.github/workflows')))('.github/workflows/%s', (name) => {
  const { jobs, permissions } = workflow.parse(parse(read(`.github/workflows/${name}`)));
  const steps = Object.values(jobs).flatMap((one) => one.steps);

  it('runs .ci/run or one of its stages, so that nothing can differ from a run at home', () => {
    const commands = steps.flatMap((step) => ('run' in step ? [step.run] : []));
    const known = ['.ci/run', ...stagesOf(script)];
    expect(commands.filter((command) => !known.includes(command))).toEqual([]);
    expect(commands).toContain('.ci/run');
  });

  it('uses nobody’s actions but GitHub’s own, and may only read', () => {
    const actions = steps.flatMap((step) => ('uses' in step ? [step.uses] : []));
    expect(actions.filter((action) => !action.startsWith('actions/'))).toEqual([]);
    expect(permissions).toEqual({ contents: 'read' });
  });
});

it('the stages of .ci/run are seen by the comparison', () => {
  expect(stagesOf("wanted 'lint' npx biome check\nneeded 'packages' npm ci\n  wanted 'x' y\n")).toEqual([
    'npx biome check',
    'npm ci',
  ]);
  expect(stagesOf(script)).toContain('npx knip');
});

it('.ci/run can be executed', () => {
  expect(statSync(at('.ci/run')).mode & 0o111).not.toBe(0);
});

it('the Node of .nvmrc is one that the image runs and the package supports', () => {
  const version = read('.nvmrc').trim();
  expect(read('Dockerfile')).toMatch(new RegExp(`^FROM node:${version}-slim`, 'm'));
});

it('the version of package.json has the first section of the changelog, under a heading for what comes next', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const sections = [...read('CHANGELOG.md').matchAll(/^## \[([^\]]+)\]/gm)].map((match) => match[1]);
  expect(sections.slice(0, 2)).toEqual(['Unreleased', version]);
});
