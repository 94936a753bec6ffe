// The lobby's test of camera and microphone: the same devices that the call will use, opened a little earlier.
import { canCapture } from './capability';
import type { HelpStep } from './contract';
import { stuckAt } from './help';
import type { Media, MediaOutcome } from './media';
import { alreadyAllowed } from './permission';
import { Refused } from './refused';
import { announce, byId } from './screens';
import type { Texts } from './texts';

/** After these there is nothing more to try. */
const SETTLED: MediaOutcome[] = ['ready', 'sound', 'unsupported'];
/** Where somebody is stuck who asks for help then. */
const STUCK: Partial<Record<MediaOutcome, HelpStep>> = {
  refused: 'camera-refused',
  missing: 'camera-missing',
  busy: 'camera-missing',
  unsupported: 'unsupported',
};

export class DeviceCheck {
  readonly #button = byId<HTMLButtonElement>('check-start');
  #meter: (() => void) | undefined;
  #refused: Refused | undefined;
  #withdrawn = false;
  #outcome: MediaOutcome | undefined;

  constructor(
    private readonly media: Media,
    private readonly texts: Texts,
  ) {
    byId('check').hidden = false;
    this.#button.addEventListener('click', () => {
      // Whoever wanted to listen only has thought better of it.
      if (media.use === 'listen') media.allow('camera');
      void this.run();
    });
    media.onChange(() => this.#preview());
    void this.#begin();
  }

  async run(): Promise<void> {
    if (this.#withdrawn) return;
    this.#button.disabled = true;
    const asking = setTimeout(() => this.#say(this.texts.say('lobby-check-asking')), 600);
    const outcome = await this.media.open();
    clearTimeout(asking);
    this.#show(outcome);
  }

  /** No call can be made with this browser: there is nothing to try, and the camera's light goes out. */
  withdraw(): void {
    this.#withdrawn = true;
    byId('check').hidden = true;
    this.stop();
    this.media.close();
  }

  /** Stops drawing the microphone's level; the devices stay open for the call. */
  stop(): void {
    this.#meter?.();
    this.#meter = undefined;
  }

  /** Consent has asked already, or the browser remembers a yes: then nobody has to press anything. */
  async #begin(): Promise<void> {
    if (!canCapture()) this.#show('unsupported');
    else if (this.media.asked || (await alreadyAllowed())) await this.run();
  }

  #show(outcome: MediaOutcome): void {
    if (this.#withdrawn) return this.media.close();
    // The same answer twice would look like a button that does nothing.
    const still = outcome === 'refused' && this.#outcome === 'refused';
    this.#outcome = outcome;
    this.#say(this.texts.say(still ? 'lobby-check-still-refused' : `lobby-check-${outcome}`));
    this.#button.disabled = false;
    stuckAt(STUCK[outcome] ?? 'lobby');
    this.#button.hidden = SETTLED.includes(outcome);
    this.#button.textContent = this.texts.say('lobby-check-again');
    this.#preview();
    if (outcome !== 'ready') this.#theRefused().draw(outcome);
    else byId('refused').hidden = true;
  }

  #theRefused(): Refused {
    this.#refused ??= new Refused(this.media, this.texts, () => void this.run());
    return this.#refused;
  }

  #say(sentence: string): void {
    byId('check-says').textContent = sentence;
    announce(sentence);
  }

  #preview(): void {
    const { camera, microphone } = this.media;
    const preview = byId<HTMLVideoElement>('preview');
    const box = preview.parentElement;
    if (box) box.hidden = !camera && !microphone;
    preview.hidden = !camera;
    const shown = (preview.srcObject as MediaStream | null)?.getVideoTracks()[0];
    if (shown !== camera) preview.srcObject = camera ? new MediaStream([camera]) : null;
    if (microphone && !this.#meter) this.#meter = drawLevel(microphone, byId('level'));
    if (!microphone) this.stop();
  }
}

/** Moves a bar with the voice, ten times a second; answers how to stop. */
function drawLevel(microphone: MediaStreamTrack, bar: HTMLElement): () => void {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 512 });
  context.createMediaStreamSource(new MediaStream([microphone])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    if (context.state === 'suspended') void context.resume();
    analyser.getFloatTimeDomainData(samples);
    const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    bar.style.setProperty('--level', Math.min(1, Math.sqrt(loudness) * 2.2).toFixed(2));
  }, 100);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
