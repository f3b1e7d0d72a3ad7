#!/usr/bin/env python3
"""The same step as PassBenchmark in PyTorch, eager, only the image asking for a gradient.

Usage: torch_pass.py SHARED [SIZE [REPETITIONS]]; SHARED is the folder that holds peers/ and models/.
Prints milliseconds for both memory layouts."""
import os
import sys
import time

import torch

shared = sys.argv[1]
size = int(sys.argv[2]) if len(sys.argv) > 2 else 448
repetitions = int(sys.argv[3]) if len(sys.argv) > 3 else 15
sys.path.insert(0, os.path.join(shared, 'peers'))
from reference import Net  # noqa: E402

torch.set_num_threads(int(os.environ.get('OMP_NUM_THREADS', os.cpu_count())))
folder = os.path.join(shared, 'models', 'bvlc_googlenet')


def step(net, image):
    image = image.clone().requires_grad_(True)
    start = time.perf_counter()
    blob, _ = net.run(image, 'inception_4c/output')
    (0.5 * (blob ** 2).sum()).backward()
    return (time.perf_counter() - start) * 1e3


for layout in (torch.contiguous_format, torch.channels_last):
    net = Net(os.path.join(folder, 'deploy.prototxt'), os.path.join(folder, 'bvlc_googlenet_noaux.caffemodel'))
    for name, tensors in net.w.items():
        net.w[name] = [t.contiguous(memory_format=layout) if t.dim() == 4 else t for t in tensors]
    image = ((torch.rand(1, 3, size, size) - 0.5) * 200).contiguous(memory_format=layout)
    times = sorted(step(net, image) for _ in range(repetitions))
    print(f'PyTorch {torch.__version__} {layout}: min {times[0]:.1f} median {times[len(times) // 2]:.1f} ms')
