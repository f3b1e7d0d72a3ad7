"""Makes pictures of many kinds, reads them with ReadPictures and an independent decoder, and prints a table."""

import collections
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile

import numpy as np
from PIL import Image

Case = collections.namedtuple("Case", "kind path expected tolerance")


def picture(width, height, seed=1, alpha=False):
    """Smooth colours, noise and hard edges, as 8-bit RGB or RGBA."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    waves = [np.sin(x / (7 + 9 * c) + c) * np.cos(y / (11 + 5 * c) - c) for c in range(3)]
    rgb = np.stack(waves, -1) * 90 + 128
    rgb += random.normal(0, 6, rgb.shape)
    rgb[height // 3 : height // 2, width // 4 : width // 2] = [250, 20, 60]
    rgb[height // 2 :, : width // 5] = [5, 200, 240]
    rgb = rgb.clip(0, 255).astype(np.uint8)
    if not alpha:
        return rgb
    opacity = ((x * 3 + y * 2) % 256).astype(np.uint8)
    opacity[: height // 4] = 255
    opacity[height // 2 : height // 2 + 5] = 0
    return np.dstack([rgb, opacity])


class Kinds:
    """Collects cases; a case's function makes a file and returns what an independent decoder reads from it."""

    def __init__(self, folder):
        self.folder = folder
        self.cases = []
        self.missing = set()

    def run(self, *command):
        subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def has(self, program):
        if not shutil.which(program):
            self.missing.add(program)
        return shutil.which(program) is not None

    def png(self, pixels, icc=None):
        path = self.folder / f"source{len(list(self.folder.iterdir()))}.png"
        Image.fromarray(pixels).save(path, icc_profile=icc)
        return path

    def path(self, suffix):
        return self.folder / f"{len(self.cases):04}{suffix}"

    def add(self, kind, path, expected, tolerance=0):
        self.cases.append(Case(kind, path, expected, tolerance))


def by_pillow(path):
    with Image.open(path) as image:
        if image.mode not in ("RGB", "RGBA"):
            image = image.convert("RGB")
        return np.asarray(image).astype(np.float32) / 255


def webp(kinds):
    if not kinds.has("cwebp"):
        return
    sizes = [(1, 1), (2, 3), (15, 17), (16, 16), (33, 64), (160, 80), (257, 131), (300, 301), (512, 256)]
    options = {
        "lossy": [["-q", q, "-m", m] for q in (0, 20, 50, 75, 90, 100) for m in (0, 4, 6)],
        "lossy, simple filter": [["-q", 40, "-nostrong", "-f", f] for f in (10, 60, 100)],
        "lossy, strong filter": [["-q", 30, "-strong", "-f", f, "-sharpness", s] for f in (0, 30, 100) for s in (0, 3, 5, 7)],
        "lossy, segments": [["-q", 50, "-segments", s, "-sns", 100] for s in (1, 2, 3, 4)],
        "lossy, partitions": [["-q", 60, "-partition_limit", 80, "-pass", 4], ["-q", 70, "-low_memory"]],
        "lossy, sharp chroma": [["-q", 80, "-sharp_yuv"]],
        "lossless": [["-lossless", "-z", z] for z in range(0, 10)],
        "lossless, near": [["-near_lossless", n] for n in (0, 40, 80)],
    }
    for kind, each in options.items():
        for option in each:
            for seed, size in enumerate(sizes):
                add_webp(kinds, "WebP " + kind, picture(*size, seed), option)
    alphas = [["-q", 60, "-alpha_q", a, "-alpha_filter", f, "-alpha_method", m] for a in (0, 50, 100) for f in ("none", "fast", "best") for m in (0, 1)]
    for option in alphas + [["-lossless"], ["-lossless", "-exact"]]:
        for seed, size in enumerate(sizes):
            kind = "lossless, alpha" if "-lossless" in option else "lossy, alpha"
            add_webp(kinds, "WebP " + kind, picture(*size, seed, alpha=True), option)
    for colours in (1, 2, 3, 4, 5, 16, 17, 200, 256):
        for size in sizes:
            palette = np.random.default_rng(colours).integers(0, 256, (colours, 3), dtype=np.uint8)
            y, x = np.mgrid[0 : size[1], 0 : size[0]]
            pixels = palette[(x // 3 + y * x // 50) % colours]
            add_webp(kinds, "WebP lossless, palette", pixels, ["-lossless"])
    add_webp(kinds, "WebP lossless, large", picture(2100, 1100), ["-lossless", "-z", 6])
    add_webp(kinds, "WebP lossy, large", picture(2100, 1100), ["-q", 75])
    profile = srgb_profile()
    for option in (["-q", 80, "-metadata", "all"], ["-lossless", "-metadata", "all"]):
        path = kinds.path(".webp")
        kinds.run("cwebp", *option, kinds.png(picture(160, 80), profile), "-o", path)
        kinds.add("WebP with a profile", path, by_pillow(path))
    animations(kinds)


def srgb_profile():
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def add_webp(kinds, kind, pixels, options):
    path = kinds.path(".webp")
    kinds.run("cwebp", *options, kinds.png(pixels), "-o", path)
    kinds.add(kind, path, by_pillow(path))


def animations(kinds):
    for seed, lossless in enumerate((True, False)):
        path = kinds.path(".webp")
        frames = [Image.fromarray(picture(160, 80, seed + i, alpha=True)) for i in range(3)]
        frames[0].save(path, save_all=True, append_images=frames[1:], lossless=lossless)
        kinds.add("WebP animation, first frame", path, by_pillow(path))


def tiff_bytes(samples, bits, photometric, more=(), data=None):
    """An uncompressed little-endian TIFF; samples are whole or floating point numbers, height x width x samples."""
    height, width, count = samples.shape
    is_float = samples.dtype.kind == "f"
    is_whole = bits % 8 == 0
    if data is None:
        data = samples.astype(f"<{samples.dtype.kind}{bits // 8}").tobytes() if is_whole else packed(samples, bits)
    fields = {256: (4, [width]), 257: (4, [height]), 258: (3, [bits] * count), 259: (3, [1]), 262: (3, [photometric])}
    fields |= {277: (3, [count]), 278: (4, [height]), 279: (4, [len(data)]), 339: (3, [3 if is_float else 1] * count)}
    fields |= {273: (4, [8])} | dict(more)
    values = b""
    directory = b""
    after = 8 + len(data) + len(data) % 2 + 2 + 12 * len(fields) + 4
    for tag, (kind, numbers) in sorted(fields.items()):
        letter, size = {1: ("B", 1), 3: ("H", 2), 4: ("I", 4), 5: ("I", 8)}[kind]
        value = struct.pack(f"<{len(numbers)}{letter}", *numbers)
        length = len(value) // size
        if len(value) > 4:
            directory += struct.pack("<HHII", tag, kind, length, after + len(values))
            values += value + b"\0" * (len(value) % 2)
        else:
            directory += struct.pack("<HHI", tag, kind, length) + value.ljust(4, b"\0")
    start = 8 + len(data) + len(data) % 2
    header = struct.pack("<2sHI", b"II", 42, start)
    return header + data + b"\0" * (len(data) % 2) + struct.pack("<H", len(fields)) + directory + b"\0" * 4 + values


def packed(samples, bits):
    rows = samples.reshape(samples.shape[0], -1)
    every = ((rows[..., None] >> np.arange(bits - 1, -1, -1)) & 1).astype(np.uint8)
    return np.packbits(every.reshape(rows.shape[0], -1), axis=1).tobytes()


TIFF_LAYOUTS = {
    "strips": ["-r", "50"],
    "one strip": ["-r", "100000"],
    "tiles": ["-t", "-w", "64", "-l", "48"],
    "planes": ["-p", "separate", "-r", "33"],
    "planes in tiles": ["-p", "separate", "-t", "-w", "32", "-l", "64"],
    "big-endian": ["-B", "-r", "40"],
    "BigTIFF": ["-8", "-r", "70"],
    "lowest bit first": ["-f", "lsb2msb", "-r", "60"],
}


def tiff(kinds):
    if not kinds.has("tiffcp"):
        return
    width, height = 157, 203
    rgb = picture(width, height).astype(int)
    rgba = picture(width, height, alpha=True).astype(int)
    opacity = rgba[..., 3:] / 255
    for bits in (8, 16, 32):
        most = 2**bits - 1
        scaled = (rgb * (most // 255)).astype(np.int64)
        scaled[::3] += (np.arange(width) * 7 % 200)[None, :, None] * (most // 65535) * (bits > 8)
        scaled = scaled.clip(0, most)
        kind = f"TIFF RGB {bits} bits"
        add_tiff(kinds, kind, tiff_bytes(scaled.astype(np.uint64), bits, 2), scaled / most)
        add_tiff(kinds, f"TIFF grey {bits} bits", tiff_bytes(scaled[..., :1].astype(np.uint64), bits, 1), grey(scaled / most))
        add_tiff(kinds, f"TIFF white is zero {bits} bits", tiff_bytes(scaled[..., :1].astype(np.uint64), bits, 0), grey(1 - scaled / most))
        alpha = np.dstack([scaled, np.round(opacity * most)]).astype(np.uint64)
        add_tiff(kinds, kind + ", alpha", tiff_bytes(alpha, bits, 2, {338: (3, [2])}.items()), alpha / most)
        more = np.dstack([alpha, alpha[..., :2]])
        add_tiff(kinds, kind + ", alpha and spots", tiff_bytes(more, bits, 2, {338: (3, [2, 0, 0])}.items()), alpha / most)
        spot = np.dstack([alpha[..., :3], alpha[..., :1], alpha[..., 3:]])
        add_tiff(kinds, kind + ", spot and alpha", tiff_bytes(spot, bits, 2, {338: (3, [0, 2])}.items()), alpha / most)
        times = np.dstack([np.round(scaled * opacity), np.round(opacity * most)]).astype(np.uint64)
        divided = times / most
        divided[..., :3] = np.where(divided[..., 3:] > 0, np.minimum(1, divided[..., :3] / np.maximum(divided[..., 3:], 1e-9)), divided[..., :3])
        add_tiff(kinds, kind + ", associated alpha", tiff_bytes(times, bits, 2, {338: (3, [1])}.items()), divided)
        cmyk = np.dstack([most - scaled, scaled[..., :1] // 4]).astype(np.uint64)
        light = (1 - cmyk[..., :3] / most) * (1 - cmyk[..., 3:] / most)
        add_tiff(kinds, f"TIFF CMYK {bits} bits, no profile", tiff_bytes(cmyk, bits, 5), light)
    for bits in (16, 32, 64):
        floats = (rgb / 255 * 0.9 + 0.05).astype(f"<f{bits // 8}")
        add_tiff(kinds, f"TIFF RGB {bits}-bit floats", tiff_bytes(floats, bits, 2), floats)
        add_tiff(kinds, f"TIFF grey {bits}-bit floats", tiff_bytes(floats[..., :1], bits, 1), grey(floats))
    for bits in (1, 2, 4):
        few = (rgb[..., :1] >> (8 - bits)).astype(np.uint8)
        add_tiff(kinds, f"TIFF grey {bits} bits", tiff_bytes(few, bits, 1), grey(few / (2**bits - 1)))
    for bits in (1, 2, 4, 8):
        colours = np.random.default_rng(bits).integers(0, 256, (3, 2**bits))
        indices = (rgb[..., :1] >> (8 - bits)).astype(np.uint8)
        expected = colours.T[indices[..., 0]] / 255
        for what, factor in (("", 257), (" of bytes", 1)):
            data = tiff_bytes(indices, bits, 3, {320: (3, list((colours * factor).ravel()))}.items())
            add_tiff(kinds, f"TIFF palette {bits} bits{what}", data, expected)
    for bits in (10, 12, 14):
        deep = rgb.astype(np.int64) * (2 ** (bits - 8)) + np.arange(width)[None, :, None] % 2 ** (bits - 8)
        for samples, photometric in ((3, 2), (1, 1)):
            plain = kinds.path(".tif")
            plain.write_bytes(tiff_bytes(deep[..., :samples], bits, photometric))
            expected = (deep if samples == 3 else grey(deep)) / (2**bits - 1)
            kinds.add(f"TIFF {bits} bits, packed", plain, expected.astype(np.float32), 0.02)
    for bits in (8, 16):
        most = 2**bits - 1
        pixels = np.dstack([rgb[..., 0] * (most // 255), np.round(opacity * most)]).astype(np.uint64)
        data = tiff_bytes(pixels, bits, 1, {338: (3, [2])}.items())
        add_tiff(kinds, f"TIFF grey {bits} bits, alpha", data, np.dstack([grey(pixels[..., :1]), pixels[..., 1:]]) / most)
    ycbcr(kinds, rgb)
    lab(kinds, rgb)
    jpeg_in_tiff(kinds)
    fax(kinds, rgb)
    refused_tiffs(kinds, rgb)


def grey(samples):
    return np.repeat(samples[..., :1], 3, -1)


def add_tiff(kinds, kind, data, expected, tolerance=0.02):
    """A TIFF in all layouts and compressions that tiffcp writes of it."""
    plain = kinds.path(".tif")
    plain.write_bytes(data)
    kinds.add(kind, plain, expected.astype(np.float32), tolerance)
    for layout in TIFF_LAYOUTS.values():
        for compression in ("none", "lzw", "zip", "packbits", "lzw:2", "zip:2", "zip:3"):
            if compression == "zip:3" and "-B" in layout:
                continue  # libtiff 4.5 cannot read what it writes
            path = kinds.path(".tif")
            try:
                kinds.run("tiffcp", *layout, "-c", compression, plain, path)
            except subprocess.CalledProcessError:
                path.unlink(missing_ok=True)  # no predictor for this kind
                continue
            kinds.add(kind, path, expected.astype(np.float32), tolerance)


def ycbcr(kinds, rgb):
    """YCbCr that is not in a JPEG, with chroma at full and lower resolution; libtiff's tiff2rgba reads it."""
    if not kinds.has("tiff2rgba"):
        return
    y = rgb @ [0.299, 0.587, 0.114]
    planes = np.stack([y, (rgb[..., 2] - y) / 1.772 + 128, (rgb[..., 0] - y) / 1.402 + 128], -1)
    planes = np.round(planes).clip(0, 255).astype(np.uint8)
    for across, down in ((1, 1), (2, 1), (1, 2), (2, 2), (4, 2)):
        height, width = (planes.shape[0] // down * down, planes.shape[1] // across * across)
        units = planes[:height, :width].reshape(height // down, down, width // across, across, 3).transpose(0, 2, 1, 3, 4)
        lumas = units[..., 0].reshape(*units.shape[:2], -1)
        data = np.concatenate([lumas, units[:, :, 0, 0, 1:]], -1).tobytes()
        fields = {530: (3, [across, down]), 532: (5, [0, 1, 255, 1, 128, 1, 255, 1, 128, 1, 255, 1]), 279: (4, [len(data)])}
        plain = kinds.path(".tif")
        plain.write_bytes(tiff_bytes(np.zeros((height, width, 3), np.uint8), 8, 6, fields.items(), data))
        rgba = kinds.folder / "rgba.tif"
        kinds.run("tiff2rgba", "-c", "none", plain, rgba)
        kinds.add("TIFF YCbCr", plain, by_pillow(rgba)[..., :3], 1.01)


def lab(kinds, rgb):
    """L*a*b* of D65 and of D50, which has no field for its white."""
    linear = rgb / 255
    linear = np.where(linear <= 0.04045, linear / 12.92, ((linear + 0.055) / 1.055) ** 2.4)
    from_rgb = {
        "D65": [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]],
        "D50": [[0.4360747, 0.3850649, 0.1430804], [0.2225045, 0.7168786, 0.0606169], [0.0139322, 0.0971045, 0.7141733]],
    }
    for white, matrix in from_rgb.items():
        matrix = np.array(matrix)
        light = linear @ matrix.T / matrix.sum(1)
        f = np.where(light > (6 / 29) ** 3, np.cbrt(light), light / (3 * (6 / 29) ** 2) + 4 / 29)
        colours = np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1)
        fields = {318: (5, [3127, 10000, 3290, 10000])} if white == "D65" else {}
        stored = {
            ("CIELab", 8): np.round(colours * [2.55, 1, 1]),
            ("CIELab", 16): np.round(colours * [655.35, 256, 256]),
            ("ICCLab", 8): np.round(colours * [2.55, 1, 1] + [0, 128, 128]),
            ("ICCLab", 16): np.round(colours * [652.8, 256, 256] + [0, 32768, 32768]),
        }
        for (name, bits), samples in stored.items():
            most = 2**bits - 1
            back = samples / (most if name == "CIELab" or bits == 8 else 65280) * [100, 0, 0]
            back += (samples * [0, 1, 1]) / 2 ** (bits - 8) - (np.array([0, 128, 128]) if name == "ICCLab" else 0)
            data = tiff_bytes((samples.astype(int) & most).astype(np.uint64), bits, 8 if name == "CIELab" else 9, fields.items())
            add_tiff(kinds, f"TIFF {name} {bits} bits, {white}", data, srgb_of_lab(back, matrix), 0.5)


def srgb_of_lab(colours, matrix):
    y = (colours[..., 0] + 16) / 116
    f = np.stack([y + colours[..., 1] / 500, y, y - colours[..., 2] / 200], -1)
    light = np.where(f > 6 / 29, f**3, 3 * (6 / 29) ** 2 * (f - 4 / 29)) * matrix.sum(1)
    linear = (light @ np.linalg.inv(matrix).T).clip(0, 1)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)


def jpeg_in_tiff(kinds):
    if not kinds.has("vips"):
        return
    source = kinds.png(picture(157, 203))
    for name, options in {"strips": "", "tiles": ",tile=true,tile-width=64,tile-height=48", "RGB": ",rgbjpeg=true"}.items():
        for quality in (40, 75, 95):
            path = kinds.path(".tif")
            kinds.run("vips", "copy", source, f"{path}[compression=jpeg,Q={quality}{options}]")
            kinds.add(f"TIFF with JPEG {name}", path, by_pillow(path), 1.01)
    path = kinds.path(".tif")
    kinds.run("vips", "copy", source, f"{path}[compression=deflate,pyramid=true,tile=true]")
    kinds.add("TIFF pyramid", path, by_pillow(source))
    for colour in (Image.fromarray(picture(157, 203)).convert("L"), Image.fromarray(picture(157, 203))):
        path = kinds.path(".tif")
        colour.save(path, compression="jpeg")
        kinds.add("TIFF with JPEG of Pillow", path, by_pillow(path), 1.01)


def fax(kinds, rgb):
    few = (rgb[..., :1] >> 7).astype(np.uint8)
    for photometric in (0, 1):
        plain = kinds.path(".tif")
        plain.write_bytes(tiff_bytes(few, 1, photometric))
        expected = grey(few if photometric else 1 - few).astype(np.float32)
        kinds.add("TIFF fax", plain, expected)
        for compression in ("g3", "g3:1d", "g3:2d", "g3:fill", "g4"):
            path = kinds.path(".tif")
            kinds.run("tiffcp", "-c", compression, plain, path)
            kinds.add("TIFF fax", path, expected)


def refused_tiffs(kinds, rgb):
    plain = kinds.path(".tif")
    plain.write_bytes(tiff_bytes(rgb.astype(np.uint64), 8, 2))
    kinds.add("TIFF source", plain, rgb / 255)
    for compression, name in {"zstd": "ZSTD", "webp": "WebP", "lzma": "LZMA", "lerc": "LERC"}.items():
        path = kinds.path(".tif")
        try:
            kinds.run("tiffcp", "-c", compression, plain, path)
        except subprocess.CalledProcessError:
            kinds.missing.add("tiffcp -c " + compression)
            continue
        kinds.add("TIFF compressed in other ways", path, f"compressed by {name}")


def compare(kinds, classpath):
    raw = kinds.folder / "samples"
    lines = "".join(f"{case.path}\t{raw}{i}\n" for i, case in enumerate(kinds.cases))
    command = ["java", "-cp", classpath, "io.github.dreamsphere.benchmarks.ReadPictures"]
    answers = subprocess.run(command, input=lines, text=True, capture_output=True, check=True).stdout.splitlines()
    results = collections.defaultdict(list)
    for i, (case, answer) in enumerate(zip(kinds.cases, answers)):
        results[case.kind].append((case, *judge(case, answer.split("\t"), pathlib.Path(f"{raw}{i}"))))
    return results


def judge(case, answer, samples):
    """Whether a case agrees, and the greatest difference in levels of 255 or what is wrong."""
    if isinstance(case.expected, str):
        return answer[0] == "refused" and case.expected in answer[1], answer[1]
    if answer[0] != "ok":
        return False, answer[1]
    width, height, channels = (int(each) for each in answer[1:4])
    read = np.fromfile(samples, dtype="<f4").reshape(height, width, channels)
    samples.unlink()
    if read.shape[:2] != case.expected.shape[:2]:
        return False, f"size {read.shape} instead of {case.expected.shape}"
    expected = case.expected
    if channels != expected.shape[2]:
        opaque = (expected if expected.shape[2] == 4 else read)[..., 3]
        if opaque.min() < 1:
            return False, f"{channels} channels instead of {expected.shape[2]}"
        expected, read = expected[..., :3], read[..., :3]
    difference = float(np.abs(read - expected).max() * 255)
    return difference <= case.tolerance + 1e-3, difference


def table(results):
    print("| kind | files | agree | greatest difference (levels of 255) or answer |")
    print("|---|---|---|---|")
    for kind, each in results.items():
        numbers = [result for _, _, result in each if isinstance(result, float)]
        words = sorted({result for _, _, result in each if isinstance(result, str)})
        what = ([f"{max(numbers):.3g}"] if numbers else []) + [word.split(": ", 1)[-1][:110] for word in words[:2]]
        print(f"| {kind} | {len(each)} | {sum(good for _, good, _ in each)} | {'; '.join(what)} |")
    for kind, each in results.items():
        for case, good, result in each:
            if not good:
                print(f"differs: {kind}: {case.path}: {result}", file=sys.stderr)


def main(classpath, folder=None):
    with tempfile.TemporaryDirectory() as scratch:
        path = pathlib.Path(folder or scratch)
        path.mkdir(parents=True, exist_ok=True)
        kinds = Kinds(path)
        webp(kinds)
        tiff(kinds)
        table(compare(kinds, classpath))
        if kinds.missing:
            print("not installed: " + ", ".join(sorted(kinds.missing)))


if __name__ == "__main__":
    main(*sys.argv[1:])
