// What the clinician lets those know who wait: messages, a delay, another time.
import type { State } from './contract';
import { closeDialog } from './dialogs';
import { device, keep, kept } from './kept';
import { announce, byId, currentScreen } from './screens';
import type { Texts } from './texts';
import { canSpeak, speak, tell } from './voice';

/** The moment of the last message that was told: none is told twice, also not to who comes back by another link. */
const HEARD = 'heard';

export class ClinicianWords {
  #late: string | null;
  #when: string;

  constructor(
    first: State,
    private readonly texts: Texts,
  ) {
    this.#late = first.late;
    this.#when = first.when;
    const listen = byId('listen');
    listen.hidden = !canSpeak;
    byId('said-close').addEventListener('click', () => (byId('said').hidden = true));
    listen.addEventListener('click', () => speak(byId('message-list').firstElementChild?.textContent ?? ''));
  }

  /** What is said to somebody who is not in the lobby stays before their eyes until they put it away. */
  hear(state: State): void {
    const news = this.#drawMessages(state);
    if (!news || currentScreen() === 'lobby') return;
    // The sheet of options would lie over it.
    closeDialog(byId<HTMLDialogElement>('more'));
    byId('said-text').textContent = news;
    byId('said').hidden = false;
    announce(news);
  }

  update(state: State): void {
    byId('said').hidden = true;
    const news = [this.#drawTime(state), this.#drawLate(state), this.#drawMessages(state)];
    // Whoever has scrolled down to the camera would not see it.
    const box = ['moved', 'late', 'messages'].find((_, index) => news[index]);
    if (box) byId(box).scrollIntoView({ block: 'center' });
    tell(news.filter(Boolean).join(' '));
  }

  #drawTime({ when }: State): string {
    if (when === this.#when) return '';
    this.#when = when;
    byId('starts').textContent = when;
    const line = byId('moved');
    line.hidden = false;
    return (line.textContent = this.texts.say('lobby-moved', { when }));
  }

  #drawLate({ late, may_move, move_asked }: State): string {
    byId('late').hidden = late === null;
    byId('move').hidden = !may_move || move_asked;
    const asked = byId('move-asked');
    const news = move_asked && asked.hidden ? (asked.textContent ?? '') : '';
    asked.hidden = !move_asked;
    if (late === this.#late) return news;
    this.#late = late;
    byId('late-says').textContent = late;
    return late ?? '';
  }

  #drawMessages({ messages }: State): string {
    byId('messages').hidden = messages.length === 0;
    const lines = messages.map(({ text }) => {
      const line = document.createElement('li');
      line.textContent = text;
      return line;
    });
    byId('message-list').replaceChildren(...lines.reverse());
    const heard = Number(kept(HEARD, device)) || 0;
    const fresh = messages.filter(({ at }) => Date.parse(at) > heard);
    const last = fresh[fresh.length - 1];
    if (last) keep(HEARD, String(Date.parse(last.at)), device);
    return fresh.map(({ text }) => this.texts.say('lobby-message', { text })).join(' ');
  }
}
