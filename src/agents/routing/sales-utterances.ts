/** Questions that are the sales agent's job, in the catalogue's languages; written for this project. */
export const SALES_UTTERANCES: readonly string[] = `
how much is the business plan per user
price of the add-on for fifty licences
what would a three year deal come to
can you give me a quote in dollars
which plan includes the audit log
compare starter and business for me
is the api part of the cheapest plan
what do we charge for extra storage
who approves a discount of twenty percent
may I give a customer ten percent off
what is the highest discount that my manager can sign
do charities get cheaper licences
what are the payment terms
is there a minimum number of seats
what happens to the price at renewal
can a customer upgrade in the middle of the term
how long can somebody try it for free
what does a pilot cost
the prospect also looks at a rival, what do I say
how are we better than the competition
what is the weak spot of this vendor
why do we lose against them
they say a spreadsheet will do
battlecard for our main competitor
how do I handle the objection that we are too expensive
who is the decision maker at this customer
who is our sponsor there
which deals are open with this account
what is the next step in the opportunity
when does the contract of this customer end
what is the stage of the renewal
which customers can I name as a reference
how many deals did we win last quarter
what is on the price list for next year
do partners get a margin
what is included in premium support and what does it cost
which edition do I need for single sign-on
annual or monthly billing, which is cheaper
what currency can we invoice in
how many users may share a licence
was kostet die Lizenz pro Benutzer
Preis für hundert Plätze pro Jahr
wie hoch ist der Rabatt bei drei Jahren Laufzeit
wer genehmigt einen Nachlass von zwanzig Prozent
welche Edition enthält die Schnittstelle
was sagen wir wenn der Kunde den Wettbewerber nennt
worin sind wir besser als die Konkurrenz
wer entscheidet beim Kunden
welche Verkaufschancen sind dort offen
wann läuft der Vertrag aus
gibt es einen Mindestabnahme
wie lange gilt ein Angebot
combien coûte l'abonnement par utilisateur
quel est le tarif pour cent postes
quelle remise puis-je accorder
qui approuve une remise de vingt pour cent
quelle édition comprend l'API
que répondre quand ils parlent du concurrent
en quoi sommes-nous meilleurs
qui décide chez ce client
quelles affaires sont ouvertes
quand le contrat se termine-t-il
combien de temps dure l'essai gratuit
cuánto vale la licencia por usuario
precio para cien puestos al año
qué descuento puedo dar
quién aprueba un descuento del veinte por ciento
qué edición incluye la API
qué decimos cuando nombran a la competencia
en qué somos mejores que el rival
quién decide en este cliente
qué oportunidades hay abiertas
cuándo vence el contrato
cuánto dura la prueba gratuita
quanto costa la licenza per utente
prezzo per cento postazioni all'anno
che sconto posso fare
chi approva uno sconto del venti per cento
quale edizione comprende le API
cosa rispondiamo quando citano il concorrente
chi decide presso questo cliente
quali trattative sono aperte
quando scade il contratto
quanto dura la prova gratuita
quanto custa a licença por utilizador
preço para cem lugares por ano
que desconto posso dar
quem aprova um desconto de vinte por cento
que edição inclui a API
o que dizemos quando falam do concorrente
quem decide neste cliente
que oportunidades estão abertas
quando termina o contrato
quanto dura o teste gratuito
ライセンスは一人いくらですか
百席の年額の料金を教えてください
割引は何パーセントまでできますか
二十パーセントの値引きは誰が承認しますか
APIはどのエディションに含まれますか
競合の名前が出たら何と答えますか
他社より優れている点は何ですか
この取引先の決裁者は誰ですか
進行中の商談はどれですか
契約はいつ終わりますか
無料で試せる期間はどのくらいですか
who is our champion at this customer
who champions us there
who is the economic buyer
how do we answer when a buyer brings another tool into play
how do we answer the claim that others are cheaper
what do we answer to fans of another product
how do we respond when a prospect mentions another vendor
how do we answer when somebody names a competing product
what should I say when they compare us with a rival
what are the strengths and weaknesses of this competitor
against whom do we usually win
wer ist unser Fürsprecher beim Kunden
wie antworten wir wenn ein anderer Anbieter genannt wird
qui est notre allié chez ce client
quién es nuestro defensor en esa empresa
chi è il nostro sostenitore presso il cliente
quem é o nosso aliado no cliente
私たちの推進者は誰ですか
どの案件が未完了ですか
見積もりを出してください
`
  .trim()
  .split('\n');
