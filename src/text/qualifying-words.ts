import type { Language } from '../core/language.ts';

/** Words after which a sentence holds for a part, for a time or under a condition: it says neither yes nor no. */
const QUALIFYING: Record<Language, RegExp> = {
  en: words(
    'if|unless|only|except|excluding|provided|as long as|however|but|although|depend(?:s|ing)?|sometimes|usually|often|mostly|partly|some|most|many|instead|rather|otherwise|yet|soon|planned|plan to|beta|should|might|could|would|in case|other than|apart from|subject to|hardly|rarely|just|until|when',
  ),
  de: words(
    'wenn|falls|sofern|nur|außer|ausgenommen|aber|jedoch|obwohl|abhängig|manchmal|meist|oft|teilweise|einige|viele|stattdessen|sonst|bald|geplant|sollte|könnte|würde|kaum|selten|noch|lediglich|bis|erst|solange',
  ),
  fr: words(
    'si|seulement|uniquement|sauf|excepté|mais|cependant|dépend|parfois|souvent|en partie|certains|certaines|plutôt|sinon|bientôt|prévu|rarement|encore|lorsque|quand|à condition',
  ),
  es: words(
    'si|solo|sólo|solamente|salvo|excepto|pero|aunque|depende|a veces|normalmente|en parte|algunos|algunas|muchos|sino|pronto|previsto|apenas|todavía|aún|cuando|siempre que',
  ),
  it: words(
    'se|solo|soltanto|tranne|eccetto|salvo|ma|però|dipende|a volte|di solito|in parte|alcuni|alcune|molti|invece|presto|previsto|ancora|quando|purché',
  ),
  pt: words(
    'se|só|somente|apenas|salvo|exceto|mas|porém|depende|às vezes|normalmente|em parte|alguns|algumas|muitos|senão|em breve|previsto|ainda|quando|desde que',
  ),
  ja: /場合|だけ|のみ|しか|以外|除|ただし|一部|予定|限り|まだ|ときは|なら|れば/u,
};

function words(list: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${list})(?![\\p{L}\\p{N}])`, 'iu');
}

/** Whether a sentence, in its language, holds only in part or under a condition. */
export function isQualified(sentence: string, language: string): boolean {
  const patterns: Partial<Record<string, RegExp>> = QUALIFYING;
  return (patterns[language] ?? QUALIFYING.en).test(sentence);
}
