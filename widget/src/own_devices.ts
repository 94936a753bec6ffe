// The person's own devices in a call: on and off, the other camera, and back after something took them.
import type { Call, Device } from './call';
import type { Controls } from './controls';
import type { Media } from './media';
import { announce, byId } from './screens';
import type { Texts } from './texts';
import { toast } from './toast';

const DEVICES = ['microphone', 'camera'] as const;

export class OwnDevices {
  #call: Call | undefined;

  constructor(
    private readonly media: Media,
    private readonly controls: Controls,
    private readonly texts: Texts,
  ) {
    byId('resume').addEventListener('click', () => void this.#resume());
    media.onChange(() => this.#drawResume());
  }

  /** The call that the devices are for; nothing between two calls. */
  set call(call: Call | undefined) {
    this.#call = call;
    this.#drawResume();
  }

  async toggle(device: Device, on: boolean): Promise<void> {
    if (!on || this.media[device]) {
      const allowed = this.#call?.setMuted(device, !on) ?? true;
      if (allowed) this.controls.set(device, on);
      else toast(this.texts.say('call-announce-unmute-refused'));
      return;
    }
    this.media.allow(device);
    await this.media.open();
    if (this.media[device]) this.controls.set(device, true);
    else toast(this.texts.say(`call-no-${device}`));
    await this.publish(device);
    this.controls.draw();
  }

  async switchCamera(): Promise<boolean> {
    const switched = await this.media.switchCamera();
    await this.publish('camera');
    return switched;
  }

  /** Devices that were allowed only after the join, and mutes that were wanted before it. */
  async catchUp(call: Call): Promise<void> {
    for (const device of DEVICES) if (!this.controls.wants[device]) call.setMuted(device, true);
    const had = { microphone: this.media.microphone, camera: this.media.camera };
    await this.media.open();
    if (this.#call !== call) return;
    for (const device of DEVICES) if (this.media[device] !== had[device]) await this.publish(device);
    this.controls.draw();
  }

  async publish(device: Device): Promise<void> {
    const track = this.media[device];
    if (track) await this.#call?.setTrack(device, track, !this.controls.wants[device]).catch(() => undefined);
  }

  /** Devices that a phone call or another app took: opened and sent again. */
  async #resume(): Promise<void> {
    await this.media.reopen();
    for (const device of DEVICES) await this.publish(device);
    this.#drawResume();
  }

  #drawResume(): void {
    const lost = this.#call !== undefined && this.media.lost;
    const button = byId('resume');
    if (lost && button.hidden) announce(this.texts.say('call-taken'));
    button.hidden = !lost;
    byId('stage').dataset['lost'] = String(lost);
  }
}
