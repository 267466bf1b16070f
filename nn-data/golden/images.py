"""Makes the images that nn.image is tested with, and what Pillow and Keras make of them.

KERAS_BACKEND=jax python images.py; needs keras, jax, numpy and pillow."""
import io
import os
import struct
import zlib
from pathlib import Path

import jax
import keras
import numpy as np
from PIL import Image, ImageOps

OUT = Path(__file__).parent / "../src/test/resources/nn/image"
FILES = OUT / "files"


def pattern(height, width, channels):
    """The same formula stands in nn.image.Patterns."""
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(channels), indexing="ij")
    return ((x * 37 + y * 91 + c * 53 + x * y % 29 * 7) % 256).astype(np.uint8)


def smooth(height, width):
    y, x = np.meshgrid(np.arange(height), np.arange(width), indexing="ij")
    return np.stack([x * 255 // width, y * 255 // height, (x + y) * 255 // (width + height)], -1).astype(np.uint8)


def deep_png(values):
    """Writes 16 bits a channel, which Pillow does not for colours."""
    height, width = values.shape[:2]
    colour = 2 if values.ndim == 3 else 0
    lines = b"".join(b"\0" + row.astype(">u2").tobytes() for row in values)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 16, colour, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b""))


def line(name, values):
    """Channels first, as nn has them."""
    values = values[..., None] if values.ndim == 2 else values
    height, width, channels = values.shape
    numbers = np.asarray(values).transpose(2, 0, 1).reshape(-1)
    return f"{name} {channels} {height} {width} " + " ".join(str(each) for each in numbers)


def files():
    rgb, grey = pattern(7, 9, 3), pattern(7, 9, 1)[..., 0]
    alpha = pattern(9, 7, 1).reshape(7, 9)
    palette = Image.fromarray(rgb).quantize(8)
    made = {
        "rgb.png": Image.fromarray(rgb),
        "grey.png": Image.fromarray(grey),
        "rgba.png": Image.fromarray(np.dstack([rgb, alpha]), "RGBA"),
        "grey-alpha.png": Image.fromarray(np.dstack([grey, alpha]), "LA"),
        "palette.png": palette,
        "palette-transparent.png": palette,
        "bits.png": Image.fromarray(grey > 127),
        "rgb.bmp": Image.fromarray(rgb),
        "grey.bmp": Image.fromarray(grey),
        "palette.bmp": palette,
        "bits.bmp": Image.fromarray(grey > 127),
        "rgb.gif": palette,
        "grey.gif": Image.fromarray(grey),
        "smooth.jpg": Image.fromarray(smooth(12, 17)),
        "progressive.jpg": Image.fromarray(smooth(12, 17)),
        "cmyk.jpg": Image.merge("CMYK", [Image.fromarray(each) for each in (*smooth(9, 9).transpose(2, 0, 1),
                                                                            smooth(9, 9)[::-1, :, 1] // 2)]),
        "grey.jpg": Image.fromarray(smooth(12, 17)[..., 0]),
    }
    options = {"palette-transparent.png": dict(transparency=1), "progressive.jpg": dict(progressive=True, quality=95),
               "smooth.jpg": dict(quality=95), "grey.jpg": dict(quality=95), "cmyk.jpg": dict(quality=95)}
    for name, image in made.items():
        image.save(FILES / name, **options.get(name, {}))
    lines = []
    for name in made:
        image = Image.open(FILES / name)
        lines += [line(name, np.asarray(image.convert(mode))) for mode in ("RGB", "L")]
    deep = pattern(7, 9, 3).astype(np.int64) * 257 - np.arange(9)[None, :, None] * 11
    deep = np.clip(deep, 0, 65535)
    for name, values in (("deep.png", deep), ("deep-grey.png", deep[..., 0])):
        (FILES / name).write_bytes(deep_png(values))
        lines.append(line(name, np.rint(values / 257).astype(int) * (1 if values.ndim == 3 else np.ones((1, 1), int))))
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        image = Image.fromarray(smooth(12, 17))
        name = f"exif-{orientation}.jpg"
        image.save(FILES / name, quality=95, exif=exif)
        lines.append(line(name, np.asarray(ImageOps.exif_transpose(Image.open(FILES / name)))))
    (OUT / "decoded.txt").write_text("\n".join(lines) + "\n")


SIZES = [((7, 9), (14, 18)), ((7, 9), (3, 4)), ((40, 30), (8, 8)), ((30, 50), (16, 12)), ((5, 5), (1, 1)), ((1, 6), (4, 3)),
         ((12, 12), (12, 5)), ((33, 17), (10, 20))]


def rounded(values):
    return np.clip(np.floor(np.asarray(values) + 0.5), 0, 255).astype(int)


def resized():
    lines = []
    for (source, target) in SIZES:
        image = pattern(*source, 3)
        name = f"{source[0]}x{source[1]}-{target[0]}x{target[1]}"
        floats = image.astype(np.float32)
        keras_resized = lambda **options: rounded(keras.ops.image.resize(
            floats, target, interpolation="bilinear", data_format="channels_last", **options))
        lines.append(line(f"stretch-{name}", keras_resized(antialias=True)))
        lines.append(line(f"coarse-{name}", keras_resized(antialias=False)))
        lines.append(line(f"crop-{name}", keras_resized(antialias=True, crop_to_aspect_ratio=True)))
        lines.append(line(f"pillow-{name}", np.asarray(Image.fromarray(image).resize(target[::-1], Image.BILINEAR))))
        smart = keras.preprocessing.image.smart_resize(floats, target)
        lines.append(line(f"smart-{name}", rounded(smart)))
    # Keras pads both sides by half of what is missing, rounded down: only even differences give the size that it means.
    for source, target in [((40, 30), (8, 8)), ((30, 50), (16, 16)), ((10, 20), (30, 30)), ((9, 3), (6, 6))]:
        image = pattern(*source, 3).astype(np.float32)
        padded = keras.ops.image.resize(image, target, interpolation="bilinear", antialias=True,
                                        pad_to_aspect_ratio=True, data_format="channels_last")
        lines.append(line(f"letterbox-{source[0]}x{source[1]}-{target[0]}x{target[1]}", rounded(padded)))
    (OUT / "resized.txt").write_text("\n".join(lines) + "\n")


def normalized():
    """What Keras's preprocess_input makes of the same pixels, channels first."""
    pixels = pattern(4, 5, 3).astype(np.float32)
    lines = []
    for mode in ("torch", "tf"):
        values = keras.applications.imagenet_utils.preprocess_input(pixels.copy(), data_format="channels_last", mode=mode)
        lines.append(line(mode, values))
    (OUT / "normalized.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    FILES.mkdir(parents=True, exist_ok=True)
    files()
    resized()
    normalized()
