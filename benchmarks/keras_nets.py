#!/usr/bin/env python3
"""Makes nets of keras.applications with random weights, and what Keras computes with them, for benchmarks/keras.

Usage: keras_nets.py OUT [NAME...]
For each net: NAME.keras and NAME.h5; NAME.txt with the layer "features" and the image's height, width and channels;
and little-endian float32 values, height x width x channels: NAME.image, NAME.features, NAME.output, and NAME.gradient,
that of half the sum of squares of the features. Needs Keras 3 with TensorFlow."""
import os
import sys

os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '3')
import keras
import numpy as np
import tensorflow as tf

# Sizes that strides do not divide show whether padding is that of TensorFlow.
SIZES = {'VGG': (64, 64), 'NASNet': (97, 89), 'Inception': (139, 127), 'Xception': (109, 99)}
NETS = ['VGG16', 'VGG19', 'ResNet50', 'ResNet101', 'ResNet152', 'ResNet50V2', 'ResNet101V2', 'ResNet152V2',
        'InceptionV3', 'InceptionResNetV2', 'Xception', 'MobileNet', 'MobileNetV2', 'MobileNetV3Small',
        'MobileNetV3Large', 'DenseNet121', 'DenseNet169', 'DenseNet201', 'NASNetMobile', 'NASNetLarge',
        'EfficientNetB0', 'EfficientNetB1', 'EfficientNetB2', 'EfficientNetB3', 'EfficientNetB4', 'EfficientNetB5',
        'EfficientNetB6', 'EfficientNetB7', 'EfficientNetV2B0', 'EfficientNetV2B1', 'EfficientNetV2B2',
        'EfficientNetV2B3', 'EfficientNetV2S', 'EfficientNetV2M', 'EfficientNetV2L', 'ConvNeXtTiny', 'ConvNeXtSmall',
        'ConvNeXtBase', 'ConvNeXtLarge', 'ConvNeXtXLarge']


def size(name):
    return next((s for start, s in SIZES.items() if name.startswith(start)), (93, 101))


def shake(model, random):
    """Random statistics, scales and shifts, so that none of them can be passed over unseen."""
    for weight in model.weights:
        name = weight.path.split('/')[-1]
        shape = tuple(weight.shape)
        if name in ('gamma', 'moving_variance'):
            weight.assign(random.uniform(0.7, 1.3, shape))
        elif name in ('beta', 'moving_mean', 'bias'):
            weight.assign(random.normal(0, 0.1, shape))


def make(name, out):
    keras.utils.clear_session()
    keras.utils.set_random_seed(5)
    random = np.random.default_rng(5)
    height, width = size(name)
    model = getattr(keras.applications, name)(weights=None, input_shape=(height, width, 3), classes=10)
    shake(model, random)
    wide = [layer for layer in model.layers if len(getattr(layer.output, 'shape', ())) == 4]
    features = next(layer for layer in reversed(wide) if layer.output.shape[1] * layer.output.shape[2] > 1)
    image = random.uniform(0, 255 if name.startswith(('MobileNetV3', 'Efficient', 'ConvNeXt')) else 1,
                           (1, height, width, 3)).astype('float32')
    both = keras.Model(model.inputs, [features.output, model.output])
    with tf.GradientTape() as tape:
        x = tf.constant(image)
        tape.watch(x)
        values, result = both(x, training=False)
        score = tf.reduce_sum(values ** 2) / 2
    stem = os.path.join(out, name)
    model.save(stem + '.keras')
    model.save(stem + '.h5')
    for what, array in (('image', image), ('features', values), ('output', result),
                        ('gradient', tape.gradient(score, x))):
        np.asarray(array, '<f4').tofile(f'{stem}.{what}')
    with open(stem + '.txt', 'w') as text:
        text.write(f'{features.name} {height} {width} 3\n')
    print(name, features.name, values.shape, flush=True)


if __name__ == '__main__':
    os.makedirs(sys.argv[1], exist_ok=True)
    for each in sys.argv[2:] or NETS:
        make(each, sys.argv[1])
