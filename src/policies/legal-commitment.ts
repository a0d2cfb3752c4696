import { textIn } from '../messages/text-in.ts';
import { definePolicy } from './define-policy.ts';

const ADVICE =
  /\b(?:legal advice|(?:can|could|should) (?:we|they|i|the customer) (?:be )?sued?|take (?:them|us|him|her) to court|rechtsberatung|rechtlich beraten|verklagen|conseil juridique|poursuivre en justice|asesor[ií]a (?:legal|jurídica)|asesoramiento (?:legal|jurídico)|demandar(?:los|nos)|consulenza legale|far causa|aconselhamento jurídico|processar judicialmente)\b|法的な?(?:助言|アドバイス)|訴え(?:る|ら)/iu;
const BINDING =
  /\b(?:legally[ -]binding|binding (?:promise|commitment|offer|confirmation|guarantee)|in writing,? that we|rechts(?:verbindlich|bindend)|verbindlich (?:zusag|bestätig|versprech)|juridiquement (?:contraignant|engageant)|engagement ferme|legalmente vinculante|compromiso vinculante|giuridicamente vincolante|impegno vincolante|legalmente vinculativ\p{L}+|compromisso vinculativo)|法的(?:な|に)?(?:拘束力|効力)/iu;
const SIGNING =
  /\b(?:sign|accept|agree to|unterschreib\p{L}*|unterzeichne\p{L}*|signe[zr]?|firma[r]?|accetta|assina[r]?)\b[^.?!]{0,40}\b(?:contract|agreement|nda|terms|dpa|vertrag|vereinbarung|contrat|contrato|contratto)\b[^.?!]{0,30}\b(?:for (?:us|me)|on (?:our|my) behalf|für (?:uns|mich)|pour (?:nous|moi)|por (?:nosotros|mí|nós|mim)|per (?:noi|me))\b/iu;
/** Asking what the contract says is a question for the articles. */
const ASKS_ABOUT =
  /\b(?:is|are|ist|sind|est|sont|es|son|è|sono|é|são)\b[^.?!]{0,60}\b(?:legally[ -]binding|rechtsverbindlich|contraignant|vinculante|vincolante|vinculativ\p{L}+)/iu;

/** Legal advice and promises that bind the company are for its lawyers. */
export const legalCommitment = definePolicy({
  name: 'legal_commitment',
  topic: 'legal',
  when: ({ question: { text } }) =>
    ADVICE.test(text) || SIGNING.test(text) || (BINDING.test(text) && !ASKS_ABOUT.test(text)),
  decide: () => ({
    verdict: 'hand_off',
    reason: 'asks for legal advice or a binding promise',
    text: textIn('policy.legal_commitment'),
    passedOnText: textIn('turn.handed_off.legal'),
  }),
});
