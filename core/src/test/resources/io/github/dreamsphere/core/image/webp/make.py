"""Makes the pictures of WebpFormatTest with libwebp's cwebp, and what libwebp decodes from them. Needs Pillow and NumPy."""

import subprocess

import numpy as np
from PIL import Image

WIDTH, HEIGHT = 61, 131  # odd, and taller than the decoder's bands


def picture():
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    rgb = np.stack([x * 4, y * 2 - 3, (x + y) // 8 * 10], -1).clip(0, 255).astype(np.uint8)
    rgb[30:50, 10:30] = [250, 20, 60]
    rgb[70:, :9] = [5, 200, 240]
    return rgb


def with_alpha():
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    return np.dstack([picture(), (x * 2 + y).clip(0, 255).astype(np.uint8)])


def palette():
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    colours = np.array([[0, 0, 0], [255, 200, 0], [7, 8, 9]], np.uint8)
    return colours[(x // 7 + y // 11) % 3]


def make(name, pixels, *options):
    Image.fromarray(pixels).save("/tmp/source.png")
    subprocess.run(["cwebp", "-quiet", *options, "/tmp/source.png", "-o", name + ".webp"], check=True)
    Image.open(name + ".webp").save(name + ".png", optimize=True)


make("strong-filter", picture(), "-q", "30", "-f", "80", "-sharpness", "4", "-segments", "4", "-sns", "90")
make("simple-filter", picture(), "-q", "30", "-f", "80", "-nostrong")
make("finest", picture(), "-q", "100", "-m", "6")
make("alpha", with_alpha(), "-q", "40", "-alpha_filter", "best")
make("alpha-uncompressed", with_alpha(), "-q", "40", "-alpha_method", "0")
make("lossless-rgb", picture(), "-lossless", "-z", "9")
make("lossless-alpha", with_alpha(), "-lossless", "-exact")
make("lossless-palette", palette(), "-lossless")
frames = [Image.fromarray(each) for each in (with_alpha(), with_alpha()[::-1])]
frames[0].save("animation.webp", save_all=True, append_images=frames[1:], lossless=True, exact=True)
Image.open("animation.webp").save("animation.png", optimize=True)
