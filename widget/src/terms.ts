// While somebody reads the terms, what the hospital says meanwhile comes to the page: that the clinician is late, another
// time, an answer to a call for help. The page itself stays as it is; where it is the wrong one by now, it is loaded anew.
import { announce, currentScreen } from './screens';
import { timeLimit } from './time_limit';

const LOOK_EVERY = 15_000;
/** What may change on this page. */
const NEWS = '[data-news]';

export function keepTermsFresh(form: HTMLFormElement): void {
  const stop = () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
  const look = () => {
    if (!form.isConnected) stop();
    // Nobody reads a page in the background, and the line may cost money.
    else if (document.visibilityState === 'visible') void draw(form).catch(() => undefined);
  };
  const timer = setInterval(look, LOOK_EVERY);
  document.addEventListener('visibilitychange', look);
}

async function draw(form: HTMLFormElement): Promise<void> {
  const answer = await fetch(location.pathname, { cache: 'no-store', signal: timeLimit(10_000) });
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const { screen } = fresh.body.dataset;
  // Whoever has just accepted is on the way to the lobby; a broken answer changes nothing.
  const accepting = !form.isConnected || form.querySelector('button')?.disabled;
  if (accepting || !screen || answer.status >= 500) return;
  if (screen !== currentScreen()) return location.reload();
  const news = [...document.querySelectorAll<HTMLElement>(NEWS)].filter((box) => {
    const now = fresh.getElementById(box.id)?.innerHTML ?? box.innerHTML;
    if (now === box.innerHTML) return false;
    box.innerHTML = now;
    return true;
  });
  const told = news.filter(({ dataset }) => dataset['news'] !== 'silent');
  told[0]?.scrollIntoView({ block: 'center' });
  const words = told.map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim()).filter(Boolean);
  if (words.length > 0) announce(words.join('. '));
}
