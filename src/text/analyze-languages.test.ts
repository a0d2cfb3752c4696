import { describe, expect, test } from 'vitest';
import { analyzeQuery } from '../knowledge/analyze-query.ts';
import { analyze } from './analyze.ts';
import { detectLanguage, languageOf } from './detect-language.ts';

/** Whether a search for the one text finds the other: all of its lexemes are there. */
const finds = (query: string, text: string, language: string): boolean => {
  const held = new Set(analyze(text, language));
  const asked = analyze(query, language);
  return asked.length > 0 && asked.every((lexeme) => held.has(lexeme));
};

describe('a word is found in its other forms', () => {
  test.each([
    ['en', 'invoice', 'All invoices are due.'],
    ['en', 'expired licences', 'The licence expires today, it expired before.'],
    ['en', "customer's order", 'The customers ordered twice.'],
    ['de', 'Rechnung', 'Die Rechnungen sind fällig.'],
    ['de', 'gekündigte Verträge', 'Der gekündigte Vertrag endet.'],
    ['de', 'Preise', 'Der Preis des Platzes'],
    ['fr', 'facture', 'Les factures sont dues.'],
    ['fr', "l'abonnement résilié", 'Résilier l’abonnement : il est résilié.'],
    ['es', 'factura', 'Las facturas vencen hoy.'],
    ['es', 'usuarios activos', 'El usuario está activo.'],
    ['it', 'fattura', 'Le fatture sono scadute.'],
    ['it', "dell'account", 'Gli account e l’account di prova'],
    ['pt', 'fatura', 'As faturas vencem hoje.'],
    ['pt', 'usuários', 'O usuário está ativo.'],
  ])('%s: %s', (language, query, text) => expect(finds(query, text, language)).toBe(true));
});

describe('a word is found without its marks', () => {
  test.each([
    ['de', 'Kundigung', 'Die Kündigung ist schriftlich.'],
    ['de', 'Strasse', 'Die Straße ist gesperrt.'],
    ['de', 'grosse Massnahme', 'Die große Maßnahme hilft.'],
    ['fr', 'resiliation', 'La résiliation est gratuite.'],
    ['es', 'configuracion', 'La configuración y las configuraciones'],
    ['pt', 'configuracoes', 'A configuração do servidor'],
    ['es', 'telefono', 'El teléfono del soporte'],
    ['es', 'contrasena', 'La contraseña caduca.'],
    ['it', 'citta', 'La città di Torino'],
    ['pt', 'configuracao', 'A configuração do servidor'],
    ['en', 'cafe resume', 'The café keeps a résumé.'],
  ])('%s: %s', (language, query, text) => expect(finds(query, text, language)).toBe(true));
});

describe('a word is found however its letters are encoded', () => {
  test.each([
    ['ja', 'ﾗｲｾﾝｽ', 'ライセンスの更新'],
    ['ja', 'ＡＰＩ', 'APIの利用'],
    ['ja', '３００席', '300席の契約'],
    ['de', 'Ku\u0308ndigung', 'Kündigung'],
    ['ja', 'ハ\u309aスワート\u3099', 'パスワードを変更'],
    ['ko', '비밀번호'.normalize('NFD'), '비밀번호 변경'],
    ['en', 'ofﬁce', 'The office is open.'],
    ['ar', 'كِتَاب', 'هذا كتاب جديد'],
    ['he', 'שָׁלוֹם', 'שלום לכולם'],
    ['ar', 'كتــاب', 'كتاب'],
  ])('%s: %s', (language, query, text) => expect(finds(query, text, language)).toBe(true));
});

describe('scripts without spaces', () => {
  test.each([
    ['ja', '契約期間', '年間の契約期間は12か月です。'],
    ['ja', 'Slack連携', 'Slack連携を設定する'],
    ['zh', '价格', '企业版的价格是多少？'],
    ['zh', '價格', '企業版的價格是多少？'],
    ['ko', '비밀번호', '비밀번호를 변경하려면'],
    ['th', 'รหัสผ่าน', 'วิธีเปลี่ยนรหัสผ่านของคุณ'],
    ['lo', 'ລາຄາ', 'ລາຄາຂອງສິນຄ້າ'],
    ['km', 'តម្លៃ', 'តម្លៃផលិតផល'],
    ['my', 'စျေးနှုန်း', 'ပစ္စည်းစျေးနှုန်း'],
  ])('%s: %s is found inside a run', (language, query, text) =>
    expect(finds(query, text, language)).toBe(true),
  );

  test('are told from Latin names within them', () => {
    expect(analyze('SwitchboardのAPIキー', 'ja')).toEqual(['switchboard', 'の', 'api', 'キー']);
  });
});

describe('numbers', () => {
  test.each([
    ['en', '1,000.50', 'It costs 1000.50 dollars.'],
    ['de', '1.000,50', 'Es kostet 1000,50 Euro.'],
    ['de', "10'000", 'Die Grenze von 10.000 Zeilen'],
    ['fr', '1\u202f000', 'Le prix est de 1000 euros.'],
    ['en', '10000', 'A limit of 10,000 rows'],
    ['en', '50%', 'half, that is 50 %'],
    ['en', '２５０', 'for 250 seats'],
  ])('%s: %s', (language, query, text) => expect(finds(query, text, language)).toBe(true));

  test('that are not the same stay apart', () => {
    expect(finds('1.5', '15 days', 'en')).toBe(false);
    expect(finds('3.17.1', 'version 3.17.2', 'en')).toBe(false);
  });
});

test('symbols and emoji are no words, and do not break those beside them', () => {
  expect(analyze('🚀 Launch 👩‍💻day✨!', 'en')).toEqual(['launch', 'dai']);
  expect(analyze('🚀✨ —', 'en')).toEqual([]);
});

describe('a question is read', () => {
  const lexemesOf = (text: string): string[] => [...analyzeQuery(text).lexemes.keys()];

  test('in each language where no word tells which', () => {
    expect(lexemesOf('Reisekosten abrechnen')).toEqual(
      expect.arrayContaining(analyze('Reisekosten abrechnen', 'de')),
    );
    expect(lexemesOf('facturas usuarios')).toEqual(
      expect.arrayContaining(analyze('facturas usuarios', 'es')),
    );
  });

  test('with its umlauts where they are spelt out, beside the words as they stand', () => {
    const lexemes = lexemesOf('Wie kann ich die Kuendigung ueber Bluetooth machen?');
    expect(lexemes).toEqual(expect.arrayContaining([...analyze('Kündigung', 'de'), 'bluetooth', 'kuendig']));
  });

  test('by no more words than it has where its language is known, beside what stands for them at less weight', () => {
    const { lexemes, own } = analyzeQuery('How do I change the password of my account?');
    expect([...own]).toEqual(['chang', 'password', 'account']);
    expect([...lexemes].filter(([, weight]) => weight >= 1).map(([lexeme]) => lexeme)).toEqual([...own]);
    expect(lexemes.get('credenti')).toBeLessThan(1);
  });

  test('with its codes in the other spelling, which counts less than the code and more than a synonym', () => {
    const { lexemes, own } = analyzeQuery('Do you have a soc2 report?');
    expect([...own]).toEqual(['soc2', 'report']);
    const [said, apart, synonym] = ['soc2', 'soc', 'notifi'].map((lexeme) => lexemes.get(lexeme)!);
    expect(said).toBe(1);
    expect(apart).toBeLessThan(said!);
    expect(synonym).toBeLessThan(apart!);
    expect(lexemes.get('2')).toBe(apart);
    expect(lexemesOf('Do you have a SOC 2 report?')).toContain('soc2');
    expect(lexemesOf('What changed in version 3.2?')).toEqual(expect.arrayContaining(['v3', '2']));
    expect(lexemesOf('What changed in v3.2?')).toContain('3.2');
  });

  test('without what stands for words beyond those that it is cut to', () => {
    const document = Array.from({ length: 100 }, (_, index) => `word ${1000 + index}`).join(' ');
    const lexemes = lexemesOf(`What does it say? ${document} NDA soc2 password`);
    for (const lexeme of ['password', 'credenti', 'confidenti', 'soc'])
      expect(lexemes, lexeme).not.toContain(lexeme);
  });

  test('with what its short forms are short for, and its terms shortened', () => {
    expect(lexemesOf('Who signs the NDA?')).toEqual(expect.arrayContaining(analyze('confidentiality', 'en')));
    expect(lexemesOf('May I work from home?')).toContain('wfh');
  });
});

describe('the language of an article', () => {
  test.each([
    ['ko', '비밀번호를 변경하려면 설정을 여세요.'],
    ['zh', '企业版的价格是多少？请联系销售。'],
    ['th', 'วิธีเปลี่ยนรหัสผ่านของคุณ'],
    ['ar', 'كيف أغير كلمة المرور؟'],
    ['he', 'איך משנים סיסמה?'],
    ['ru', 'Как изменить пароль?'],
    ['el', 'Πώς αλλάζω τον κωδικό;'],
    ['ja', 'Slackの通知をオフにする方法'],
    ['fr', "La résiliation de l'abonnement prend effet à la fin du mois."],
    ['pt', 'A fatura é enviada no início de cada mês para o endereço do cliente.'],
    ['es', 'La factura se envía a principios de mes a la dirección del cliente.'],
    ['it', 'La fattura viene inviata all’inizio del mese all’indirizzo del cliente.'],
    ['de', 'Die Rechnung wird zu Beginn des Monats an die Adresse des Kunden geschickt.'],
  ])('%s is told', (language, text) => expect(languageOf(text)).toBe(language));

  test.each([
    ['de', 'Wie kuendige ich meinen Vertrag'],
    ['es', 'como cambio mi contrasena'],
    ['fr', 'comment resilier mon abonnement'],
    ['it', 'come posso cambiare la password'],
    ['pt', 'como posso mudar a minha senha'],
  ])('%s is told of a question typed in a hurry: %s', (language, text) =>
    expect(detectLanguage(text).language).toBe(language),
  );
});
