// A call is in one tab. A second tab of the same browser would be a second guest, and would take the first one's place
// without a word there.

const NAME = `tv-call:${location.pathname}`;

/** Rests on Web Locks; in browsers that have none (Safari before 15.4) each tab is on its own. */
export class OneTab {
  #release: (() => void) | undefined;

  /** `taken` is told when another tab takes the call over. */
  constructor(private readonly taken: () => void) {}

  /** Whether the call may be in this tab; with `take` also when it is in another one, which loses it. */
  async holds(take: boolean): Promise<boolean> {
    if (this.#release || !('locks' in navigator)) return true;
    return new Promise((resolve) => {
      const held = (lock: Lock | null) => {
        resolve(lock !== null);
        return lock ? new Promise<void>((release) => (this.#release = release)) : undefined;
      };
      const failed = () => {
        // A lock that cannot be had at all keeps nobody from the call.
        resolve(true);
        this.#lost();
      };
      navigator.locks.request(NAME, take ? { steal: true } : { ifAvailable: true }, held).catch(failed);
    });
  }

  /** Another tab may have the call now. */
  leave(): void {
    this.#release?.();
    this.#release = undefined;
  }

  #lost(): void {
    if (!this.#release) return;
    this.#release = undefined;
    this.taken();
  }
}
