import { flowAccountMessages } from './flow-account-messages.ts';
import { flowAskMessages } from './flow-ask-messages.ts';
import { flowDiscountMessages } from './flow-discount-messages.ts';
import { flowLabelMessages } from './flow-label-messages.ts';
import { flowOrderMessages } from './flow-order-messages.ts';
import { flowPriceMessages } from './flow-price-messages.ts';
import type { Message } from './message.ts';

/** Texts of flows. */
export const flowMessages = {
  ...flowPriceMessages,
  ...flowDiscountMessages,
  ...flowAccountMessages,
  ...flowLabelMessages,
  ...flowAskMessages,
  ...flowOrderMessages,
} satisfies Record<string, Message>;
