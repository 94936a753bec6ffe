// Keeps the page's state the service's: pushed by SSE, asked for when the push is silent.
//
// The browser's own reconnection is not enough: it gives up on an HTTP error, does not notice a connection that a phone
// lost while asleep, and would come back at once with all others after a restart of the service.
import type { State } from './contract';
import type { Service } from './service';

/** The service beats every 15 s; two missed beats and some slack mean that the connection is dead. */
const SILENCE = 40_000;
const POLL = 5_000;
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
  #poll: number | undefined;
  #stopped = false;

  constructor(
    private readonly service: Service,
    private readonly listener: Listener,
  ) {
    setInterval(() => this.#watch(), SILENCE / 4);
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
    if (typeof EventSource === 'undefined') return this.#startPolling();
    const source = (this.#source = new EventSource(this.service.events));
    source.addEventListener('state', (event) => {
      this.#alive();
      this.listener.state(JSON.parse((event as MessageEvent<string>).data) as State);
    });
    source.addEventListener('beat', () => this.#alive());
    source.addEventListener('bye', () => this.#openLater(spread(2_000)));
    source.addEventListener('error', () => this.#failed());
  }

  #close(): void {
    clearTimeout(this.#reopen);
    this.#source?.close();
    this.#source = undefined;
  }

  #alive(): void {
    this.#heard = Date.now();
    this.#failures = 0;
    clearInterval(this.#poll);
    this.#poll = undefined;
    this.listener.reachable(true);
  }

  #failed(): void {
    this.#failures += 1;
    if (this.#failures > 1) this.#startPolling();
    this.#openLater(spread(Math.min(500 * 2 ** this.#failures, LONGEST_PAUSE)));
  }

  #openLater(pause: number): void {
    this.#close();
    this.#reopen = setTimeout(() => this.#open(), pause);
  }

  /** Push does not come through (a buffering proxy, an old browser): ask instead, until it does. */
  #startPolling(): void {
    if (this.#poll !== undefined || this.#stopped) return;
    this.#poll = setInterval(() => void this.#ask(), POLL);
    void this.#ask();
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

  async #ask(): Promise<void> {
    try {
      const state = await this.service.state();
      if (this.#stopped) return;
      this.listener.reachable(true);
      if (state) this.listener.state(state);
      else this.listener.gone();
    } catch {
      this.listener.reachable(false);
    }
  }
}

/** Some time around `milliseconds`, so that a thousand pages do not come back in the same instant. */
function spread(milliseconds: number): number {
  return milliseconds * (0.5 + Math.random());
}
