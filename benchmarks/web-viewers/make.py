#!/usr/bin/env python3
"""Writes one photosphere in the form that suits each viewer best: python3 make.py PICTURE FOLDER (needs Pillow).

Tiles are JPEG, quality 85, 4:2:0, as `dreamsphere room --format jpeg` writes them: cube faces in levels for pannellum
and Marzipano, equirectangular tiles over a small picture for Photo Sphere Viewer. sizes.json tells measure.mjs how large
they are. The picture's width and height must be multiples of 512.
"""
import json
import math
import os
import sys

from PIL import Image

Image.MAX_IMAGE_PIXELS = None
TILE = 512
STEP = 16  # pixels of a cube's face that are mapped together
# Each face: where it looks, what lies to the right and what lies below, as (x, y, z) with -z ahead and y up.
FACES = {
    'f': ((0, 0, -1), (1, 0, 0), (0, -1, 0)), 'b': ((0, 0, 1), (-1, 0, 0), (0, -1, 0)),
    'l': ((-1, 0, 0), (0, 0, -1), (0, -1, 0)), 'r': ((1, 0, 0), (0, 0, 1), (0, -1, 0)),
    'u': ((0, 1, 0), (1, 0, 0), (0, 0, -1)), 'd': ((0, -1, 0), (1, 0, 0), (0, 0, 1)),
}


def save(image, *path):
    file = os.path.join(*map(str, path))
    os.makedirs(os.path.dirname(file), exist_ok=True)
    image.save(file, quality=85, subsampling=2)


def face(wide, width, height, size, axes):
    """A cube's face of a sphere that is `width` pixels around; `wide` has half of it again on both sides."""
    ahead, right, down = axes

    def place(x, y, near):
        a, b = 2 * x / size - 1, 2 * y / size - 1
        d = [ahead[i] + a * right[i] + b * down[i] for i in range(3)]
        u = math.atan2(d[0], -d[2]) / (2 * math.pi) + .5
        if near is not None:
            u += round(near - u)
        v = .5 - math.atan2(d[1], math.hypot(d[0], d[2])) / math.pi
        return u, (u * width + width / 2, v * height)

    mesh = []
    for y in range(0, size, STEP):
        for x in range(0, size, STEP):
            x1, y1 = min(size, x + STEP), min(size, y + STEP)
            near, _ = place((x + x1) / 2, (y + y1) / 2, None)
            corners = [place(*p, near)[1] for p in ((x, y), (x, y1), (x1, y1), (x1, y))]
            mesh.append(((x, y, x1, y1), [c for corner in corners for c in corner]))
    return wide.transform((size, size), Image.MESH, mesh, Image.BICUBIC)


def cube_tiles(image, size, path):
    for row in range(0, size, TILE):
        for column in range(0, size, TILE):
            box = (column, row, min(size, column + TILE), min(size, row + TILE))
            save(image.crop(box), path(row // TILE, column // TILE))


def main(source, folder):
    picture = Image.open(source).convert('RGB')
    width, height = picture.size
    if width % TILE or height % TILE:
        sys.exit(f'{source}: {width}x{height} pixels; both must be multiples of {TILE}')
    save(picture.resize((2048, 1024), Image.BOX), folder, 'psv', 'small.jpg')
    for row in range(height // TILE):
        for column in range(width // TILE):
            save(picture.crop((column * TILE, row * TILE, (column + 1) * TILE, (row + 1) * TILE)),
                 folder, 'psv', f'{column}_{row}.jpg')
    wide = Image.new('RGB', (2 * width, height))
    for left in (-width // 2, width // 2, 3 * width // 2):
        wide.paste(picture, (left, 0))
    resolution = 8 * int(width / math.pi / 8)
    levels = math.ceil(math.log2(resolution / TILE)) + 1
    for name, axes in FACES.items():
        finest = face(wide, width, height, resolution, axes)
        for level in range(levels, 0, -1):
            size = round(resolution / 2 ** (levels - level))
            cube_tiles(finest.resize((size, size), Image.BICUBIC, reducing_gap=2), size,
                       lambda r, c: f'{folder}/pannellum/{level}/{name}{r}_{c}.jpg')
        for level, size in enumerate((256, 512, 1024, 2048)):
            cube_tiles(finest.resize((size, size), Image.BICUBIC, reducing_gap=2), size,
                       lambda r, c: f'{folder}/marzipano/{level}/{name}/{r}/{c}.jpg')
    with open(os.path.join(folder, 'sizes.json'), 'w') as out:
        json.dump({'width': width, 'columns': width // TILE, 'rows': height // TILE, 'edge': resolution,
                   'levels': levels}, out)


if __name__ == '__main__':
    main(*sys.argv[1:])
