// The lobby's news about others: who will be there, and how many are before this person.
import { companionLine } from './companion';
import type { State } from './contract';
import { announce, byId } from './screens';
import type { Texts } from './texts';

export class Expected {
  #queue: string | null;

  constructor(
    first: State,
    private readonly texts: Texts,
  ) {
    this.#queue = first.queue;
  }

  update({ queue, company }: State): void {
    byId('expected').replaceChildren(...company.map((one) => companionLine(this.texts, one)));
    if (queue === this.#queue) return;
    this.#queue = queue;
    byId('queue').hidden = queue === null;
    byId('queue').textContent = queue;
    if (queue) announce(queue);
  }
}
