"""Makes the nets of CaffeReferenceTest: prototxt and caffemodel with activations and image gradients, by PyTorch 1.13.

Usage: caffe_nets.py OUT
Each net is written down twice, as Caffe's text and as PyTorch's calls; nothing here reads the text.
"""

import os
import sys

import numpy as np
import torch
import torch.nn.functional as F

from onnx_nets import image

torch.manual_seed(11)
HEIGHT, WIDTH = 12, 16


def varint(value):
    out = b''
    while value > 127:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


def field(number, payload):
    """A field of bytes."""
    return varint(number << 3 | 2) + varint(len(payload)) + payload


def blob(tensor, old):
    values = field(5, tensor.detach().numpy().astype('<f4').tobytes())
    if old:
        shape = (1,) * (4 - tensor.dim()) + tuple(tensor.shape)
        return b''.join(varint(i + 1 << 3) + varint(size) for i, size in enumerate(shape)) + values
    return field(7, field(1, b''.join(varint(size) for size in tensor.shape))) + values


def caffemodel(layers, old):
    """The weights by layer; the form of 2015, the one before, or that of 2013."""
    parts = b''
    for name, tensors in layers.items():
        if old == 'oldest':
            inner = field(1, name.encode()) + b''.join(varint(50 << 3 | 2) + varint(len(b)) + b
                                                       for b in (blob(t, True) for t in tensors))
            layer = field(1, inner)
        elif old:
            layer = field(4, name.encode()) + b''.join(field(6, blob(t, old)) for t in tensors)
        else:
            layer = field(1, name.encode()) + b''.join(field(7, blob(t, old)) for t in tensors)
        parts += field(2 if old else 100, layer)
    return parts


def weights(out, inputs, kernel):
    return [torch.randn(out, inputs, kernel, kernel) * (2 / (inputs * kernel * kernel)) ** 0.5, torch.randn(out) * 0.1]


def ceil_pool(x, kernel, stride, pad=0, average=False):
    """Caffe's pooling: rounded up, and what hangs over the padding does not count."""
    if not average:
        return F.max_pool2d(x, kernel, stride, pad, ceil_mode=True)
    return F.avg_pool2d(x, kernel, stride, pad, ceil_mode=True, count_include_pad=True)


def curves():
    """Layers of one value, slices, and normalisation within a channel."""
    w = {'conv': weights(9, 3, 3), 'mix': weights(6, 9, 1)}
    text = '''
name: "curves"  # a comment
input: "data"
input_shape { dim: 1 dim: 3 dim: 12 dim: 16 }
layer { name: "conv" type: "Convolution" bottom: "data" top: "conv"
  convolution_param { num_output: 9 kernel_size: 3 pad: 1 } }
layer { name: "cut" type: "Slice" bottom: "conv" top: "a" top: "b" top: "c"
  slice_param { axis: 1 slice_point: 2 slice_point: 5 } }
layer { name: "sigmoid" type: "Sigmoid" bottom: "a" top: "a" }
layer { name: "tanh" type: "TanH" bottom: "b" top: "b2" }
layer { name: "elu" type: "ELU" bottom: "c" top: "c" elu_param { alpha: 0.6 } }
layer { name: "join" type: "Concat" bottom: "c" bottom: "a" bottom: "b2" top: "join" }
layer { name: "thirds" type: "Slice" bottom: "join" top: "p" top: "q" top: "r" }
layer { name: "power" type: "Power" bottom: "p" top: "p2" power_param { power: 1.7 scale: 0.3 shift: 2.5 } }
layer { name: "bnll" type: "BNLL" bottom: "q" top: "q2" }
layer { name: "exp" type: "Exp" bottom: "r" top: "r2" exp_param { base: 2 scale: 0.5 shift: 0.1 } }
layer { name: "join2" type: "Concat" bottom: "p2" bottom: "q2" bottom: "r2" top: "join2" }
layer { name: "log" type: "Log" bottom: "join2" top: "log" log_param { base: 10 scale: 2 shift: 1 } }
layer { name: "mix" type: "Convolution" bottom: "log" top: "mix"
  convolution_param { num_output: 6 kernel_size: 1 } }
layer { name: "norm" type: "LRN" bottom: "mix" top: "norm"
  lrn_param { local_size: 3 alpha: 0.7 beta: 0.6 norm_region: WITHIN_CHANNEL } }
layer { name: "abs" type: "AbsVal" bottom: "norm" top: "features" }
layer { name: "half" type: "Power" bottom: "features" top: "output" power_param { scale: 0.5 shift: -1 } }
'''

    def run(x):
        x = F.conv2d(x, *w['conv'], padding=1)
        a, b, c = x[:, :2], x[:, 2:5], x[:, 5:]
        x = torch.cat([F.elu(c, 0.6), torch.sigmoid(a), torch.tanh(b)], 1)
        p, q, r = x.chunk(3, 1)
        x = torch.cat([(2.5 + 0.3 * p) ** 1.7, F.softplus(q), 2 ** (0.1 + 0.5 * r)], 1)
        x = F.conv2d(torch.log10(1 + 2 * x), *w['mix'])
        x = x * (1 + 0.7 * F.avg_pool2d(x * x, 3, 1, 1)) ** -0.6
        x = x.abs()
        return x, 0.5 * x - 1

    return text, w, False, run


def residual():
    """As ResNet and MobileNet are written: batch normalisation and scale, sums, channels alone, pools rounded up."""
    w = {'conv': [torch.randn(8, 3, 5, 5) * 0.2], 'bn': [torch.randn(8), torch.rand(8) + 0.5, torch.tensor([1.0])],
         'scale': [torch.randn(8), torch.randn(8)], 'each': weights(8, 1, 3), 'bias': [torch.randn(8)],
         'prelu': [torch.rand(8)], 'classes': [torch.randn(4, 8), torch.randn(4)]}
    w['bn'] = [w['bn'][0] * 999.98, w['bn'][1] * 999.98, torch.tensor([999.98])]
    text = '''
name: "residual"
layer { name: "data" type: "Input" top: "data" input_param { shape: { dim: 1 dim: 3 dim: 12 dim: 16 } } }
layer { bottom: "data" top: "conv" name: "conv" type: "Convolution"
  convolution_param { num_output: 8 kernel_size: 5 pad: 2 stride: 2 bias_term: false } }
layer { bottom: "conv" top: "conv" name: "bn" type: "BatchNorm" batch_norm_param { use_global_stats: true } }
layer { bottom: "conv" top: "conv" name: "scale" type: "Scale" scale_param { bias_term: true } }
layer { bottom: "conv" top: "conv" name: "relu" type: "ReLU" relu_param { negative_slope: 0.1 } }
layer { bottom: "conv" top: "pool" name: "pool" type: "Pooling"
  pooling_param { kernel_size: 3 stride: 2 pool: MAX } }
layer { bottom: "pool" top: "each" name: "each" type: "ConvolutionDepthwise"
  convolution_param { num_output: 8 kernel_size: 3 pad: 1 } }
layer { bottom: "each" top: "each" name: "prelu" type: "PReLU" }
layer { bottom: "each" bottom: "pool" top: "sum" name: "sum" type: "Eltwise"
  eltwise_param { operation: SUM coeff: 1 coeff: -0.5 } }
layer { bottom: "sum" bottom: "pool" top: "most" name: "most" type: "Eltwise" eltwise_param { operation: MAX } }
layer { bottom: "most" top: "features" name: "bias" type: "Bias" }
layer { bottom: "features" top: "mean" name: "mean" type: "Pooling" pooling_param { pool: AVE global_pooling: true } }
layer { bottom: "mean" top: "flat" name: "flat" type: "Reshape" reshape_param { shape { dim: 0 dim: -1 } } }
layer { bottom: "flat" top: "classes" name: "classes" type: "InnerProduct" inner_product_param { num_output: 4 } }
layer { bottom: "classes" top: "output" name: "prob" type: "Softmax" }
'''

    def run(x):
        x = F.conv2d(x, w['conv'][0], stride=2, padding=2)
        x = F.batch_norm(x, w['bn'][0] / 999.98, w['bn'][1] / 999.98, *w['scale'], eps=1e-5)
        p = ceil_pool(F.leaky_relu(x, 0.1), 3, 2)
        y = F.prelu(F.conv2d(p, *w['each'], padding=1, groups=8), *w['prelu'])
        x = torch.maximum(y - 0.5 * p, p) + w['bias'][0].view(1, 8, 1, 1)
        return x, F.linear(x.mean((2, 3)), *w['classes']).softmax(1)

    return text, w, False, run


def old():
    """As AlexNet and NIN were written before 2015, for training: groups, normalisation across channels, losses."""
    w = {'conv1': weights(6, 3, 5), 'conv2': weights(8, 3, 3),
         'fc': [torch.randn(7, 8 * 3 * 4) * 0.1, torch.randn(7)], 'fc2': [torch.randn(4, 7), torch.randn(4)]}
    text = '''
# the form before 2015
name: "old"
layers { name: "data" type: DATA top: "data" top: "label" data_param { source: "train" backend: LMDB batch_size: 9 }
  transform_param { crop_size: 12 mean_file: "mean.binaryproto" } include: { phase: TRAIN } }
input: "data" input_dim: 1 input_dim: 3 input_dim: 12 input_dim: 16
layers { name: "conv1" type: CONVOLUTION bottom: "data" top: "conv1" blobs_lr: 1 blobs_lr: 2 weight_decay: 1
  convolution_param { num_output: 6 kernel_size: 5 pad: 2 weight_filler { type: "gaussian" std: 0.01 } } }
layers { name: "relu1" type: RELU bottom: "conv1" top: "conv1" }
layers { name: "norm1" type: LRN bottom: "conv1" top: "norm1" lrn_param { local_size: 5 alpha: 0.5 beta: 0.75 } }
layers { name: "pool1" type: POOLING bottom: "norm1" top: "pool1"
  pooling_param { pool: MAX kernel_size: 3 stride: 2 } }
layers { name: "conv2" type: CONVOLUTION bottom: "pool1" top: "conv2"
  convolution_param { num_output: 8 kernel_size: 3 pad: 1 group: 2 } }
layers { name: "tanh" type: TANH bottom: "conv2" top: "conv2" }
layers { name: "pool2" type: POOLING bottom: "conv2" top: "features"
  pooling_param { pool: AVE kernel_size: 3 stride: 2 } }
layers { name: "aux" type: INNER_PRODUCT bottom: "features" top: "aux" inner_product_param { num_output: 4 } }
layers { name: "auxloss" type: SOFTMAX_LOSS bottom: "aux" bottom: "label" top: "auxloss" loss_weight: 0.3 }
layers { name: "fc" type: INNER_PRODUCT bottom: "features" top: "fc" inner_product_param { num_output: 7 } }
layers { name: "relu" type: RELU bottom: "fc" top: "fc" }
layers { name: "drop" type: DROPOUT bottom: "fc" top: "fc" dropout_param { dropout_ratio: 0.5 } }
layers { name: "fc2" type: INNER_PRODUCT bottom: "fc" top: "output" inner_product_param { num_output: 4 } }
layers { name: "accuracy" type: ACCURACY bottom: "output" bottom: "label" top: "accuracy" include: { phase: TEST } }
layers { name: "loss" type: SOFTMAX_LOSS bottom: "output" bottom: "label" top: "loss" }
'''

    def run(x):
        x = F.relu(F.conv2d(x, *w['conv1'], padding=2))
        x = ceil_pool(F.local_response_norm(x, 5, 0.5, 0.75, 1.0), 3, 2)
        x = ceil_pool(torch.tanh(F.conv2d(x, *w['conv2'], padding=1, groups=2)), 3, 2, average=True)
        return x, F.linear(F.relu(F.linear(x.flatten(1), *w['fc'])), *w['fc2'])

    return text, w, True, run


def corners(x, height, width):
    return F.interpolate(x, size=(height, width), mode='bilinear', align_corners=True)


def segmentation():
    """As SegNet, FCN, PSPNet and SSD are written: masks of pools, crops, interpolations, norms."""
    w = {'conv1': weights(6, 3, 3), 'bn': [torch.rand(6) + 0.5, torch.randn(6), torch.randn(6), torch.rand(6) + 0.5],
         'conv2': weights(6, 6, 3), 'norm': [torch.rand(6) + 1], 'all': [torch.tensor([3.0])]}
    text = '''
name: "segmentation"
layer { name: "data" type: "Input" top: "data" input_param { shape: { dim: 1 dim: 3 dim: 12 dim: 16 } } }
layer { bottom: "data" top: "conv1" name: "conv1" type: "Convolution"
  convolution_param { num_output: 6 kernel_size: 3 pad: 1 } }
layer { bottom: "conv1" top: "conv1" name: "bn" type: "BN" bn_param { eps: 1e-3 frozen: true } }
layer { bottom: "conv1" top: "relu1" name: "relu1" type: "ReLU" }
layer { bottom: "relu1" top: "pool1" top: "pool1_mask" name: "pool1" type: "Pooling"
  pooling_param { pool: MAX kernel_size: 2 stride: 2 } }
layer { bottom: "pool1" top: "conv2" name: "conv2" type: "Convolution"
  convolution_param { num_output: 6 kernel_size: 3 pad: 1 } }
layer { bottom: "conv2" bottom: "pool1_mask" top: "up" name: "up" type: "Upsample"
  upsample_param { scale: 2 upsample_h: 12 upsample_w: 16 } }
layer { bottom: "conv1" top: "norm" name: "norm" type: "Normalize"
  norm_param { across_spatial: false scale_filler { type: "constant" value: 20 } channel_shared: false } }
layer { bottom: "norm" top: "zoomed" name: "zoom" type: "Interp" interp_param { zoom_factor: 2 pad_end: -1 } }
layer { bottom: "zoomed" bottom: "up" top: "cut" name: "cut" type: "Crop" crop_param { axis: 2 offset: 3 offset: 5 } }
layer { bottom: "conv1" top: "gate" name: "gate" type: "Pooling" pooling_param { pool: AVE global_pooling: true } }
layer { bottom: "gate" bottom: "cut" bottom: "up" top: "features" name: "axpy" type: "Axpy" }
layer { bottom: "features" top: "shuffled" name: "shuffle" type: "ShuffleChannel" shuffle_channel_param { group: 3 } }
layer { bottom: "shuffled" top: "selu" name: "selu" type: "SELU" }
layer { bottom: "selu" top: "all" name: "all" type: "Normalize" }
layer { bottom: "all" top: "output" name: "size" type: "Interp" interp_param { height: 7 width: 9 } }
layer { bottom: "output" top: "found" name: "found" type: "DetectionOutput" }
'''

    def run(x):
        c = F.conv2d(x, *w['conv1'], padding=1)
        slope, shift, mean, variance = w['bn']
        c = F.batch_norm(c, mean, variance, slope, shift, eps=1e-3)
        pool, where = F.max_pool2d(F.relu(c), 2, 2, return_indices=True)
        up = F.max_unpool2d(F.conv2d(pool, *w['conv2'], padding=1), where, 2, 2)
        norm = c / (c * c).sum(1, keepdim=True).add(1e-10).sqrt() * w['norm'][0].view(1, 6, 1, 1)
        cut = corners(norm[:, :, :11, :15], 21, 29)[:, :, 3:15, 5:21]
        x = c.mean((2, 3), keepdim=True) * cut + up
        y = F.selu(x.view(1, 3, 2, 12, 16).transpose(1, 2).reshape(1, 6, 12, 16))
        y = 3 * y / (y * y).sum().add(1e-10).sqrt()
        return x, corners(y, 7, 9)

    return text, w, False, run


def axes():
    """Joins and slices of rows and columns, a reshape, sums over axes."""
    w = {'conv': weights(4, 3, 3), 'bn': [torch.rand(4) + 0.5, torch.randn(4)]}
    text = '''
name: "axes"
input: "data"
input_dim: 1 input_dim: 3 input_dim: 12 input_dim: 16
layer { name: "conv" type: "Convolution" bottom: "data" top: "conv"
  convolution_param { num_output: 4 kernel_size: 3 pad: 1 } }
layer { name: "bn" type: "BN" bottom: "conv" top: "bn" bn_param { bn_mode: INFERENCE } }
layer { name: "double" type: "Power" bottom: "bn" top: "double" power_param { scale: 2 } }
layer { name: "below" type: "Concat" bottom: "bn" bottom: "double" top: "below" concat_param { axis: 2 } }
layer { name: "cut" type: "Slice" bottom: "below" top: "a" top: "b" top: "c"
  slice_param { axis: -1 slice_point: 6 slice_point: 10 } }
layer { name: "beside" type: "Concat" bottom: "c" bottom: "a" top: "beside" concat_param { axis: 3 } }
layer { name: "shape" type: "Reshape" bottom: "beside" top: "shape"
  reshape_param { shape { dim: 8 dim: 12 dim: -1 } axis: 1 } }
layer { name: "tanh" type: "TanH" bottom: "shape" top: "features" }
layer { name: "squares" type: "Reduction" bottom: "features" top: "squares"
  reduction_param { operation: SUMSQ axis: 2 coeff: 0.5 } }
layer { name: "means" type: "Reduction" bottom: "features" top: "means" reduction_param { operation: MEAN axis: -1 } }
layer { name: "flat" type: "Flatten" bottom: "means" top: "flat" }
layer { name: "output" type: "Concat" bottom: "squares" bottom: "squares" top: "output" }
'''

    def run(x):
        x = F.conv2d(x, *w['conv'], padding=1) * w['bn'][0].view(1, 4, 1, 1) + w['bn'][1].view(1, 4, 1, 1)
        x = torch.cat([x, 2 * x], 2)
        x = torch.cat([x[:, :, :, 10:], x[:, :, :, :6]], 3)
        x = torch.tanh(x.reshape(1, 8, 12, 12))
        squares = 0.5 * (x * x).sum((2, 3))
        return x, torch.cat([squares, squares], 1)

    return text, w, False, run


def oldest():
    """The form of 2013: all parameters in one message, padding as a layer."""
    w = {'conv1': weights(6, 3, 5), 'conv2': weights(8, 3, 3), 'fc': [torch.randn(5, 8 * 3 * 4) * 0.1, torch.randn(5)]}
    text = '''
name: "oldest"
input: "data"
input_dim: 1 input_dim: 3 input_dim: 12 input_dim: 16
layers { layer { name: "pad1" type: "padding" pad: 2 } bottom: "data" top: "pad1" }
layers { layer { name: "conv1" type: "conv" num_output: 6 kernelsize: 5
  weight_filler { type: "gaussian" std: 0.01 } blobs_lr: 1. blobs_lr: 2. } bottom: "pad1" top: "conv1" }
layers { layer { name: "relu1" type: "relu" } bottom: "conv1" top: "conv1" }
layers { layer { name: "pool1" type: "pool" pool: MAX kernelsize: 3 stride: 2 } bottom: "conv1" top: "pool1" }
layers { layer { name: "norm1" type: "lrn" local_size: 5 alpha: 0.5 beta: 0.75 } bottom: "pool1" top: "norm1" }
layers { layer { name: "pad2" type: "padding" pad: 1 } bottom: "norm1" top: "pad2" }
layers { layer { name: "conv2" type: "conv" num_output: 8 group: 2 kernelsize: 3 } bottom: "pad2" top: "conv2" }
layers { layer { name: "pool2" type: "pool" pool: AVE kernelsize: 3 stride: 2 } bottom: "conv2" top: "features" }
layers { layer { name: "fc" type: "innerproduct" num_output: 5 } bottom: "features" top: "fc" }
layers { layer { name: "prob" type: "softmax" } bottom: "fc" top: "output" }
'''

    def run(x):
        x = ceil_pool(F.relu(F.conv2d(x, *w['conv1'], padding=2)), 3, 2)
        x = F.conv2d(F.local_response_norm(x, 5, 0.5, 0.75, 1.0), *w['conv2'], padding=1, groups=2)
        x = ceil_pool(x, 3, 2, average=True)
        return x, F.linear(x.flatten(1), *w['fc']).softmax(1)

    return text, w, 'oldest', run


if __name__ == '__main__':
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    for make in (curves, residual, old, segmentation, axes, oldest):
        text, w, is_old, run = make()
        name = make.__name__
        x = image(HEIGHT, WIDTH).requires_grad_(True)
        features, output = run(x)
        (0.5 * (features * features).sum()).backward()
        with open(f'{folder}/{name}.prototxt', 'w') as out:
            out.write(text.lstrip())
        with open(f'{folder}/{name}.caffemodel', 'wb') as out:
            out.write(caffemodel(w, is_old))
        for kind, tensor in (('features', features), ('output', output), ('gradient', x.grad)):
            np.save(f'{folder}/{name}.{kind}.npy', tensor.detach().numpy())
