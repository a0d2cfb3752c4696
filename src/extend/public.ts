/**
 * What extensions are written with: `import { definePolicy } from 'switchboard'`. Within one `apiVersion` fields are only
 * added. docs/extend.md walks through each kind.
 */
export type { Agent } from '../agents/define-agent.ts';
export { defineAgent } from '../agents/define-agent.ts';
export { readSetting } from '../config.ts';
export type { Reader } from '../core/audience.ts';
export type { Evidence } from '../core/citation.ts';
export type { Draft } from '../core/draft.ts';
export type { LocalText, Wording } from '../core/local-text.ts';
export type { Model, ModelEvent, ModelRequest } from '../core/model.ts';
export { API_VERSION as apiVersion } from '../core/piece.ts';
export type { Question } from '../core/question.ts';
export type { Tool, ToolContext, ToolResult } from '../core/tool.ts';
export { defineTool } from '../core/tool.ts';
export type { Flow, FlowContext, FlowMatch } from '../flows/define-flow.ts';
export { defineFlow } from '../flows/define-flow.ts';
export type { Guardrail } from '../guardrails/define-guardrail.ts';
export { defineGuardrail } from '../guardrails/define-guardrail.ts';
export type { ModelAdapter, ModelContext } from '../models/define-model.ts';
export { defineModel } from '../models/define-model.ts';
export type { Policy, PolicyVerdict } from '../policies/define-policy.ts';
export { definePolicy } from '../policies/define-policy.ts';
export type { PolicyFacts } from '../policies/policy-facts.ts';
export { defineSource } from '../sources/define-source.ts';
export type { ArticleItem, ArticlePlace, RecordPlace, SourceKind } from '../sources/source.ts';
