import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toJsonSchema, toStrictSchema, withoutEmptyKeys } from './strict-schema.ts';

const choice = z.object({
  agent: z.enum(['sales', 'service']).optional(),
  reason: z.string().max(200),
  limit: z.number().int().min(1).max(10).default(5),
  searches: z.array(z.object({ text: z.string().min(1), language: z.string().optional() })).max(3),
  mood: z.union([z.literal('calm'), z.literal('cross')]).nullable(),
});

/** Every object within a schema. */
function objectsIn(schema: unknown): Record<string, unknown>[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inner = Object.values(schema).flatMap(objectsIn);
  return 'properties' in schema ? [schema as Record<string, unknown>, ...inner] : inner;
}

describe('a schema by the rules of strict output', () => {
  it('closes every object and requires all of its keys', () => {
    const objects = objectsIn(toStrictSchema(choice));
    expect(objects).toHaveLength(2);
    for (const { additionalProperties, required, properties } of objects) {
      expect(additionalProperties).toBe(false);
      expect(required).toEqual(Object.keys(properties as object));
    }
  });

  it('lets null stand for what may be left out, and limits nothing that vendors do not know', () => {
    expect(toStrictSchema(choice)).toMatchObject({
      properties: {
        agent: { anyOf: [{ type: 'string', enum: ['sales', 'service'] }, { type: 'null' }] },
        limit: { type: ['integer', 'null'] },
        searches: { items: { properties: { language: { type: ['string', 'null'] } } } },
      },
    });
    expect(JSON.stringify(toStrictSchema(choice))).not.toMatch(/maxLength|minimum|maxItems|default/);
  });

  it.each([
    ['keys of any name', z.record(z.string(), z.number())],
    ['no object', z.array(z.string())],
    ['anything', z.object({ value: z.unknown() })],
  ])('is not there for %s', (_what, schema) => {
    expect(toStrictSchema(schema)).toBeNull();
  });

  it('is answered with nulls that are taken out again where the schema has none', () => {
    const answer = {
      agent: null,
      reason: 'x',
      limit: null,
      searches: [{ text: 'a', language: null }],
      mood: null,
    };
    const value = withoutEmptyKeys(answer, toJsonSchema(choice));
    expect(value).toEqual({ reason: 'x', searches: [{ text: 'a' }], mood: null });
    expect(choice.parse(value)).toMatchObject({ limit: 5 });
  });
});
