// The sound of a new message: two short notes, made here, so that nothing is fetched. Silent until the visitor asked for it.

const NOTES = [
  { pitch_hz: 660, from_s: 0 },
  { pitch_hz: 880, from_s: 0.12 },
];
const NOTE_S = 0.18;
const LENGTH_S = 0.3;
const LOUDNESS = 0.12;
// In this time a note comes up, and falls to a third again and again.
const RISE_S = 0.01;
const FALL_S = 0.04;
const REST_MS = 1_000;

let context: AudioContext | undefined;

/** Readies the sound with the first touch of the page: browsers allow none before. */
export function unlockSound(): void {
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, () => void ready(), { once: true });
}

/** Plays it, in one tab of however many are open. */
export function playSound(): void {
  const alone = async (lock: Lock | null): Promise<void> => {
    if (lock) play();
    await new Promise((rested) => setTimeout(rested, lock ? REST_MS : 0));
  };
  // Pages without https have no locks.
  if (navigator.locks) void navigator.locks.request("doorbell.sound", { ifAvailable: true }, alone);
  else play();
}

// One that does not run was made before anybody touched the page. It is replaced, not resumed: the build shortens that name.
function ready(): AudioContext {
  if (context?.state === "running") return context;
  void context?.close();
  context = new AudioContext();
  return context;
}

function loudnessAt(time_s: number, { pitch_hz, from_s }: (typeof NOTES)[number]): number {
  const since_s = time_s - from_s;
  if (since_s < 0 || since_s > NOTE_S) return 0;
  return LOUDNESS * Math.min(1, since_s / RISE_S) * Math.exp(-since_s / FALL_S) * Math.sin(2 * Math.PI * pitch_hz * since_s);
}

function play(): void {
  const audio = ready();
  const { sampleRate } = audio;
  const buffer = audio.createBuffer(1, LENGTH_S * sampleRate, sampleRate);
  const samples = buffer.getChannelData(0);
  for (let at = 0; at < samples.length; at += 1) samples[at] = NOTES.reduce((sum, note) => sum + loudnessAt(at / sampleRate, note), 0);
  const source = audio.createBufferSource();
  source.buffer = buffer;
  source.connect(audio.destination);
  source.start();
}
