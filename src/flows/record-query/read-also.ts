import type { Builder } from './builder.ts';
import { fieldsOf } from './builder.ts';

/** What joins a field that is to be shown besides: "… and their stage", "mit ihren Inhabern". */
const POSSESSIVE =
  'their|its|ihre?[nrm]?|deren|leurs?|sus|(?:i |le |il |la )?loro|(?:os |as |o |a )?(?:seus?|suas?)';
const JOINED = new RegExp(
  String.raw`(?:(?<!\p{L})(?:(?:and|plus|including|und|sowie|samt|et|y|e)\s+(?:(?:also|auch|aussi|tambien|anche|tambem)\s+)?(?:the|what(?:['’]?s)?|what is|what are|die|de[rnm]|das|les?|la|los|las|el|il|i|os?|as?)?\s*|(?:with|mit|avec|con|com)\s+)?(?:(?:${POSSESSIVE})\s+)|(?<!\p{L})(?:and|plus|including|und|sowie|samt|et|y|e)\s+(?:(?:the|die|de[rnm]|das|les?|la|los|las|el|il|i|os?|as?)\s+)?|と)$`,
  'u',
);
/** Letters before a field that are looked at. */
const LEAD = 40;
/** What stands so near behind a field says something about it: "and the amount over 50k". */
const BEHIND = 6;

/** Fields that are asked for besides what rows are chosen by, as columns: "which deals close this month, and who owns them?" */
export function readAlso({ reading, entity, values }: Builder): string[] {
  const { fields } = fieldsOf(entity);
  const also = new Set<string>();
  if ('owner' in fields && reading.takeAll('whose_each').length > 0) also.add('owner');
  for (const field of Object.keys(fields)) {
    for (const cue of reading.see(`field:${field}`)) {
      const lead = JOINED.exec(reading.folded.slice(Math.max(0, cue.start - LEAD), cue.start));
      const isChosenBy =
        values.some(({ start }) => start >= cue.end && start - cue.end <= BEHIND) ||
        ['over', 'under', 'not', 'without'].some((name) =>
          reading.see(name).some(({ start }) => start >= cue.end && start - cue.end <= BEHIND),
        );
      if (lead === null || isChosenBy) continue;
      reading.takeSpan({ start: cue.start - lead[0].length, end: cue.end });
      also.add(field);
    }
  }
  return [...also];
}
