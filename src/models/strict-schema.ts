import { z } from 'zod';

/** A JSON schema, as far as it is looked into. */
export type JsonSchema = Record<string, unknown>;

/** What a zod schema takes, as a JSON schema for tools and hints. */
export function toJsonSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}

/**
 * The same by the rules of strict output (https://platform.openai.com/docs/guides/structured-outputs): every object is
 * closed, all its keys are required, and what may be left out may be null instead. Limits of lengths and figures are left
 * to the check afterwards, since vendors differ in which they know. Null: it cannot be said so.
 */
export function toStrictSchema(schema: z.ZodType): JsonSchema | null {
  const strict = strictly(toJsonSchema(schema));
  return strict?.type === 'object' ? strict : null;
}

const KEPT = ['description', 'type', 'enum', 'const', '$ref'];
/** What says more than strict output can hold. */
const BEYOND = ['allOf', 'not', 'if', 'patternProperties', 'dependentRequired', 'dependentSchemas'];

function strictly(given: unknown): JsonSchema | null {
  if (!isSchema(given) || BEYOND.some((key) => key in given)) return null;
  const strict: JsonSchema = Object.fromEntries(
    KEPT.filter((key) => key in given).map((key) => [key, given[key]]),
  );
  const choices = given.anyOf ?? given.oneOf;
  if (Array.isArray(choices)) {
    const each = choices.map(strictly);
    if (each.includes(null)) return null;
    return { ...strict, anyOf: each };
  }
  if (isSchema(given.$defs)) {
    const defs = strictEach(given.$defs);
    if (defs === null) return null;
    strict.$defs = defs;
  }
  if (given.type === 'array') {
    const items = strictly(given.items);
    return items === null ? null : { ...strict, items };
  }
  if (given.type === 'object') return strictObject(given, strict);
  // A schema that says nothing allows anything, which strict output does not.
  return Object.keys(strict).some((key) => key !== 'description') ? strict : null;
}

function strictObject(given: JsonSchema, strict: JsonSchema): JsonSchema | null {
  // Keys of any name: a list of pairs could say the same, but not to the schema that the value is checked by.
  if (isSchema(given.additionalProperties)) return null;
  const properties = strictEach(isSchema(given.properties) ? given.properties : {});
  if (properties === null) return null;
  const required = requiredOf(given);
  for (const [name, property] of Object.entries(properties))
    if (!required.has(name)) properties[name] = orNull(property);
  return { ...strict, properties, required: Object.keys(properties), additionalProperties: false };
}

function strictEach(given: JsonSchema): Record<string, JsonSchema> | null {
  const each: Record<string, JsonSchema> = {};
  for (const [name, schema] of Object.entries(given)) {
    const strict = strictly(schema);
    if (strict === null) return null;
    each[name] = strict;
  }
  return each;
}

function orNull(schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema.anyOf)) {
    return schema.anyOf.some((each) => isSchema(each) && each.type === 'null')
      ? schema
      : { ...schema, anyOf: [...schema.anyOf, { type: 'null' }] };
  }
  if (typeof schema.type === 'string' && schema.enum === undefined && schema.const === undefined)
    return { ...schema, type: [schema.type, 'null'] };
  const { description, ...rest } = schema;
  return { ...(description === undefined ? {} : { description }), anyOf: [rest, { type: 'null' }] };
}

/** Takes a null out where it stands for what was left out. */
export function withoutEmptyKeys(value: unknown, schema: JsonSchema): unknown {
  if (Array.isArray(value)) {
    const items = isSchema(schema.items) ? schema.items : {};
    return value.map((each) => withoutEmptyKeys(each, items));
  }
  if (typeof value !== 'object' || value === null) return value;
  const shape = objectIn(schema);
  const required = requiredOf(shape);
  const properties = isSchema(shape.properties) ? shape.properties : {};
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, each]) => each !== null || required.has(name))
      .map(([name, each]) => {
        const inner = properties[name];
        return [name, withoutEmptyKeys(each, isSchema(inner) ? inner : {})];
      }),
  );
}

/** The object that a schema describes, also as one choice among others. */
function objectIn(schema: JsonSchema): JsonSchema {
  const choices: unknown = schema.anyOf ?? schema.oneOf;
  if (!Array.isArray(choices)) return schema;
  return choices.filter(isSchema).find(({ type }) => type === 'object') ?? schema;
}

function requiredOf({ required }: JsonSchema): Set<unknown> {
  return new Set(Array.isArray(required) ? required : []);
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
