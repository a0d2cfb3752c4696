import { expect, test } from 'vitest';
import type { Evidence } from '../../core/citation.ts';
import { chooseQuotes } from './answer.ts';
import { readQuestion } from './question.ts';
import { scoreUnits } from './score.ts';

async function score(question: string, article: string, language: string) {
  const evidence: Evidence = {
    n: 1,
    kind: 'passage',
    id: 'passage:1',
    title: article.split('. ')[0]!.slice(0, 30),
    text: article,
    score: 1,
    language,
  };
  const read = await readQuestion({ text: question, about: question }, null, { languages: [language] });
  return { read, scored: scoreUnits(read, [evidence]) };
}

async function quote(question: string, article: string, language: string): Promise<string> {
  const { read, scored } = await score(question, article, language);
  return chooseQuotes(read, scored)
    .flat()
    .map(({ text }) => text)
    .join(' ');
}

async function best(question: string, article: string, language: string): Promise<string | undefined> {
  const { scored } = await score(question, article, language);
  return scored[0]?.unit.text;
}

test.each([
  ['zh', '密码多久会过期？', '密码的有效期为90天，过期后需要重置密码。', '90天'],
  [
    'ko',
    '비밀번호는 며칠마다 만료되나요?',
    '비밀번호는 90일마다 만료됩니다. 새 비밀번호는 12자 이상이어야 합니다.',
    '90일',
  ],
  [
    'ru',
    'Как часто нужно менять пароль?',
    'Пароль нужно менять каждые 90 дней. Новый пароль содержит не менее 12 символов.',
    '90 дней',
  ],
  [
    'tr',
    'Şifre kaç günde bir değiştirilir?',
    'Şifre her 90 günde bir değiştirilir. Yeni şifre en az 12 karakter içerir.',
    '90 gün',
  ],
  [
    'nl',
    'Hoe vaak moet het wachtwoord worden gewijzigd?',
    'Het wachtwoord moet om de 90 dagen worden gewijzigd. Een nieuw wachtwoord heeft 12 tekens.',
    '90 dagen',
  ],
  [
    'pl',
    'Jak często trzeba zmieniać hasło?',
    'Hasło trzeba zmieniać co 90 dni. Nowe hasło musi mieć co najmniej 12 znaków.',
    '90 dni',
  ],
  [
    'sv',
    'Hur ofta måste lösenordet ändras?',
    'Lösenordet måste ändras var 90:e dag. Ett nytt lösenord har minst 12 tecken.',
    '90:e dag',
  ],
  [
    'ar',
    'كم مرة يجب تغيير كلمة المرور؟',
    'يجب تغيير كلمة المرور كل 90 يوما. تحتوي كلمة المرور الجديدة على 12 حرفا.',
    '90',
  ],
  [
    'el',
    'Πόσο συχνά πρέπει να αλλάζει ο κωδικός;',
    'Ο κωδικός πρέπει να αλλάζει κάθε 90 ημέρες. Ο νέος κωδικός έχει 12 χαρακτήρες.',
    '90 ημέρες',
  ],
  [
    'hi',
    'पासवर्ड कितने दिन में बदलना होता है?',
    'पासवर्ड हर 90 दिन में बदलना होता है। नए पासवर्ड में 12 अक्षर होते हैं।',
    '90 दिन',
  ],
  [
    'he',
    'כל כמה זמן צריך להחליף את הסיסמה?',
    'צריך להחליף את הסיסמה כל 90 יום. סיסמה חדשה כוללת 12 תווים.',
    '90 יום',
  ],
  [
    'vi',
    'Mật khẩu phải thay đổi sau bao lâu?',
    'Mật khẩu phải thay đổi sau 90 ngày. Mật khẩu mới có ít nhất 12 ký tự.',
    '90 ngày',
  ],
  ['th', 'ต้องเปลี่ยนรหัสผ่านเมื่อไหร่', 'ต้องเปลี่ยนรหัสผ่านทุก 90 วัน', '90 วัน'],
])(
  'a question in %s is answered by quoting an article in it',
  async (language, question, article, answer) => {
    expect(await quote(question, article, language)).toContain(answer);
  },
);

test.each([
  ['de', 'Wie oft muss ich mein Kennwort ändern?'],
  ['fr', 'À quelle fréquence faut-il changer son mot de passe ?'],
  ['es', '¿Cada cuánto hay que cambiar la contraseña?'],
  ['it', 'Ogni quanto devo cambiare la password?'],
  ['pt', 'Com que frequência devo alterar a palavra-passe?'],
  ['ja', 'パスワードはどのくらいの頻度で変更しますか？'],
])('a question in %s is answered from an article in English', async (_language, question) => {
  const article = 'The printer stands on the second floor.\n\nChange your password every 90 days.';
  expect(await best(question, article, 'en')).toBe('Change your password every 90 days.');
});

test('a question in English is answered from an article in German', async () => {
  const article = 'Der Drucker steht im zweiten Stock.\n\nÄndern Sie Ihr Kennwort alle 90 Tage.';
  expect(await best('How often do I have to change my password?', article, 'de')).toContain('90 Tage');
});

test('a word in small letters that nobody can translate holds no answer back, a name does', async () => {
  const article = 'Passwords. A password is valid for 90 days. Choose 12 characters.';
  expect(await quote('es piepst nervig, wie lange ist das Passwort gültig?', article, 'en')).toContain(
    '90 days',
  );
  expect(await quote('wie lange ist ein Passwort in Liechtenstein gültig?', article, 'en')).toBe('');
});
