// The sound of a new message: two short notes, made here, so that nothing is fetched. Silent until the visitor asked for it.

const NOTES = [
  [660, 0],
  [880, 0.12],
] as const;
const NOTE_S = 0.18;
const LOUDNESS = 0.12;
const REST_MS = 1_000;

let context: AudioContext | undefined;

/** Readies the sound with the first touch of the page: browsers allow none before. */
export function unlockSound(): void {
  const unlock = (): void => void ready().catch(() => undefined);
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, unlock, { once: true });
}

/** Plays it, in one tab of however many are open. */
export function playSound(): void {
  const alone = async (lock: Lock | null): Promise<void> => {
    if (!lock) return;
    await play().catch(() => undefined);
    await new Promise((rested) => setTimeout(rested, REST_MS));
  };
  // Pages without https have no locks.
  if (navigator.locks) void navigator.locks.request("doorbell.sound", { ifAvailable: true }, alone);
  else void play().catch(() => undefined);
}

async function ready(): Promise<AudioContext> {
  context ??= new AudioContext();
  if (context.state !== "running") await context.resume();
  return context;
}

async function play(): Promise<void> {
  const audio = await ready();
  for (const [pitch_hz, from_s] of NOTES) {
    const at = audio.currentTime + from_s;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch_hz;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.01);
    volume.gain.exponentialRampToValueAtTime(0.001, at + NOTE_S);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + NOTE_S);
  }
}
