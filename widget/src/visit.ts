// One visit on one page: the lobby until the service says "admitted", then the call.
import { keepScreenOn } from './attention';
import { DeviceCheck } from './check';
import type { State } from './contract';
import { Live } from './live';
import { Lobby } from './lobby';
import type { Media } from './media';
import type { Room } from './room';
import { byId, currentScreen, show } from './screens';
import { fetchSdkEarly } from './sdk';
import { Service } from './service';
import { Texts } from './texts';
import { hush } from './voice';

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
    this.#lobby = new Lobby(this.#first, this.#texts);
  }

  open(): void {
    if (this.#first.screen === 'lobby') this.#beginCheck();
    for (const id of ['move', 'wait', 'help-ask', 'call-me']) this.#improve(byId<HTMLFormElement>(id));
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
    this.#check?.stop();
    this.media.close();
    hush();
    show('declined', this.#texts.say('lobby-declined'));
  }

  #beginCheck(): void {
    this.#check = new DeviceCheck(this.media, this.#texts);
    // Whoever admits wants to know; the lobby itself does not need this code.
    import('./device').then(({ DeviceReport }) => new DeviceReport(this.#service, this.media), () => undefined);
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

  #admitted(): void {
    this.#inRoom = true;
    this.#check?.stop();
    hush();
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
