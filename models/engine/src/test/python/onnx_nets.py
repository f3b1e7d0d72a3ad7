"""Makes the nets of OnnxReferenceTest: ONNX files with activations and image gradients, by PyTorch 1.13.

Usage: onnx_nets.py OUT HEIGHT WIDTH OPSET...
The files in the tests are those of: onnx_nets.py OUT 12 16 13 7 17
"""

import os
import sys
import warnings

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

warnings.filterwarnings('ignore')
torch.manual_seed(7)


def image(height, width):
    """A picture from a linear congruential generator, which the test repeats."""
    state = 1
    values = np.empty(3 * height * width, np.float32)
    for i in range(values.size):
        state = (1103515245 * state + 12345) & 0x7fffffff
        values[i] = np.float32(state / 2 ** 31)
    return torch.from_numpy(values.reshape(1, 3, height, width))


class Curves(nn.Module):
    """Activation functions, one after the other."""

    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(3, 6, 3, padding=1)
        self.b = nn.Conv2d(6, 6, 1)

    def forward(self, x):
        x = self.a(x)
        for curve in (nn.Hardswish(), nn.ELU(0.7), nn.GELU(), nn.SELU(), nn.Mish(), nn.Softplus(),
                      nn.Hardsigmoid(), nn.Tanh(), nn.CELU(0.9), nn.Softsign(), nn.LeakyReLU(0.1)):
            x = self.b(curve(x)) * 2
        return x.abs() + torch.exp(x * 0.1) - torch.sqrt(x * x + 1), F.log_softmax(x, 1)


class Shuffle(nn.Module):
    """Channels split, shuffled as in ShuffleNet, cut and joined; shapes computed from the image's size."""

    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(3, 12, 3, 2, 1)
        self.b = nn.Conv2d(6, 6, 3, 1, 1, groups=3)
        self.c = nn.Linear(12, 5)

    def forward(self, x):
        x = F.relu(self.a(x))
        left, right = x.chunk(2, 1)
        x = torch.cat([left, self.b(right)], 1)
        n, c, h, w = x.size()
        x = x.view(n, 3, c // 3, h, w).transpose(1, 2).contiguous().view(n, c, h, w)
        x = torch.cat([x[:, 2:9] * 1.5, x[:, :5]], 1)
        return x, self.c(x.mean([2, 3])).softmax(1)


class Norms(nn.Module):
    """Instance, group and batch normalisation, and transposed convolutions."""

    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(3, 8, 3, 2, 1)
        self.i = nn.InstanceNorm2d(8, affine=True)
        self.g = nn.GroupNorm(4, 8)
        self.b = nn.BatchNorm2d(8)
        self.t = nn.ConvTranspose2d(8, 6, 4, 2, 1)
        self.u = nn.ConvTranspose2d(6, 6, 3, 2, 1, output_padding=1, groups=2)
        for parameter in list(self.i.parameters()) + list(self.g.parameters()):
            nn.init.normal_(parameter)
        self.b.running_mean.normal_()
        self.b.running_var.uniform_(0.5, 2)

    def forward(self, x):
        x = self.g(torch.relu(self.i(self.a(x)))) * 1.0
        x = self.u(F.relu(self.t(self.b(x))))
        return x, x * 0.5


class Sizes(nn.Module):
    """Resizing, padding and cutting away, each of several kinds."""

    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(3, 4, 3, 2, 1)
        self.b = nn.Conv2d(4, 4, 3)

    def forward(self, x):
        y = self.a(x)
        z = F.interpolate(y, scale_factor=2, mode='bilinear', align_corners=False)
        z = z + F.interpolate(y, scale_factor=2, mode='bilinear', align_corners=True)
        z = z + F.interpolate(y, size=z.shape[2:], mode='nearest')
        z = z + F.interpolate(y, scale_factor=2, mode='bicubic')
        sides = (1, 2, 1, 1)
        z = (self.b(F.pad(z, sides, mode='reflect')) + self.b(F.pad(z, sides, mode='replicate'))
             + self.b(F.pad(z, sides, value=0.3)))
        return z[:, :, 1:-1, ::2], z * 2


class ConvNext(nn.Module):
    """Channels last inside: layer normalisation and fully connected layers at each position."""

    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(3, 8, 4, 4)
        self.d = nn.Conv2d(8, 8, 7, padding=3, groups=8)
        self.n = nn.LayerNorm(8, eps=1e-6)
        self.p = nn.Linear(8, 16)
        self.q = nn.Linear(16, 8)
        self.g = nn.Parameter(torch.rand(8))

    def forward(self, x):
        x = self.a(x)
        y = self.d(x).permute(0, 2, 3, 1)
        y = self.q(F.gelu(self.p(self.n(y)))) * self.g
        x = x + y.permute(0, 3, 1, 2)
        return x, self.n(x.mean([-2, -1]))


class Classic(nn.Module):
    """Made for one size: pools of both kinds, groups, uneven windows, flattened into fully connected layers."""

    def __init__(self, height, width):
        super().__init__()
        self.a = nn.Conv2d(3, 6, 3, 1, 1)
        self.b = nn.Conv2d(6, 6, (3, 5), (2, 1), (1, 2), groups=2)
        self.c = nn.Linear(6 * ((height // 2 + 1) // 2) * (width // 2), 7)
        self.d = nn.Linear(7, 4)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.a(x)), 3, 2, ceil_mode=True)
        x = self.b(x)
        x = F.avg_pool2d(x, 3, 1, 1, count_include_pad=False) + F.avg_pool2d(x, 3, 1, 1)
        x = F.dropout(x, 0.5, self.training)
        return x, self.d(F.relu(self.c(torch.flatten(x, 1))))


class Focus(nn.Module):
    """Pixels into channels and back, and a normalisation across channels written out."""

    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(12, 8, 1)
        self.b = nn.Conv2d(8, 12, 3, padding=1)
        self.r = nn.PixelShuffle(2)

    def forward(self, x):
        x = torch.cat([x[..., ::2, ::2], x[..., 1::2, ::2], x[..., ::2, 1::2], x[..., 1::2, 1::2]], 1)
        x = self.a(x)
        x = self.b(x * torch.sigmoid(x))
        x = x - x.mean(1, keepdim=True)
        x = x / (x.pow(2).mean(1, keepdim=True) + 0.1).sqrt()
        return self.r(x), self.r(x).clamp(0, 1)


class Further(nn.Module):
    """Made for one size: normalisation across channels as PyTorch writes it, in five dimensions; sums, lengths and
    least values."""

    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(3, 8, 3, 1, 1)
        self.n = nn.LocalResponseNorm(5, alpha=0.6, beta=0.7, k=1.5)
        self.m = nn.LocalResponseNorm(4, alpha=0.3)
        self.b = nn.Conv2d(8, 8, 3, 2, 1)

    def forward(self, x):
        x = self.m(self.n(self.a(x)))
        y = self.b(x)
        y = 0.5 * y * (1 + torch.tanh(0.7978845608 * (y + 0.044715 * y ** 3)))
        y = F.normalize(y, dim=1) + y / (y.norm(dim=1, keepdim=True) + 0.1)
        y = torch.minimum(y, 0.3 - y) + y.sum(1, keepdim=True) * 0.1
        y = torch.cat([y, y.amin((2, 3), keepdim=True) * y], 1)
        return y, torch.clamp(y, max=0.2) * y.amax((2, 3), keepdim=True)


class Halves(nn.Module):
    """Made for one size: the picture cut into rows and columns, and summed."""

    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(3, 4, 3, 1, 1)

    def forward(self, x):
        x = self.a(x)
        above, below = x.chunk(2, 2)
        left, right = (above * below).split([7, 9], 3)
        x = left * right[:, :, :, 1:8]
        return x, x * x.sum((2, 3), keepdim=True) * 0.01


def nets(height, width):
    return {
        'curves': Curves(),
        'shuffle': Shuffle(),
        'norms': Norms(),
        'sizes': Sizes(),
        'convnext': ConvNext(),
        'classic': Classic(height, width),
        'focus': Focus(),
        'further': Further(),
        'halves': Halves(),
    }


def write(folder, name, net, height, width, opset):
    os.makedirs(folder, exist_ok=True)
    net.eval()
    x = image(height, width).requires_grad_(True)
    features, output = net(x)
    (0.5 * (features * features).sum()).backward()
    free = {} if name in ('classic', 'further', 'halves') else {'image': {2: 'h', 3: 'w'}}
    torch.onnx.export(net, x.detach(), f'{folder}/{name}.onnx', opset_version=opset, input_names=['image'],
                      output_names=['features', 'output'], dynamic_axes=free)
    for kind, tensor in (('features', features), ('output', output), ('gradient', x.grad)):
        np.save(f'{folder}/{name}.{kind}.npy', tensor.detach().numpy())


if __name__ == '__main__':
    out, height, width = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    for opset in (int(argument) for argument in sys.argv[4:]):
        for name, net in nets(height, width).items():
            try:
                write(f'{out}/{opset}', name, net, height, width, opset)
            except Exception as e:
                print('PyTorch cannot export', name, 'to opset', opset, '-', str(e).splitlines()[0])
