// The sound of a notice: two short notes, made here, so that nothing is fetched. Silent until the agent asked for sound.

const notes = [
  { pitch_hz: 660, from_s: 0 },
  { pitch_hz: 880, from_s: 0.12 },
] as const;
const note_s = 0.18;
const loudness = 0.12;

let context: AudioContext | null = null;

/** Plays it once. Browsers allow that only after somebody has touched the page. */
export async function playSound(): Promise<void> {
  context ??= new AudioContext();
  if (context.state !== "running") await context.resume();
  const start = context.currentTime;
  for (const { pitch_hz, from_s } of notes) playNote(context, pitch_hz, start + from_s);
}

/** Plays it in one tab, however many are open. */
export function playSoundOnce(): void {
  if (!navigator.locks) return void playSound().catch(() => undefined);
  const alone = (lock: Lock | null) =>
    lock
      ? playSound()
          .then(rest)
          .catch(() => undefined)
      : undefined;
  void navigator.locks.request("doorbell.sound", { ifAvailable: true }, alone);
}

/** Readies the sound with the first touch, for those who asked for it. */
export function unlockSound(): void {
  const unlock = () => {
    context ??= new AudioContext();
    context.resume().catch(() => undefined);
  };
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, unlock, { once: true });
}

const rest_ms = 1_000;

function rest(): Promise<void> {
  return new Promise((rested) => setTimeout(rested, rest_ms));
}

function playNote(audio: AudioContext, pitch_hz: number, at: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = pitch_hz;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(loudness, at + 0.01);
  volume.gain.exponentialRampToValueAtTime(0.001, at + note_s);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + note_s);
}
