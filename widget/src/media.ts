// The person's camera and microphone: asked for once, together, and shared by the lobby's check and the call.
import { facingOf, nextCamera } from './cameras';
import { canCapture } from './capability';
import { permission } from './permission';
import { SENT, type Size } from './rates';

/** What came of asking, in the words of the page's sentences. */
export type MediaOutcome =
  | 'ready' | 'sound' | 'listening' | 'no-camera' | 'no-microphone' | 'refused' | 'missing' | 'busy' | 'unsupported';
export type Facing = 'user' | 'environment';
/** What the person lets the page use: both devices, the microphone alone, or neither. */
export type Use = 'video' | 'sound' | 'listen';

const AUDIO: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
/** A phone call silences the devices for a moment before it takes them, and a switch of headphones for less. */
const SILENCE_PATIENCE = 2_000;

export class Media {
  microphone: MediaStreamTrack | undefined;
  camera: MediaStreamTrack | undefined;
  facing: Facing = 'user';
  /** Name of the last `DOMException`, for reports; empty when all went well. */
  problem = '';
  /** Whether the person has been asked on this page. */
  asked = false;
  /** Whether the question has an answer. */
  settled = false;
  use: Use = 'video';
  readonly #listeners = new Set<() => void>();
  #opening: Promise<MediaOutcome> | undefined;

  #taken = false;
  /** How large a picture is taken from the camera. */
  #size: Size = 'full';

  constructor() {
    // A phone that comes back from a call or another app may have lost its devices without an event.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#lookAfter();
    });
  }

  /** Whether a device that was open has been taken away since, or silenced: a phone call does either. */
  get lost(): boolean {
    return this.#taken || [this.microphone, this.camera].some((track) => track?.muted === true);
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Asks for whatever is not running. Calls while the question is open share its answer. */
  open(): Promise<MediaOutcome> {
    this.asked = true;
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
      this.settled = true;
      this.#changed();
    });
    return this.#opening;
  }

  /** Uses no more than `use` from now on: the camera's light goes out with "sound". */
  limit(use: Use): void {
    this.use = use;
    if (use !== 'video') this.#drop('camera');
    if (use === 'listen') this.#drop('microphone');
    this.settled = use === 'listen' || this.settled;
    this.#changed();
  }

  /** Uses this device too, at the next opening. */
  allow(device: 'microphone' | 'camera'): void {
    if (device === 'camera') this.use = 'video';
    else if (this.use === 'listen') this.use = 'sound';
  }

  /** Opens again what was taken away: silenced tracks do not come back by themselves on every phone. */
  async reopen(): Promise<MediaOutcome> {
    for (const device of ['microphone', 'camera'] as const) if (this[device]?.muted) this.#drop(device);
    return this.open();
  }

  /** Takes smaller or larger pictures with the same camera. */
  async resize(size: Size): Promise<void> {
    this.#size = size;
    await this.camera?.applyConstraints(this.#video()).catch(() => undefined);
  }

  /** Takes the next camera; `false` and the same camera when there is no other. */
  async switchCamera(): Promise<boolean> {
    const before = this.#settings() ?? {};
    const target = await nextCamera(before, this.facing);
    // A phone opens one camera at a time: the old one has to stop first.
    this.camera?.stop();
    this.camera = undefined;
    let switched = true;
    try {
      await this.#take({ video: { ...this.#video(), ...target } });
    } catch {
      switched = false;
      await this.#take({ video: { ...this.#video(), facingMode: this.facing } }).catch((error: unknown) => this.#note(error));
    }
    const now = this.#settings();
    if (now?.deviceId && now.deviceId === before.deviceId) switched = false;
    if (switched) this.facing = facingOf(now, target);
    this.#changed();
    return switched;
  }

  /** Lets go of both devices: their lights go out. */
  close(): void {
    this.#drop('microphone');
    this.#drop('camera');
    this.#taken = this.settled = false;
    this.#changed();
  }

  async #open(): Promise<MediaOutcome> {
    this.#taken = false;
    if (!canCapture()) return 'unsupported';
    const audio = this.microphone || this.use === 'listen' ? undefined : AUDIO;
    const video = this.camera || this.use !== 'video' ? undefined : { ...this.#video(), facingMode: this.facing };
    if (!audio && !video) return this.#outcome();
    try {
      await this.#take({ ...(audio && { audio }), ...(video && { video }) });
    } catch (error) {
      this.#note(error);
      if (audio && video) await this.#openOne(audio, video);
    }
    return this.#outcome();
  }

  /** Both together failed: better one of them than none. */
  async #openOne(audio: MediaTrackConstraints, video: MediaTrackConstraints): Promise<void> {
    const refused = this.problem === 'NotAllowedError';
    for (const [device, constraints] of [['microphone', { audio }], ['camera', { video }]] as const) {
      // After a "no" only what is allowed already is taken: nobody is asked the same thing three times.
      if (refused && (await permission(device)) !== 'granted') continue;
      await this.#take(constraints).catch(() => undefined);
    }
  }

  async #take(constraints: MediaStreamConstraints): Promise<void> {
    const stream = await navigator.mediaDevices.getUserMedia(constraints);
    for (const track of stream.getTracks()) {
      track.addEventListener('ended', () => this.#lost(track));
      track.addEventListener('mute', () => setTimeout(() => this.#lookAfter(), SILENCE_PATIENCE));
      track.addEventListener('unmute', () => this.#lookAfter());
      if (track.kind === 'audio') this.microphone = track;
      else this.camera = track;
    }
  }

  /** A track that ends by itself was taken away: a phone call, another app, a pulled plug. */
  #lost(track: MediaStreamTrack): void {
    if (this.microphone === track) this.microphone = undefined;
    if (this.camera === track) this.camera = undefined;
    this.#taken = true;
    this.#changed();
  }

  /** Looks whether a device went without a word. */
  #lookAfter(): void {
    for (const track of [this.microphone, this.camera]) if (track?.readyState === 'ended') this.#lost(track);
    this.#changed();
  }

  #drop(device: 'microphone' | 'camera'): void {
    this[device]?.stop();
    this[device] = undefined;
  }

  #video(): MediaTrackConstraints {
    const { width, height, frames } = SENT[this.#size];
    return { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: frames, max: 30 } };
  }

  #outcome(): MediaOutcome {
    if (this.use === 'listen') return 'listening';
    if (this.microphone && this.use === 'sound') return 'sound';
    if (this.microphone && this.camera) return 'ready';
    if (this.microphone) return 'no-camera';
    if (this.camera) return 'no-microphone';
    if (this.problem === 'NotAllowedError' || this.problem === 'SecurityError') return 'refused';
    return this.problem === 'NotFoundError' || this.problem === 'OverconstrainedError' ? 'missing' : 'busy';
  }

  #settings(): MediaTrackSettings | undefined {
    return this.camera?.getSettings();
  }

  #note(error: unknown): void {
    this.problem = error instanceof Error ? error.name : 'Error';
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
