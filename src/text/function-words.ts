/** Words that carry a question in our languages without changing what it is about, folded. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a an and any are as at be by can could customer customers do does did for from get give gives going have how i if in is
  it its like list me much my need of on one or our per please price quote should so tell that the their them then there
  they this to today us want was we what whats when which will with would you your edition plan plans package product
  license add addon each only also now currently current current s about paid billed billing term contract seat seats user
  users unit units what's company deal hi hello thanks thank
  aber als am an auf auch bei bitte das dem den der die diese ein eine einem einen einer er es fur hat hier ich ihr im in
  ist ja jetzt kann man mir mit nach nur oder pro sagen sie sind uber um und uns unser unsere vom von was wenn wer wie
  wieviel wir zu zum zur dann derzeit aktuell kunde kunden lizenz lizenzen edition paket produkt vertrag laufzeit
  a au aux avec ce ces cette combien dans de des du elle en est et il je la le les leur l d mois nous notre on ou par pas
  plus pour quel quelle quels que qui qu sa se ses son sont sur un une vous votre y c s n client contrat edition licence
  al algo con cual cuales cuanto de del el ella en es esta este la las le lo los me mi mis no nos nuestro o para pero por
  que quiero se si sin son su sus te tu un una uno y cliente contrato edicion licencia seria
  ai al alla allo che chi ci come con da dal dalla dei del della di e gli ha ho il in io la le lei lo ma mi nel nella noi
  nostro o per piu quale quali questo se si sono su sul sulla un una uno cliente contratto edizione licenza
  ao aos as com como da das de do dos e ela ele em esta este eu isso isto la lhe meu minha na nas no nos nosso o os ou para
  pela pelo por qual quais quanto que se sem seu sua um uma cliente contrato edicao licenca`.split(/\s+/),
);

/** What Japanese sentences are held together with. */
export const JAPANESE_FILLERS =
  /でしょうか|ですか|ますか|ください|下さい|教えて|お願い(?:し|いた)?(?:します)?|場合|契約|一覧|ライセンス|エディション|プラン|について|それぞれ|では|には|です|ます|したら|すると|なら|くらい|ぐらい|どれ|どの|何|で|を|は|の|が|に|と|も|へ|か|や|分|建て|払い|、|。|？/gu;
