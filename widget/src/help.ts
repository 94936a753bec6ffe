// "I need help": tells the hospital at which step this person is stuck. There is a form in the lobby and one in the call.
import type { HelpStep, State } from './contract';
import { announce } from './screens';

/** From now on the forms outside the call say that this person is stuck here. */
export function stuckAt(step: HelpStep): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('.help-ask [name=step]')) {
    if (!field.closest('dialog')) field.value = step;
  }
}

/** Shows, wherever it can be asked for, what has been asked for and not been answered yet. */
export function drawHelp({ help }: State): void {
  draw('help-ask', 'help-asked', help.asked);
  draw('call-me', 'called', help.called);
}

function draw(form: string, line: string, asked: boolean): void {
  for (const one of document.querySelectorAll<HTMLElement>(`.${form}`)) one.hidden = asked;
  const lines = [...document.querySelectorAll<HTMLElement>(`.${line}`)];
  const news = asked && lines.some((one) => one.hidden);
  for (const one of lines) one.hidden = !asked;
  if (news) announce(lines[0]?.textContent ?? '');
}
