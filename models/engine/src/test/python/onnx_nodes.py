"""Nets of single ONNX nodes that PyTorch's exporter does not write, with figures of ONNX's own reference implementation.

Usage: onnx_nodes.py FOLDER. Writes NAME.onnx, NAME.features.npy, NAME.output.npy and NAME.gradient.npy, the gradient of
½·Σfeatures² with respect to the picture by central differences in 64 bits. Needs the package onnx.
"""
import sys

import numpy as np
from onnx import TensorProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

HEIGHT, WIDTH = 6, 8
STEP = 1e-5


def image():
    values, state = [], 1
    for _ in range(3 * HEIGHT * WIDTH):
        state = (1103515245 * state + 12345) & 0x7fffffff
        values.append(state / 2147483648)
    return np.array(values).reshape(1, 3, HEIGHT, WIDTH)


class Graph:
    """Nodes and constants; real constants in the precision of the model."""

    def __init__(self, real):
        self.real = real
        self.dtype = helper.tensor_dtype_to_np_dtype(real)
        self.nodes, self.constants = [], []
        self.random = np.random.default_rng(3)

    def reals(self, values):
        return self.constant(np.asarray(values, dtype=np.float32).astype(self.dtype))

    def integers(self, *values):
        return self.constant(np.array(values, dtype=np.int64))

    def constant(self, array):
        name = f'c{len(self.constants)}'
        self.constants.append(numpy_helper.from_array(array, name))
        return name

    def node(self, kind, *inputs, output=None, outputs=1, **attributes):
        names = [output or f'n{len(self.nodes)}'] + [f'n{len(self.nodes)}_{i}' for i in range(1, outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, **attributes))
        return names[0] if outputs == 1 else names

    def reshape(self, x, *shape, output=None):
        return self.node('Reshape', x, self.integers(*shape), output=output)

    def model(self, opset):
        infos = [helper.make_tensor_value_info('image', self.real, [1, 3, HEIGHT, WIDTH])]
        results = [helper.make_tensor_value_info(name, self.real, None) for name in ('features', 'output')]
        graph = helper.make_graph(self.nodes, 'net', infos, results, self.constants)
        return helper.make_model(graph, opset_imports=[helper.make_opsetid('', opset)], ir_version=10)


def attention(g):
    """Six heads of queries on two of keys, a mask of numbers, a cap, and positions that see only those before."""
    x = g.node('Transpose', g.reshape('image', 1, 3, HEIGHT * WIDTH), perm=[0, 2, 1])
    q = g.node('MatMul', x, g.reals(g.random.normal(size=(3, 24))))
    k = g.node('MatMul', x, g.reals(g.random.normal(size=(3, 8))))
    v = g.node('MatMul', x, g.reals(g.random.normal(size=(3, 6))))
    mask = g.random.normal(size=(HEIGHT * WIDTH, HEIGHT * WIDTH))
    mask[:, 5] = -np.inf
    mask[7] = -np.inf
    y, _, _, scores = g.node('Attention', q, k, v, g.reals(mask), outputs=4, q_num_heads=6, kv_num_heads=2,
                             softcap=1.5, is_causal=1, scale=0.7, qk_matmul_output_mode=3)
    g.reshape(y, 1, HEIGHT, WIDTH, 18, output='features')
    g.reshape(scores, 1, 6, HEIGHT * WIDTH, HEIGHT * WIDTH, output='output')


def rotary(g):
    x = g.node('Transpose', g.reshape('image', 1, 3, HEIGHT * WIDTH), perm=[0, 2, 1])
    q = g.node('MatMul', x, g.reals(g.random.normal(size=(3, 12))))
    angles = g.random.normal(size=(HEIGHT * WIDTH, 2))
    caches = g.reals(np.cos(angles)[None]), g.reals(np.sin(angles)[None])
    halves = g.node('RotaryEmbedding', q, *caches, num_heads=2, rotary_embedding_dim=4)
    pairs = g.node('RotaryEmbedding', q, *caches, num_heads=2, rotary_embedding_dim=4, interleaved=1)
    g.reshape(halves, 1, HEIGHT, WIDTH, 12, output='features')
    g.reshape(pairs, 1, HEIGHT, WIDTH, 12, output='output')


def indices(g):
    """Gathers, scatters, samples and losses; the greatest values and where they are."""
    turned = g.node('GatherElements', 'image', g.constant(g.random.integers(-8, 8, (1, 3, 6, 5))), axis=3)
    parts = g.node('GatherND', 'image', g.constant(g.random.integers(0, 3, (4, 2)) * [[0, 1]]))
    added = g.node('ScatterElements', 'image', g.constant(g.random.integers(0, 6, (1, 3, 2, 8))),
                   g.node('Slice', 'image', g.integers(0), g.integers(2), g.integers(2)), axis=2, reduction='add')
    replaced = g.node('ScatterND', 'image', g.constant(np.array([[0, 2], [0, 0]])),
                      g.reals(g.random.normal(size=(2, 6, 8))))
    grid = g.reals(g.random.uniform(-1.4, 1.4, (1, 3, 4, 2)))
    samples = [g.node('GridSample', 'image', grid, mode=mode, padding_mode=outside, align_corners=corners)
               for mode, outside, corners in (('cubic', 'reflection', 0), ('linear', 'border', 1),
                                              ('linear', 'zeros', 0), ('nearest', 'reflection', 1))]
    summed = g.node('CumSum', 'image', g.constant(np.array(2)), exclusive=1, reverse=1)
    upper = g.node('Trilu', 'image', g.constant(np.array(1)))
    greatest, where = g.node('TopK', 'image', g.integers(3), outputs=2, axis=2)
    loss, likelihood = g.node('SoftmaxCrossEntropyLoss', 'image', g.constant(g.random.integers(0, 3, (1, 6, 8))),
                              g.reals([0.2, 1.5, 0.7]), outputs=2, ignore_index=1)
    cut = g.node('CenterCropPad', 'image', g.integers(9, 3), axes=[2, 3])
    flat = [g.reshape(part, 1, 1, 1, -1) for part in
            [turned, parts, added, replaced, *samples, summed, upper, greatest, loss, likelihood, cut]]
    g.node('Concat', *flat, axis=3, output='features')
    index = [g.node('Cast', g.node(kind, 'image', axis=axis, select_last_index=last), to=g.real)
             for kind, axis, last in (('ArgMax', 1, 0), ('ArgMin', 3, 1), ('ArgMax', 2, 1))]
    hard = g.node('Hardmax', 'image', axis=1)
    index = [g.reshape(part, 1, 1, 1, -1) for part in [*index, hard, g.node('Cast', where, to=g.real)]]
    g.node('Concat', *index, axis=3, output='output')


def run(build, opset, real):
    graph = Graph(real)
    build(graph)
    model = graph.model(opset)
    return model, ReferenceEvaluator(model)


def gradient(net):
    x = image()
    result = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        values = []
        for step in (STEP, -STEP):
            moved = x.copy()
            moved[i] += step
            values.append(0.5 * (net.run(['features'], {'image': moved})[0].astype(np.float64) ** 2).sum())
        result[i] = (values[0] - values[1]) / (2 * STEP)
    return result


if __name__ == '__main__':
    folder = sys.argv[1]
    for build, opset in ((attention, 24), (rotary, 23), (indices, 22)):
        name = build.__name__
        model, _ = run(build, opset, TensorProto.FLOAT)
        _, exact = run(build, opset, TensorProto.DOUBLE)
        features, output = exact.run(['features', 'output'], {'image': image()})
        with open(f'{folder}/{name}.onnx', 'wb') as file:
            file.write(model.SerializeToString())
        for kind, values in (('features', features), ('output', output), ('gradient', gradient(exact))):
            np.save(f'{folder}/{name}.{kind}.npy', np.asarray(values, dtype=np.float32))
        print(name, features.shape, output.shape)
