import { expect, test } from 'vitest';
import type { Audience } from '../../src/core/audience.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import type { ArticleInput } from '../../src/knowledge/article.ts';
import { ingestArticles } from '../../src/knowledge/ingest-articles.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import { createSearchTool } from '../../src/knowledge/search-tool.ts';
import { createScriptedModel, type ScriptedModel } from '../../src/models/scripted.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { forgetTurnTexts } from '../../src/store/retention.ts';
import { readReceipt } from '../../src/turn/read-receipt.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ANA, BEN, GUEST, newQuestion, SENTENCE, TEAM, turnsOfSuite } from '../fixtures/app-turns.ts';

const PADDING =
  'The rest of this page tells of badges, doors, plants and lunch in long and even sentences. '.repeat(8);

describeOnEachDatabase('the trail of retrieval on a receipt', (opened) => {
  const open = turnsOfSuite(opened);
  const viewers = (...people: Audience['people']): Audience => ({ teamId: TEAM, everyone: false, people });

  async function load(database: OpenDatabase): Promise<ReturnType<typeof createSearchTool>> {
    const embedder = createLocalEmbedder(database);
    async function* articles(): AsyncGenerator<ArticleInput> {
      const base = { type: 'article' as const, supersedes: [], links: [] };
      yield { ...base, externalId: 'sso', title: 'Enterprise', body: SENTENCE };
      for (let at = 0; at < 10; at += 1)
        yield {
          ...base,
          externalId: `p${at}`,
          title: `Enterprise ${at}`,
          body: `Plan ${at} of Enterprise. ${PADDING}`,
        };
    }
    const source = { kind: 'markdown' as const, location: '/articles' };
    await ingestArticles(database, { source, readers: ['everyone'], articles: articles(), embedder });
    return createSearchTool(database, embedder);
  }

  async function ask(contextTokens?: number): Promise<{ receipt: Receipt; model: ScriptedModel }> {
    const tool = await load(opened().database);
    const scripted = createScriptedModel([
      {
        purpose: 'understand',
        text: '{"agent":"sales","question":"How do I set up SSO in Enterprise?","searches":["SSO setup"]}',
      },
      { text: `${SENTENCE} [1]`, usage: { inputTokens: 90, outputTokens: 9, costUsd: 0 } },
    ]);
    const model = contextTokens === undefined ? scripted : Object.assign(scripted, { contextTokens });
    const turns = await open({ tools: [tool], flows: [], model });
    const { turnId } = (await turns.ask(newQuestion({ text: 'How do I set up SSO in Enterprise?' })))!;
    return { receipt: (await readReceipt(opened().database, turnId!, 'operator'))!, model };
  }

  test('says how the question was read, what each stage kept, what the model was given and what is cited', async () => {
    const { receipt } = await ask();
    expect(receipt.outcome).toBe('answered');
    const { searches, words, model, cited } = receipt.retrieval!;
    expect(words).toEqual(expect.arrayContaining(['sso', 'enterpris']));
    expect(searches).toHaveLength(2);
    expect(receipt.retrieval?.understood?.searches).toEqual(['SSO setup']);
    expect(searches[0]).toMatchObject({ language: 'en', isQuestion: true });
    const { counts, ms } = searches[0]!;
    expect(counts).toMatchObject({ lexical: 11, fused: 11, reranked: 11, loaded: 11, lent: 0 });
    expect(counts.returned).toBe(counts.loaded - counts.duplicates - counts.joined);
    expect(counts.duplicates).toBeGreaterThan(0);
    expect(ms.total).toBeGreaterThanOrEqual(ms.lexical);
    expect(model!.budgetTokens).toBeNull();
    expect(model!.kept + model!.cut).toBe(receipt.seen.length);
    expect(cited).toBe(1);
  });

  test('says what a small window cut, and the model never saw that', async () => {
    const { receipt, model } = await ask(2_845);
    const fit = receipt.retrieval!.model!;
    expect(fit.cut).toBeGreaterThan(0);
    expect(fit.kept + fit.cut).toBe(receipt.seen.length);
    expect(fit.keptTokens).toBeLessThanOrEqual(fit.budgetTokens!);
    const prompt = model.requests[1]!.messages.at(-1)!.content;
    // Passages of one article are one piece.
    const pieces = prompt.match(/^\[\d+\] Enterprise/gm) ?? [];
    expect(pieces.length).toBeGreaterThan(0);
    expect(pieces.length).toBeLessThanOrEqual(fit.kept);
  });

  test('is for those only whom it was searched for', async () => {
    const { receipt } = await ask();
    const readBy = async (...people: Audience['people']) =>
      (await readReceipt(opened().database, receipt.id, viewers(...people)))!;
    expect((await readBy(BEN)).retrieval).toEqual(receipt.retrieval);
    expect((await readBy(ANA, BEN)).retrieval).toEqual(receipt.retrieval);
    expect((await readBy(GUEST)).retrieval).toBeUndefined();
    expect(JSON.stringify(await readBy(GUEST))).not.toContain('"lexical"');
  });

  test('forgets its words with the text of the question, and keeps its figures', async () => {
    const { receipt } = await ask();
    const before = new Date(Date.now() + 60_000);
    await opened().database.transaction((tx) => forgetTurnTexts(tx, { teamId: TEAM, before }));
    const after = (await readReceipt(opened().database, receipt.id, 'operator'))!;
    const { understood, ...kept } = receipt.retrieval!;
    expect(understood).toBeDefined();
    expect(after.retrieval).toEqual({ ...kept, words: [] });
    expect(after.citations).toEqual([]);
    const again = await opened().database.transaction((tx) => forgetTurnTexts(tx, { teamId: TEAM, before }));
    expect(again.receipts).toBe(0);
  });

  test('forgets with the text of the question what was left out of its answer, and keeps that something was', async () => {
    const tool = await load(opened().database);
    const wrong = `${SENTENCE} [1] SSO costs 4711 EUR. [1]`;
    const turns = await open({
      tools: [tool],
      flows: [],
      model: createScriptedModel([{ text: wrong }, { text: wrong }]),
    });
    const { turnId } = (await turns.ask(newQuestion({ text: 'How do I set up SSO in Enterprise?' })))!;
    const read = async () => (await readReceipt(opened().database, turnId!, 'operator'))!.checks;
    expect(JSON.stringify(await read())).toContain('4711');
    const before = new Date(Date.now() + 60_000);
    await opened().database.transaction((tx) => forgetTurnTexts(tx, { teamId: TEAM, before }));
    expect(JSON.stringify(await read())).not.toContain('4711');
    expect(await read()).toContainEqual({ check: 'left_out', verdict: 'denied' });
    const again = await opened().database.transaction((tx) => forgetTurnTexts(tx, { teamId: TEAM, before }));
    expect(again.receipts).toBe(0);
  });
});
