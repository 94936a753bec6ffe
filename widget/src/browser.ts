// Which browser this is: for the clinician's card, and for the steps that lead to its settings.
import { isAndroid, isIos } from './capability';
import type { Browser } from './contract';

/** Most browsers also name those whose pages they want to be served. */
export function browser(): Browser {
  const agent = navigator.userAgent;
  if (agent.includes('SamsungBrowser/')) return 'samsung';
  if (/Edg(e|A|iOS)?\//.test(agent)) return 'edge';
  if (/Firefox|FxiOS/.test(agent)) return 'firefox';
  if (/Chrom(e|ium)|CriOS/.test(agent)) return 'chrome';
  return agent.includes('Safari/') ? 'safari' : 'other';
}

/** The browsers whose way to the permission of a page has words of its own. */
export type Steps =
  | 'chrome-android' | 'chrome-desktop' | 'samsung' | 'firefox-android' | 'firefox-desktop' | 'safari-ios' | 'app-ios'
  | 'safari-mac' | 'other';

/** Edge and Chrome are alike; on an iPhone every browser but Safari is an app with settings of the phone. */
export function steps(): Steps {
  const name = browser();
  if (isIos()) return name === 'safari' ? 'safari-ios' : 'app-ios';
  if (name === 'samsung') return 'samsung';
  if (name === 'chrome' || name === 'edge') return isAndroid() ? 'chrome-android' : 'chrome-desktop';
  if (name === 'firefox') return isAndroid() ? 'firefox-android' : 'firefox-desktop';
  return name === 'safari' ? 'safari-mac' : 'other';
}
