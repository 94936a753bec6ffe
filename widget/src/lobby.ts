// The waiting room: who was told, how long it takes, and that the page is still alive.
import type { State } from './contract';
import { Expected } from './expected';
import { announce, byId } from './screens';
import type { Texts } from './texts';
import { ClinicianWords } from './words';

export class Lobby {
  #waitingSince: number | undefined;
  /** How far this device's clock is ahead of the service's: phones are often minutes off. */
  #clockAhead = 0;
  #told = byId('told').dataset['told'] === 'true';
  #hostHere = false;
  #reachable = true;
  readonly #words: ClinicianWords;
  readonly #expected: Expected;

  constructor(
    first: State,
    private readonly texts: Texts,
  ) {
    this.#words = new ClinicianWords(first, texts);
    this.#expected = new Expected(first, texts);
    setInterval(() => this.#drawMinutes(), 5_000);
  }

  update(state: State): void {
    this.#clockAhead = Date.now() - Date.parse(state.now);
    this.#waitingSince = state.waiting_since ? Date.parse(state.waiting_since) : undefined;
    this.#drawMinutes();
    this.#drawTold(state.clinician_told);
    this.#drawHost(state.host_present);
    this.#expected.update(state);
    this.#words.update(state);
  }

  /** The same for somebody who has been let in: only what is said to them matters there. */
  hear(state: State): void {
    this.#words.hear(state);
  }

  reachable(yes: boolean): void {
    if (yes === this.#reachable) return;
    this.#reachable = yes;
    const line = byId('connection');
    line.hidden = yes;
    line.textContent = yes ? '' : this.texts.say('lobby-offline');
    announce(this.texts.say(yes ? 'lobby-online' : 'lobby-offline'));
  }

  #drawMinutes(): void {
    if (this.#waitingSince === undefined) return;
    const minutes = Math.floor((Date.now() - this.#clockAhead - this.#waitingSince) / 60_000);
    byId('waiting-minutes').textContent =
      minutes < 1 ? this.texts.say('lobby-under-a-minute') : this.texts.say('lobby-minutes', { minutes: String(minutes) });
  }

  /** The clinician does not forget: a card that is drawn anew is no news. */
  #drawTold(now: boolean): void {
    const told = now || this.#told;
    const step = byId('told');
    step.dataset['told'] = String(told);
    step.className = told ? 'done' : 'now';
    byId('admit-step').className = told ? 'now' : '';
    for (const line of step.querySelectorAll<HTMLElement>('[data-when]')) {
      line.hidden = (line.dataset['when'] === 'told') !== told;
    }
    if (told && !this.#told) announce(this.texts.say('lobby-announce-told'));
    this.#told = told;
  }

  #drawHost(here: boolean): void {
    const line = byId('host-here');
    line.hidden = !here;
    line.textContent = this.texts.say('lobby-host-here');
    if (here && !this.#hostHere) announce(line.textContent);
    this.#hostHere = here;
  }
}
