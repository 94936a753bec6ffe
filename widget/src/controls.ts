// The row of buttons below the call, and the self view they act on.
import type { Device } from './call';
import { cameraCount, type Media } from './media';
import { announce, byId } from './screens';
import type { Texts } from './texts';

export interface ControlActions {
  toggle(device: Device, on: boolean): void;
  switchCamera(): Promise<boolean>;
  hangUp(): void;
}

export class Controls {
  /** What the person wants; the devices may not be there. Kept when a call is tried again. */
  readonly wants: Record<Device, boolean> = { microphone: true, camera: true };
  #shown = false;
  readonly #mute = byId<HTMLButtonElement>('mute');
  readonly #camera = byId<HTMLButtonElement>('camera');
  readonly #switch = byId<HTMLButtonElement>('switch-camera');
  readonly #dialog = byId<HTMLDialogElement>('leave');

  constructor(
    private readonly media: Media,
    private readonly texts: Texts,
    private readonly actions: ControlActions,
  ) {
    this.#mute.addEventListener('click', () => actions.toggle('microphone', !this.#isOn('microphone')));
    this.#camera.addEventListener('click', () => actions.toggle('camera', !this.#isOn('camera')));
    this.#switch.addEventListener('click', () => void this.#switchCamera());
    byId('hang-up').addEventListener('click', () => this.#openDialog());
    byId('hang-up-stay').addEventListener('click', () => this.closeDialog());
    byId('hang-up-confirm').addEventListener('click', () => {
      this.closeDialog();
      actions.hangUp();
    });
    media.onChange(() => this.draw());
  }

  show(shown: boolean): void {
    this.#shown = shown;
    const bar = this.#mute.parentElement;
    if (bar) bar.hidden = !shown;
    if (!shown) this.closeDialog();
    this.draw();
  }

  /** The truth about a device, from whoever changed it: the person, the host, the SDK. */
  set(device: Device, on: boolean): void {
    if (this.wants[device] === on) return;
    this.wants[device] = on;
    this.draw();
    const id = device === 'microphone' ? (on ? 'unmuted' : 'muted') : on ? 'camera-on' : 'camera-off';
    announce(this.texts.say(`call-announce-${id}`));
  }

  draw(): void {
    const microphone = this.#isOn('microphone');
    const camera = this.#isOn('camera');
    this.#label(this.#mute, microphone, microphone ? 'call-mute' : 'call-unmute');
    this.#label(this.#camera, camera, camera ? 'call-camera-off' : 'call-camera-on');
    this.#drawSelf(microphone, camera);
    void cameraCount().then((count) => (this.#switch.hidden = count < 2 || !this.media.camera));
  }

  closeDialog(): void {
    if (this.#dialog.open) this.#dialog.close();
  }

  #isOn(device: Device): boolean {
    return this.wants[device] && this.media[device] !== undefined;
  }

  #label(button: HTMLButtonElement, on: boolean, text: string): void {
    button.dataset['on'] = String(on);
    const label = button.querySelector('span');
    if (label) label.textContent = this.texts.say(text);
  }

  #drawSelf(microphone: boolean, camera: boolean): void {
    const box = byId('self');
    const video = byId<HTMLVideoElement>('self-video');
    box.hidden = !this.#shown;
    box.dataset['picture'] = String(camera);
    box.dataset['facing'] = this.media.facing;
    const track = this.media.camera;
    const shown = (video.srcObject as MediaStream | null)?.getVideoTracks()[0];
    if (shown !== track) video.srcObject = track ? new MediaStream([track]) : null;
    byId('self-badge').textContent = this.#badge(microphone, camera);
  }

  #badge(microphone: boolean, camera: boolean): string {
    if (!this.media.microphone && !this.media.camera) return this.texts.say('call-badge-listening');
    const missing = [microphone ? '' : this.texts.say('call-badge-muted'), camera ? '' : this.texts.say('call-badge-no-camera')];
    return missing.filter(Boolean).join(' · ');
  }

  async #switchCamera(): Promise<void> {
    this.#switch.disabled = true;
    const switched = await this.actions.switchCamera();
    this.#switch.disabled = false;
    this.#switch.focus();
    announce(this.texts.say(switched ? 'call-announce-switched' : 'call-announce-same-camera'));
  }

  #openDialog(): void {
    // Without <dialog> (Safari before 15.4) there is no second question: hanging up must never be impossible.
    if (!this.#dialog.showModal) return this.actions.hangUp();
    this.#dialog.showModal();
  }
}
