#!/usr/bin/env python3
"""Measures dreams by PyTorch, whoever dreamed them.

Usage: torch_objective.py crop PICTURE WIDTHxHEIGHT OUT
           the middle of a picture
       torch_objective.py energy SHARED LAYER ORIGINAL PEER OURS
           half the sum of squares of GoogLeNet's LAYER for each, over the whole picture at once"""
import os
import sys

import numpy as np
import torch
from PIL import Image

Image.MAX_IMAGE_PIXELS = None


def crop(picture, size, out):
    width, height = map(int, size.split('x'))
    image = Image.open(picture).convert('RGB')
    left, top = (image.width - width) // 2, (image.height - height) // 2
    image.crop((left, top, left + width, top + height)).save(out)


def energy(shared, layer, *pictures):
    sys.path.insert(0, os.path.join(shared, 'peers'))
    from reference import Net
    folder = os.path.join(shared, 'models', 'bvlc_googlenet')
    net = Net(os.path.join(folder, 'deploy.prototxt'), os.path.join(folder, 'bvlc_googlenet_noaux.caffemodel'))
    values = []
    for picture in pictures:
        rgb = np.asarray(Image.open(picture).convert('RGB')).astype(np.float32)
        bgr = torch.from_numpy(rgb[:, :, ::-1].copy()).permute(2, 0, 1)[None]
        with torch.no_grad():
            blob, _ = net.run(bgr - torch.tensor([104., 117., 123.]).view(1, 3, 1, 1), layer)
        values.append(float(0.5 * (blob.double() ** 2).sum()))
    before, peer, ours = values
    print(f'{layer}: before {before:.4g}, PyTorch {peer:.4g}, dreamsphere {ours:.4g}: {ours / peer:.3f} of PyTorch')


{'crop': crop, 'energy': energy}[sys.argv[1]](*sys.argv[2:])
