import { openApp } from '/tmp/wt/prompts/src/app.ts';
import { readConfig } from '/tmp/wt/prompts/src/config.ts';
import { search } from '/tmp/wt/prompts/src/knowledge/search.ts';
import { openSet } from '/tmp/wt/prompts/bench/everyday/open-set.ts';
import { findAsker } from '/tmp/wt/prompts/src/cli/find-asker.ts';
import { contentWords } from '/tmp/wt/prompts/src/text/content-words.ts';
const [dir, ...files] = process.argv.slice(2);
const app = await openApp(readConfig({ SWITCHBOARD_DATA_DIR: dir, LOG_LEVEL: 'silent' }, '/tmp/wt/prompts'), { command: 'x' });
const team = (await findAsker(app.database, {as:'sam'})).teamId;
const audience = { teamId: team, everyone: true, people: [] };
const run = async (query: string, settings = {}) => {
  if (query.trim()==='') return [];
  const r = await search(app.database, app.embedder, { query, audience, limit: 200, settings });
  return [...new Map(r.hits.map((h) => [h.articleId, h])).values()];
};
for (const f of files) for (const line of await openSet(f)) {
  if (!line.article) continue;
  const words = contentWords(line.q).join(' ');
  const v: Record<string, number> = {};
  const rank = (hits: any[]) => hits.findIndex((h) => line.article!.regex.test(h.title + '\n' + h.url));
  v.full = rank(await run(line.q));
  v.lex = rank(await run(line.q, { vector: false }));
  v.nore = rank(await run(line.q, { rerank: false }));
  v.vec = rank(await run(line.q, { lexical: false }));
  v.words = rank(await run(words));
  v.wlex = rank(await run(words, {vector:false, feedback:false}));
  console.log(line.id, Object.entries(v).map(([k, x]) => `${k}:${x}`).join(' '), line.q);
}
await app.close();
