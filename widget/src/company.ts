// Who is part of the visit: a line on the stage, a list among the options, and a word when somebody comes or goes.
import { companionLine } from './companion';
import type { Companion } from './contract';
import { announce, byId } from './screens';
import type { Texts } from './texts';

export class Company {
  #before: Companion[] | undefined;

  constructor(private readonly texts: Texts) {}

  draw(company: Companion[]): void {
    const others = company.filter(({ self }) => !self);
    byId('company').hidden = company.length === 0;
    byId('company-list').replaceChildren(...company.map((one) => companionLine(this.texts, one)));
    const here = others.filter(({ state }) => state === 'in').map((one) => this.#named(one));
    if (here.length > 0) byId('who').textContent = here.join(' · ');
    if (this.#before) this.#tell(others, this.#before);
    this.#before = others;
  }

  #tell(now: Companion[], before: Companion[]): void {
    const was = (one: Companion) => before.find(({ name, role }) => name === one.name && role === one.role)?.state === 'in';
    const came = now.filter((one) => one.state === 'in' && !was(one)).map((one) => this.#news('came', one));
    const went = now.filter((one) => one.state !== 'in' && was(one)).map((one) => this.#news('went', one));
    if (came.length + went.length > 0) announce([...came, ...went].join(' '));
  }

  #news(what: 'came' | 'went', one: Companion): string {
    return this.texts.say(`call-${what}`, { who: this.#named(one) });
  }

  #named({ name, role, clinician }: Companion): string {
    return clinician || !role ? name : this.texts.say('call-named', { who: name, role });
  }
}
