// The row of buttons below the call, and the own picture that they act on.
import type { Device } from './call';
import { cameraCount } from './cameras';
import { closeDialog, openDialog } from './dialogs';
import type { Media } from './media';
import { announce, byId } from './screens';
import { SelfView } from './self_view';
import { keep, keptOr } from './kept';
import type { Texts } from './texts';
import { toast } from './toast';

export interface ControlActions {
  toggle(device: Device, on: boolean): void;
  switchCamera(): Promise<boolean>;
  hangUp(): void;
}

export class Controls {
  /** What the person wants; the devices may not be there. Kept when a call is tried again, and over a reload. */
  readonly wants: Record<Device, boolean> = keptOr('wants', { microphone: true, camera: true });
  #shown = false;
  readonly #mute = byId<HTMLButtonElement>('mute');
  readonly #camera = byId<HTMLButtonElement>('camera');
  readonly #switch = byId<HTMLButtonElement>('switch-camera');
  readonly #dialog = byId<HTMLDialogElement>('leave');
  readonly #self: SelfView;

  constructor(
    private readonly media: Media,
    private readonly texts: Texts,
    private readonly actions: ControlActions,
  ) {
    this.#self = new SelfView(media, texts);
    this.#mute.addEventListener('click', () => actions.toggle('microphone', !this.#isOn('microphone')));
    this.#camera.addEventListener('click', () => actions.toggle('camera', !this.#isOn('camera')));
    this.#switch.addEventListener('click', () => void this.#switchCamera());
    byId('hang-up').addEventListener('click', () => openDialog(this.#dialog));
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
    keep('wants', JSON.stringify(this.wants));
    this.draw();
    const id = device === 'microphone' ? (on ? 'unmuted' : 'muted') : on ? 'camera-on' : 'camera-off';
    announce(this.texts.say(`call-announce-${id}`));
  }

  draw(): void {
    const microphone = this.#isOn('microphone');
    const camera = this.#isOn('camera');
    this.#label(this.#mute, microphone, microphone ? 'call-mute' : 'call-unmute');
    this.#label(this.#camera, camera, camera ? 'call-camera-off' : 'call-camera-on');
    this.#self.draw(this.#shown, microphone, camera);
    void cameraCount().then((count) => (this.#switch.hidden = count < 2 || !this.media.camera));
  }

  closeDialog(): void {
    closeDialog(this.#dialog);
  }

  #isOn(device: Device): boolean {
    return this.wants[device] && this.media[device] !== undefined;
  }

  #label(button: HTMLButtonElement, on: boolean, text: string): void {
    button.dataset['on'] = String(on);
    const label = button.querySelector('span');
    if (label) label.textContent = this.texts.say(text);
  }

  async #switchCamera(): Promise<void> {
    this.#switch.disabled = true;
    const switched = await this.actions.switchCamera();
    this.#switch.disabled = false;
    this.#switch.focus();
    if (switched) announce(this.texts.say('call-announce-switched'));
    else toast(this.texts.say('call-announce-same-camera'));
  }
}
