import { beforeEach, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { EXIT } from '../../src/cli/command.ts';
import type { MissReport } from '../../src/knowledge/explain-miss.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import type { ArticleDetails } from '../../src/knowledge/read-article.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { articleOf, KEPT_30, KEPT_90, readFolder } from '../fixtures/curation-articles.ts';
import { ANA, addTurn, fillCompany } from '../fixtures/feedback-turns.ts';
import { runCommand } from '../fixtures/run-command.ts';

interface Report {
  findings: { id: string; kind: string; decision: string | null }[];
  total: number;
  unanswered: { total: number };
  check: string | null;
}

describeOnEachDatabase('knowledge on the command line', (opened) => {
  let app: App;

  beforeEach(async () => {
    await opened().clear();
    const { database } = opened();
    await fillCompany(database);
    app = { database, embedder: createLocalEmbedder(database) } as unknown as App;
    await readFolder(database, [
      articleOf('Questions', `# Data retention\n\n${KEPT_30}`, { owner: 'olga' }),
      articleOf('Contract', `# Data retention\n\n${KEPT_90}`, { owner: 'ana', readers: ['person:U_ANA'] }),
    ]);
  });

  const run = (...argv: string[]) => runCommand(app, ...argv);
  const json = async <Document>(...argv: string[]): Promise<Document> =>
    JSON.parse((await run(...argv, '--json')).out) as Document;
  const report = (...argv: string[]) => json<Report>('knowledge', 'report', ...argv);

  test('a report before any check says so', async () => {
    const { err, code } = await run('knowledge', 'report');
    expect(code).toBe(EXIT.ok);
    expect(err).toContain('knowledge check');
  });

  test('a check is reported by owner, with both sentences and the commands that settle it', async () => {
    expect((await run('knowledge', 'check')).out).toContain('1 contradiction');
    const { out } = await run('knowledge', 'report');
    for (const text of [
      'ana, olga',
      KEPT_30,
      KEPT_90,
      '30 days',
      '90 days',
      'knowledge prefer kb/Contract.md kb/Questions.md',
    ])
      expect(out).toContain(text);
    expect(await report('--owner', 'olga')).toMatchObject({ total: 1 });
    expect(await report('--owner', 'somebody')).toMatchObject({ total: 0 });
    expect(await report('--owner', '')).toMatchObject({ total: 0 });
    expect(await report('--kind', 'stale')).toMatchObject({ total: 0 });
  });

  test('as a person it lists what that person may see', async () => {
    await run('knowledge', 'check');
    expect(await report('--as', 'ana')).toMatchObject({ total: 1 });
    expect(await report('--as', 'olga')).toMatchObject({ total: 0 });
    expect(await run('knowledge', 'report', '--as', 'nobody')).toMatchObject({ code: EXIT.notFound });
  });

  test('questions that found nothing are in it, as triage groups them', async () => {
    await addTurn(app.database, {
      question: 'How are barges insured?',
      receipt: { outcome: 'refused', reason: 'nothing_found' },
    });
    expect(await report()).toMatchObject({ unanswered: { total: 1 } });
    expect((await run('knowledge', 'report', '--kind', 'unanswered')).out).toContain(
      'How are barges insured?',
    );
  });

  test('an article is retired and brought back, and what explains it says so', async () => {
    await run('knowledge', 'check');
    expect((await run('knowledge', 'retire', 'Questions')).out).toContain('undo kb/Questions.md');
    expect(await report()).toMatchObject({ total: 0 });
    expect((await report('--state', 'decided')).findings).toMatchObject([{ decision: 'retired' }]);
    const shown = await json<ArticleDetails>('article', 'show', 'Questions');
    expect(shown).toMatchObject({ readers: [], decisions: [{ kind: 'retired', readers: ['everyone'] }] });
    expect((await run('article', 'show', 'Questions')).out).toMatch(/decided +retired by operator/);
    const readers = await run('article', 'readers', 'Questions', '--as', 'olga');
    expect(readers).toMatchObject({ code: EXIT.forbidden });
    expect(readers.out).toContain('readers  nobody');
    const miss = await json<MissReport>(
      'why-not',
      'Questions',
      'How long is customer data kept?',
      '--as',
      ANA,
    );
    expect(miss.causes[0]).toMatchObject({ cause: 'retired', by: 'operator' });
    expect((await run('why-not', 'Questions', 'customer data', '--as', ANA)).out).toContain(
      'retired by operator',
    );
    expect(await run('knowledge', 'retire', 'Questions')).toMatchObject({ code: EXIT.badInput });
    expect(await run('knowledge', 'undo', 'Questions')).toMatchObject({ code: EXIT.ok });
    expect(await report()).toMatchObject({ total: 1 });
    expect(await run('knowledge', 'undo', 'Questions')).toMatchObject({ code: EXIT.notFound });
  });

  test('an article is preferred, and what explains the other one says so', async () => {
    expect(await run('knowledge', 'prefer', 'Questions', 'Contract')).toMatchObject({ code: EXIT.ok });
    expect((await run('article', 'show', 'Contract')).out).toContain(
      'kb/Questions.md is preferred, by operator',
    );
    expect(await run('knowledge', 'prefer', 'Contract', 'Questions')).toMatchObject({ code: EXIT.badInput });
    expect(await json('knowledge', 'undo', 'Contract')).toEqual({ undone: 'kb/Contract.md' });
  });

  test('a finding is dismissed and opened again; one that is not there is said so', async () => {
    await run('knowledge', 'check');
    const [finding] = (await report()).findings;
    expect(await json('knowledge', 'dismiss', finding!.id)).toEqual({ dismissed: finding!.id });
    expect(await run('knowledge', 'dismiss', finding!.id)).toMatchObject({ code: EXIT.badInput });
    expect(await run('knowledge', 'undo', finding!.id)).toMatchObject({ code: EXIT.ok });
    expect(await run('knowledge', 'dismiss', 'f_none')).toMatchObject({ code: EXIT.notFound });
  });
});
