// How much a call may send and receive. These caps are what the call sets, and what the estimates are made of.

/** What the person wants of the picture: as good as the line allows, or small to save data. */
export type Cap = 'automatic' | 'save';
/** The size of the own picture. */
export type Size = 'full' | 'small';

export interface Rate {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  /** What is sent at most, in kilobits a second. */
  readonly kbps: number;
}

export const SENT: Record<Size, Rate> = {
  full: { width: 640, height: 360, frames: 24, kbps: 600 },
  small: { width: 320, height: 180, frames: 15, kbps: 200 },
};

/** Sound, in each direction, in kilobits a second. */
export const SOUND_KBPS = 64;

/** The picture of the others, in kilobits a second. */
export function receiveAtMost(cap: Cap): number {
  return cap === 'save' ? 300 : 1_000;
}

/** Ten minutes at `kbps`, in megabytes: kilobits a second, times 600 seconds, by 8 bits, by 1000 kilobytes. */
function tenMinutes(kbps: number): number {
  return Math.round((kbps * 600) / 8 / 1_000);
}

/** Sound both ways: (64 + 64) kb/s are 10 MB in ten minutes. */
export const SOUND_MEGABYTES = tenMinutes(2 * SOUND_KBPS);

/** Sound, the small own picture and the others' small one: (128 + 200 + 300) kb/s are 47 MB in ten minutes. */
export const VIDEO_MEGABYTES = tenMinutes(2 * SOUND_KBPS + SENT.small.kbps + receiveAtMost('save'));
