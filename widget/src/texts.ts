// Sentences, written by the service in the person's language.

export class Texts {
  readonly #sentences: Record<string, string>;
  readonly #common: Record<string, string>;

  /** `common` are the arguments that any sentence may name: who is who. */
  constructor(sentences: string, common: Record<string, string>) {
    this.#sentences = JSON.parse(sentences) as Record<string, string>;
    this.#common = common;
  }

  say(id: string, more: Record<string, string> = {}): string {
    const known = { ...this.#common, ...more };
    return (this.#sentences[`page-${id}`] ?? '').replace(/\{ ?\$?(\w+) ?\}/g, (whole, name: string) => known[name] ?? whole);
  }
}
