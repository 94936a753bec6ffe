// Who takes part, and how long it may take: the lobby's news about others.
import type { State } from './contract';
import { announce, byId } from './screens';
import type { Texts } from './texts';

export class Company {
  #queue: string | null;

  constructor(
    first: State,
    private readonly texts: Texts,
  ) {
    this.#queue = first.queue;
  }

  update({ queue, company }: State): void {
    byId('company').replaceChildren(...company.map((one) => this.#line(one)));
    if (queue === this.#queue) return;
    this.#queue = queue;
    byId('queue').hidden = queue === null;
    byId('queue').textContent = queue;
    if (queue) announce(queue);
  }

  #line(one: State['company'][number]): HTMLElement {
    const [line, name, rest] = [document.createElement('li'), document.createElement('b'), document.createElement('span')];
    line.dataset['in'] = String(one.state === 'in');
    name.textContent = one.name;
    rest.textContent = ` ${one.role} · ${one.self ? this.texts.say('lobby-company-you') : one.says}`;
    line.append(name, rest);
    return line;
  }
}
