// Makes a person who looks away notice that it is their turn, and keeps the screen on until then.

/** Two soft notes and a short vibration. Both are extras: a browser may refuse either. */
export function callAttention(): void {
  navigator.vibrate?.([180, 120, 180]);
  try {
    const context = new AudioContext();
    [659, 880].forEach((pitch, index) => note(context, pitch, context.currentTime + index * 0.22));
    setTimeout(() => void context.close(), 1_500);
  } catch {
    // No sound, then: the screen has changed as well.
  }
}

/** Keeps the screen on while the page is visible; the browser drops the lock whenever it is hidden. */
export function keepScreenOn(): void {
  const ask = () => {
    if (document.visibilityState === 'visible') navigator.wakeLock?.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}

function note(context: AudioContext, pitch: number, start: number): void {
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.25, start + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.001, start + 0.6);
  const tone = new OscillatorNode(context, { frequency: pitch });
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + 0.65);
}
