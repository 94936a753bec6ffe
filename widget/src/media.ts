// The person's camera and microphone: asked for once, together, and shared by the lobby's check and the call.

/** What came of asking, in the words of the page's sentences. */
export type MediaOutcome = 'ready' | 'no-camera' | 'no-microphone' | 'refused' | 'missing' | 'busy' | 'unsupported';
export type Facing = 'user' | 'environment';

const AUDIO: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const VIDEO: MediaTrackConstraints = {
  width: { ideal: 640 },
  height: { ideal: 360 },
  frameRate: { ideal: 24, max: 30 },
};

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
  /** Whether a device that was open was taken away since. */
  lost = false;
  readonly #listeners = new Set<() => void>();
  #opening: Promise<MediaOutcome> | undefined;

  /** Whether this browser can make a video call at all. In-app web views often cannot. */
  static get supported(): boolean {
    return Boolean(navigator.mediaDevices?.getUserMedia) && 'RTCPeerConnection' in window;
  }

  /** Whether opening now would not put a question in front of the person. */
  static async alreadyAllowed(): Promise<boolean> {
    const [camera, microphone] = await Promise.all([permission('camera'), permission('microphone')]);
    return camera === 'granted' && microphone === 'granted';
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

  /** Takes the next camera; `false` and the same camera when there is no other. */
  async switchCamera(): Promise<boolean> {
    const before = this.#settings() ?? {};
    const target = await nextCamera(before, this.facing);
    // A phone opens one camera at a time: the old one has to stop first.
    this.camera?.stop();
    this.camera = undefined;
    let switched = true;
    try {
      await this.#take({ video: { ...VIDEO, ...target } });
    } catch {
      switched = false;
      await this.#take({ video: { ...VIDEO, facingMode: this.facing } }).catch((error: unknown) => this.#note(error));
    }
    const now = this.#settings();
    if (now?.deviceId && now.deviceId === before.deviceId) switched = false;
    if (switched) this.facing = facingOf(now, target);
    this.#changed();
    return switched;
  }

  /** Lets go of both devices: their lights go out. */
  close(): void {
    this.microphone?.stop();
    this.camera?.stop();
    this.microphone = this.camera = undefined;
    this.lost = this.settled = false;
    this.#changed();
  }

  async #open(): Promise<MediaOutcome> {
    this.lost = false;
    if (!Media.supported) return 'unsupported';
    const audio = this.microphone ? undefined : AUDIO;
    const video = this.camera ? undefined : { ...VIDEO, facingMode: this.facing };
    if (!audio && !video) return 'ready';
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
      if (track.kind === 'audio') this.microphone = track;
      else this.camera = track;
    }
  }

  /** A track that ends by itself was taken away: a phone call, another app, a pulled plug. */
  #lost(track: MediaStreamTrack): void {
    if (this.microphone === track) this.microphone = undefined;
    if (this.camera === track) this.camera = undefined;
    this.lost = true;
    this.#changed();
  }

  #outcome(): MediaOutcome {
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

/** How many cameras there are; labels and ids are hidden before permission, the number is not. */
export async function cameraCount(): Promise<number> {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.().catch(() => [])) ?? [];
  return devices.filter((device) => device.kind === 'videoinput').length;
}

/** On a phone the other side; elsewhere the next device. A phone's four lenses are not four choices. */
async function nextCamera(before: MediaTrackSettings, facing: Facing): Promise<MediaTrackConstraints> {
  if (before.facingMode) return { facingMode: { ideal: facing === 'user' ? 'environment' : 'user' } };
  const devices = await navigator.mediaDevices.enumerateDevices();
  const cameras = devices.filter((device) => device.kind === 'videoinput').map((device) => device.deviceId);
  const next = cameras[(cameras.indexOf(before.deviceId ?? '') + 1) % cameras.length];
  return next ? { deviceId: { exact: next } } : {};
}

function facingOf(settings: MediaTrackSettings | undefined, target: MediaTrackConstraints): Facing {
  if (settings?.facingMode === 'environment') return 'environment';
  const asked = target.facingMode as ConstrainDOMStringParameters | undefined;
  return asked?.ideal === 'environment' ? 'environment' : 'user';
}

async function permission(name: 'camera' | 'microphone'): Promise<PermissionState | undefined> {
  try {
    return (await navigator.permissions.query({ name })).state;
  } catch {
    return undefined; // Firefox and older Safari do not know these names.
  }
}
