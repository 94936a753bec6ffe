// How much picture a call carries: what the person allows first, and within it what the line can take.
import type { Call, Wish } from './call';
import { keep } from './kept';
import type { Line } from './line';
import type { Media } from './media';
import type { OwnDevices } from './own_devices';
import { SENT, type Cap, type Size } from './rates';

/** Readings in a row that make the own picture smaller, then suggest sound alone, and at last make it larger again. */
const SMALLER_AFTER = 3;
const SUGGEST_AFTER = 8;
const LARGER_AFTER = 10;

export interface PictureListener {
  /** Sound alone would do better on this line; `false`: no longer. */
  suggest(yes: boolean): void;
  changed(): void;
}

export class Picture {
  #call: Call | undefined;
  #size: Size = 'full';
  #bad = 0;
  #good = 0;

  constructor(
    readonly wish: Wish,
    private readonly media: Media,
    private readonly devices: OwnDevices,
    private readonly listener: PictureListener,
  ) {}

  /** Sets the limits of a call that has just begun. */
  async begin(call: Call): Promise<void> {
    this.#call = call;
    this.#bad = this.#good = 0;
    await this.#resize(this.wish.cap === 'save' ? 'small' : 'full');
    if (this.wish.cap === 'save') await this.#receive();
  }

  end(): void {
    this.#call = undefined;
    this.listener.suggest(false);
  }

  /** Sound alone in both directions, or pictures again; `false` when the call did not follow. */
  async setAudioOnly(yes: boolean): Promise<boolean> {
    const followed = await (this.#call?.setVideo(!yes) ?? Promise.resolve()).then(() => true, () => false);
    if (!followed) return false;
    this.wish.audioOnly = yes;
    keep('wish', JSON.stringify(this.wish));
    if (yes) {
      this.media.limit(this.media.microphone ? 'sound' : 'listen');
      this.listener.suggest(false);
    } else {
      this.media.allow('camera');
      await this.media.open();
      await this.devices.publish('camera');
    }
    this.listener.changed();
    return true;
  }

  async setCap(cap: Cap): Promise<void> {
    this.wish.cap = cap;
    keep('wish', JSON.stringify(this.wish));
    this.#bad = this.#good = 0;
    await this.#resize(cap === 'save' ? 'small' : 'full');
    await this.#receive();
  }

  /** One reading of the line. A cap of the person's is never lifted, and nothing is done twice. */
  heard(line: Line): void {
    if (this.wish.audioOnly) return;
    this.#bad = line === 'good' ? 0 : this.#bad + 1;
    this.#good = line === 'good' ? this.#good + 1 : 0;
    if (this.#bad === SMALLER_AFTER && this.#size === 'full') void this.#resize('small');
    if (this.#bad === SUGGEST_AFTER) this.listener.suggest(true);
    if (this.#good !== LARGER_AFTER) return;
    this.listener.suggest(false);
    if (this.#size === 'small' && this.wish.cap === 'automatic') void this.#resize('full');
  }

  /** The limits again, for tracks that the SDK has just taken: at the beginning, another camera, one that came back. */
  async again(): Promise<void> {
    await this.#resize(this.#size);
  }

  async #resize(size: Size): Promise<void> {
    this.#size = size;
    await this.media.resize(size);
    await this.#call?.sendAtMost(SENT[size].kbps).catch(() => undefined);
  }

  async #receive(): Promise<void> {
    if (!this.wish.audioOnly) await this.#call?.setReceived(this.wish.cap === 'save' ? 'LOW' : 'HIGH').catch(() => undefined);
  }
}
