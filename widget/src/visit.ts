// One visit on one page: the lobby until the service says "admitted", then the call.
import { keepScreenOn } from './attention';
import { DeviceCheck } from './check';
import type { State } from './contract';
import { Live } from './live';
import { Lobby } from './lobby';
import type { Media } from './media';
import { currentScreen, show } from './screens';
import { fetchSdkEarly } from './sdk';
import { Room } from './room';
import { Service } from './service';
import { Texts } from './texts';

/** A page that the server just made is not asked for again at once: a disagreement must not become a storm. */
const RELOAD_PAUSE = 5_000;

export function openVisit(root: HTMLElement, media: Media): void {
  const first = JSON.parse(root.dataset['state'] ?? '{}') as State;
  const texts = new Texts(root.dataset['texts'] ?? '{}', { clinician: first.clinician, name: root.dataset['name'] ?? '' });
  const service = new Service(location.pathname.replace(/\/$/, ''));
  const lobby = new Lobby(texts);
  const check = first.screen === 'lobby' ? new DeviceCheck(media, texts) : undefined;
  const room = new Room(service, media, texts, { gone: reload, backToLobby: () => show('lobby', texts.say('lobby-title')) });
  let version = -1;

  const apply = (state: State) => {
    if (state.version < version) return;
    version = state.version;
    if (state.screen === 'over') {
      live.stop();
      check?.stop();
      void room.over(state.ended?.minutes ?? null);
    } else if (state.screen === 'admitted') {
      check?.stop();
      room.enter();
    } else if (state.screen === 'lobby') {
      lobby.update(state);
      if (!room.taken && currentScreen() !== 'lobby') show('lobby', texts.say('lobby-title'));
    } else if (state.screen === 'elsewhere' || !room.taken) {
      // An expired link does not end a running call; a link taken over by another browser does.
      reload();
    }
  };

  const live = new Live(service, { state: apply, gone: () => room.taken || reload(), reachable: (yes) => lobby.reachable(yes) });
  apply(first);
  keepScreenOn();
  fetchSdkEarly();
}

/** The server knows the right door for what happened. */
function reload(): void {
  setTimeout(() => location.reload(), Math.max(0, RELOAD_PAUSE - performance.now()));
}
