/** What `import { z } from 'zod'` means to an extension: the bot's own copy, so that its schemas are known as such. */
export * from 'zod';
export { z as default } from 'zod';
