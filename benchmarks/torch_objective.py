#!/usr/bin/env python3
"""Google's dream by PyTorch, and dreams measured by PyTorch, whoever dreamed them.

Usage: torch_objective.py crop PICTURE WIDTHxHEIGHT OUT
           the middle of a picture
       torch_objective.py dream SHARED LAYER SEED PICTURE OUT [OCTAVES JITTER]
           what peers/google_dream.py makes of a picture, with its own octaves and jitter if none are given
       torch_objective.py energy SHARED LAYER ORIGINAL DREAM...
           half the sum of squares of GoogLeNet's LAYER, over the whole picture at once, and the dreams' mean"""
import os
import sys

import numpy as np
import torch
from PIL import Image

Image.MAX_IMAGE_PIXELS = None


def pixels(picture):
    return np.asarray(Image.open(picture).convert('RGB'))


def googlenet(shared):
    sys.path.insert(0, os.path.join(shared, 'peers'))
    from reference import Net
    folder = os.path.join(shared, 'models', 'bvlc_googlenet')
    return Net(os.path.join(folder, 'deploy.prototxt'), os.path.join(folder, 'bvlc_googlenet_noaux.caffemodel'))


def crop(picture, size, out):
    width, height = map(int, size.split('x'))
    image = Image.open(picture).convert('RGB')
    left, top = (image.width - width) // 2, (image.height - height) // 2
    image.crop((left, top, left + width, top + height)).save(out)


def dream(shared, layer, seed, picture, out, octaves=4, jitter=32):
    net = googlenet(shared)
    import google_dream
    torch.set_num_threads(int(os.environ.get('OMP_NUM_THREADS', os.cpu_count())))
    Image.fromarray(google_dream.dream(
        net, pixels(picture), layer, octaves=int(octaves), jitter=int(jitter), seed=int(seed))).save(out)


def energy(shared, layer, original, *dreams):
    net = googlenet(shared)
    values = []
    for picture in (original, *dreams):
        bgr = torch.from_numpy(pixels(picture)[:, :, ::-1].astype(np.float32).copy()).permute(2, 0, 1)[None]
        with torch.no_grad():
            blob, _ = net.run(bgr - torch.tensor([104., 117., 123.]).view(1, 3, 1, 1), layer)
        values.append(float(0.5 * (blob.double() ** 2).sum()))
    print(f'{os.path.basename(dreams[-1])}: {layer} before {values[0]:.4g}, after',
          ' '.join(f'{value:.4g}' for value in values[1:]), f'mean {np.mean(values[1:]):.4g}')


{'crop': crop, 'dream': dream, 'energy': energy}[sys.argv[1]](*sys.argv[2:])
