"""Makes pictures of many kinds, reads them with ReadPictures and an independent decoder, and prints a table."""

import collections
import pathlib
import shutil
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
        table(compare(kinds, classpath))
        if kinds.missing:
            print("not installed: " + ", ".join(sorted(kinds.missing)))


if __name__ == "__main__":
    main(*sys.argv[1:])
