"""Makes the figures of ObjectiveReferenceTest: values and image gradients of objectives by PyTorch's autograd.

Usage: objectives.py SHARED OUT.json
SHARED is the folder of data beside the checkout; its peers/reference.py reads and runs GoogLeNet. Of each gradient (HWC,
RGB, by samples of 0..255) the norm is kept, and every 997th value.
"""

import json
import sys

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

shared, out = sys.argv[1:3]
sys.path.insert(0, shared + '/peers')
from reference import Net  # noqa: E402

net = Net(shared + '/models/bvlc_googlenet/deploy.prototxt',
          shared + '/models/bvlc_googlenet/bvlc_googlenet_noaux.caffemodel')
LAYER = 'inception_4c/output'
CELL = 6
NEURON = 422  # answers in the middle of this picture; most do not


def picture(name):
    rgb = np.asarray(Image.open(f'{shared}/reference/{name}').convert('RGB')).astype(np.float32)
    bgr = torch.from_numpy(rgb[:, :, ::-1].copy()).permute(2, 0, 1)[None]
    return bgr - torch.tensor([104., 117., 123.]).view(1, 3, 1, 1)


def layer(x):
    return net.run(x, LAYER)[0][0]


def energy(a):
    return 0.5 * (a ** 2).sum()


def ranked(a, count, largest):
    means = a.mean((1, 2))
    order = [c for c in torch.argsort(means, descending=largest).tolist() if a[c].abs().max() > 0]
    return energy(a[order[:count]])


def guided(a, guide):
    features, seen = guide.flatten(1), a.flatten(1)
    products = seen.detach().T @ features
    return (seen * features[:, products.argmax(1)]).sum()


def diversity(a):
    rows, columns = (max(1, int(n / CELL + 0.5)) for n in a.shape[1:])
    cell = ((torch.arange(a.shape[1]) * rows // a.shape[1])[:, None] * columns
            + (torch.arange(a.shape[2]) * columns // a.shape[2])[None]).flatten()
    energies = torch.stack([(a.flatten(1)[:, cell == i] ** 2).sum(1) for i in range(rows * columns)])
    units = F.normalize(energies, dim=1)
    cosines = units @ units.T
    pairs = rows * columns * (rows * columns - 1) / 2
    return -torch.triu(cosines, 1).sum() / pairs


def logit(x, number):
    """The class's value of the features' average over all places: the 7x7 average grown to the whole blob."""
    features = net.run(x, 'inception_5b/output')[0].mean((2, 3))
    w = net.w['loss3/classifier']
    return (features @ w[0].reshape(1000, -1).T + w[1].flatten())[0, number]


def sampled(objective):
    x = picture('input_320x200.png').requires_grad_(True)
    value = objective(x)
    value.backward()
    gradient = x.grad[0].permute(1, 2, 0).flip(-1).contiguous().flatten()
    return {'value': float(value), 'norm': float(gradient.double().norm()), 'samples': gradient[::997].tolist()}


with torch.no_grad():
    guide = layer(picture('input_224.png'))
figures = {
    'channels': sampled(lambda x: energy(layer(x)[[24, 37]])),
    'strongest': sampled(lambda x: ranked(layer(x), 5, True)),
    'weakest': sampled(lambda x: ranked(layer(x), 5, False)),
    'neuron': sampled(lambda x: layer(x)[NEURON, layer(x).shape[1] // 2, layer(x).shape[2] // 2]),
    'direction': sampled(lambda x: (0.5 * layer(x)[24] - 2 * layer(x)[37]).sum()),
    'guide': sampled(lambda x: guided(layer(x), guide)),
    'diversity': sampled(lambda x: diversity(layer(x))),
    'class': sampled(lambda x: logit(x, 562)),
}
with open(out, 'w') as file:
    json.dump(figures, file, indent=1)
for name, figure in figures.items():
    print(name, figure['value'], figure['norm'])
