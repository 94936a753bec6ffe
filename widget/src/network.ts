// The lobby's look at the network, with a few small requests to our own service: the time there and back, and the rate.
import { SENT, SOUND_KBPS, receiveAtMost } from './rates';
import { byId } from './screens';
import type { Service } from './service';
import type { Texts } from './texts';
import { timeLimit } from './time_limit';

export type Quality = 'unknown' | 'good' | 'weak' | 'very-weak';

const ROUND_TRIPS = 3;
/** From here on people begin to interrupt each other; and from here on they cannot talk. */
const SLOW_MS = 600;
const VERY_SLOW_MS = 1_500;
/** What sound needs both ways, and small pictures with it, in kilobits a second. */
const FOR_SOUND = 2 * SOUND_KBPS;
const FOR_VIDEO = FOR_SOUND + SENT.small.kbps + receiveAtMost('save');
/** A smaller answer is over before its rate can be seen. */
const ENOUGH_BYTES = 2_000;

export class NetworkCheck {
  quality: Quality = 'unknown';
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly service: Service,
    private readonly texts: Texts,
  ) {
    const { connection } = navigator as { connection?: EventTarget };
    connection?.addEventListener('change', () => void this.measure());
    this.#draw();
    void this.measure();
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  async measure(): Promise<void> {
    const there = await this.#roundTrip();
    this.quality = there === undefined ? 'very-weak' : worded(there, await rate(there));
    this.#draw();
    for (const listener of this.#listeners) listener();
  }

  /** The quickest of a few: what the line can do, without what happened to be in the way. */
  async #roundTrip(): Promise<number | undefined> {
    let least: number | undefined;
    for (let i = 0; i < ROUND_TRIPS; i += 1) {
      const start = performance.now();
      if (!(await this.service.state().catch(() => null))) continue;
      const took = performance.now() - start;
      least = Math.min(took, least ?? took);
    }
    return least;
  }

  #draw(): void {
    byId('network').dataset['line'] = this.quality;
    byId('network-says').textContent = this.texts.say(`lobby-network-${this.quality}`);
  }
}

/** Kilobits a second of the page's own style sheet, fetched once more; nothing where the browser does not count bytes. */
async function rate(roundTrip: number): Promise<number | undefined> {
  const sheet = document.querySelector<HTMLLinkElement>('link[rel=stylesheet]');
  if (!sheet) return undefined;
  const start = performance.now();
  const read = await fetch(sheet.href, { cache: 'no-store', signal: timeLimit(10_000) })
    .then((answer) => answer.arrayBuffer())
    .catch(() => undefined);
  const took = performance.now() - start - roundTrip;
  const counted = performance.getEntriesByName(sheet.href).pop() as PerformanceResourceTiming | undefined;
  const bytes = counted?.encodedBodySize ?? 0;
  return read && bytes > ENOUGH_BYTES ? (bytes * 8) / Math.max(took, 1) : undefined;
}

function worded(milliseconds: number, kbps = Infinity): Quality {
  if (milliseconds > VERY_SLOW_MS || kbps < FOR_SOUND) return 'very-weak';
  return milliseconds > SLOW_MS || kbps < FOR_VIDEO ? 'weak' : 'good';
}
