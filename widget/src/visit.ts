// One visit on one page: the lobby until the service says "admitted", then the call.
import { keepScreenOn } from './attention';
import { DeviceCheck } from './check';
import { DeviceReport } from './device';
import { NetworkCheck } from './network';
import type { State } from './contract';
import { drawHelp, stuckAt } from './help';
import { Live } from './live';
import { Lobby } from './lobby';
import type { Media } from './media';
import type { Room } from './room';
import { currentScreen, show } from './screens';
import { Service } from './service';
import { Texts } from './texts';
import { Turn } from './turn';
import { hush } from './voice';

export { openEarly } from './early';
export { improveFeedback } from './goodbye';

/** A page that the server just made is not asked for again at once: a disagreement must not become a storm. */
const RELOAD_PAUSE = 5_000;

export function openVisit(root: HTMLElement, media: Media): void {
  new Visit(root, media).open();
}

class Visit {
  readonly #first: State;
  readonly #texts: Texts;
  readonly #service = new Service(location.pathname.replace(/\/$/, ''));
  readonly #lobby: Lobby;
  readonly #turn: Turn;
  #check: DeviceCheck | undefined;
  #live: Live | undefined;
  #room: Promise<Room> | undefined;
  /** Whether the call owns the page, whatever the lobby's state says. */
  #inRoom = false;
  #version = -1;
  #state: State;

  constructor(
    root: HTMLElement,
    private readonly media: Media,
  ) {
    this.#first = JSON.parse(root.dataset['state'] ?? '{}') as State;
    this.#state = this.#first;
    const common = { clinician: this.#first.clinician, name: root.dataset['name'] ?? '' };
    this.#texts = new Texts(root.dataset['texts'] ?? '{}', common);
    this.#lobby = new Lobby(this.#first, this.#texts);
    this.#turn = new Turn(this.#service, this.#texts, () => this.#chosen());
  }

  open(): void {
    if (this.#turn.wish.audioOnly) this.media.limit('sound');
    if (this.#first.screen === 'lobby') this.#beginCheck();
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-stay]')) this.#improve(form);
    const listener = {
      state: (state: State) => this.#apply(state),
      gone: () => this.#inRoom || reload(),
      reachable: (yes: boolean) => this.#lobby.reachable(yes),
    };
    this.#live = new Live(this.#service, listener, this.#first.version);
    this.#apply(this.#first);
    keepScreenOn();
    // What the call needs is fetched while the person waits, after what the lobby needs.
    void this.#theRoom().catch(() => undefined);
  }

  #apply(state: State): void {
    if (state.version < this.#version) return;
    this.#version = state.version;
    this.#state = state;
    drawHelp(state);
    if (state.screen === 'admitted') this.#lobby.hear(state);
    if (this.#inRoom) void this.#theRoom().then((room) => room.update(state), () => undefined);
    if (state.screen === 'over') this.#over(state.ended?.minutes ?? null);
    else if (state.screen === 'admitted') this.#admitted();
    else if (state.screen === 'lobby') this.#wait(state);
    else if (state.screen === 'declined') this.#declined();
    // An expired link does not end a running call; a link taken over by another browser and a cancelled visit do.
    else if (state.screen !== 'expired' || !this.#inRoom) reload();
  }

  #wait(state: State): void {
    // Another clinician's name is in too many sentences to change them one by one.
    if (state.clinician !== this.#first.clinician) return reload();
    this.#lobby.update(state);
    const back = currentScreen() === 'declined';
    if (this.#inRoom) this.#theRoom().then((room) => room.backToLobby(), reload);
    else if (currentScreen() !== 'lobby') this.#showLobby();
    if (!this.#check) this.#beginCheck();
    else if (back && this.media.asked) void this.#check.run();
  }

  /** Camera and microphone go off until the person waits again. */
  #declined(): void {
    this.#inRoom = false;
    this.#turn.goes();
    this.#check?.stop();
    this.media.close();
    hush();
    show('declined', this.#texts.say('lobby-declined'));
  }

  #beginCheck(): void {
    const check = (this.#check = new DeviceCheck(this.media, this.#texts));
    // Whoever admits wants to know.
    const report = new DeviceReport(this.#service, this.media, new NetworkCheck(this.#service, this.#texts));
    void this.#turn.obstacle.then((step) => {
      if (!step) return;
      check.withdraw();
      stuckAt(step);
      report.stuckAt(step);
    });
  }

  /** The person has said what the call may cost; sound alone needs no camera. */
  #chosen(): void {
    if (this.#turn.wish.audioOnly) this.media.limit('sound');
    if (!this.#inRoom) void this.#check?.run();
  }

  /** The form works by itself; here its answer is the next state. */
  #improve(form: HTMLFormElement): void {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const button = form.querySelector('button');
      if (!button || button.disabled) return;
      button.disabled = true;
      this.#service.send(form).then(
        (state) => {
          button.disabled = false;
          if (state) this.#apply(state);
          else reload();
        },
        () => form.submit(),
      );
    });
  }

  /** A second push changes nothing. */
  #admitted(): void {
    if (this.#inRoom) return;
    this.#inRoom = true;
    this.#check?.stop();
    this.#enter().catch(reload);
  }

  async #enter(): Promise<void> {
    if (!(await this.#turn.comes())) return;
    const room = await this.#theRoom();
    // While a question was open, the visit may have gone on without this person.
    if (!this.#inRoom || this.#state.screen !== 'admitted') return;
    room.update(this.#state);
    room.enter();
  }

  #over(minutes: number | null): void {
    this.#live?.stop();
    this.#check?.stop();
    this.#theRoom().then((room) => room.over(minutes), reload);
  }

  #showLobby(): void {
    this.#inRoom = false;
    this.#turn.goes();
    show('lobby', this.#texts.say('lobby-title'));
  }

  /** The call's code is a part of its own: the first page is smaller without it. */
  #theRoom(): Promise<Room> {
    this.#room ??= import('./room').then(
      ({ Room }) =>
        new Room(this.#service, this.media, this.#texts, this.#turn.wish, {
          gone: reload,
          backToLobby: () => this.#showLobby(),
          otherWays: () => void this.#turn.otherWays(),
        }),
    );
    this.#room.catch(() => (this.#room = undefined));
    return this.#room;
  }
}

/** The server knows the right door for what happened. */
function reload(): void {
  setTimeout(() => location.reload(), Math.max(0, RELOAD_PAUSE - performance.now()));
}
