import type { ExternalMapping } from '../accounts/external/mapping.ts';
import { readMappings } from '../accounts/external/read-mappings.ts';
import { checkMapping } from '../sources/check-mapping.ts';
import type { CommandContext } from './command.ts';
import { openMapped } from './connect-source.ts';
import type { DoctorCheck } from './doctor-check.ts';
import { describeError } from './exit-code.ts';

/** Looks at each database that is read in place: whether it is reached, and still is as its mapping says. */
export async function checkExternalSources(context: CommandContext): Promise<DoctorCheck[]> {
  const mappings = await context.app().then(
    (app) => readMappings(app.database),
    // That the database is out of reach is a finding of its own.
    () => [],
  );
  return Promise.all(mappings.map(checkOne));
}

async function checkOne(mapping: ExternalMapping): Promise<DoctorCheck> {
  const check = `source ${mapping.name}`;
  try {
    const external = openMapped(mapping.url_from, mapping.timeout_ms);
    const findings = await checkMapping(external, mapping).finally(() => external.close());
    const wrong = findings.filter(({ severity }) => severity === 'wrong');
    const lines = (wrong.length > 0 ? wrong : findings).map(
      ({ path, reason }) => `${path.join('.')}: ${reason}`,
    );
    if (wrong.length === 0)
      return { check, ok: true, found: ['read in place, as its mapping says', ...lines].join('; ') };
    return {
      check,
      ok: false,
      found: lines.join('; '),
      fix: 'Fix the mapping and connect it again: switchboard sources connect <mapping>.',
    };
  } catch (error) {
    const fix = `Check ${mapping.url_from}, and that its server is running and lets this machine and role in.`;
    return { check, ok: false, found: describeError(error), fix };
  }
}
