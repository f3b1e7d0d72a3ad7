"""Makes the nets of KerasReferenceTest: HDF5 files as Keras 2.9 saves them, with activations and image gradients.

Usage: keras_nets.py OUT
Needs Debian's python3-torch and python3-h5py; Keras itself is not needed, its format is written here and its layers
are computed by PyTorch 1.13.
"""

import json
import os
import sys

import h5py
import numpy as np
import torch
import torch.nn.functional as F

from onnx_nets import image

torch.manual_seed(13)
HEIGHT, WIDTH = 12, 16
GLOROT = {'class_name': 'GlorotUniform', 'config': {'seed': None}}
ZEROS = {'class_name': 'Zeros', 'config': {}}
ONES = {'class_name': 'Ones', 'config': {}}


class Net:
    """The layers' configurations and weights, and the values they have for a picture, channels first."""

    def __init__(self, x):
        self.configs, self.weights, self.values = [], {}, {'image': x}
        self.add('InputLayer', 'image', [], None, batch_input_shape=[None, HEIGHT, WIDTH, 3], sparse=False, ragged=False)
        self.values['image'] = x

    def add(self, kind, name, inputs, value, weights=(), **config):
        config = {'name': name, 'trainable': True, 'dtype': 'float32', **config}
        nodes = [[[i, 0, 0, {}] for i in inputs]] if inputs else []
        self.configs.append({'class_name': kind, 'config': config, 'name': name, 'inbound_nodes': nodes})
        self.weights[name] = list(weights)
        self.values[name] = value
        return value

    def conv(self, name, source, filters, kernel, stride=1, padding='same', activation='linear', bias=True, dilation=1):
        x = self.values[source]
        w = torch.randn(filters, x.shape[1], kernel, kernel) * (2 / (x.shape[1] * kernel * kernel)) ** 0.5
        b = torch.randn(filters) * 0.1 if bias else None
        y = F.conv2d(same(x, kernel, stride, dilation) if padding == 'same' else x, w, b, stride, 0, dilation)
        weights = [('kernel:0', w.permute(2, 3, 1, 0))] + ([('bias:0', b)] if bias else [])
        self.add('Conv2D', name, [source], CURVES[activation](y), weights, filters=filters,
                 kernel_size=[kernel, kernel], strides=[stride, stride], padding=padding, data_format='channels_last',
                 dilation_rate=[dilation, dilation], groups=1, activation=activation, use_bias=bias,
                 kernel_initializer=GLOROT, bias_initializer=ZEROS, **plain('kernel', 'bias', 'activity'))

    def depthwise(self, name, source, kernel, stride, multiplier):
        x = self.values[source]
        w = torch.randn(x.shape[1] * multiplier, 1, kernel, kernel) * 0.4
        b = torch.randn(x.shape[1] * multiplier) * 0.1
        y = F.conv2d(same(x, kernel, stride), w, b, stride, groups=x.shape[1])
        kept = w.view(x.shape[1], multiplier, kernel, kernel).permute(2, 3, 0, 1)
        self.add('DepthwiseConv2D', name, [source], y, [('depthwise_kernel:0', kept), ('bias:0', b)],
                 kernel_size=[kernel, kernel], strides=[stride, stride], padding='same', data_format='channels_last',
                 dilation_rate=[1, 1], groups=1, activation='linear', use_bias=True, depth_multiplier=multiplier,
                 depthwise_initializer=GLOROT, bias_initializer=ZEROS, **plain('depthwise', 'bias', 'activity'))

    def separable(self, name, source, filters, kernel):
        x = self.values[source]
        d = torch.randn(x.shape[1] * 2, 1, kernel, kernel) * 0.4
        p = torch.randn(filters, x.shape[1] * 2, 1, 1) * 0.4
        b = torch.randn(filters) * 0.1
        y = F.conv2d(F.conv2d(same(x, kernel, 1), d, groups=x.shape[1]), p, b)
        kept = d.view(x.shape[1], 2, kernel, kernel).permute(2, 3, 0, 1)
        self.add('SeparableConv2D', name, [source], y,
                 [('depthwise_kernel:0', kept), ('pointwise_kernel:0', p.permute(2, 3, 1, 0)), ('bias:0', b)],
                 filters=filters, kernel_size=[kernel, kernel], strides=[1, 1], padding='same',
                 data_format='channels_last', dilation_rate=[1, 1], groups=1, activation='linear', use_bias=True,
                 depth_multiplier=2, depthwise_initializer=GLOROT, pointwise_initializer=GLOROT,
                 bias_initializer=ZEROS, **plain('depthwise', 'pointwise', 'bias', 'activity'))

    def norm(self, name, source):
        c = self.values[source].shape[1]
        gamma, beta, mean, variance = torch.randn(c), torch.randn(c), torch.randn(c), torch.rand(c) + 0.5
        y = F.batch_norm(self.values[source], mean, variance, gamma, beta, eps=1e-3)
        self.add('BatchNormalization', name, [source], y,
                 [('gamma:0', gamma), ('beta:0', beta), ('moving_mean:0', mean), ('moving_variance:0', variance)],
                 axis=[3], momentum=0.99, epsilon=1e-3, center=True, scale=True, beta_initializer=ZEROS,
                 gamma_initializer=ONES, moving_mean_initializer=ZEROS, moving_variance_initializer=ONES,
                 **plain('beta', 'gamma'))

    def pool(self, name, source, kernel, stride, padding='same', average=False):
        x = self.values[source]
        if average:
            ones = torch.ones_like(x)
            y = F.avg_pool2d(same(x, kernel, stride), kernel, stride)
            y = y / F.avg_pool2d(same(ones, kernel, stride), kernel, stride)
        else:
            padded = same(x, kernel, stride, value=-1e30) if padding == 'same' else x
            y = F.max_pool2d(padded, kernel, stride)
        self.add('AveragePooling2D' if average else 'MaxPooling2D', name, [source], y, pool_size=[kernel, kernel],
                 strides=[stride, stride], padding=padding, data_format='channels_last')

    def dense(self, name, source, units, activation):
        x = self.values[source]
        w, b = torch.randn(x.shape[1], units) * (1 / x.shape[1]) ** 0.5, torch.randn(units) * 0.1
        self.add('Dense', name, [source], CURVES[activation](x @ w + b), [('kernel:0', w), ('bias:0', b)], units=units,
                 activation=activation, use_bias=True, kernel_initializer=GLOROT, bias_initializer=ZEROS,
                 **plain('kernel', 'bias', 'activity'))

    def save(self, path, sequential):
        if sequential:
            config = {'class_name': 'Sequential', 'config': {'name': 'net', 'layers': self.configs}}
        else:
            ends = [name for name in self.values if not any(
                name == node[0] for c in self.configs for nodes in c['inbound_nodes'] for node in nodes)]
            config = {'class_name': 'Functional', 'config': {
                'name': 'net', 'layers': self.configs, 'input_layers': [['image', 0, 0]],
                'output_layers': [[end, 0, 0] for end in ends]}}
        with h5py.File(path, 'w') as out:
            out.attrs['keras_version'] = b'2.9.0'
            out.attrs['backend'] = b'tensorflow'
            out.attrs['model_config'] = json.dumps(config).encode()
            group = out.create_group('model_weights')
            group.attrs['layer_names'] = [name.encode() for name in self.weights]
            group.attrs['backend'] = b'tensorflow'
            group.attrs['keras_version'] = b'2.9.0'
            for name, weights in self.weights.items():
                layer = group.create_group(name)
                layer.attrs['weight_names'] = [f'{name}/{kind}'.encode() for kind, _ in weights]
                for kind, tensor in weights:
                    layer.create_dataset(f'{name}/{kind}', data=tensor.detach().numpy().astype('<f4'))


CURVES = {'linear': lambda x: x, 'relu': F.relu, 'tanh': torch.tanh, 'softmax': lambda x: x.softmax(1)}


def plain(*names):
    """No regularisation and no constraints of these weights."""
    return {f'{name}_{kind}': None for name in names for kind in ('regularizer', 'constraint')
            if not (name == 'activity' and kind == 'constraint')}


def same(x, kernel, stride, dilation=1, value=0.0):
    """TensorFlow's padding: what is lacking, the odd row and column below and to the right."""
    sides = []
    for size in (x.shape[3], x.shape[2]):
        lacking = max((-(-size // stride) - 1) * stride + (kernel - 1) * dilation + 1 - size, 0)
        sides += [lacking // 2, lacking - lacking // 2]
    return F.pad(x, sides, value=value)


def sequential(x):
    """As VGG: flattened, rows first, into dense layers."""
    net = Net(x)
    net.conv('conv1', 'image', 6, 3, activation='relu')
    net.pool('pool1', 'conv1', 2, 2, 'valid')
    net.conv('features', 'pool1', 5, 3, padding='valid', activation='tanh')
    x = net.values['features'].permute(0, 2, 3, 1).flatten(1)
    net.add('Flatten', 'flatten', ['features'], x, data_format='channels_last')
    net.add('Dropout', 'dropout', ['flatten'], x, rate=0.5, noise_shape=None, seed=None)
    net.dense('dense', 'dropout', 7, 'relu')
    net.dense('output', 'dense', 4, 'softmax')
    return net


def functional(x):
    """As ResNet and MobileNet: normalisation, strides with uneven padding, channels alone, sums, joins, curves."""
    net = Net(x)
    net.conv('conv', 'image', 8, 3, 2, bias=False)
    net.norm('norm', 'conv')
    net.add('ReLU', 'relu6', ['norm'], F.relu6(net.values['norm']), max_value=6.0, negative_slope=0.0, threshold=0.0)
    net.depthwise('each', 'relu6', 3, 1, 1)
    net.add('Activation', 'tanh', ['each'], torch.tanh(net.values['each']), activation='tanh')
    net.add('Add', 'sum', ['tanh', 'relu6'], net.values['tanh'] + net.values['relu6'])
    net.separable('separable', 'sum', 6, 3)
    net.add('LeakyReLU', 'leaky', ['separable'], F.leaky_relu(net.values['separable'], 0.2), alpha=0.2)
    net.conv('wide', 'sum', 4, 3, dilation=2)
    net.add('ELU', 'elu', ['wide'], F.elu(net.values['wide']), alpha=1.0)
    joined = torch.cat([net.values['leaky'], net.values['elu']], 1)
    net.add('Concatenate', 'join', ['leaky', 'elu'], joined, axis=-1)
    net.pool('max', 'join', 3, 2)
    net.pool('mean', 'max', 3, 1, average=True)
    x = F.interpolate(net.values['mean'], scale_factor=2, mode='nearest')
    net.add('UpSampling2D', 'larger', ['mean'], x, size=[2, 2], data_format='channels_last', interpolation='nearest')
    net.add('ZeroPadding2D', 'padded', ['larger'], F.pad(x, (2, 1, 1, 0)), padding=[[1, 0], [2, 1]],
            data_format='channels_last')
    x = net.values['padded'][:, :, 0:-1, 1:-1]
    net.add('Cropping2D', 'features', ['padded'], x, cropping=[[0, 1], [1, 1]], data_format='channels_last')
    net.add('GlobalAveragePooling2D', 'average', ['features'], x.mean((2, 3)), data_format='channels_last')
    net.dense('output', 'average', 4, 'softmax')
    return net


if __name__ == '__main__':
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    for make in (sequential, functional):
        name = make.__name__
        x = image(HEIGHT, WIDTH).requires_grad_(True)
        net = make(x)
        features, output = net.values['features'], net.values['output']
        (0.5 * (features * features).sum()).backward()
        net.save(f'{folder}/{name}.h5', make is sequential)
        for kind, tensor in (('features', features), ('output', output), ('gradient', x.grad)):
            np.save(f'{folder}/{name}.{kind}.npy', tensor.detach().numpy())
