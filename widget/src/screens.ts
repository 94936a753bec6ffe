// Which part of the page is shown, and how a change is told to those who do not see it.

/** Everything `data-screen` on the body can be, in the order a visit goes through it. */
export type Screen =
  | 'consent' | 'lobby' | 'declined' | 'choosing' | 'ways' | 'connecting' | 'webex-lobby' | 'call' | 'failed' | 'left' | 'over' | 'door';

const VIEWS: Partial<Record<Screen, string>> = {
  lobby: 'lobby',
  declined: 'declined',
  choosing: 'turn',
  ways: 'turn',
  connecting: 'room',
  'webex-lobby': 'room',
  call: 'room',
  failed: 'room',
  left: 'left',
  over: 'over',
};

export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element #${id}`);
  return found as T;
}

export function currentScreen(): Screen {
  return document.body.dataset['screen'] as Screen;
}

export function show(screen: Screen, title: string): void {
  const before = VIEWS[currentScreen()];
  const view = VIEWS[screen];
  document.body.dataset['screen'] = screen;
  document.title = document.title.replace(/^[^·]*/, `${title} `);
  for (const section of document.querySelectorAll<HTMLElement>('[data-view]')) {
    section.hidden = section.dataset['view'] !== view;
  }
  if (before === view) return;
  scrollTo(0, 0);
  // The new heading takes the focus, or a screen reader would stay in a part that is gone.
  document.querySelector<HTMLElement>(`[data-view="${view}"] h1`)?.focus({ preventScroll: true });
}

export function announce(sentence: string): void {
  const region = byId('announce');
  // The same sentence twice is announced twice only when the text changes.
  region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
}

/** A sentence of several lines as a numbered list. */
export function listSteps(list: HTMLElement, lines: string): void {
  const items = lines.split('\n').map((text) => Object.assign(document.createElement('li'), { textContent: text }));
  list.replaceChildren(...items);
}
