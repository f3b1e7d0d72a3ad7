"""Makes the nets of OnnxReferenceTest: ONNX files with activations and image gradients, by PyTorch 1.13.

Usage: onnx_nets.py OUT HEIGHT WIDTH OPSET...
The files in the tests are those of: onnx_nets.py OUT 12 16 13 7 17
"""
import os, sys, warnings
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
warnings.filterwarnings('ignore'); torch.manual_seed(7)

def image(h, w):
    x, v = 1, np.empty(3 * h * w, np.float32)
    for i in range(v.size):
        x = (1103515245 * x + 12345) & 0x7fffffff; v[i] = np.float32(x / 2 ** 31)
    return torch.from_numpy(v.reshape(1, 3, h, w))

class Curves(nn.Module):
    def __init__(s): super().__init__(); s.a = nn.Conv2d(3, 6, 3, padding=1); s.b = nn.Conv2d(6, 6, 1)
    def forward(s, x):
        x = s.a(x)
        for f in (nn.Hardswish(), nn.ELU(0.7), nn.GELU(), nn.SELU(), nn.Mish(), nn.Softplus(), nn.Hardsigmoid(), nn.Tanh(), nn.CELU(0.9), nn.Softsign(), nn.LeakyReLU(0.1)):
            x = s.b(f(x)) * 2
        return x.abs() + torch.exp(x * 0.1) - torch.sqrt(x * x + 1), F.log_softmax(x, 1)
class Shuffle(nn.Module):
    def __init__(s): super().__init__(); s.a = nn.Conv2d(3, 12, 3, 2, 1); s.b = nn.Conv2d(6, 6, 3, 1, 1, groups=3); s.c = nn.Linear(12, 5)
    def forward(s, x):
        x = F.relu(s.a(x)); l, r = x.chunk(2, 1); x = torch.cat([l, s.b(r)], 1)
        n, c, h, w = x.size(); x = x.view(n, 3, c // 3, h, w).transpose(1, 2).contiguous().view(n, c, h, w)
        y = x[:, 2:9] * 1.5; x = torch.cat([y, x[:, :5]], 1)
        return x, s.c(x.mean([2, 3])).softmax(1)
class Norms(nn.Module):
    def __init__(s):
        super().__init__(); s.a = nn.Conv2d(3, 8, 3, 2, 1); s.i = nn.InstanceNorm2d(8, affine=True); s.g = nn.GroupNorm(4, 8); s.b = nn.BatchNorm2d(8)
        s.t = nn.ConvTranspose2d(8, 6, 4, 2, 1); s.u = nn.ConvTranspose2d(6, 6, 3, 2, 1, output_padding=1, groups=2)
        for p in list(s.i.parameters()) + list(s.g.parameters()): nn.init.normal_(p)
        s.b.running_mean.normal_(); s.b.running_var.uniform_(0.5, 2)
    def forward(s, x): x = s.u(F.relu(s.t(s.b(s.g(torch.relu(s.i(s.a(x)))) * 1.0)))); return x, x * 0.5
class Sizes(nn.Module):
    def __init__(s): super().__init__(); s.a = nn.Conv2d(3, 4, 3, 2, 1); s.b = nn.Conv2d(4, 4, 3)
    def forward(s, x):
        y = s.a(x)
        z = F.interpolate(y, scale_factor=2, mode='bilinear', align_corners=False) + F.interpolate(y, scale_factor=2, mode='bilinear', align_corners=True)
        z = z + F.interpolate(y, size=z.shape[2:], mode='nearest') + F.interpolate(y, scale_factor=2, mode='bicubic')
        z = s.b(F.pad(z, (1, 2, 1, 1), mode='reflect')) + s.b(F.pad(z, (1, 2, 1, 1), mode='replicate')) + s.b(F.pad(z, (1, 2, 1, 1), value=0.3))
        return z[:, :, 1:-1, ::2], z * 2
class ConvNext(nn.Module):
    def __init__(s): super().__init__(); s.a = nn.Conv2d(3, 8, 4, 4); s.d = nn.Conv2d(8, 8, 7, padding=3, groups=8); s.n = nn.LayerNorm(8, eps=1e-6); s.p = nn.Linear(8, 16); s.q = nn.Linear(16, 8); s.g = nn.Parameter(torch.rand(8))
    def forward(s, x):
        x = s.a(x); y = s.d(x).permute(0, 2, 3, 1); y = s.q(F.gelu(s.p(s.n(y)))) * s.g
        x = x + y.permute(0, 3, 1, 2); return x, s.n(x.mean([-2, -1]))
class Classic(nn.Module):
    def __init__(s, h, w): super().__init__(); s.a = nn.Conv2d(3, 6, 3, 1, 1); s.b = nn.Conv2d(6, 6, (3, 5), (2, 1), (1, 2), groups=2, dilation=(1, 1)); s.c = nn.Linear(6 * ((h // 2 + 1) // 2) * (w // 2), 7); s.d = nn.Linear(7, 4)
    def forward(s, x):
        x = F.max_pool2d(F.relu(s.a(x)), 3, 2, ceil_mode=True)
        x = s.b(x); x = F.avg_pool2d(x, 3, 1, 1, count_include_pad=False) + F.avg_pool2d(x, 3, 1, 1); x = F.dropout(x, 0.5, s.training)
        return x, s.d(F.relu(s.c(torch.flatten(x, 1))))
class Focus(nn.Module):
    def __init__(s): super().__init__(); s.a = nn.Conv2d(12, 8, 1); s.b = nn.Conv2d(8, 12, 3, padding=1); s.r = nn.PixelShuffle(2)
    def forward(s, x):
        x = torch.cat([x[..., ::2, ::2], x[..., 1::2, ::2], x[..., ::2, 1::2], x[..., 1::2, 1::2]], 1); x = s.a(x); x = x * torch.sigmoid(x)
        x = s.b(x); m = x.mean(1, keepdim=True); x = x - m; x = x / (x.pow(2).mean(1, keepdim=True) + 0.1).sqrt()
        return s.r(x), s.r(x).clamp(0, 1)
def nets(h, w): return dict(curves=Curves(), shuffle=Shuffle(), norms=Norms(), sizes=Sizes(), convnext=ConvNext(), classic=Classic(h, w), focus=Focus())
def write(out, name, net, h, w, opset, fixed):
    os.makedirs(out, exist_ok=True); net.eval(); x = image(h, w).requires_grad_(True); f, o = net(x); (0.5 * (f * f).sum()).backward()
    axes = {} if fixed else {'image': {2: 'h', 3: 'w'}}
    torch.onnx.export(net, x.detach(), f'{out}/{name}.onnx', opset_version=opset, input_names=['image'], output_names=['features', 'output'], dynamic_axes=axes)
    for n, t in (('features', f), ('output', o), ('gradient', x.grad)): np.save(f'{out}/{name}.{n}.npy', t.detach().numpy())
    print(out, name, opset, tuple(f.shape), tuple(o.shape), os.path.getsize(f'{out}/{name}.onnx'))
if __name__ == '__main__':
    out = sys.argv[1]; h, w = (int(v) for v in sys.argv[2:4]) if len(sys.argv) > 2 else (12, 16)
    for opset in (int(v) for v in sys.argv[4:] or [13]):
        for name, net in nets(h, w).items():
            try: write(f'{out}/{opset}', name, net, h, w, opset, name == 'classic')
            except Exception as e: print('cannot export', name, opset, str(e).splitlines()[0][:100])
