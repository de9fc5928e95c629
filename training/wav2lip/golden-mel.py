"""Writes the numbers that mel-front-end.test.ts expects: Wav2Lip's mel spectrogram of a made-up sound, after the definition.

Independent of the program: numpy's FFT on whole arrays, and the filters written down from librosa's documentation of
`librosa.filters.mel` (Slaney scale and norm). Usage: python3 training/wav2lip/golden-mel.py OUT.json
"""
import json
import sys

import numpy as np

RATE, N_FFT, HOP, BANDS, LOW, HIGH = 16000, 800, 200, 80, 55.0, 7600.0


def sound(count):
    """A sweep with vibrato, a hum and a click; silence in the middle. The test makes the same one."""
    n = np.arange(count)
    t = n / RATE
    wave = 0.4 * np.sin(2 * np.pi * (200 * t + 900 * t * t)) + 0.1 * np.sin(2 * np.pi * 3100 * t + 2 * np.sin(40 * t))
    wave += 0.02 * np.sin(2 * np.pi * 60 * t)
    wave[4000:6000] = 0
    wave[7000] = 0.9
    return wave.astype(np.float32)


def hz_to_mel(hz):
    hz = np.asarray(hz, dtype=np.float64)
    linear = hz / (200 / 3)
    return np.where(hz >= 1000, 15 + np.log(np.maximum(hz, 1) / 1000) / (np.log(6.4) / 27), linear)


def mel_to_hz(mel):
    mel = np.asarray(mel, dtype=np.float64)
    return np.where(mel >= 15, 1000 * np.exp((np.log(6.4) / 27) * (mel - 15)), mel * 200 / 3)


def filters():
    edges = mel_to_hz(np.linspace(hz_to_mel(LOW), hz_to_mel(HIGH), BANDS + 2))
    bins = np.linspace(0, RATE / 2, N_FFT // 2 + 1)
    ramps = edges[:, None] - bins[None]
    width = np.diff(edges)
    rising = -ramps[:-2] / width[:-1, None]
    falling = ramps[2:] / width[1:, None]
    weights = np.maximum(0, np.minimum(rising, falling))
    return weights * (2 / (edges[2:] - edges[:-2]))[:, None]


def melspectrogram(wave):
    emphasised = np.append(wave[0], wave[1:] - 0.97 * wave[:-1]).astype(np.float64)
    padded = np.pad(emphasised, N_FFT // 2, mode="reflect")
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(N_FFT) / N_FFT)
    count = 1 + (len(padded) - N_FFT) // HOP
    frames = np.stack([padded[i * HOP : i * HOP + N_FFT] * hann for i in range(count)])
    magnitude = np.abs(np.fft.rfft(frames, axis=1))
    decibels = 20 * np.log10(np.maximum(1e-5, magnitude @ filters().T)) - 20
    return np.clip(8 * (decibels + 100) / 100 - 4, -4, 4)


if __name__ == "__main__":
    samples = 9123
    columns = melspectrogram(sound(samples))
    json.dump({"samples": samples, "columns": np.round(columns, 5).tolist()}, open(sys.argv[1], "w"), separators=(",", ":"))
    print(columns.shape, columns.min(), columns.max())
