/** Sound in which nobody speaks: chords, melodies, drums, hum, hiss. The mouth must learn to stay closed. */
export function addMusic(writer, random, seconds) {
  while (writer.seconds < seconds) {
    const samples = new Float32Array(16_000 * 8);
    const kinds = [addNotes, addNotes, addDrums, addHum, addHiss, addHiss, addSweep];
    for (let layer = 0; layer < 1 + random.next() * 3; layer++) random.pick(kinds)(samples, random);
    const peak = samples.reduce((top, value) => Math.max(top, Math.abs(value)), 1e-6);
    const gain = random.between(0.1, 0.9) / peak;
    writer.add({
      voice: 'music',
      language: 'zxx',
      samples: samples.map((value) => value * gain),
      events: [[0, 8, '']],
    });
  }
}

function addNotes(samples, random) {
  const root = random.between(45, 350);
  const length = Math.floor(16_000 * random.between(0.12, 0.9));
  const chord = random.next() < 0.5;
  const steepness = random.next() < 0.3 ? random.between(3, 8) : random.between(0.8, 2.2);
  const vibrato = random.next() < 0.4 ? random.between(0.002, 0.012) : 0;
  const decay = random.between(0.3, 8);
  for (let start = 0; start < samples.length; start += length) {
    if (random.next() < 0.15) continue;
    for (const semitone of chord
      ? [0, random.pick([3, 4]), 7, random.pick([7, 10, 12])]
      : [random.pick([0, 2, 4, 5, 7, 9, 12])]) {
      addTone(
        samples,
        start,
        Math.min(samples.length, start + length),
        root * 2 ** (semitone / 12),
        { steepness, vibrato, decay },
        random,
      );
    }
  }
}

function addTone(samples, start, end, hz, { steepness, vibrato, decay }, random) {
  const phase = random.next() * 6;
  const harmonics = Math.min(24, Math.floor(7_500 / hz));
  for (let i = start; i < end; i++) {
    const t = (i - start) / 16_000;
    const angle = 2 * Math.PI * hz * (t + vibrato * Math.sin(2 * Math.PI * 5.5 * t) * 0.03) + phase;
    const envelope = Math.min(1, t / 0.01) * Math.exp(-decay * t) * Math.min(1, (end - i) / 160);
    let sum = 0;
    for (let h = 1; h <= harmonics; h++) sum += Math.sin(h * angle) / h ** steepness;
    samples[i] += 0.2 * sum * envelope;
  }
}

function addDrums(samples, random) {
  const beat = Math.floor(16_000 * random.between(0.15, 0.6));
  for (let start = 0; start < samples.length; start += beat) {
    const bass = random.next() < 0.5;
    let smooth = 0;
    for (let i = start; i < Math.min(samples.length, start + 4_000); i++) {
      const t = (i - start) / 16_000;
      smooth += 0.5 * (random.between(-1, 1) - smooth);
      samples[i] += bass
        ? Math.sin(2 * Math.PI * (50 + 60 * Math.exp(-40 * t)) * t) * Math.exp(-15 * t)
        : smooth * Math.exp(-35 * t);
    }
  }
}

function addHum(samples, random) {
  const hz = random.pick([50, 60, 100, 120]);
  for (let i = 0; i < samples.length; i++) {
    for (let h = 1; h < 8; h++) samples[i] += (0.1 / h) * Math.sin((2 * Math.PI * hz * h * i) / 16_000);
  }
}

function addHiss(samples, random) {
  const colour = random.between(0.02, 1);
  const swell = random.between(0.1, 2) * (random.next() < 0.5 ? 1 : 4);
  const depth = random.between(0, 0.5);
  let smooth = 0;
  for (let i = 0; i < samples.length; i++) {
    smooth += colour * (random.between(-1, 1) - smooth);
    samples[i] += 0.3 * smooth * (1 - depth + depth * Math.sin((2 * Math.PI * swell * i) / 16_000));
  }
}

function addSweep(samples, random) {
  const low = random.between(60, 600);
  const high = low * random.between(2, 10);
  const period = random.between(0.5, 8) * 16_000;
  let phase = 0;
  for (let i = 0; i < samples.length; i++) {
    const part = (i % period) / period;
    phase += (2 * Math.PI * low * (high / low) ** part) / 16_000;
    samples[i] += 0.2 * Math.sin(phase);
  }
}
