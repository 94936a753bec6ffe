// The way from "it is your turn" to goodbye: credentials, SDK, call, and what to do when one of them fails.
import { Call, type CallEnd, type CallEvents, type Device, type Wish } from './call';
import type { Credentials, State } from './contract';
import { Controls } from './controls';
import { LineWatch } from './line';
import type { Media } from './media';
import { More } from './more';
import { OneTab } from './one_tab';
import { OwnDevices } from './own_devices';
import { Picture } from './picture';
import { announce, byId, show, type Screen } from './screens';
import { stuckAt } from './help';
import { loadSdk } from './sdk';
import type { Service } from './service';
import { Stage } from './stage';
import type { Texts } from './texts';
import { clearToast, toast } from './toast';

/** How long the permission question may hold up the join: after that the person sees and hears first. */
const PERMISSION_PATIENCE = 12_000;
const HIDDEN_WAITS = 1_000;
/** A first failure is often a passing one: it is tried again without a word. */
const SILENT_RETRIES = 1;

export interface RoomListener {
  /** The service says "not yet" after all. */
  backToLobby(): void;
  /** The service no longer knows this browser. */
  gone(): void;
  /** The call does not work here: the person asks for the other ways in. */
  otherWays(): void;
}

export class Room {
  readonly #stage: Stage;
  readonly #controls: Controls;
  readonly #devices: OwnDevices;
  readonly #picture: Picture;
  readonly #more: More;
  readonly #line: LineWatch;
  readonly #tab = new OneTab(() => void this.#inAnotherTab());
  #call: Call | undefined;
  #state: 'idle' | 'busy' | 'failed' | 'left' | 'over' = 'idle';
  #failures = 0;

  constructor(
    private readonly service: Service,
    private readonly media: Media,
    private readonly texts: Texts,
    wish: Wish,
    private readonly listener: RoomListener,
  ) {
    this.#stage = new Stage(texts);
    this.#controls = new Controls(media, texts, {
      toggle: (device, on) => void this.#toggle(device, on),
      switchCamera: () => this.#devices.switchCamera(),
      hangUp: () => void this.#hangUp(),
    });
    this.#devices = new OwnDevices(media, this.#controls, texts);
    this.#picture = new Picture(wish, media, this.#devices, {
      suggest: (yes) => this.#stage.suggest(yes),
      changed: () => this.#drawPicture(),
    });
    this.#more = new More(texts, this.#picture);
    this.#line = new LineWatch(async () => this.#call?.stats(), {
      read: (line) => this.#picture.heard(line),
      changed: (line) => this.#stage.line(line),
    });
    byId('try-again').addEventListener('click', () => void this.#start());
    byId('return').addEventListener('click', () => void this.#start(true));
    byId('other-ways').addEventListener('click', () => listener.otherWays());
    addEventListener('pagehide', () => this.#closing());
    // Safari brings back a closed page as it was, with a call that has been left.
    addEventListener('pageshow', ({ persisted }) => persisted && this.#state === 'busy' && void this.#again());
  }

  /** The clinician has let this person in. A second push, or a hang-up since, changes nothing. */
  enter(): void {
    if (this.#state !== 'idle') return;
    void this.#start();
  }

  /** What concerns a running call of the service's news. */
  update(state: State): void {
    this.#more.update(state);
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
    this.#clear();
    this.listener.backToLobby();
    await call?.leave();
  }

  async #start(fromAnotherTab = false): Promise<void> {
    this.#state = 'busy';
    // Of two tabs that are let in at once, the one that is looked at goes first.
    if (document.visibilityState === 'hidden') await pause(HIDDEN_WAITS);
    const here = await this.#tab.holds(fromAnotherTab);
    if (this.#interrupted()) return this.#tab.leave();
    if (!here) return this.#inAnotherTab();
    this.#screen('connecting');
    this.#stage.status('connecting', { busy: true });
    try {
      const opening = this.media.open();
      const credentials = await this.#credentials();
      if (!credentials || this.#interrupted()) return;
      const sdk = await loadSdk(credentials.sdk.url, credentials.sdk.integrity);
      if (this.#interrupted()) return;
      const call = (this.#call = new Call(sdk, credentials, this.#events(), this.#picture.wish));
      await call.prepare();
      await Promise.race([opening, pause(PERMISSION_PATIENCE)]);
      if (this.#call !== call) return void call.leave();
      this.#devices.call = call;
      this.#controls.show(true);
      await call.join(this.media, this.#controls.wants);
      await this.#devices.catchUp(call);
      if (this.#call === call) await this.#picture.begin(call);
    } catch (error) {
      await this.#tryAgain(error);
    }
  }

  /** Asks until the service has an answer; `undefined` when the answer leads elsewhere. */
  async #credentials(): Promise<Credentials | undefined> {
    for (;;) {
      const answer = await this.service.credentials();
      // The visit may have ended, or been left, while the question was on its way.
      if (this.#interrupted()) return undefined;
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
      published: () => void this.#picture.again(),
      muted: (device, muted) => this.#controls.set(device, !muted),
      mutedByHost: () => toast(this.texts.say('call-announce-muted-by-host')),
      askedToUnmute: () => toast(this.texts.say('call-announce-ask-unmute')),
      company: (others) => this.#stage.company(others),
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
    this.#drawPicture();
    this.#line.start();
    announce(this.texts.say('call-announce-joined'));
    const { microphone, camera } = this.media;
    this.service.report('joined', [microphone ? 'audio' : '', camera ? 'video' : ''].filter(Boolean).join(' ') || 'listening');
  }

  #ended(end: CallEnd): void {
    this.#forget();
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
    this.#away('left');
    await call?.leave();
    this.service.report('left', 'hung up');
  }

  /** The call goes on in another tab of this browser, or has been taken there. */
  async #inAnotherTab(): Promise<void> {
    const call = this.#call;
    this.#away('tab');
    await call?.leave();
  }

  /** Not in the call here, and a button leads into it. */
  #away(why: 'left' | 'tab'): void {
    this.#state = 'left';
    const title = `call-${why}-title`;
    byId('left-heading').textContent = this.texts.say(title);
    byId('left-lead').textContent = this.texts.say(`call-${why}-lead`);
    byId('return').textContent = this.texts.say(`call-${why}-return`);
    byId('left-released').hidden = why === 'tab';
    this.#goodbye('left', title);
  }

  #goodbye(screen: Screen, title: string): void {
    this.#clear();
    this.media.close();
    show(screen, this.texts.say(title));
  }

  async #tryAgain(error: unknown): Promise<void> {
    const call = this.#call;
    this.#forget();
    await call?.leave();
    if (this.#interrupted()) return;
    this.service.report('failed', error instanceof Error ? error.message : 'unknown');
    this.#failures += 1;
    if (this.#failures > SILENT_RETRIES) return this.#failed('failed');
    await pause(1_500);
    if (!this.#interrupted()) await this.#start();
  }

  #failed(name: 'failed' | 'dropped'): void {
    this.#state = 'failed';
    this.#failures = 0;
    this.#clear();
    this.#screen('failed');
    this.#stage.status(name, { tryAgain: true, lead: 'failed' });
    stuckAt(name === 'dropped' ? 'dropped' : 'connecting');
  }

  /** The camera's button brings back pictures when there is sound alone. */
  async #toggle(device: Device, on: boolean): Promise<void> {
    if (device === 'camera' && on && this.#picture.wish.audioOnly) await this.#picture.setAudioOnly(false);
    await this.#devices.toggle(device, on);
  }

  #drawPicture(): void {
    this.#stage.audioOnly(this.#picture.wish.audioOnly);
    this.#controls.draw();
    this.#more.draw();
  }

  #closing(): void {
    if (this.#call?.leaveOnClose()) this.service.reportOnClose('left', 'page closed');
  }

  async #again(): Promise<void> {
    const call = this.#call;
    this.#clear();
    await call?.leave();
    await this.#start();
  }

  #forget(): void {
    this.#call = this.#devices.call = undefined;
    this.#picture.end();
    this.#line.stop();
  }

  #clear(): void {
    this.#forget();
    this.#tab.leave();
    clearToast();
    byId('said').hidden = true;
    this.#stage.clear();
    this.#controls.show(false);
    this.#more.close();
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
