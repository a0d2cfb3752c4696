import { createHash } from 'node:crypto';
import type { Language } from '../core/language.ts';
import { escapeHtml } from './escape-html.ts';

const STYLE = `
:root{color-scheme:light dark;--ink:#1d1c1d;--quiet:#575258;--line:#d9d6da;--back:#fff;--head:#f6f4f7;--link:#0b5c8c}
@media(prefers-color-scheme:dark){:root{--ink:#e4e2e5;--quiet:#b0abb2;--line:#4a464c;--back:#1a1a1d;--head:#26252a;--link:#7cc0ea}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);font:16px/1.6 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}
h2{font-size:1.15rem;margin:1.75rem 0 .5rem}
h3{font-size:1rem;margin:1.25rem 0 .25rem}
a{color:var(--link)}
.about,footer{color:var(--quiet);font-size:.9rem}
.about{border-bottom:1px solid var(--line);padding-bottom:1rem}
footer{border-top:1px solid var(--line);margin-top:2.5rem;padding-top:1rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;margin:.75rem 0}
th,td{border:1px solid var(--line);padding:.35rem .6rem;text-align:start;vertical-align:top}
th{background:var(--head)}
pre{background:var(--head);overflow-x:auto;padding:.75rem}`;

/** Nothing is loaded or sent, no script runs, and no other site shows a page of ours in a frame. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, no-store',
};

/** A page of ours; `body` is HTML that was made safe. */
export function drawPage(
  { title, body, language }: { title: string; body: string; language: Language },
  status = 200,
): Response {
  const page = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body><main>${body}</main></body>
</html>
`;
  return new Response(page, { status, headers: HEADERS });
}

/** A page that says one thing. */
export function drawNotice(
  { title, text, language, html = '' }: { title: string; text: string; language: Language; html?: string },
  status: number,
): Response {
  const body = `<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(text)}</p>${html}`;
  return drawPage({ title, body, language }, status);
}
