// The Webex Browser SDK: 600 KB that are fetched while the person waits, once, from our own server; on a line that costs
// money, only when the person has said so.
import type { WebexGlobal } from './webex';

/** Written in by the build, so that the SDK can be fetched before there are credentials. */
declare const SDK_FILE: string;
declare const SDK_INTEGRITY: string;
declare const SDK_BYTES: number;

/** What the SDK weighs on the way, in megabytes. */
export const SDK_MEGABYTES = SDK_BYTES / 1_000_000;

const loading = new Map<string, Promise<WebexGlobal>>();

/** What Chromium's browsers know of the line; the others do not say. */
interface Connection {
  readonly saveData?: boolean;
  readonly type?: string;
  readonly effectiveType?: string;
}

/** Whether each megabyte counts: the person said so, or the line is a phone's, or slow. */
export function dataIsDear(): boolean {
  const { connection } = navigator as { connection?: Connection };
  const slow = ['slow-2g', '2g', '3g'].includes(connection?.effectiveType ?? '');
  return connection?.saveData === true || connection?.type === 'cellular' || slow;
}

/** Starts fetching the SDK while nobody needs it yet. */
export function fetchSdkEarly(): void {
  loadSdk(new URL(SDK_FILE, import.meta.url).href, SDK_INTEGRITY).catch(() => undefined);
}

/** The SDK at `url`. A failed load is forgotten, so that trying again means fetching again. */
export function loadSdk(url: string, integrity: string): Promise<WebexGlobal> {
  const href = new URL(url, location.href).href;
  const known = loading.get(href);
  if (known) return known;
  const fresh = insertScript(href, integrity);
  loading.set(href, fresh);
  fresh.catch(() => loading.delete(href));
  return fresh;
}

function insertScript(href: string, integrity: string): Promise<WebexGlobal> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = href;
    script.integrity = integrity;
    script.crossOrigin = 'anonymous';
    script.onload = () => (window.Webex ? resolve(window.Webex) : reject(new Error('sdk-empty')));
    script.onerror = () => {
      script.remove();
      reject(new Error('sdk-load'));
    };
    document.head.append(script);
  });
}
