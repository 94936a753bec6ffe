// Where the others are heard: loudspeaker, earpiece, headphones. Offered where the browser allows it and there is a choice.
import { announce, byId } from './screens';
import type { Texts } from './texts';

export class Speaker {
  readonly #audio = byId<HTMLAudioElement>('remote-audio');
  readonly #field = byId('speaker');

  constructor(private readonly texts: Texts) {
    navigator.mediaDevices?.addEventListener?.('devicechange', () => void this.draw());
  }

  async draw(): Promise<void> {
    // Safari and older browsers leave the choice to the phone.
    const outputs = 'setSinkId' in this.#audio ? await speakers() : [];
    this.#field.hidden = outputs.length < 2;
    const choices = outputs.map((device, index) => this.#choice(device, index + 1));
    byId('speaker-list').replaceChildren(...choices);
  }

  #choice({ deviceId, label }: MediaDeviceInfo, number: number): HTMLElement {
    const name = label || this.texts.say('call-speaker-number', { number: String(number) });
    const radio = Object.assign(document.createElement('input'), { type: 'radio', name: 'speaker', value: deviceId });
    radio.checked = (this.#audio.sinkId || 'default') === deviceId || (number === 1 && !this.#audio.sinkId);
    radio.addEventListener('change', () => void this.#use(deviceId, name));
    const choice = Object.assign(document.createElement('label'), { className: 'choice' });
    choice.append(radio, Object.assign(document.createElement('span'), { textContent: name }));
    return choice;
  }

  async #use(deviceId: string, name: string): Promise<void> {
    const moved = await this.#audio.setSinkId(deviceId).then(() => true, () => false);
    announce(this.texts.say(moved ? 'call-speaker-changed' : 'call-speaker-same', { speaker: name }));
    if (!moved) await this.draw();
  }
}

/** Windows lists one device as "communications" again. */
async function speakers(): Promise<MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return devices.filter(({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== 'communications');
}
