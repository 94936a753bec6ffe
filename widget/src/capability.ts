// What this browser can do, found out by trying, and only then by its name.

/** What stands between this browser and a video call. */
export type Obstacle = 'insecure' | 'unsupported' | 'in-app' | 'no-h264';

/** Whether camera and microphone can be asked for. Web views inside other apps often have no such thing. */
export function canCapture(): boolean {
  return Boolean(navigator.mediaDevices?.getUserMedia);
}

/** Why there can be no call here; the codec may still be on its way (`h264Comes`). */
export function obstacle(): Exclude<Obstacle, 'no-h264'> | undefined {
  if (!window.isSecureContext) return 'insecure';
  if (canCapture() && 'RTCPeerConnection' in window) return undefined;
  return isInApp() ? 'in-app' : 'unsupported';
}

/** Web views say so by name: Android's own mark, then the apps that open links in themselves. */
export function isInApp(): boolean {
  return /; wv\)|FBAN|FBAV|Instagram|\bLine\/|WhatsApp|\bGSA\//.test(navigator.userAgent);
}

/** Whether this is a phone or tablet of Apple, where each browser is Safari inside; iPads say that they are Macs. */
export function isIos(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
}

export function isAndroid(): boolean {
  return navigator.userAgent.includes('Android');
}

export function isFirefox(): boolean {
  return /Firefox|FxiOS/.test(navigator.userAgent);
}

/** Firefox fetches its H.264 when it first starts; phones learn what their hardware can do a little late. */
const TRIES = { firefox: 12, other: 3 };
const BETWEEN_TRIES = 2_500;

/** Whether this browser has H.264, without which Webex refuses the call; `waiting` is told when it is not there yet. */
export async function h264Comes(waiting: () => void): Promise<boolean> {
  for (let left = isFirefox() ? TRIES.firefox : TRIES.other; left > 0; left -= 1) {
    if (hasH264()) return true;
    waiting();
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES));
  }
  return hasH264();
}

/** A browser that cannot say is given the benefit of the doubt. */
function hasH264(): boolean {
  const codecs = window.RTCRtpSender?.getCapabilities?.('video')?.codecs;
  return !codecs || codecs.some(({ mimeType }) => /h264/i.test(mimeType));
}
