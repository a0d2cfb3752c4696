import { openApp } from '/tmp/wt/prompts/src/app.ts';
import { readConfig } from '/tmp/wt/prompts/src/config.ts';
import { search } from '/tmp/wt/prompts/src/knowledge/search.ts';
import { openSet } from '/tmp/wt/prompts/bench/everyday/open-set.ts';
import { findAsker } from '/tmp/wt/prompts/src/cli/find-asker.ts';
const [dir, file] = process.argv.slice(2);
const app = await openApp(readConfig({ SWITCHBOARD_DATA_DIR: dir, LOG_LEVEL: 'silent' }, '/tmp/wt/prompts'), { command: 'x' });
const team = (await findAsker(app.database, {as:'sam'})).teamId;
const ranks: number[] = [];
for (const line of await openSet(file!)) {
  if (!line.article) continue;
  const r = await search(app.database, app.embedder, { query: line.q, audience: { teamId: team, everyone: true, people: [] }, limit: 200 });
  const arts = [...new Map(r.hits.map((h) => [h.articleId, h])).values()];
  const at = arts.findIndex((h) => line.article!.regex.test(h.title + '\n' + h.url));
  const tok = r.hits.slice(0,16).reduce((s,h)=>s+h.text.length/4,0);
  ranks.push(at);
  if (at < 0 || at > 5) console.log(line.id, line.q, at, arts.length, Math.round(tok));
}
for (const k of [1,3,5,6,8,10,12,15,20]) console.log(k, ranks.filter((r) => r>=0 && r<k).length, ranks.length);
await app.close();
