const POSSESSIVE =
  'their|its|ihre?[nrm]?|deren|leurs?|sus|(?:i |le |il |la )?loro|(?:os |as |o |a )?(?:seus?|suas?)';
/** What joins a field that is to be shown besides: "… and their stage", "mit ihren Inhabern". */
const JOINED = new RegExp(
  String.raw`(?:(?<!\p{L})(?:(?:and|plus|including|und|sowie|samt|et|y|e)\s+(?:(?:also|auch|aussi|tambien|anche|tambem)\s+)?(?:the|what(?:['’]?s)?|what is|what are|die|de[rnm]|das|les?|la|los|las|el|il|i|os?|as?)?\s*|(?:with|mit|avec|con|com)\s+)?(?:(?:${POSSESSIVE})\s+)|(?<!\p{L})(?:and|plus|including|und|sowie|samt|et|y|e)\s+(?:(?:the|die|de[rnm]|das|les?|la|los|las|el|il|i|os?|as?)\s+)?|と)$`,
  'u',
);
/** So many letters before a field are looked at. */
const LEAD = 40;

/** Where the words begin that join a field to a question ("and their stage"); null where nothing does. */
export function startOfJoin(folded: string, at: number): number | null {
  const lead = JOINED.exec(folded.slice(Math.max(0, at - LEAD), at));
  return lead === null ? null : at - lead[0].length;
}
