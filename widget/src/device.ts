// Tells the service what this device can do, so that the clinician knows before the call: once when it is known, again
// when it changes, and never in quick succession.
import { browser } from './browser';
import type { Device, DeviceState, HelpStep } from './contract';
import type { Media } from './media';
import type { NetworkCheck } from './network';
import type { Service } from './service';

const ONCE_IN = 5_000;
export class DeviceReport {
  #told = '';
  #lastAt = -ONCE_IN;
  #later: number | undefined;
  #obstacle: HelpStep | null = null;

  constructor(
    private readonly service: Service,
    private readonly media: Media,
    private readonly network: NetworkCheck,
  ) {
    media.onChange(() => this.#tell());
    network.onChange(() => this.#tell());
  }

  /** No video call can be made with this browser. */
  stuckAt(step: HelpStep): void {
    this.#obstacle = step;
    this.#tell();
  }

  #tell(): void {
    clearTimeout(this.#later);
    if (this.network.quality === 'unknown') return;
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
      network: this.network.quality === 'good' ? 'good' : 'poor',
      browser: browser(),
      obstacle: this.#obstacle,
    };
  }

  #device(track: MediaStreamTrack | undefined): DeviceState {
    if (track) return 'ready';
    if (!this.media.settled) return 'unknown';
    return this.media.problem === 'NotAllowedError' || this.media.problem === 'SecurityError' ? 'refused' : 'missing';
  }
}
