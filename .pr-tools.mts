import { readPieces } from './src/app/built-in-pieces.ts';
import { readConfig } from './src/config.ts';
import { countTokens } from './src/core/count-tokens.ts';
import { z } from 'zod';
const { registry } = await readPieces(readConfig({}, '/tmp/wt/prompts'));
for (const t of registry.tools) { const {$schema, ...s} = z.toJSONSchema(t.input, {io:'input', unrepresentable:'any'}) as any; const j = JSON.stringify({type:'function', function:{name:t.name, description:t.description, parameters:s}}); console.log(t.name, countTokens(j), j.slice(0, 300)); }
