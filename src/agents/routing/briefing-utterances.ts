/** Questions that are the briefing agent's job, in the catalogue's languages; written for this project. */
export const BRIEFING_UTTERANCES: readonly string[] = `
brief me on this customer
give me a briefing for tomorrow's call
prepare me for the visit
I meet them in an hour, what do I need to know
account summary please
sum up the account for me
overview of the customer
what do I need to know before the meeting
get me ready for the call with the customer
one page on this account
status of the account before my meeting
prep for the quarterly business review
catch me up on the customer
what happened with this account lately
Briefing zum Kunden
bereite mich auf den Termin vor
fasse den Kunden für mich zusammen
Überblick über den Kunden
was muss ich vor dem Gespräch wissen
ich treffe sie gleich, bring mich auf Stand
prépare-moi pour le rendez-vous
fais-moi une fiche sur ce client
résumé du compte
que dois-je savoir avant la réunion
mets-moi au courant sur ce client
prepárame para la reunión
hazme un resumen de la cuenta
ficha del cliente
qué debo saber antes de la visita
ponme al día sobre este cliente
preparami per l'incontro
fammi un riassunto del cliente
scheda del cliente
cosa devo sapere prima della riunione
aggiornami su questo cliente
prepara-me para a reunião
faz um resumo da conta
ficha do cliente
o que devo saber antes da visita
põe-me a par deste cliente
顧客の概要をまとめてください
打ち合わせの準備をしたい
商談の前に知っておくことは
取引先の要約をください
明日の訪問に備えて状況を教えて
`
  .trim()
  .split('\n');
