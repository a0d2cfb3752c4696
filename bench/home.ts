// Times reading and drawing an admin's App Home with 500 channels, 200 sources, 20,000 turns and 100 open handoffs.
// Run: npx tsx bench/home.ts [database URL of an empty, migrated PostgreSQL]

import { homeView } from '../src/slack/home/home-view.ts';
import { readHomeContent } from '../src/slack/home/read-home-content.ts';
import { migrate } from '../src/store/migrate.ts';
import { openEmbedded } from '../src/store/open-embedded.ts';
import { openServer } from '../src/store/open-server.ts';
import { readPerson } from '../src/store/people.ts';
import { CROWD_ADMIN, CROWD_TEAM, counting, fillCrowd, homeDeps } from './home-crowd.ts';

const ROUNDS = 30;
const url = process.argv[2];
const database = url === undefined ? await openEmbedded() : await openServer(url);
if (url === undefined) await migrate(database);
await fillCrowd(database, { channels: 500, sources: 200, turns: 20_000, handoffs: 100 });

const times: number[] = [];
let statements = 0;
let characters = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  const counted = counting(database);
  const startedAt = performance.now();
  const person = await readPerson(counted.database, CROWD_TEAM, CROWD_ADMIN);
  const view = homeView(
    await readHomeContent(homeDeps(counted.database), person!, { language: 'en', prompts: [] }),
  );
  times.push(performance.now() - startedAt);
  statements = counted.statements();
  characters = JSON.stringify(view).length;
}
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.floor((times.length - 1) * share)]!.toFixed(1);
process.stdout.write(
  `${database.kind}: ${statements} statements, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, ${characters} characters\n`,
);
await database.close();
