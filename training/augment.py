"""Variety of sound, made on log-mel rows: cheap enough to be new in every step."""
import numpy as np
import torch

BANDS = 40


def resample_rows(values, positions):
    """Linear interpolation of (rows, n) at fractional rows."""
    low = np.clip(np.floor(positions).astype(int), 0, len(values) - 1)
    high = np.minimum(low + 1, len(values) - 1)
    part = (positions - low)[:, None].astype(np.float32)
    return values[low] * (1 - part) + values[high] * part


def warp_bands(log_mel, factor):
    """Moves formants by a factor in Hz: another vocal-tract length."""
    mel = lambda f: 2595 * np.log10(1 + f / 700)
    low, high = mel(60), mel(7600)
    centres = low + (np.arange(BANDS) + 1) * (high - low) / (BANDS + 1)
    hz = 700 * (10 ** (centres / 2595) - 1)
    at = (mel(hz * factor) - low) / (high - low) * (BANDS + 1) - 1
    return resample_rows(log_mel.T, np.clip(at, 0, BANDS - 1)).T


def smooth_curve(rng, deviation, knots=6):
    points = rng.normal(0, deviation, knots)
    return np.interp(np.linspace(0, knots - 1, BANDS), np.arange(knots), points).astype(np.float32)


def reverberate(log_mel, rng):
    """Adds the decaying tail of a room to every band's power."""
    decay = np.exp(-13.8 / (100 * rng.uniform(0.15, 0.7)))
    share = 10 ** rng.uniform(-1.5, -0.3)
    power = np.exp(log_mel)
    tail = np.zeros(BANDS, np.float32)
    wet = np.empty_like(power)
    for t in range(len(power)):
        wet[t] = tail
        tail = decay * tail + share * (1 - decay) * 4 * power[t]
    return np.log(power + wet)


def add_noise(log_mel, rng, other=None):
    """Steady coloured noise, or another recording, under the speech."""
    loud = np.log(np.percentile(np.exp(log_mel).sum(1), 90) + 1e-8)
    if other is None:
        shape = smooth_curve(rng, 1.5) - 0.04 * np.arange(BANDS) * rng.uniform(0, 2)
        # A band's power in one window of noise is near a gamma variable; higher bands hold more bins.
        grain = np.log(rng.gamma(np.linspace(2, 10, BANDS), 1.0, log_mel.shape) / np.linspace(2, 10, BANDS) + 1e-3)
        noise = shape + grain
    else:
        noise = other
    level = np.log(np.mean(np.exp(noise).sum(1)) + 1e-6)
    ratio = rng.uniform(6, 40) if other is None else rng.uniform(8, 30)
    return np.logaddexp(log_mel, noise + loud - level - ratio * 0.2303).astype(np.float32)


def band_limit(log_mel, rng):
    """Telephone, AM radio, low-rate codecs: bands above an edge are gone."""
    edge = int(rng.integers(22, 38))
    out = log_mel.copy()
    out[:, edge:] -= rng.uniform(5, 12)
    if rng.random() < 0.3:
        out[:, : int(rng.integers(1, 5))] -= rng.uniform(3, 8)
    return out


def compress(log_mel, rng):
    """Makes loud and quiet more alike, or less, as recordings with other dynamics have it."""
    loud = np.log(np.exp(log_mel).sum(1, keepdims=True))
    top = np.percentile(loud, 90)
    return log_mel + (np.clip(loud, top - 6, None) - top) * rng.uniform(-0.4, 0.3)


def blur_bands(log_mel, rng):
    """Wider formants: a mean over neighbouring bands, mixed in."""
    padded = np.pad(log_mel, ((0, 0), (1, 1)), mode="edge")
    return log_mel + rng.uniform(0, 0.8) * ((padded[:, :-2] + log_mel + padded[:, 2:]) / 3 - log_mel)


def hide(log_mel, rng):
    """Hides a few bands or a few rows behind their mean, so that no single cue is relied on."""
    out = log_mel.copy()
    for _ in range(int(rng.integers(0, 3))):
        band = int(rng.integers(0, BANDS - 5))
        wide = slice(band, band + int(rng.integers(1, 6)))
        out[:, wide] = out[:, wide].mean(0, keepdims=True)
    for _ in range(int(rng.integers(0, 4))):
        row = int(rng.integers(0, len(out) - 8))
        out[row : row + int(rng.integers(1, 8))] = out[row]
    return out


def augment(log_mel, rng, other):
    x = warp_bands(log_mel, rng.uniform(0.88, 1.14))
    x = x + smooth_curve(rng, rng.uniform(0, 1.2)) + rng.normal(0, 0.02) * np.arange(BANDS)
    if rng.random() < 0.2:
        x = blur_bands(x, rng)
    if rng.random() < 0.4:
        x = compress(x, rng)
    if rng.random() < 0.4:
        x = reverberate(x, rng)
    if rng.random() < 0.25:
        x = add_noise(x, rng, other)
    if rng.random() < 0.6:
        x = add_noise(x, rng)
    if rng.random() < 0.2:
        x = band_limit(x, rng)
    if rng.random() < 0.3:
        x = hide(x, rng)
    x = x + rng.uniform(-4, 2)
    # What 16 bits cannot hold.
    return np.maximum(x, rng.uniform(-25, -19)).astype(np.float32)
