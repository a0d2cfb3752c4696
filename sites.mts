import { parseAst } from 'vitest/node';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
const files = execFileSync('git', ['ls-files', 'src'], {encoding:'utf8'}).split('\n').filter(f => /\.tsx?$/.test(f) && !/\.test\./.test(f));
function visit(v: any, see: (n: any) => void) { if (typeof v !== 'object' || v === null) return; if ('type' in v && 'start' in v) see(v); for (const e of Object.values(v)) visit(e, see); }
for (const f of files) { const text = readFileSync(f, 'utf8'); let head = false;
  visit(parseAst(text, {lang:'ts'} as any), (n) => { if (n.type !== 'CallExpression' || n.callee.property?.name !== 'query' || !n.typeArguments) return;
    if (!head) { console.log('\n##', f); head = true; }
    const line = text.slice(0, n.start).split('\n').length;
    console.log(`${line}: ${text.slice(n.callee.property.start, n.end)}`);
  }); }
