import { fold } from './fold.ts';

/**
 * Auxiliaries, pronouns and words of questions that say nothing of what is asked, by language: of our own those that an
 * index keeps, of others what a question most often holds.
 */
const WORDS: Record<string, string> = {
  de: 'pro per nach vor darf dürfen soll sollen sollte muss müsste könnte kann wird werden würde möchte gerne gern eigentlich denn etwa man mal bräuchte kümmert erledigt gibt geht',
  fr: 'dois doit doivent devons peux peut pouvez pouvons faut veux veut voulez voudrais pourrais pourriez elle elles ils toutes tous tout toute fais fait faites font quel quelle quels quelles combien merci svp bonjour',
  es: 'debo debe deben debemos puedo puede pueden podemos podría podrías quiero quiere quisiera necesito tengo tiene tienen hace hacen quién quiénes cuál cuáles gracias hola favor',
  it: 'devo deve devono dobbiamo posso può possono possiamo potrei potresti vorrei voglio vuole viene vengono vieni cosa quale quali qual entro ho ha hanno fa fanno fate grazie ciao favore',
  pt: 'devo deve devem devemos posso pode podem podemos poderia gostaria quero quer preciso tenho tem têm faz fazem qual quais quem obrigado obrigada olá favor',
  ja: '何 誰 方 場合 以上 様 教',
  nl: 'het een en van ik niet hoe wat wie waar wanneer waarom welke welk voor met zijn is er kan kunnen moet moeten onze mijn hoeveel heeft hebben wij we je u naar de dat die te op aan bij wordt worden mag graag alstublieft',
  sv: 'och hur vad vem när var varför vilken vilket vilka är jag det att inte för med på som kan vi vår finns ett en mycket många ska måste får har till av från om den de man gör',
  pl: 'jak co kto gdzie kiedy dlaczego jest są nie się na do czy ile który która które jaka jaki jakie dla oraz i w z o po mogę można może nasz nasze proszę trzeba mam ma to',
  tr: 've bir bu için ile ne nasıl nerede kim kimin hangi kaç kadar mı mi mu mü değil var yok nedir olarak zaman neden gibi da de ki ben biz nereden nereye olur eder yapılır lütfen',
  vi: 'là và của không có cho được với này làm thế nào bao nhiêu lâu gì khi ở đâu ai để tôi chúng ta người như các những trong bị hãy vui lòng',
  ru: 'и в во не на с со по к у о об от до из за для что как где когда почему зачем кто чей какой какая какое какие каком сколько ли это этот эта мне мы вы я он она они наш мой можно нужно надо должен есть быть или же пожалуйста',
  el: 'και το τα τη την της του των τον τους ο η οι ένα μια να θα δεν με σε στο στη στην στον για από που πώς πως τι ποιος ποια ποιο ποιοι πόσο πόσα πόσες πότε γιατί πού είναι μπορώ μπορεί πρέπει μου μας παρακαλώ',
  ar: 'في من على إلى عن مع هل ما ماذا كيف أين متى لماذا كم أي من هو هي هذا هذه ذلك التي الذي أن إن لا لم قد كان يمكن يمكنني يجب لي لنا أو ثم بعد قبل',
  he: 'של את על עם אל מה מי איך איפה היכן מתי למה מדוע כמה איזה איזו האם הוא היא זה זאת אני אנחנו לא יש אין או גם כל אפשר ניתן צריך',
  hi: 'का के की को में से पर है हैं हो था थे क्या कैसे कहाँ कहां कब क्यों कौन कितना कितने कितनी किस यह वह ये और या तक के लिए लिए मैं हम मुझे मेरा हमारे सकता सकते सकती करें करना करने होता होती',
  ko: '무엇 무엇인가요 뭐 뭐예요 어떻게 어디 어디서 어디에 언제 왜 누구 누가 얼마 얼마나 몇 어떤 어느 있나요 있습니까 인가요 입니까 되나요 됩니까 하나요 합니까 해야 수 것 및 또는 은 는 이 가 을 를 의 에 에서',
  zh: '的 了 吗 呢 是 在 有 和 与 或 我 我们 你 您 他 她 它 这 那 什么 怎么 怎样 如何 为什么 为何 哪 哪里 哪儿 哪个 哪些 谁 几 多少 多久 多长 什么时候 何时 可以 能 能否 是否 需要 请 请问 到 从 对 把 被 吧 要 应该 时候',
  th: 'ที่ และ ของ ใน เป็น มี ได้ ไม่ อะไร อย่างไร ยังไง ไหน เมื่อไหร่ เมื่อไร ทำไม ใคร กี่ เท่าไหร่ เท่าไร ไหม หรือ ให้ กับ จะ ต้อง ครับ ค่ะ คะ ผม ฉัน เรา นี้ นั้น ถึง จาก นาน',
};

const sets = new Map(
  Object.entries(WORDS).map(([language, words]) => [language, new Set(words.split(' ').map(fold))]),
);

/** Whether a word carries only the question in a language, so that an answer need not hold it. */
export function isFunctionWord(word: string, language: string): boolean {
  return sets.get(language)?.has(fold(word)) ?? false;
}
