#!/usr/bin/env python3
"""The training steps of TrainingNet in PyTorch: the same net, batch and optimiser, channels last.

Usage: torch_train.py STEPS; prints images per second at the median and at the quickest step."""
import os
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

EDGE, BATCH, WIDTH, WARMUP = 128, 32, 0.75, 2
MODULES = [(64, 96, 128, 16, 32, 32), (128, 128, 192, 32, 96, 64), (192, 96, 208, 16, 48, 64),
           (160, 112, 224, 24, 64, 64), (128, 128, 256, 24, 64, 64)]


def channels(googlenet):
    return max(8, int(googlenet * WIDTH + 7) // 8 * 8)


def convolution(inputs, outputs, kernel, stride=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(outputs),
                         nn.ReLU(inplace=True))


def pool(stride):
    return nn.MaxPool2d(3, stride, ceil_mode=True) if stride > 1 else nn.MaxPool2d(3, 1, 1)


class Inception(nn.Module):
    def __init__(self, inputs, sizes):
        super().__init__()
        one, reduce3, three, reduce5, five, pooled = (channels(size) for size in sizes)
        self.outputs = one + three + five + pooled
        self.branches = nn.ModuleList([
            convolution(inputs, one, 1),
            nn.Sequential(convolution(inputs, reduce3, 1), convolution(reduce3, three, 3)),
            nn.Sequential(convolution(inputs, reduce5, 1), convolution(reduce5, five, 5)),
            nn.Sequential(pool(1), convolution(inputs, pooled, 1))])

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches], 1)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        layers = [convolution(3, channels(64), 7, 2), pool(2), convolution(channels(64), channels(64), 1),
                  convolution(channels(64), channels(192), 3), pool(2)]
        width, modules = channels(192), []
        for sizes in MODULES:
            modules.append(Inception(width, sizes))
            width = modules[-1].outputs
        self.low = nn.Sequential(*layers, *modules[:2])
        self.high = nn.Sequential(pool(2), *modules[2:])
        self.head3 = nn.Conv2d(modules[1].outputs, 480, 1)
        self.head4 = nn.Conv2d(modules[4].outputs, 512, 1)

    def forward(self, x):
        low = self.low(x)
        return F.leaky_relu(self.head3(low), 0.1), F.leaky_relu(self.head4(self.high(low)), 0.1)


torch.set_num_threads(int(os.environ.get('OMP_NUM_THREADS', os.cpu_count())))
steps = int(sys.argv[1])
net = Net().to(memory_format=torch.channels_last)
optimiser = torch.optim.Adam(net.parameters(), 2e-3)
picture = torch.rand(BATCH, 3, EDGE, EDGE).contiguous(memory_format=torch.channels_last)
targets = torch.rand(BATCH, 480, EDGE // 8, EDGE // 8), torch.rand(BATCH, 512, EDGE // 16, EDGE // 16)
times = []
for i in range(-WARMUP, steps):
    start = time.perf_counter()
    loss = sum(F.mse_loss(said, target) for said, target in zip(net(picture), targets))
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    if i >= 0:
        times.append(time.perf_counter() - start)
times.sort()
name = 'PyTorch ' + torch.__version__
print(f'{name:24} {BATCH / times[len(times) // 2]:6.1f} images/s, at best {BATCH / times[0]:6.1f}')
