import { defineConfig } from 'drizzle-kit';

/** `npm run migrations:generate` compares these tables with `migrations/` and writes the difference. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/store/schema/*.ts',
  out: './migrations',
});
