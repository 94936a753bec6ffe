// The script of every page a patient or relative sees: it makes better what already works without it.
//
// It is small, because it comes with the first page. What a visit needs comes after it, when it is needed.
import { improveConsent } from './consent';
import { improveLetters } from './letters';
import { Media } from './media';
import { visitScript } from './next';
import { keepTermsFresh } from './terms';

const media = new Media();

function open(): void {
  improveLetters();
  const consent = document.querySelector<HTMLFormElement>('form.accept');
  if (consent) {
    improveConsent(consent, media, open);
    keepTermsFresh(consent);
  }
  const visit = document.getElementById('visit');
  if (visit) void visitScript().then(({ openVisit }) => openVisit(visit, media));
  const feedback = document.querySelector<HTMLFormElement>('form.feedback');
  if (feedback) void visitScript().then(({ improveFeedback }) => improveFeedback(feedback));
  const early = document.getElementById('early');
  if (early) void visitScript().then(({ openEarly }) => openEarly(early, media));
}

open();
