// Tells the service what this device can do, so that the clinician knows before the call: once when it is known, again
// when it changes, and never in quick succession.
import type { Browser, Device, DeviceState, Network } from './contract';
import type { Media } from './media';
import type { Service } from './service';

const ONCE_IN = 5_000;
/** A small answer that takes longer than this comes over a line on which video stops. */
const SLOW = 1_500;

/** What Chromium's browsers know of their line; the others do not say. */
interface Connection extends EventTarget {
  readonly effectiveType?: string;
}

export class DeviceReport {
  #network: Network = 'unknown';
  #told = '';
  #lastAt = -ONCE_IN;
  #later: number | undefined;

  constructor(
    private readonly service: Service,
    private readonly media: Media,
  ) {
    const { connection } = navigator as { connection?: Connection };
    media.onChange(() => this.#tell());
    connection?.addEventListener('change', () => void this.#measure(connection));
    void this.#measure(connection);
  }

  async #measure(connection?: Connection): Promise<void> {
    if (connection?.effectiveType) {
      this.#network = connection.effectiveType === '4g' ? 'good' : 'poor';
    } else {
      const start = performance.now();
      const answered = await this.service.state().catch(() => null);
      this.#network = answered && performance.now() - start < SLOW ? 'good' : 'poor';
    }
    this.#tell();
  }

  #tell(): void {
    clearTimeout(this.#later);
    if (this.#network === 'unknown') return;
    const pause = this.#lastAt + ONCE_IN - performance.now();
    if (pause > 0) this.#later = setTimeout(() => this.#tell(), pause + 100);
    else void this.#post();
  }

  async #post(): Promise<void> {
    const report = this.#report();
    const text = JSON.stringify(report);
    if (text === this.#told) return;
    this.#lastAt = performance.now();
    this.#told = text;
    if (await this.service.device(report)) return;
    this.#told = '';
    this.#tell();
  }

  #report(): Device {
    const { camera, microphone } = this.media;
    return {
      camera: this.#device(camera),
      microphone: this.#device(microphone),
      network: this.#network,
      browser: browser(navigator.userAgent),
    };
  }

  #device(track: MediaStreamTrack | undefined): DeviceState {
    if (track) return 'ready';
    if (!this.media.settled) return 'unknown';
    return this.media.problem === 'NotAllowedError' || this.media.problem === 'SecurityError' ? 'refused' : 'missing';
  }
}

/** Most browsers also name those whose pages they want to be served. */
function browser(agent: string): Browser {
  if (agent.includes('SamsungBrowser/')) return 'samsung';
  if (/Edg(e|A|iOS)?\//.test(agent)) return 'edge';
  if (/Firefox|FxiOS/.test(agent)) return 'firefox';
  if (/Chrom(e|ium)|CriOS/.test(agent)) return 'chrome';
  return agent.includes('Safari/') ? 'safari' : 'other';
}
