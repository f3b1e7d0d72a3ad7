#!/usr/bin/env python3
"""GoogLeNet's layers up to inception_4c with random weights in PyTorch on a graphics card, eager, fp32: a pass forward and
backward to the image, in milliseconds."""
import time

import torch
from torch import nn
from torch.nn import functional as F

torch.backends.cuda.matmul.allow_tf32 = False
torch.backends.cudnn.allow_tf32 = False
torch.backends.cudnn.benchmark = True


class Inception(nn.Module):
    def __init__(self, inputs, one, three_reduce, three, five_reduce, five, pooled):
        super().__init__()
        self.one = nn.Conv2d(inputs, one, 1)
        self.three = nn.Sequential(nn.Conv2d(inputs, three_reduce, 1), nn.ReLU(), nn.Conv2d(three_reduce, three, 3, 1, 1))
        self.five = nn.Sequential(nn.Conv2d(inputs, five_reduce, 1), nn.ReLU(), nn.Conv2d(five_reduce, five, 5, 1, 2))
        self.pooled = nn.Conv2d(inputs, pooled, 1)

    def forward(self, x):
        pooled = self.pooled(F.max_pool2d(x, 3, 1, 1))
        return torch.relu(torch.cat([self.one(x), self.three(x), self.five(x), pooled], 1))


net = nn.Sequential(
    nn.Conv2d(3, 64, 7, 2, 3), nn.ReLU(), nn.MaxPool2d(3, 2, ceil_mode=True), nn.LocalResponseNorm(5),
    nn.Conv2d(64, 64, 1), nn.ReLU(), nn.Conv2d(64, 192, 3, 1, 1), nn.ReLU(), nn.LocalResponseNorm(5),
    nn.MaxPool2d(3, 2, ceil_mode=True),
    Inception(192, 64, 96, 128, 16, 32, 32), Inception(256, 128, 128, 192, 32, 96, 64),
    nn.MaxPool2d(3, 2, ceil_mode=True),
    Inception(480, 192, 96, 208, 16, 48, 64), Inception(512, 160, 112, 224, 24, 64, 64),
    Inception(512, 128, 128, 256, 24, 64, 64)).cuda()
for parameter in net.parameters():
    parameter.requires_grad_(False)
for edge in 224, 448, 896:
    image = torch.rand(1, 3, edge, edge, device='cuda')
    times = []
    for _ in range(30):
        leaf = image.clone().requires_grad_(True)
        torch.cuda.synchronize()
        start = time.perf_counter()
        (0.5 * (net(leaf) ** 2).sum()).backward()
        leaf.grad.cpu()
        times.append((time.perf_counter() - start) * 1e3)
    times.sort()
    print(f'PyTorch {torch.__version__} fp32, {edge}: least {times[0]:.2f} ms, median {times[len(times) // 2]:.2f} ms')
