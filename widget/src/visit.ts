// One visit on one page: the lobby until the service says "admitted", then the call.
import { keepScreenOn } from './attention';
import { DeviceCheck } from './check';
import type { State } from './contract';
import { Live } from './live';
import { Lobby } from './lobby';
import type { Media } from './media';
import type { Room } from './room';
import { currentScreen, show } from './screens';
import { fetchSdkEarly } from './sdk';
import { Service } from './service';
import { Texts } from './texts';

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
  #check: DeviceCheck | undefined;
  #live: Live | undefined;
  #room: Promise<Room> | undefined;
  /** Whether the call owns the page, whatever the lobby's state says. */
  #inRoom = false;
  #version = -1;

  constructor(
    root: HTMLElement,
    private readonly media: Media,
  ) {
    this.#first = JSON.parse(root.dataset['state'] ?? '{}') as State;
    const common = { clinician: this.#first.clinician, name: root.dataset['name'] ?? '' };
    this.#texts = new Texts(root.dataset['texts'] ?? '{}', common);
    this.#lobby = new Lobby(this.#texts);
  }

  open(): void {
    if (this.#first.screen === 'lobby') this.#check = new DeviceCheck(this.media, this.#texts);
    this.#live = new Live(this.#service, {
      state: (state) => this.#apply(state),
      gone: () => this.#inRoom || reload(),
      reachable: (yes) => this.#lobby.reachable(yes),
    });
    this.#apply(this.#first);
    keepScreenOn();
    // What the call needs is fetched while the person waits, after what the lobby needs.
    void this.#theRoom().catch(() => undefined);
    fetchSdkEarly();
  }

  #apply(state: State): void {
    if (state.version < this.#version) return;
    this.#version = state.version;
    if (state.screen === 'over') this.#over(state.ended?.minutes ?? null);
    else if (state.screen === 'admitted') this.#admitted();
    else if (state.screen === 'lobby') this.#wait(state);
    // An expired link does not end a running call; a link taken over by another browser does.
    else if (state.screen === 'elsewhere' || !this.#inRoom) reload();
  }

  #wait(state: State): void {
    this.#lobby.update(state);
    if (!this.#inRoom && currentScreen() !== 'lobby') this.#showLobby();
  }

  #admitted(): void {
    this.#inRoom = true;
    this.#check?.stop();
    this.#theRoom().then((room) => room.enter(), reload);
  }

  #over(minutes: number | null): void {
    this.#live?.stop();
    this.#check?.stop();
    this.#theRoom().then((room) => room.over(minutes), reload);
  }

  #showLobby(): void {
    this.#inRoom = false;
    show('lobby', this.#texts.say('lobby-title'));
  }

  /** The call's code is a part of its own: the first page is smaller without it. */
  #theRoom(): Promise<Room> {
    this.#room ??= import('./room').then(
      ({ Room }) => new Room(this.#service, this.media, this.#texts, { gone: reload, backToLobby: () => this.#showLobby() }),
    );
    this.#room.catch(() => (this.#room = undefined));
    return this.#room;
  }
}

/** The server knows the right door for what happened. */
function reload(): void {
  setTimeout(() => location.reload(), Math.max(0, RELOAD_PAUSE - performance.now()));
}
