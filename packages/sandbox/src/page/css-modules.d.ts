/** Style sheets are imported for their effect; esbuild gathers them into one. */
declare module '*.css';
