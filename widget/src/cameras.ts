// Which cameras there are, and which one comes next.
import type { Facing } from './media';

/** How many cameras there are; labels and ids are hidden before permission, the number is not. */
export async function cameraCount(): Promise<number> {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.().catch(() => [])) ?? [];
  return devices.filter((device) => device.kind === 'videoinput').length;
}

/** On a phone the other side; elsewhere the next device. A phone's four lenses are not four choices. */
export async function nextCamera(before: MediaTrackSettings, facing: Facing): Promise<MediaTrackConstraints> {
  if (before.facingMode) return { facingMode: { ideal: facing === 'user' ? 'environment' : 'user' } };
  const devices = await navigator.mediaDevices.enumerateDevices();
  const cameras = devices.filter((device) => device.kind === 'videoinput').map((device) => device.deviceId);
  const next = cameras[(cameras.indexOf(before.deviceId ?? '') + 1) % cameras.length];
  return next ? { deviceId: { exact: next } } : {};
}

export function facingOf(settings: MediaTrackSettings | undefined, target: MediaTrackConstraints): Facing {
  if (settings?.facingMode === 'environment') return 'environment';
  const asked = target.facingMode as ConstrainDOMStringParameters | undefined;
  return asked?.ideal === 'environment' ? 'environment' : 'user';
}
