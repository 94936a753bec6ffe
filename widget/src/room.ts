// The way from "it is your turn" to goodbye: credentials, SDK, call, and what to do when one of them fails.
import { callAttention } from './attention';
import { Call, type CallEnd, type CallEvents, type Device } from './call';
import type { Credentials } from './contract';
import { Controls } from './controls';
import { Media } from './media';
import { announce, byId, show, type Screen } from './screens';
import { loadSdk } from './sdk';
import type { Service } from './service';
import { Stage } from './stage';
import type { Texts } from './texts';

/** How long the permission question may hold up the join: after that the person sees and hears first. */
const PERMISSION_PATIENCE = 12_000;
/** A first failure is often a passing one: it is tried again without a word. */
const SILENT_RETRIES = 1;

export interface RoomListener {
  /** The service says "not yet" after all. */
  backToLobby(): void;
  /** The service no longer knows this browser. */
  gone(): void;
}

export class Room {
  readonly #stage: Stage;
  readonly #controls: Controls;
  #call: Call | undefined;
  #state: 'idle' | 'busy' | 'failed' | 'left' | 'over' = 'idle';
  #failures = 0;

  constructor(
    private readonly service: Service,
    private readonly media: Media,
    private readonly texts: Texts,
    private readonly listener: RoomListener,
  ) {
    this.#stage = new Stage(texts);
    this.#controls = new Controls(media, texts, {
      toggle: (device, on) => void this.#toggle(device, on),
      switchCamera: () => this.#switchCamera(),
      hangUp: () => void this.#hangUp(),
    });
    byId('try-again').addEventListener('click', () => void this.#start());
    byId('return').addEventListener('click', () => void this.#start());
    byId('resume').addEventListener('click', () => void this.#resume());
    media.onChange(() => this.#drawResume());
    addEventListener('pagehide', () => this.#call?.leaveOnClose() && this.service.reportOnClose('left', 'page closed'));
  }

  /** The clinician has let this person in. A second push, or a hang-up since, changes nothing. */
  enter(): void {
    if (this.#state !== 'idle') return;
    void this.#start();
    callAttention();
  }

  /** The visit is over, as the service knows it. */
  async over(minutes: number | null): Promise<void> {
    const line = byId('over-minutes');
    line.hidden = minutes === null;
    line.textContent = minutes === null ? '' : this.texts.say('call-minutes', { minutes: String(minutes) });
    if (this.#state === 'over') return;
    this.#state = 'over';
    const call = this.#call;
    this.#goodbye('over', 'call-over-title');
    await call?.leave();
  }

  /** The service has taken the admission back: the place is kept, the call is not. */
  async backToLobby(): Promise<void> {
    const call = this.#call;
    this.#state = 'idle';
    this.#call = undefined;
    this.#stage.clear();
    this.#controls.show(false);
    this.listener.backToLobby();
    await call?.leave();
  }

  async #start(): Promise<void> {
    this.#state = 'busy';
    this.#screen('connecting');
    this.#stage.status('connecting', { busy: true });
    if (!Media.supported) return this.#failed('unsupported');
    try {
      const opening = this.media.open();
      const credentials = await this.#credentials();
      if (!credentials || this.#interrupted()) return;
      const sdk = await loadSdk(credentials.sdk.url, credentials.sdk.integrity);
      const call = (this.#call = new Call(sdk, credentials, this.#events()));
      await call.prepare();
      await Promise.race([opening, pause(PERMISSION_PATIENCE)]);
      if (this.#call !== call) return void call.leave();
      this.#controls.show(true);
      await call.join(this.media);
      await this.#catchUp(call);
    } catch (error) {
      await this.#tryAgain(error);
    }
  }

  /** Asks until the service has an answer; `undefined` when the answer leads elsewhere. */
  async #credentials(): Promise<Credentials | undefined> {
    for (;;) {
      const answer = await this.service.credentials();
      if (answer.kind === 'granted') return answer.credentials;
      if (answer.kind === 'refused') return void this.listener.gone();
      if (answer.kind === 'not-yet') {
        this.#state = 'idle';
        return void this.listener.backToLobby();
      }
      this.#stage.status('connecting', { busy: true, lead: 'busy' });
      await pause(answer.seconds * 1_000);
      if (this.#interrupted()) return undefined;
    }
  }

  #events(): CallEvents {
    return {
      webexLobby: () => this.#webexLobby(),
      joined: () => this.#joined(),
      reconnecting: () => this.#stage.reconnecting(true),
      reconnected: () => this.#stage.reconnecting(false),
      ended: (end) => this.#ended(end),
      remote: (kind, stream) => this.#stage.remote(kind, stream),
      muted: (device, muted) => this.#controls.set(device, !muted),
      mutedByHost: () => announce(this.texts.say('call-announce-muted-by-host')),
      askedToUnmute: () => announce(this.texts.say('call-announce-ask-unmute')),
      company: (others) => this.#stage.company(others),
      weakNetwork: (weak) => this.#stage.weakNetwork(weak),
    };
  }

  #webexLobby(): void {
    this.#screen('webex-lobby');
    this.#stage.status('webex-lobby', { busy: true });
    this.service.report('webex-lobby');
  }

  #joined(): void {
    this.#failures = 0;
    this.#screen('call');
    this.#stage.inCall();
    announce(this.texts.say('call-announce-joined'));
    const { microphone, camera } = this.media;
    this.service.report('joined', [microphone ? 'audio' : '', camera ? 'video' : ''].filter(Boolean).join(' ') || 'listening');
  }

  #ended(end: CallEnd): void {
    this.#call = undefined;
    if (this.#state === 'over') return;
    if (end === 'over') {
      this.#state = 'over';
      this.service.report('left', 'meeting ended');
      this.#goodbye('over', 'call-over-title');
    } else if (end === 'network') {
      this.service.report('failed', 'connection lost');
      this.#failed('dropped');
    }
  }

  async #hangUp(): Promise<void> {
    const call = this.#call;
    this.#state = 'left';
    this.#goodbye('left', 'call-left-title');
    await call?.leave();
    this.service.report('left', 'hung up');
  }

  #goodbye(screen: Screen, title: string): void {
    this.#call = undefined;
    this.#stage.clear();
    this.#controls.show(false);
    this.media.close();
    show(screen, this.texts.say(title));
  }

  async #tryAgain(error: unknown): Promise<void> {
    const call = this.#call;
    this.#call = undefined;
    await call?.leave();
    if (this.#interrupted()) return;
    this.service.report('failed', error instanceof Error ? error.message : 'unknown');
    this.#failures += 1;
    if (this.#failures > SILENT_RETRIES) return this.#failed('failed');
    await pause(1_500);
    if (!this.#interrupted()) await this.#start();
  }

  #failed(name: 'failed' | 'dropped' | 'unsupported'): void {
    this.#state = 'failed';
    this.#failures = 0;
    this.#stage.clear();
    this.#controls.show(false);
    this.#screen('failed');
    this.#stage.status(name, { tryAgain: name !== 'unsupported', lead: name === 'dropped' ? 'failed' : name });
  }

  async #toggle(device: Device, on: boolean): Promise<void> {
    if (!on || this.media[device]) {
      const allowed = this.#call?.setMuted(device, !on) ?? true;
      if (allowed) this.#controls.set(device, on);
      else announce(this.texts.say('call-announce-unmute-refused'));
      return;
    }
    await this.media.open();
    if (this.media[device]) this.#controls.set(device, true);
    await this.#publish(device);
    this.#controls.draw();
  }

  async #switchCamera(): Promise<boolean> {
    const switched = await this.media.switchCamera();
    await this.#publish('camera');
    return switched;
  }

  /** Devices that were allowed only after the join, and mutes that were wanted before it. */
  async #catchUp(call: Call): Promise<void> {
    for (const device of ['microphone', 'camera'] as const) {
      if (!this.#controls.wants[device]) call.setMuted(device, true);
    }
    const had = { microphone: this.media.microphone, camera: this.media.camera };
    await this.media.open();
    if (this.#call !== call) return;
    for (const device of ['microphone', 'camera'] as const) if (this.media[device] !== had[device]) await this.#publish(device);
    this.#controls.draw();
  }

  /** Devices that a phone call or another app took: opened and sent again. */
  async #resume(): Promise<void> {
    await this.media.open();
    for (const device of ['microphone', 'camera'] as const) await this.#publish(device);
    this.#drawResume();
  }

  async #publish(device: Device): Promise<void> {
    const track = this.media[device];
    if (track) await this.#call?.setTrack(device, track, !this.#controls.wants[device]).catch(() => undefined);
  }

  #drawResume(): void {
    const lost = this.#call !== undefined && this.media.lost;
    byId('resume').hidden = !lost;
  }

  #interrupted(): boolean {
    return this.#state !== 'busy';
  }

  #screen(screen: Screen): void {
    show(screen, this.texts.say('call-title'));
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
