import type { Tool } from '../core/tool.ts';
import { createAccountBriefTool, createAccountOverviewTool, createFindAccountTool } from './account-tools.ts';
import { createDiscountAuthorityTool } from './discount-tool.ts';
import {
  createAccountOrdersTool,
  createFindProductTool,
  createReadOrderTool,
} from './external/order-tools.ts';
import { createReadLeadTool } from './lead-tool.ts';
import { createListProductsTool, createQuotePriceTool } from './price-tools.ts';
import { createMyAccountsTool } from './queries/my-accounts-tool.ts';
import { createQueryRecordsTool } from './queries/query-tool.ts';
import type { Records } from './records.ts';

/** Creates every tool that reads records and prices, ours and those that are read in place. */
export function createRecordTools(records: Records): Tool[] {
  const { database, external } = records;
  // A tool's own types are checked at its definition; in a registry each is called with input that zod has parsed.
  return [
    createFindAccountTool(database, external),
    createAccountOverviewTool(database, external),
    createAccountBriefTool(database, external),
    createQuotePriceTool(database),
    createListProductsTool(database),
    createDiscountAuthorityTool(database),
    createReadLeadTool(database),
    createReadOrderTool(records),
    createAccountOrdersTool(records),
    createFindProductTool(records),
    createQueryRecordsTool(records),
    createMyAccountsTool(records),
  ] as Tool[];
}
