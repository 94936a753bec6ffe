// When a device is refused or missing: the steps of exactly this browser, and how to go on without.
import { steps } from './browser';
import type { Media, MediaOutcome, Use } from './media';
import { byId, listSteps } from './screens';
import type { Texts } from './texts';

const WITHOUT: MediaOutcome[] = ['refused', 'missing', 'busy'];

export class Refused {
  constructor(
    media: Media,
    private readonly texts: Texts,
    goOn: () => void,
  ) {
    const choose = (id: string, use: Use) =>
      byId(id).addEventListener('click', () => {
        media.limit(use);
        goOn();
      });
    choose('sound-only', 'sound');
    choose('listen-only', 'listen');
  }

  draw(outcome: MediaOutcome): void {
    // What has to be done comes first in the lobby; the page of whoever is early has nothing else to do.
    if (outcome === 'refused') document.getElementById('lobby-choices')?.prepend(byId('check'));
    byId('refused').hidden = !WITHOUT.includes(outcome);
    byId('refused-steps').hidden = outcome !== 'refused';
    listSteps(byId('refused-steps'), this.texts.say(`lobby-steps-${steps()}`));
  }
}
