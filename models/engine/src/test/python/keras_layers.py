"""Makes nets of KerasReferenceTest with Keras itself, with activations and image gradients.

Usage: keras_layers.py OUT
Needs Keras 3 with TensorFlow. NAME.keras or NAME.h5, and as ReferenceNets reads them: NAME.features.npy,
NAME.output.npy, and NAME.gradient.npy, the gradient of half the sum of squares of the features; all channels first.
"""
import copy
import json
import os
import sys
import zipfile

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
import h5py
import keras
import numpy as np
import tensorflow as tf
from keras import layers as L

OUT = sys.argv[1]
HEIGHT, WIDTH = 17, 13
RANDOM = np.random.default_rng(7)


def picture():
    values, state = np.empty(3 * HEIGHT * WIDTH, 'float32'), 1
    for i in range(values.size):
        state = (1103515245 * state + 12345) & 0x7fffffff
        values[i] = state / 2147483648
    return values.reshape(3, HEIGHT, WIDTH).transpose(1, 2, 0)[None]


def shake(model):
    for w in model.weights:
        name, shape = w.path.split('/')[-1], tuple(w.shape)
        if name in ('gamma', 'moving_variance'):
            w.assign(RANDOM.uniform(0.7, 1.3, shape))
        elif name in ('beta', 'moving_mean', 'bias', 'alpha'):
            w.assign(RANDOM.normal(0, 0.2, shape))


def figures(model, features, output, *names):
    both = keras.Model(model.inputs, [features, output])
    with tf.GradientTape() as tape:
        x = tf.constant(picture())
        tape.watch(x)
        f, o = both(x, training=False)
        score = tf.reduce_sum(f ** 2) / 2
    gradient = tape.gradient(score, x)
    for name in names:
        for what, value in (('features', f), ('output', o), ('gradient', gradient)):
            value = np.asarray(value, '<f4')
            value = value if value.ndim == 4 else value.reshape(1, 1, 1, -1)
            np.save(os.path.join(OUT, f'{name}.{what}.npy'), np.ascontiguousarray(value.transpose(0, 3, 1, 2)))


def save(model, name):
    """An archive whose entries are compressed, as some programs write them again."""
    path = os.path.join(OUT, name + '.keras')
    model.save(path)
    with zipfile.ZipFile(path) as old:
        entries = [(n, old.read(n)) for n in old.namelist()]
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as new:
        for n, content in entries:
            new.writestr(n, content)


def layers():
    x = image = L.Input((None, None, 3), name='image')
    x = L.Rescaling(2., offset=-0.5)(x)
    x = L.Normalization(mean=[.1, .2, .3], variance=[.5, .6, .7])(x)
    x = L.Conv2D(6, 3, 2, 'same', activation='relu')(x)
    x = L.BatchNormalization(center=False)(x)
    a = L.DepthwiseConv2D(3, padding='same', depth_multiplier=2, activation='swish')(x)
    b = L.SeparableConv2D(12, 3, padding='same', dilation_rate=2)(x)
    x = L.Concatenate()([a, b])
    x = L.DepthwiseConv2D(2, 2, 'same')(x)
    x = L.LayerNormalization()(x)
    x = L.Conv2DTranspose(6, 3, 2, 'same', activation='gelu')(x)
    x = L.Conv2DTranspose(5, 2, 3)(x)
    x = L.Cropping2D(((1, 2), (3, 1)))(x)
    x = L.MaxPooling2D(3, 2, 'same')(x)
    x = L.ZeroPadding2D(((1, 0), (0, 2)))(x)
    x = L.AveragePooling2D(2, 1, 'same')(x)
    x = L.Conv2D(8, 3, groups=1, use_bias=False)(x)
    x = L.GroupNormalization(4)(x)
    x = L.PReLU(shared_axes=[1, 2])(x)
    for name in ('elu', 'selu', 'softplus', 'softsign', 'tanh', 'hard_sigmoid', 'mish', 'leaky_relu', 'hard_silu',
                 'log_sigmoid', 'soft_shrink', 'squareplus', 'tanh_shrink', 'silu', 'relu6', 'exponential'):
        x = L.Activation(name)(L.Conv2D(8, 1)(x))
        x = L.BatchNormalization(scale=False)(x)
    x = L.UnitNormalization()(L.LeakyReLU(0.1)(x))
    s = L.GlobalAveragePooling2D(keepdims=True)(x)
    s = L.Dense(8, activation='sigmoid')(L.Dense(4, activation='relu')(s))
    x = L.Multiply()([x, s])
    s = L.Reshape((1, 1, 8))(L.GlobalMaxPooling2D()(x))
    x = L.Average()([x, L.Add()([x, s]), L.Subtract()([x, s])])
    x = L.Maximum()([x, L.Minimum()([s, x])])
    x = L.UpSampling2D((2, 3), interpolation='bilinear')(L.Dropout(0.3)(x))
    x = L.UpSampling2D(2)(x * 3. + x / 2.)
    x = L.Dense(5, activation='softmax')(x)
    x = L.ReLU(max_value=0.4, negative_slope=0.1, threshold=0.05)(x)
    features = L.RandomFlip(name='features')(x)
    y = L.GlobalAveragePooling2D()(features)
    output = L.Dense(3, activation='softmax', name='output')(y)
    model = keras.Model(image, output)
    shake(model)
    save(model, 'layers')
    figures(model, features, output, 'layers')


def nested():
    """A frozen model and a sequence in a model, a shared layer, two outputs; archive, HDF5, HDF5 in reverse order."""
    i = L.Input((HEIGHT, WIDTH, 3))
    stem = keras.Model(i, L.BatchNormalization()(L.Conv2D(4, 3, 2, name='convolution')(i)), name='stem')
    shake(stem)
    stem.layers[2].trainable = False
    tail = keras.Sequential([L.Input((8, 6, 4)), L.Conv2D(4, 3, activation='relu'), L.BatchNormalization(),
                             L.Conv2D(5, 3)], name='tail')
    image = L.Input((HEIGHT, WIDTH, 3), name='image')
    shared = L.Conv2D(4, 1, activation='relu', name='shared')
    x = shared(shared(stem(image)))
    features = L.Activation('tanh', name='features')(tail(x))
    other = L.Conv2D(2, 1, name='other')(x)
    output = L.Dense(3, name='output')(L.Dropout(0.5)(L.Flatten()(features)))
    model = keras.Model(image, [output, other])
    shake(model)
    save(model, 'nested')
    path = os.path.join(OUT, 'nested_h5.h5')
    model.save(path)
    with h5py.File(path) as old, h5py.File(os.path.join(OUT, 'nested_reversed.h5'), 'w') as new:
        for key in old:
            if key != 'optimizer_weights':
                old.copy(key, new)
        config = json.loads(old.attrs['model_config'])
        config['config']['layers'].reverse()
        new.attrs['keras_version'] = old.attrs['keras_version']
        new.attrs['model_config'] = json.dumps(config)
    figures(model, features, output, 'nested', 'nested_h5', 'nested_reversed')


def first(model):
    """The configuration with channels first; a model computes the same, and its kernels are stored alike."""
    config = json.loads(model.to_json())
    for layer in config['config']['layers']:
        c = layer['config']
        if 'batch_shape' in c:
            c['batch_shape'] = [None, 3, HEIGHT, WIDTH]
        for key in ('data_format',):
            if key in c:
                c[key] = 'channels_first'
        if layer['class_name'] == 'BatchNormalization':
            c['axis'] = 1
        if layer['class_name'] == 'Concatenate':
            c['axis'] = 1
    return config


def channels_first():
    image = L.Input((HEIGHT, WIDTH, 3), name='image')
    x = L.Conv2D(4, 3, 2, 'same', activation='relu', data_format='channels_last')(image)
    x = L.BatchNormalization()(x)
    x = L.Concatenate()([x, L.MaxPooling2D(3, 1, 'same')(x)])
    features = L.DepthwiseConv2D(3, name='features')(x)
    output = L.Dense(3, name='output')(L.Flatten()(features))
    model = keras.Model(image, output)
    shake(model)
    path = os.path.join(OUT, 'channels_first.h5')
    model.save(path)
    with h5py.File(path, 'a') as file:
        file.attrs['model_config'] = json.dumps(first(model))
    figures(model, features, output, 'channels_first')


def keras1(ordering, theano):
    """A file as Keras 1 wrote it: other names, and with channels first kernels [outputs, inputs, rows, columns]."""
    name = 'keras1_' + ('theano' if theano else ordering)
    image = L.Input((HEIGHT, WIDTH, 3), name='image')
    conv = L.Conv2D(4, (3, 2), 2, activation='relu')
    norm = L.BatchNormalization()
    features = L.Activation('hard_sigmoid', name='features')(norm(conv(image)))
    # Keras 1: 0.2 x + 0.5; Keras 3 divides by 6.
    features = keras.ops.clip(0.2 * norm.output + 0.5, 0, 1)
    flat = L.Flatten()(features if ordering == 'tf' else L.Permute((3, 1, 2))(features))
    dense = L.Dense(3, activation='softmax')
    output = dense(flat)
    model = keras.Model(image, output)
    shake(model)
    figures(model, features, output, name)
    shape = [None, HEIGHT, WIDTH, 3] if ordering == 'tf' else [None, 3, HEIGHT, WIDTH]
    kernel, bias = (w.numpy() for w in conv.weights)
    if ordering == 'th':
        kernel = kernel.transpose(3, 2, 0, 1)
        kernel = kernel[:, :, ::-1, ::-1] if theano else kernel
    config = {'class_name': 'Sequential', 'config': [
        {'class_name': 'Convolution2D', 'config': {
            'name': 'conv', 'batch_input_shape': shape, 'nb_filter': 4, 'nb_row': 3, 'nb_col': 2, 'subsample': [2, 2],
            'border_mode': 'valid', 'activation': 'relu', 'bias': True, 'dim_ordering': ordering}},
        {'class_name': 'BatchNormalization', 'config': {
            'name': 'norm', 'mode': 0, 'axis': -1 if ordering == 'tf' else 1, 'epsilon': 1e-3}},
        {'class_name': 'Activation', 'config': {'name': 'features', 'activation': 'hard_sigmoid'}},
        {'class_name': 'Flatten', 'config': {'name': 'flat'}},
        {'class_name': 'Dense', 'config': {
            'name': 'output', 'output_dim': 3, 'activation': 'softmax', 'bias': True}}]}
    with h5py.File(os.path.join(OUT, name + '.h5'), 'w') as file:
        file.attrs['model_config'] = json.dumps(config).encode()
        file.attrs['keras_version'] = b'1.2.2'
        group = file.create_group('model_weights')
        names = ['conv', 'norm', 'features', 'flat', 'output']
        group.attrs['layer_names'] = [n.encode() for n in names]
        if theano:
            group.attrs['backend'] = b'theano'
        for layer, weights in zip(names, ([kernel, bias], [w.numpy() for w in norm.weights], [], [],
                                          [w.numpy() for w in dense.weights])):
            own = group.create_group(layer)
            own.attrs['weight_names'] = [f'{layer}_{i}'.encode() for i in range(len(weights))]
            for i, w in enumerate(weights):
                own[f'{layer}_{i}'] = w


os.makedirs(OUT, exist_ok=True)
keras.utils.set_random_seed(7)
layers()
nested()
channels_first()
keras1('tf', False)
keras1('th', False)
keras1('th', True)
