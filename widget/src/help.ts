// "I need help": tells the hospital at which step this person is stuck.
import type { HelpStep, State } from './contract';
import { announce, byId } from './screens';

/** The field that says where: kept true by whoever knows. */
export function stuckAt(step: HelpStep): void {
  const field = byId<HTMLFormElement>('help-ask').elements.namedItem('step');
  if (field instanceof HTMLInputElement) field.value = step;
}

/** Shows what has been asked for and not been answered yet. */
export function drawHelp({ help }: State): void {
  tellOnce('help-asked', help.asked);
  tellOnce('help-called', help.called);
  byId('help-ask').hidden = help.asked;
  byId('call-me').hidden = help.called;
}

function tellOnce(id: string, asked: boolean): void {
  const line = byId(id);
  if (asked && line.hidden) announce(line.textContent ?? '');
  line.hidden = !asked;
}
