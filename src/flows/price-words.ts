import { isQuestionFiller } from '../text/stop-words.ts';

/** Words that any price question may hold without being about something else, folded. */
const OF_PRICES = new Set(
  `customer customers company deal give gives going like list one price quote today now currently current edition plan plans
  package product license add addon paid billed billing term contract seat seats user users unit units hi hello thanks thank
  sagen wieviel derzeit aktuell kunde kunden lizenz lizenzen paket produkt vertrag laufzeit
  mois pas client contrat licence
  quiero seria cliente contrato edicion licencia
  ho contratto edizione licenza
  edicao licenca`.split(/\s+/),
);

/** Grammar that changes what is asked: "how do I set up SSO" is no price, "more than Starter" a comparison. */
const TELLING = new Set(
  'up down out over under again before after between through within during until more most many viele'.split(
    ' ',
  ),
);

/** What Japanese sentences about prices are held together with. */
const JAPANESE_FILLERS =
  /でしょうか|ですか|ますか|ください|下さい|教えて|お願い(?:し|いた)?(?:します)?|場合|契約|一覧|ライセンス|エディション|プラン|について|それぞれ|では|には|です|ます|したら|すると|なら|くらい|ぐらい|どれ|どの|何|で|を|は|の|が|に|と|も|へ|か|や|分|建て|払い|、|。|？/gu;

/** Counts the words of a folded price question that make it about something else. */
export function countUnexplained(rest: string): number {
  const words = rest.replace(JAPANESE_FILLERS, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => TELLING.has(word) || !(isQuestionFiller(word) || OF_PRICES.has(word))).length;
}
