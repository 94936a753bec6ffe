// What comes after the first page: one script for whoever waits, is early, or says how it was.

/** Written in by the build. */
declare const VISIT_FILE: string;

export function visitScript(): Promise<typeof import('./visit')> {
  return import(VISIT_FILE) as Promise<typeof import('./visit')>;
}
