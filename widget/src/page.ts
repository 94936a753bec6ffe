// The script of every page a patient or relative sees: it makes better what already works without it.
import { improveConsent } from './consent';
import { Media } from './media';
import { openVisit } from './visit';

const media = new Media();

function open(): void {
  const consent = document.querySelector<HTMLFormElement>('form.accept');
  if (consent) improveConsent(consent, media, open);
  const visit = document.getElementById('visit');
  if (visit) openVisit(visit, media);
  const feedback = document.querySelector<HTMLFormElement>('form.feedback');
  if (feedback) void import('./goodbye').then(({ improveFeedback }) => improveFeedback(feedback));
}

open();
