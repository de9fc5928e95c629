"""Turns what ComfyUI hands a node into files. Tensors are used by their methods, so torch need not be there."""

import array
import io
import os
import shutil
import struct
import sys
import wave
import zlib

from . import talkgraph_messages as messages


def write_audio(audio, path):
    """ComfyUI's AUDIO, `{"waveform": [batch, channel, sample], "sample_rate": …}`, as a WAV file of 16 bits."""
    try:
        waveform, rate = audio["waveform"], int(audio["sample_rate"])
    except (TypeError, KeyError, ValueError) as error:
        raise messages.input_unusable("audio", f"no AUDIO: {error}") from error
    shape = tuple(waveform.shape)
    if len(shape) == 3:
        waveform, shape = waveform[0], shape[1:]
    if len(shape) != 2 or shape[1] == 0:
        raise messages.input_unusable("audio", f"shape {list(shape)}")
    with wave.open(path, "wb") as file:
        file.setnchannels(shape[0])
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(_samples(waveform))


def _samples(waveform):
    """Interleaved 16-bit samples, little-endian."""
    if hasattr(waveform, "clamp") and hasattr(waveform, "numpy"):
        numbers = waveform.detach().cpu().float().clamp(-1, 1).mul(32767).round().numpy()
        return numbers.astype("<i2").T.tobytes()
    channels = waveform.tolist()
    mixed = (channel[at] for at in range(len(channels[0])) for channel in channels)
    samples = array.array("h", (int(round(max(-1.0, min(1.0, value)) * 32767)) for value in mixed))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()


def write_video(video, folder):
    """The file of ComfyUI's VIDEO: as it is where it lies in one, else saved by itself. Answers path and extension."""
    if isinstance(video, (str, os.PathLike)):
        return existing_file(os.fspath(video))
    source = None
    if hasattr(video, "get_stream_source"):
        try:
            source = video.get_stream_source()
        except Exception:
            # Some hosts keep trimmed videos that have no stream; those can be saved.
            source = None
    is_part = _is_trimmed(video)
    if isinstance(source, str) and not is_part and os.path.isfile(source):
        return source, os.path.splitext(source)[1].lower() or ".mp4"
    path = os.path.join(folder, "person.mp4")
    if isinstance(source, io.BytesIO) and not is_part:
        source.seek(0)
        with open(path, "wb") as file:
            shutil.copyfileobj(source, file)
        return path, ".mp4"
    if hasattr(video, "save_to"):
        video.save_to(path)
        return path, ".mp4"
    raise messages.input_unusable("video", type(video).__name__)


def _is_trimmed(video):
    """Whether it is only a part of its file: then the file is not what is wanted."""
    if hasattr(video, "get_active_trim_window"):
        return any(video.get_active_trim_window())
    # Versions that trim already, but do not say so.
    return any(getattr(video, f"_VideoFromFile__{name}", 0) for name in ("start_time", "duration"))


# Workflows come from others too, who may name any file: keys and documents are not sent anywhere.
_MEDIA = frozenset(
    ".wav .mp3 .m4a .aac .flac .ogg .oga .opus .wma .aif .aiff .amr .ac3 "
    ".mp4 .mov .m4v .mkv .webm .avi .mpg .mpeg .ts .mts .m2ts .mxf .flv .wmv .3gp .ogv .gif "
    ".png .jpg .jpeg .webp .bmp .tif .tiff".split()
)


def existing_file(path):
    """A file of sound or pictures that a person named, and its extension."""
    path = os.path.expanduser(path.strip().strip('"'))
    extension = os.path.splitext(path)[1].lower()
    if extension not in _MEDIA:
        raise messages.not_media(path)
    if not os.path.isfile(path):
        raise messages.file_missing(path)
    return path, extension


def write_images(images, fps, folder, check):
    """ComfyUI's IMAGE batch: one picture as PNG, several as an AVI file of PNGs, without loss."""
    count, height, width = (int(size) for size in tuple(images.shape)[:3])
    if count == 0:
        raise messages.input_unusable("images", "0")
    if count == 1:
        path = os.path.join(folder, "person.png")
        with open(path, "wb") as file:
            file.write(_png(images[0], width, height))
        return path, ".png"
    path = os.path.join(folder, "person.avi")
    with open(path, "wb") as file:
        _write_avi(file, images, (count, width, height), fps, check)
    return path, ".avi"


def _rgb(image):
    """Bytes of one picture [height, width, channel], 0 to 1, without alpha."""
    if hasattr(image, "clamp") and hasattr(image, "numpy"):
        image = image[..., :3].detach().cpu().float().clamp(0, 1).mul(255).round()
        return image.numpy().astype("uint8").tobytes()
    return bytes(
        int(round(max(0.0, min(1.0, value)) * 255)) for row in image.tolist() for pixel in row for value in pixel[:3]
    )


def _png(image, width, height):
    rgb = _rgb(image)
    # Each row begins with its filter; "sub" (1) would be smaller, "none" is quicker.
    rows = b"".join(b"\0" + rgb[at : at + width * 3] for at in range(0, len(rgb), width * 3))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _write_avi(file, images, size, fps, check):
    """One list of pictures (AVI 1.0, `MPNG`), with its index. Files of more than 2 GB are beyond old readers."""
    count, width, height = size
    rate, scale = round(fps * 1000), 1000

    def chunk(kind, data):
        return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)

    def listed(kind, data):
        return b"LIST" + struct.pack("<I", len(data) + 4) + kind + data

    main = struct.pack("<14I", round(1e6 / fps), 0, 0, 0x10, count, 0, 1, 0, width, height, 0, 0, 0, 0)
    stream = struct.pack(
        "<4s4sIHHIIIIIIII4H",
        *(b"vids", b"MPNG", 0, 0, 0, 0, scale, rate, 0, count, 0, 0xFFFFFFFF, 0),
        *(0, 0, width, height),
    )
    picture = struct.pack("<IiiHH4sIiiII", 40, width, height, 1, 24, b"MPNG", width * height * 3, 0, 0, 0, 0)
    header = listed(b"hdrl", chunk(b"avih", main) + listed(b"strl", chunk(b"strh", stream) + chunk(b"strf", picture)))
    file.write(b"RIFF\0\0\0\0AVI " + header)
    movie = file.tell()
    file.write(b"LIST\0\0\0\0movi")
    index = []
    for image in images:
        check()
        at = file.tell() - movie - 8
        data = _png(image, width, height)
        file.write(chunk(b"00dc", data))
        index.append(struct.pack("<4sIII", b"00dc", 0x10, at, len(data)))
    end = file.tell()
    file.write(chunk(b"idx1", b"".join(index)))
    total = file.tell()
    for place, value in ((4, total - 8), (movie + 4, end - movie - 8)):
        file.seek(place)
        file.write(struct.pack("<I", value))
