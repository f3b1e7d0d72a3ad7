#!/usr/bin/env python3
"""Collects photographs for `dreamsphere train-upscaler` from the wallpaper packages of Ubuntu 24.04.

Usage: benchmarks/photographs.py MIRROR FOLDER

MIRROR is the address of an Ubuntu mirror (the folder that holds dists and pool). The packages, 1.2 GB, are read one by
one and not kept; FOLDER gets about 500 JPEG files of at most 1100 pixels. The pictures are licensed CC0, CC BY, CC
BY-SA, or as Unsplash's are; each package names the authors. Needs dpkg, python3-pil and python3-numpy.
"""
import gzip
import hashlib
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.request

import numpy
from PIL import Image

SUITE = "dists/noble"
PACKAGES = re.compile(
    r"/(ubuntu-wallpapers-|budgie-wallpapers-|xubuntu-community-wallpapers-|ubuntu-mate-wallpapers-(photos|legacy)"
    r"|edubuntu-wallpapers|ubuntukylin-wallpapers-(utopic|yakkety|zesty|artful|trusty|saucy|wily|xenial)"
    r"|lomiri-wallpapers-)"
)
# A picture is shrunk at least so much that neither JPEG artefacts nor the lens limit its finest detail.
SHRUNK = 1.9
SMALLEST = 1900
FIRST_SIZE = 1600
LAST_SIZE = 1100
# PSNR in dB of a picture that is halved and enlarged again: beyond 40 there is nothing to learn, below 18 only noise.
DETAIL = (18, 40)
# Pictures whose thumbnails correlate more than this are the same one.
ALIKE = 0.985


def packages(mirror):
    for component in ("main", "universe"):
        with urllib.request.urlopen(f"{mirror}/{SUITE}/{component}/binary-amd64/Packages.gz") as answer:
            index = gzip.decompress(answer.read()).decode()
        for line in index.splitlines():
            if line.startswith("Filename: ") and PACKAGES.search(line):
                yield line.split(" ", 1)[1]


def shrunk(picture, longest):
    scale = longest / max(picture.size)
    size = (round(picture.width * scale) // 2 * 2, round(picture.height * scale) // 2 * 2)
    return picture.resize(size, Image.LANCZOS)


def detail(picture):
    luma = picture.convert("L")
    half = luma.resize((luma.width // 2, luma.height // 2), Image.BICUBIC)
    back = numpy.asarray(half.resize(luma.size, Image.BICUBIC), dtype=numpy.float32)
    error = float(((numpy.asarray(luma, dtype=numpy.float32) - back) ** 2).mean())
    return 10 * numpy.log10(255**2 / max(error, 1e-9))


def thumbnail(picture):
    values = numpy.asarray(picture.convert("L").resize((16, 16)), dtype=numpy.float32).ravel()
    return (values - values.mean()) / (values.std() + 1e-3)


def collect(place, target, thumbnails):
    for file in sorted(place.rglob("*")):
        if file.suffix.lower() not in (".jpg", ".jpeg", ".png", ".webp") or file.is_symlink():
            continue
        with Image.open(file) as picture:
            if picture.mode not in ("RGB", "RGBA", "P") or max(picture.size) < SMALLEST:
                continue
            small = shrunk(picture.convert("RGB"), min(FIRST_SIZE, max(picture.size) / SHRUNK))
        look = thumbnail(small)
        known = any(float((look * other).mean()) > ALIKE for other in thumbnails)
        if known or not DETAIL[0] <= detail(small) <= DETAIL[1]:
            continue
        thumbnails.append(look)
        name = hashlib.md5(file.read_bytes()).hexdigest()[:6] + "_" + file.stem.replace(" ", "_") + ".jpg"
        shrunk(small, LAST_SIZE).save(target / name, quality=97, subsampling=0)


def main(mirror, folder):
    target = pathlib.Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    thumbnails = []
    for package in sorted(set(packages(mirror))):
        with tempfile.TemporaryDirectory() as scratch:
            archive, _ = urllib.request.urlretrieve(f"{mirror}/{package}", f"{scratch}/package.deb")
            subprocess.run(["dpkg", "-x", archive, f"{scratch}/files"], check=True)
            collect(pathlib.Path(scratch, "files"), target, thumbnails)
        print(package, len(thumbnails))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1].rstrip("/"), sys.argv[2])
