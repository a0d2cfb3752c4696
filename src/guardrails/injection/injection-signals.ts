/** A kind of sign that a text gives orders to a model rather than asks something; `weight` is its worth as evidence. */
export interface InjectionSignal {
  name: string;
  weight: number;
  /** Whether the (unmasked, lower-case) text shows the sign. */
  shows(text: string): boolean;
}

const GAP = String.raw`[^.!?\n。]{0,60}?`;

// What is to be undone, by whom it was set, and what is wanted, as word beginnings in nine languages.
const UNDO =
  'ignor|disregard|forget|overrid|bypass|circumvent|discard|neglect|set aside|pay no attention|stop (?:following|obeying)|(?:do not|don.t|no longer) (?:follow|obey|apply)|' +
  'vergiss|vergesst|vergessen sie|missacht|umgeh|setz\\p{L}* (?:dich|sie sich) hinweg|oublie|contourne|ne (?:tiens|tenez) pas compte|olvida|olvide|omite|omita|haz caso omiso|' +
  'dimentica|trascura|non considerare|esque[cç]a|desconsider|無視|忘れ|игнорир|забуд|忽略|无视|忘记|무시|अनदेखा|अनदेखी|تجاهل|انسى?';
const RULES =
  'instruct|rules?\\b|prompt|guideline|polic(?:y|ies)|restriction|directive|constraint|safeguard|guardrail|filter|programming|command|context above|' +
  'anweisung|regeln|vorgaben|richtlinien|einschränkung|befehl|consigne|règles|restricciones|instruccion|reglas|normas|directrices|istruzion|regole|vincoli|' +
  'instruç|regras|restriç|指示|ルール|命令|規則|プロンプト|制約|инструкц|правил|指令|规则|规定|提示|지시|규칙|निर्देश|नियम|تعليمات|قواعد';
const SHOW =
  'reveal|show|print|repeat|output|display|tell|dump|leak|disclos|divulg|recite|expos|spell|give|translat|summari[sz]|encod|write|quote|share|what(?:.s| is| are| was| were)|' +
  'verrat|zeig|wiederhol|nenn|gib|révèl|montre|répèt|affich|donne|revela|muestra|repite|dime|dame|rivela|mostra|ripeti|dimmi|revele|mostre|repita|diga|表示|教え|見せ|出力|繰り返|покаж|повтор|раскро|скажи|显示|告诉|重复|알려|보여';
const INNER =
  '(?:system|initial|original|hidden|secret|internal|developer|your (?:own |full |entire |first )?|starting|base)[ -]?(?:prompt|instruct|message|configuration|rules|directive|guideline)|text above|(?:words|text|lines|everything|message) (?:above|before this)|' +
  'system ?prompt|systemanweisung|instructions? (?:système|initiales|cachées)|instrucciones (?:del sistema|iniciales|ocultas)|istruzioni (?:di sistema|iniziali|nascoste)|instruções (?:do sistema|iniciais|ocultas)|システムプロンプト|内部の?指示|системн\\p{L}+ (?:промпт|инструкц)|系统提示|시스템 프롬프트';
const SECRET =
  '(?:secret|hidden|private|confidential|master|admin)\\p{L}* (?:key|code|word|phrase|pass\\p{L}*|token|information|data)|pass ?(?:word|phrase|code)|passwort|kennwort|geheim|mot de passe|contraseña|clave secreta|parola d.ordine|parola segreta|senha|パスワード|秘密|парол|секрет|密码|秘钥|비밀번호|wachtwoord|lösenord|hasło|şifre|salasana|kata sandi|salasõna|πάσσγουορντ|κωδικ';

/** Every sign, each a different kind, so that one phrase alone seldom condemns a text. */
export const INJECTION_SIGNALS: readonly InjectionSignal[] = [
  signal('undo_rules', 5, `(?:${UNDO})${GAP}(?:${RULES})`, `(?:${RULES})[^.!?\\n]{0,25}?(?:無視|忘れ|무시)`),
  signal(
    'undo_all',
    3,
    `(?:${UNDO})${GAP}(?:(?:all|any|every\\w*|what\\w*|the|tout|alles|todo|tutto|tudo)\\b${GAP}(?:previous|prior|above|earlier|before|said|told|given|bisher|vorher|précéd|anterior|precedent|prima))`,
  ),
  signal(
    'undo_then',
    2,
    `(?:${UNDO})[^.!?\\n]{0,40}?(?:above|previous|prior|earlier|before|bisherige|vorherige|précéd|anterior|precedent)[^.!?\\n]{0,30}?(?:and|und|et|y|e|,|;|:)\\s+(?:instead |just |only )?(?:say|print|repeat|give|tell|write|output|answer|reply|do|sag|gib|dis|donne|di|dime|dammi|diga)`,
    `regardless of (?:all |any |the |your )?(?:previous|prior|earlier)`,
  ),
  signal(
    'own_secret',
    4.5,
    `your (?:own |secret |current |admin )?(?:pass ?(?:word|code|phrase)|credentials|api key|secret (?:key|code|word)|access (?:key|token))s?\\b(?! (?:policy|policies|rule|requirement|reset|manager|length|page|field))`,
    `(?:dein|ihr) (?:eigenes )?(?:passwort|kennwort|zugangscode)(?!\\p{L})|(?:ton|votre) (?:propre )?mot de passe|(?:dime|dame|comparte|cuál es) (?:tu|su) contraseña|(?:dimmi|qual è) la tua password|(?:diga|qual é|compartilhe) (?:a )?(?:tua|sua) senha|あなたのパスワード|твой пароль|你的密码|너의 비밀번호`,
  ),
  signal(
    'new_rules',
    3,
    '(?:new|updated|real|actual|following|neue|nouvelles|nuevas|nuove|novas) (?:system )?(?:instruct|rules|directive|anweisung|regeln|consignes|instrucc|istruz|instruç)\\p{L}*\\s*(?::|are|apply|lauten|from now)',
    'from (?:now|this (?:point|moment)) on\\w*,? (?:you|your|act|answer|respond|only|always|never)|ab (?:jetzt|sofort) (?:bist|antwort|wirst)|à partir de maintenant,? (?:tu|vous)|a partir de ahora,? (?:eres|respond|vas)|d.ora in poi|a partir de agora,? (?:você|responda)|今から|これからは?あなた',
  ),
  signal(
    'show_inner',
    5,
    `(?:${SHOW})${GAP}(?:${INNER})`,
    `(?:${INNER})${GAP}(?:表示|教え|見せ|出力|繰り返)`,
  ),
  signal('show_secret', 3, `(?:${SHOW})${GAP}(?:${SECRET})`, `(?:${SECRET})${GAP}(?:教え|見せ|出力|表示|何)`),
  signal('inner', 1.5, `(?:${INNER})`),
  signal(
    'persona',
    3,
    '(?:you are|you.re|you will be|you shall be|you.ll be) (?:now|no longer|going to (?:act|pretend|be|play)|playing|acting|a fictional|an? \\p{L}+ (?:ai|bot|chatbot|assistant|character|persona))',
    'pretend(?:ing)? (?:to be|that|you|we)|(?:act|behave|respond|answer|speak|talk|write|reply|function)(?:ing)? (?:as if|like you|as (?:an?|the|my|if)\\b)|role-?play|(?:play|assume|adopt|take on|embody)\\p{L}* (?:the |a |this )?(?:role|part|persona|identity|character)|imagine (?:that )?you|simulate|(?:du bist|sie sind) (?:jetzt|nun)|tu so,? als|spiel\\p{L}* die rolle|(?:tu es|vous êtes) (?:maintenant|désormais)|fais comme si|joue le rôle|(?:ahora eres|eres ahora)|finge|haz de cuenta|act[úu]a como|(?:ora sei|sei ora)|fingi|agisci come|você (?:agora )?é (?:agora|um)|finja|aja como|あなたは(?:今|これから)|ふりをし|演じ|ты теперь|притвор|веди себя как|你现在是|假装|扮演|넌 이제|척해',
  ),
  signal(
    'no_limits',
    4,
    '(?:no|without|free (?:from|of)|not (?:bound|limited|restricted) by|beyond|lack\\w*|zero|remove\\w*|any and all)\\b[^.!?\\n]{0,40}?(?:restriction|limitation|censor|filter|ethic|moral|guideline|boundar|safeguard|safety|rules|constraint|inhibition|principles)',
    '\\b(?:unrestricted|uncensored|unfiltered|unlimited power|unbound|amoral|immoral|unethical|lawless|jailbr\\p{L}+|liberated)\\b|ohne (?:einschränkung|zensur|regeln|filter)|sans (?:restriction|censure|limite|filtre)|sin (?:restriccion|censura|l[íi]mites|filtros)|senza (?:restrizion|censura|limiti|filtri)|sem (?:restriç|censura|limites|filtros)|制限なし|検閲なし|без (?:ограничен|цензур)|没有限制|不受限制',
  ),
  signal(
    'must_comply',
    3,
    '(?:never|cannot|can.?t|must not|won.t|not allowed to|do not|don.t|no) (?:\\w+ ){0,2}?(?:refus|declin|reject|say no|deny|break character|warn|apologi|moraliz|lectur|disclaim)',
    '(?:must|will|shall|always|have to|required to) (?:\\w+ ){0,2}?(?:comply|obey|do (?:whatever|anything|everything)|answer (?:every|any|all)|follow (?:every|any|all|my))|stay in character|regardless of (?:\\p{L}+ ){0,4}?(?:legal|ethic|moral|consequence|law|harm)|no matter (?:how|what)[^.\\n]{0,40}(?:illegal|unethical|harm)',
  ),
  signal(
    'mode',
    3,
    '(?:enable|activate|enter|switch (?:in)?to|unlock|boot|start|turn on|now in|you are in|initiat\\p{L}*|aktivier\\p{L}*|activez?|activa|attiva|ative)\\b[^.!?\\n]{0,30}?\\b(?:mode|modus|modo|modalità|モード|режим|override)',
    '\\b(?:debug|maintenance|admin(?:istrator)?|root|sudo|god|developer|test|diagnostic|privileged|superuser)[ -](?:mode|access|override|session|privilege|command)',
  ),
  signal(
    'authority',
    2,
    '(?:i am|i.m|as|this is|we are|speaking) (?:your |the |an? )?(?:real |new |lead |chief |system )?(?:developer|creator|admin\\p{L}*|programmer|engineer|owner|openai|author|root)\\b',
    'authori[sz]ation (?:code|level)|i (?:have|hold|got) (?:full |special |the )?(?:permission|clearance|authori[sz]ation)|ich bin (?:dein|der|ihr) (?:entwickler|administrator|schöpfer)|soy (?:tu|el) (?:creador|desarrollador|administrador)',
  ),
  signal(
    'to_model',
    1.5,
    '\\b(?:chat ?bot|chat ?gpt|gpt-?\\d?|language model|llms?|a\\.?i\\.? (?:assistant|model|system|agent)|openai|assistant|ki-assistent|ki-modell|modèle de langage|modelo de lenguaje|modello linguistico|modelo de linguagem)\\b',
    '言語モデル|アシスタント|нейросет|语言模型|인공지능',
  ),
  signal(
    'roles',
    3,
    '(?:^|\\n)\\s*(?:#+\\s*|\\[|<\\|?|\\*\\*)?(?:system|assistant|developer|im_start|inst|sys)\\p{L}{0,8}(?:\\]|\\|?>|\\*\\*)?\\s*:?\\s*(?:\\n|:|\\]|>)',
    '<\\|[a-z_]+\\|>|\\[/?inst\\]|<</?sys>>|</?(?:system|instructions?|assistant|prompt|context|admin)>|-{3,}\\s*(?:end|begin|start)\\b[^\\n]{0,40}|={3,}\\s*(?:end|begin|start|system)',
  ),
  signal(
    'reply_form',
    2,
    '(?:begin|start|prefix|end|precede|preface|preceded)\\p{L}* (?:\\w+ ){0,3}?(?:your |each |every |all |the )?(?:\\w+ )?(?:response|repl(?:y|ies)|answer|output|message|sentence)s?\\b',
    '(?:respond|reply|answer|speak|output|say)\\b[^.!?\\n]{0,20}\\b(?:only|exclusively|exactly)\\b[^.!?\\n]{0,40}|two (?:\\w+ )?(?:responses|answers|replies|ways)|(?:in|within|as) (?:a )?(?:code ?block|json|base ?64|rot ?13|hex|morse|pig latin|reverse)|do not (?:mention|say|explain|add|include|write|output) |letter by letter|one (?:letter|character|word) (?:at a time|per)',
  ),
  signal(
    'decode',
    3,
    '\\b(?:decod|decrypt|decipher|unscrambl|deobfuscat|concatenat)\\p{L}*\\b|\\brot ?13\\b|base ?64|join (?:the|these) (?:strings|parts|letters)|(?:\\b[a-z]\\d?\\s*=\\s*["\'][^"\']{1,40}["\'][\\s,;.]+(?:and )?){2,}',
  ),
  signal(
    'fiction',
    1.5,
    '\\b(?:hypothetical|fictional|fictitious|in a (?:story|novel|movie|play|world|universe|game)|screenplay|for (?:educational|research|testing|academic) (?:purposes?|reasons?)|thought experiment|let.s play|game (?:where|in which)|write (?:me )?(?:a|an|the) (?:story|scene|dialogue|poem|song|script))\\b',
    'hypothetisch|fiktiv|fictif|hipotétic|fictici|ipotetic|immaginario|架空|仮定|вымышлен|虚构',
  ),
  signal(
    'guess_secret',
    2,
    `(?:${SECRET})[^.!?\\n]{0,60}?(?:letter|character|start|begin|length|hint|rhyme|first|last|spelled|backward|revers|synonym|encod|synonym|buchstab|lettre|letra|lettera)`,
  ),
  signal(
    'harm',
    2,
    '\\b(?:illegal|unlawful|explicit|nsfw|violen|offensive|profan|swear|curse words|vulgar|derogatory|racist|sexist|harmful|criminal|obscene)\\p{L}*',
  ),
];

function signal(name: string, weight: number, ...patterns: string[]): InjectionSignal {
  const expressions = patterns.map((pattern) => new RegExp(pattern, 'u'));
  return { name, weight, shows: (text) => expressions.some((expression) => expression.test(text)) };
}
