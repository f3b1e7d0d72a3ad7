"""Prints how rectifiers and pools of a net decide in 32 bits, and what that does to the gradient.

Usage: onnx_decisions.py FOLDER NAME, after OnnxRectifiers has written FOLDER/NAME.rectifiers. A row of a table for
dreamsphere and one for PyTorch in 32 bits: the number of rectifiers and pools, at how many the decision differs from that in
64 bits, the greatest value in 64 bits at such a rectifier (relative to the root mean square of its map), the error
‖difference‖ / ‖expected‖ of the gradient against 64 bits, and against 64 bits with the same decisions.
"""
import copy
import sys

import numpy
import torch
import torch.nn.functional as functional

import onnx_nets

RELU, POOL = functional.relu, functional.max_pool2d


class Decisions:
    """Records what rectifiers and pools decide, and can make them decide as `given` or take `values` instead."""

    def __init__(self, given=None, values=None):
        self.given, self.values = given, values
        self.before, self.positive, self.places = [], [], []

    def relu(self, x, inplace=False):
        number = len(self.before)
        self.before.append(x.detach().clone())
        if self.values is not None:
            x = self.values[number].to(x)
        self.positive.append(x > 0)
        return torch.clamp(x, min=0) if self.given is None else x * self.given.positive[number]

    def pool(self, x, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        pooled, places = POOL(x, kernel_size, stride, padding, dilation, ceil_mode, True)
        if self.given is not None:
            places = self.given.places[len(self.places)]
            pooled = x.flatten(2).gather(2, places.flatten(2)).reshape(pooled.shape)
        self.places.append(places)
        return pooled

    def __enter__(self):
        functional.relu, functional.max_pool2d = self.relu, self.pool
        return self

    def __exit__(self, *_):
        functional.relu, functional.max_pool2d = RELU, POOL


def gradient(made, image, given=None):
    with Decisions(given) as decisions:
        return onnx_nets.computed(made, image)[1], decisions


def read(file, shape):
    # Fully connected layers have channels only.
    _, channels, height, width = (*shape, 1, 1)[:4]
    floats = torch.from_numpy(numpy.fromfile(file, '<f4'))
    return floats.reshape(1, height, width, channels).permute(0, 3, 1, 2).reshape(shape)


def main(folder, name):
    made = onnx_nets.net(name)
    double = copy.deepcopy(made).double()
    edge = int(open(f'{folder}/{name}.txt').read().split()[0])
    image = read(f'{folder}/{name}.image', (1, 3, edge, edge)).contiguous()
    exact, right = gradient(double, image.double())
    single, theirs = gradient(made, image)
    shapes = [before.shape for before in right.before]
    values = [read(f'{folder}/{name}.rectifiers/{i}', shape) for i, shape in enumerate(shapes)]
    with Decisions(values=values) as ours, torch.no_grad():
        made(image)
    gradients = (('dreamsphere', read(f'{folder}/{name}.rectifiers/gradient', image.shape), ours),
                 ('PyTorch', single, theirs))
    for by, its, decisions in gradients:
        pairs = list(zip(right.positive, decisions.positive)) + list(zip(right.places, decisions.places))
        near = [float(before[a != b].abs().max() / before.pow(2).mean().sqrt())
                for before, a, b in zip(right.before, right.positive, decisions.positive) if (a != b).any()]
        forced, _ = gradient(double, image.double(), decisions)
        print('| %s | %s | %d | %d | %s | %.1e | %.1e |' % (
            name, by, sum(a.numel() for a, _ in pairs), sum(int((a != b).sum()) for a, b in pairs),
            '%.1e' % max(near) if near else '', onnx_nets.error(its, exact), onnx_nets.error(its, forced)))


if __name__ == '__main__':
    main(*sys.argv[1:])
