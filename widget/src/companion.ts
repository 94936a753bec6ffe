// One person who takes part in the visit, as lists of them show it.
import type { Companion } from './contract';
import type { Texts } from './texts';

export function companionLine(texts: Texts, one: Companion): HTMLElement {
  const line = document.createElement('li');
  const name = Object.assign(document.createElement('b'), { textContent: one.name });
  const says = one.self ? texts.say('lobby-company-you') : one.says;
  line.append(name, Object.assign(document.createElement('span'), { textContent: `${one.role} · ${says}` }));
  line.dataset['state'] = one.state;
  return line;
}
