#!/usr/bin/env python3
"""Doubles a picture by a waifu2x net in PyTorch, whole, from the file to the array, as `dreamsphere upscale` is timed.

Usage: torch_waifu2x.py SHARED NET PICTURE; SHARED is the folder that holds peers/ and models/, NET photo or
upconv_7_photo. Prints the seconds of the fastest of three runs; threads as OMP_NUM_THREADS says, else all."""
import os
import sys
import time

import numpy
import torch
from PIL import Image

shared, name, picture = sys.argv[1:4]
sys.path.insert(0, os.path.join(shared, 'peers'))
from reference import Net  # noqa: E402

torch.set_num_threads(int(os.environ.get('OMP_NUM_THREADS', os.cpu_count())))
folder = os.path.join(shared, 'models', 'waifu2x', name)
net = Net(os.path.join(folder, 'scale2.0x_model.prototxt'), os.path.join(folder, 'scale2.0x_model.json.caffemodel'))
rgb = numpy.asarray(Image.open(picture).convert('RGB')).astype(numpy.float32) / 255


def double():
    start = time.perf_counter()
    x = torch.from_numpy(rgb).permute(2, 0, 1)[None]
    if not name.startswith('upconv'):
        x = torch.nn.functional.interpolate(x, scale_factor=2, mode='nearest')
    x = torch.nn.functional.pad(x, (7,) * 4, mode='replicate')
    with torch.no_grad():
        net.run(x)
    return time.perf_counter() - start


print(f'{min(double() for _ in range(3)):.2f}')
