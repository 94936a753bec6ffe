// Keeps the page's state the service's: pushed by SSE; where that does not come through, by answers that wait for news;
// and where those fail too, by asking now and then.
//
// The browser's own reconnection is not enough: it gives up on an HTTP error, does not notice a connection that a phone
// lost while asleep, and would come back at once with all others after a restart of the service.
import type { State } from './contract';
import type { Service } from './service';

/** A push that brings nothing at all for so long after it was opened is held back by somebody between us. */
const FIRST_WORD = 5_000;
/** The service beats every 15 s; two missed beats and some slack mean that the connection is dead. */
const SILENCE = 40_000;
/** The page asks so often even while push works: that is how the service knows that somebody is there. */
const ALIVE = 25_000;
/** Pause after an answer that failed. */
const AGAIN = 5_000;
const LONGEST_PAUSE = 30_000;

export interface Listener {
  state(state: State): void;
  /** The link is no longer good for this browser. */
  gone(): void;
  /** Whether the service can be reached. */
  reachable(yes: boolean): void;
}

export class Live {
  #source: EventSource | undefined;
  #heard = Date.now();
  #failures = 0;
  #reopen: number | undefined;
  #held: number | undefined;
  /** Whether answers are waited for, because push does not come through. */
  #waiting = false;
  #stopped = false;

  constructor(
    private readonly service: Service,
    private readonly listener: Listener,
    /** Of the state that the page came with. */
    private version: number,
  ) {
    setInterval(() => this.#watch(), SILENCE / 4);
    setInterval(() => this.#waiting || void this.#ask(), ALIVE);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#wake());
    addEventListener('pageshow', (event) => event.persisted && this.#wake());
    addEventListener('online', () => this.#wake());
    addEventListener('offline', () => this.listener.reachable(false));
    this.#open();
  }

  stop(): void {
    this.#stopped = true;
    this.#close();
  }

  #open(): void {
    this.#close();
    if (this.#stopped) return;
    if (typeof EventSource === 'undefined') return void this.#waitForNews();
    const source = (this.#source = new EventSource(this.service.events));
    this.#held = setTimeout(() => void this.#waitForNews(), FIRST_WORD);
    source.addEventListener('state', (event) => {
      this.#pushed();
      this.#take(JSON.parse((event as MessageEvent<string>).data) as State);
    });
    source.addEventListener('beat', () => this.#pushed());
    source.addEventListener('bye', () => this.#openLater(spread(2_000)));
    source.addEventListener('error', () => this.#failed());
  }

  #close(): void {
    clearTimeout(this.#reopen);
    clearTimeout(this.#held);
    this.#source?.close();
    this.#source = undefined;
  }

  #pushed(): void {
    clearTimeout(this.#held);
    this.#heard = Date.now();
    this.#failures = 0;
    this.#waiting = false;
    this.listener.reachable(true);
  }

  #failed(): void {
    this.#failures += 1;
    if (this.#failures > 1) void this.#waitForNews();
    this.#openLater(spread(Math.min(500 * 2 ** this.#failures, LONGEST_PAUSE)));
  }

  #openLater(pause: number): void {
    this.#close();
    this.#reopen = setTimeout(() => this.#open(), pause);
  }

  /** Push does not come through (a buffering proxy, an old browser): one answer after the other that waits for news. */
  async #waitForNews(): Promise<void> {
    if (this.#waiting || this.#stopped) return;
    this.#waiting = true;
    while (this.#waiting && !this.#stopped) {
      if (!(await this.#ask(this.version))) await pause(spread(AGAIN));
    }
  }

  #watch(): void {
    if (this.#stopped || Date.now() - this.#heard < SILENCE) return;
    this.#heard = Date.now();
    this.#wake();
  }

  /** After sleep the connection may look open and be dead: ask at once and start a new one. */
  #wake(): void {
    if (this.#stopped) return;
    void this.#ask();
    this.#open();
  }

  /** Asks for the state, or waits for one newer than `after`. Whether the service answered. */
  async #ask(after?: number): Promise<boolean> {
    try {
      const state = await this.service.state(after);
      if (this.#stopped) return true;
      this.listener.reachable(true);
      if (state) this.#take(state);
      else this.listener.gone();
      return true;
    } catch {
      this.listener.reachable(false);
      return false;
    }
  }

  #take(state: State): void {
    this.version = Math.max(this.version, state.version);
    this.listener.state(state);
  }
}

/** Some time around `milliseconds`, so that a thousand pages do not come back in the same instant. */
function spread(milliseconds: number): number {
  return milliseconds * (0.5 + Math.random());
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
