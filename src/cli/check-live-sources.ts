import type { LiveMapping } from '../accounts/live/mapping.ts';
import { readMappings } from '../accounts/live/read-mappings.ts';
import { checkMapping } from '../sources/check-mapping.ts';
import type { CommandContext } from './command.ts';
import { openMapped } from './connect-source.ts';
import { describeError } from './exit-code.ts';
import type { Finding } from './finding.ts';

/** Looks at each database that is read in place: whether it is reached, and still is as its mapping says. */
export async function checkLiveSources(context: CommandContext): Promise<Finding[]> {
  const mappings = await context.app().then(
    (app) => readMappings(app.database),
    // That the database is out of reach is a finding of its own.
    () => [],
  );
  return Promise.all(mappings.map(checkOne));
}

async function checkOne(mapping: LiveMapping): Promise<Finding> {
  const check = `source ${mapping.name}`;
  try {
    const foreign = openMapped(mapping.url_from, mapping.timeout_ms);
    const findings = await checkMapping(foreign, mapping).finally(() => foreign.close());
    const wrong = findings.filter(({ severity }) => severity === 'wrong');
    const told = (wrong.length > 0 ? wrong : findings).map(
      ({ path, reason }) => `${path.join('.')}: ${reason}`,
    );
    if (wrong.length === 0)
      return { check, ok: true, found: ['read in place, as its mapping says', ...told].join('; ') };
    return {
      check,
      ok: false,
      found: told.join('; '),
      mend: 'Mend the mapping and connect it again: switchboard sources connect <mapping>.',
    };
  } catch (error) {
    const mend = `Check ${mapping.url_from}, and that its server is running and lets this machine and role in.`;
    return { check, ok: false, found: describeError(error), mend };
  }
}
