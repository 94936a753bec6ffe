// The Webex Browser SDK: 600 KB that are fetched while the person waits, once, from our own server.
import type { WebexGlobal } from './webex';

/** Written in by the build, so that the SDK can be fetched before there are credentials. */
declare const SDK_FILE: string;
declare const SDK_INTEGRITY: string;

const loading = new Map<string, Promise<WebexGlobal>>();

/** Starts fetching the SDK early, unless the person asked the browser to save data. */
export function fetchSdkEarly(): void {
  const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
  if (connection?.saveData) return;
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
