/** "What is a deal?", "how do I close a case?": what a thing is and how it is done stands in articles. */
const ABOUT_THE_THING =
  /^\P{L}*(?:(?:and|but|so|then|und|aber|et|mais|y|pero|e|ma|mas)[\s,]+)?(?:how (?:do|does|can|should|to|would)|(?:can|could|may|might|must|should|shall|would)(?! (?:you|i (?:see|get|have)|we (?:see|get|have)))\b|(?:können|kann|dürfen|darf|sollen?|müssen)(?! (?:sie mir|du mir|ich))|(?:peut|peuvent|peut-on|doit|doivent|puede|pueden|debe|deben|può|possono|deve|devono|pode|podem|devem)\b(?! (?:me|mi|você))|what(?:'s| is| are) (?:a|an|the)? ?(?:difference|meaning|definition)|what (?:is|are) (?:a|an)\b|what does|why|wann|quand|cu[aá]ndo|quando|いつ|when (?:do|does|is|can|should)|wie (?!viele?\b|hoch\b|gro)|warum|was ist (?:ein|eine)\b|comment|pourquoi|qu['’]est-ce qu|c[oó]mo|por qu[eé]|qu[eé] es una?\b|come\b|perch[eé]|cos['’]?[eè]|o que [eé] uma?\b|porque|どうやって|なぜ|とは)/iu;

/** "What do I do first at a renewal?", unlike "what do we have in the pipeline?". */
const WHAT_TO_DO =
  /^\P{L}*(?:what (?:(?:do|should|must|shall|can|could|would) (?:i|we|you|one|they|sellers?|reps?)(?! (?:have|own|see|get)\b)\b|(?:needs?|has|have) to be done\b|to do\b)|was (?:soll|sollen|muss|müssen|mache|machen|tue|tun|kann|können|ist zu tun)\b|que (?:dois|doit|doivent|devons|faire|faut)\b|qu['’]est-ce que (?:je|nous|on) (?:dois|devons|doit|fais|faisons|fait)\b|qu[eé] (?:debo|debemos|hago|hacemos|hacer|hay que|tengo que|tenemos que)\b|(?:che )?cosa (?:devo|dobbiamo|faccio|facciamo|fare|bisogna|si deve|si fa)\b|(?:o )?que (?:devo|devemos|faço|fazemos|fazer|tenho de|temos de|se faz)\b|何をす|どうすれば)/iu;

/** Whether a text asks what a thing is or how it is done, rather than which ones there are. */
export function asksAboutThings(text: string): boolean {
  return ABOUT_THE_THING.test(text) || WHAT_TO_DO.test(text);
}

/** "Deals", "pipeline": a message of one noun asks for what there is. */
export function isOneNoun(text: string): boolean {
  return /^\P{L}*(?:the )?(?:\p{L}+s|pipeline|[\p{Script=Han}\p{Script=Katakana}ー]+)\P{L}*$/iu.test(text);
}
