"""Exports nets of torchvision to ONNX, with what PyTorch computes in 64 bits, and in 32 for comparison.

Usage: onnx_nets.py FOLDER [NAME...]. Writes NAME.onnx, NAME.image, NAME.output and NAME.gradient, the gradient of
½·Σoutput² with respect to the image, as floats, pixel by pixel, and NAME.txt: the edge of the image and the errors
(‖difference‖ / ‖expected‖) of 32 bits in output and gradient. Weights are random, scaled so that values neither
vanish nor grow: with torchvision's own initial weights, GoogLeNet's maps are nearly constant, and which of nearly equal
values a pool takes depends on rounding.
"""
import copy
import os
import sys
import warnings

import torch
import torchvision

NAMES = ['alexnet', 'convnext_tiny', 'densenet121', 'efficientnet_b0', 'efficientnet_v2_s', 'googlenet',
         'inception_v3', 'maxvit_t', 'mnasnet0_5', 'mobilenet_v2', 'mobilenet_v3_small', 'regnet_y_400mf', 'resnet18',
         'resnet50', 'resnext50_32x4d', 'shufflenet_v2_x1_0', 'squeezenet1_1', 'swin_t', 'vgg11_bn', 'vit_b_16']
FIXED = {'alexnet', 'inception_v3', 'maxvit_t', 'swin_t', 'vgg11_bn', 'vit_b_16'}


def net(name):
    torch.manual_seed(1)
    more = {'init_weights': False} if name in ('googlenet', 'inception_v3') else {}
    made = getattr(torchvision.models, name)(weights=None, **more).eval()
    for module in made.modules():
        if isinstance(module, torch.nn.Conv2d):
            torch.nn.init.kaiming_normal_(module.weight, nonlinearity='relu')
        if isinstance(module, torch.nn.Linear) and not module.weight.any():
            module.weight.data.normal_(0, 0.02)
        if isinstance(module, torch.nn.BatchNorm2d):
            module.running_mean.normal_(0, 0.1)
            module.running_var.uniform_(0.5, 1.5)
    return made


def computed(made, image):
    x = image.clone().requires_grad_(True)
    output = made(x)
    return output.detach(), torch.autograd.grad((output * output).sum() / 2, x)[0]


def error(actual, expected):
    return float((actual.double() - expected).norm() / expected.norm())


def write(folder, name):
    made = net(name)
    edge = 224 if name in FIXED else 96
    image = torch.randn(1, 3, edge, edge)
    output, gradient = computed(copy.deepcopy(made).double(), image.double())
    single = computed(made, image)
    torch.onnx.export(made, image, f'{folder}/{name}.onnx', opset_version=16, input_names=['image'],
                      output_names=['output'])
    for kind, tensor in (('image', image), ('gradient', gradient)):
        tensor[0].permute(1, 2, 0).numpy().astype('<f4').tofile(f'{folder}/{name}.{kind}')
    output.numpy().astype('<f4').tofile(f'{folder}/{name}.output')
    with open(f'{folder}/{name}.txt', 'w') as out:
        out.write(f'{edge} {error(single[0], output):.1e} {error(single[1], gradient):.1e}')


if __name__ == '__main__':
    warnings.filterwarnings('ignore')
    os.makedirs(sys.argv[1], exist_ok=True)
    for chosen in sys.argv[2:] or NAMES:
        write(sys.argv[1], chosen)
