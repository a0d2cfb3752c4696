import { describe, expect, test } from 'vitest';
import { readNames } from './read-names.ts';

describe('the names of a text', () => {
  test.each<[string, string[]]>([
    ['Ask Lucía Ibarra about the SCIM set-up of Harbor Go.', ['Lucía', 'Ibarra', 'SCIM', 'Harbor', 'Go']],
    ['401または403の場合は、APIキーを確認してください。', ['API']],
    ['Harbor Goの90日間の保持', ['Harbor', 'Go']],
    ['FG-204が出たら、500MB以上を空けます。', ['FG-204']],
    ['連絡先はinfo@harbor.exampleです。', ['info@harbor.example']],
    ['SSOとSCIMはEnterpriseで使えます。', ['SSO', 'SCIM', 'Enterprise']],
    ['At least 500MB and 100k rows', []],
  ])('"%s"', (text, expected) => expect(readNames(text)).toEqual(expected));
});
