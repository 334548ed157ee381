#!/usr/bin/env python3
"""Draws every picture of the example papers.

    python3 examples/draw.py            all pictures
    python3 examples/draw.py canal map  only these

Needs Pillow and numpy. All seeds are fixed: the same versions give the same files.
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).resolve().parent
XIWAN = HERE / "xiwan" / "2026-03-20" / "photos"
LIUTING = HERE / "liuting" / "2026-04-02" / "photos"
LUQIAO = HERE / "luqiao" / "2026-03-20" / "photos"
SUPER = 2  # shapes are drawn this many times larger and scaled down


def rgb(value):
    """A colour `#rrggbb`, or a picture, as an array of 0..1."""
    if isinstance(value, str):
        return np.array([int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)], np.float32)
    return np.asarray(value, np.float32)


def blur(field, radius):
    """Gaussian blur of a field or a picture of 0..1."""
    if field.ndim == 3:
        return np.stack([blur(field[..., k], radius) for k in range(3)], -1)
    picture = Image.fromarray((np.clip(field, 0, 1) * 255).astype(np.uint8))
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(radius)), np.float32) / 255


def shift(field, down, right):
    """The field moved, with its border drawn out behind it."""
    height, width = field.shape
    rows = np.clip(np.arange(height) - down, 0, height - 1)
    columns = np.clip(np.arange(width) - right, 0, width - 1)
    return field[rows][:, columns]


def noise(shape, cell, seed, octaves=4, stretch=(1.0, 1.0)):
    """Smooth noise of 0..1 with details of about `cell` pixels, drawn out by `stretch` (y, x)."""
    random = np.random.default_rng(seed)
    height, width = shape
    total = np.zeros(shape, np.float32)
    weight = 0.0
    for octave in range(octaves):
        size = max(cell / 2**octave, 1.0)
        rows = max(int(height / (size * stretch[0])) + 2, 2)
        columns = max(int(width / (size * stretch[1])) + 2, 2)
        coarse = Image.fromarray(random.random((rows, columns), dtype=np.float32))
        fine = np.asarray(coarse.resize((width, height), Image.BICUBIC), np.float32)
        total += fine / 2**octave
        weight += 1 / 2**octave
    total /= weight
    low, high = np.percentile(total, [1, 99])
    return np.clip((total - low) / (high - low), 0, 1)


class Pen:
    """Draws on a mask in the coordinates of the finished picture."""

    def __init__(self, image):
        self.draw = ImageDraw.Draw(image)

    def _scaled(self, points):
        return [(float(x) * SUPER, float(y) * SUPER) for x, y in points]

    def polygon(self, points, fill=255):
        self.draw.polygon(self._scaled(points), fill=fill)

    def rect(self, x0, y0, x1, y1, fill=255, radius=0):
        box = [x0 * SUPER, y0 * SUPER, x1 * SUPER, y1 * SUPER]
        self.draw.rounded_rectangle(box, radius * SUPER, fill=fill)

    def disc(self, x, y, rx, ry=None, fill=255):
        ry = rx if ry is None else ry
        box = [(x - rx) * SUPER, (y - ry) * SUPER, (x + rx) * SUPER, (y + ry) * SUPER]
        self.draw.ellipse(box, fill=fill)

    def line(self, points, width, fill=255):
        points = self._scaled(points)
        self.draw.line(points, fill=fill, width=max(int(width * SUPER), 1), joint="curve")

    def limb(self, points, widths, fill=255):
        """A tapered stroke: discs strung along a curve."""
        points = np.asarray(points, float)
        steps = np.hypot(*np.diff(points, axis=0).T)
        along = np.concatenate([[0], np.cumsum(steps)])
        count = max(int(along[-1] * 1.2), 2)
        at = np.linspace(0, along[-1], count)
        xs, ys = np.interp(at, along, points[:, 0]), np.interp(at, along, points[:, 1])
        ws = np.interp(at, np.linspace(0, along[-1], len(widths)), widths)
        for x, y, w in zip(xs, ys, ws):
            self.disc(x, y, w / 2, fill=fill)


class Scene:
    """A picture in the making, an array of 0..1."""

    def __init__(self, width, height):
        self.w, self.h = width, height
        self.image = np.zeros((height, width, 3), np.float32)
        self.y, self.x = np.mgrid[0:height, 0:width].astype(np.float32)

    def gradient(self, stops):
        """Fills from top to bottom with colours at heights of 0..1."""
        at = [stop[0] for stop in stops]
        colours = np.array([rgb(stop[1]) for stop in stops])
        column = np.linspace(0, 1, self.h)
        rows = np.stack([np.interp(column, at, colours[:, k]) for k in range(3)], -1)
        self.image[:] = rows[:, None, :]

    def mask(self, draw, soft=0.0):
        """A mask of 0..1 drawn by `draw(pen)`, blurred by `soft`."""
        sheet = Image.new("L", (self.w * SUPER, self.h * SUPER), 0)
        draw(Pen(sheet))
        sheet = sheet.resize((self.w, self.h), Image.BOX)
        if soft:
            sheet = sheet.filter(ImageFilter.GaussianBlur(float(soft)))
        return np.asarray(sheet, np.float32) / 255

    def paint(self, mask, colour, alpha=1.0):
        """Covers with a colour where the mask is."""
        cover = (mask * alpha)[..., None]
        self.image = self.image * (1 - cover) + rgb(colour) * cover

    def shape(self, draw, colour, alpha=1.0, soft=0.0):
        self.paint(self.mask(draw, soft), colour, alpha)

    def light(self, mask, colour, strength=1.0):
        """Adds light (screen)."""
        glow = np.clip(mask[..., None] * rgb(colour) * strength, 0, 1)
        self.image = 1 - (1 - np.clip(self.image, 0, 1)) * (1 - glow)

    def shade(self, mask, strength=1.0):
        """Darkens."""
        self.image = self.image * (1 - np.clip(mask * strength, 0, 1))[..., None]

    def glow(self, x, y, radius, colour, strength=1.0, squeeze=1.0):
        """A round light that fades."""
        far = np.hypot(self.x - x, (self.y - y) / squeeze) / radius
        self.light(np.exp(-(far**2) * 2.2), colour, strength)

    def texture(self, mask, cell, seed, strength, stretch=(1, 1)):
        """Mottles what the mask covers."""
        rough = noise((self.h, self.w), cell, seed, 4, stretch) - 0.5
        self.image = self.image * (1 + (mask * rough * strength)[..., None])

    def reflect(self, line, seed, ripple=14.0, dim=0.75, tint="#20303a", tinting=0.25, streak=3.0):
        """Turns what is below `line` into water that mirrors what is above it."""
        line = int(line)
        depth = (self.y[line:] - line) / (self.h - line)
        wave = noise((self.h - line, self.w), 46, seed, 3, (0.16, 2.2)) - 0.5
        fine = noise((self.h - line, self.w), 16, seed + 1, 2, (0.2, 2.5)) - 0.5
        push = (wave * 2 + fine) * ripple * (0.15 + depth * 1.4)
        rows = np.clip(line - (self.y[line:] - line) + push * 1.6, 0, line - 1).astype(int)
        columns = np.clip(self.x[line:] + push * 0.8, 0, self.w - 1).astype(int)
        water = self.image[rows, columns]
        soft = np.asarray(
            Image.fromarray((np.clip(water, 0, 1) * 255).astype(np.uint8))
            .resize((self.w, max((self.h - line) // int(streak * 2), 2)), Image.BOX)
            .resize((self.w, self.h - line), Image.BICUBIC),
            np.float32,
        ) / 255
        water = water * 0.6 + soft * 0.4
        fade = (dim - 0.22 * depth)[..., None]
        water = water * fade * (1 - tinting) + rgb(tint) * tinting
        spark = np.clip(wave + fine - 0.42, 0, 1) * 1.2 * (1 - depth * 0.4)
        water = water + spark[..., None] * water.mean(-1, keepdims=True) * 1.5
        self.image[line:] = water

    def finish(self, path, seed, grain=0.028, vignette=0.28, quality=82, warm=0.0):
        """Grades, adds grain, saves."""
        image = np.clip(self.image, 0, 1)
        far = np.hypot((self.x - self.w / 2) / (self.w / 2), (self.y - self.h / 2) / (self.h / 2))
        image = image * (1 - vignette * np.clip(far - 0.45, 0, 1) ** 1.6)[..., None]
        bloom = blur(np.clip(image - 0.62, 0, 1), self.w / 70)
        image = 1 - (1 - image) * (1 - bloom * 0.7)
        image = image + (image - 0.5) * 0.08 * (1 - np.abs(image - 0.5) * 2)
        if warm:
            image = image * np.array([1 + warm, 1, 1 - warm], np.float32)
        random = np.random.default_rng(seed)
        speck = random.normal(0, 1, (self.h, self.w)).astype(np.float32)
        speck = 0.6 * speck + 0.8 * (blur(np.clip(speck / 6 + 0.5, 0, 1), 0.8) - 0.5) * 6
        tone = image.mean(-1)
        image = image + (speck * grain * (0.35 + 0.65 * (1 - np.abs(tone * 2 - 1))))[..., None]
        out = Image.fromarray((np.clip(image, 0, 1) * 255 + 0.5).astype(np.uint8))
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".png":
            out.quantize(160, dither=Image.Dither.NONE).save(path, optimize=True)
        else:
            out.save(path, quality=quality, optimize=True, progressive=True, dpi=(300, 300))


def bezier(points, count=60):
    """Points on the curve with these control points."""
    points = np.asarray(points, float)
    t = np.linspace(0, 1, count)[:, None]
    while len(points) > 1:
        points = [a * (1 - t) + b * t for a, b in zip(points[:-1], points[1:])]
    return points[0]


def cracks(scene, seeds):
    """For each pixel: its nearest seed, and how far the border to the next seed is."""
    first = np.full((scene.h, scene.w), 1e9, np.float32)
    second = first.copy()
    owner = np.zeros((scene.h, scene.w), np.int32)
    other = owner.copy()
    for number, (x, y) in enumerate(seeds):
        far = (scene.x - x) ** 2 + (scene.y - y) ** 2
        nearer, next_ = far < first, (far >= first) & (far < second)
        second = np.where(nearer, first, np.where(next_, far, second))
        other = np.where(nearer, owner, np.where(next_, number, other))
        first = np.where(nearer, far, first)
        owner = np.where(nearer, number, owner)
    seeds = np.asarray(seeds, np.float32)
    between = np.hypot(*np.moveaxis(seeds[owner] - seeds[other], -1, 0))
    return owner, (second - first) / np.maximum(2 * between, 1)


def spread(random, width, height, step, jitter):
    """Seeds on a shaken grid."""
    seeds = []
    for row, y in enumerate(np.arange(-step / 2, height + step, step)):
        for x in np.arange(-step + (row % 2) * step / 2, width + step, step):
            seeds.append((x + random.uniform(-jitter, jitter), y + random.uniform(-jitter, jitter)))
    return seeds


# ---------------------------------------------------------------- the canal at dusk


def house(scene, random, x, base, width, height, wall, lit=0.4, roof="#2a2a30"):
    """A white house with a dark tiled roof, seen from the water."""
    top = base - height
    scene.shape(lambda p: p.rect(x, top, x + width, base), wall)
    scene.shape(lambda p: p.rect(x + width * 0.78, top, x + width, base), "#000000", 0.16)
    stain = scene.mask(lambda p: p.rect(x, top, x + width, base))
    scene.texture(stain, 40, int(abs(x)) + 7, 0.28, (2.2, 0.6))
    lift = height * 0.30
    eave = width * 0.07
    points = [(x - eave, top + 3), (x + width * 0.07, top - lift), (x + width * 0.93, top - lift), (x + width + eave, top + 3)]
    scene.shape(lambda p: p.polygon(points), roof)

    def tiles(p):
        for k in np.linspace(0.02, 0.98, max(int(width / 9), 4)):
            lower = x - eave + (width + 2 * eave) * k
            upper = x + width * 0.07 + width * 0.86 * k
            p.line([(lower, top + 2), (upper, top - lift)], 2)

    scene.shape(tiles, "#56555a", 0.55)
    scene.shape(lambda p: p.rect(x + width * 0.03, top - lift - 5, x + width * 0.97, top - lift + 2, radius=2), "#1d1d22")
    scene.shape(lambda p: p.rect(x, top, x + width, top + 9), "#000000", 0.35, 3)
    for row in range(max(int(height / 85), 1)):
        for column in range(max(int(width / 62), 1)):
            wx = x + 20 + column * 62
            wy = top + 26 + row * 80
            if wx + 32 > x + width or wy + 42 > base:
                continue
            scene.shape(lambda p: p.rect(wx - 3, wy - 3, wx + 31, wy + 43), "#33261e")
            if random.random() < lit:
                scene.shape(lambda p: p.rect(wx, wy, wx + 28, wy + 40), "#ffc873")
                scene.glow(wx + 14, wy + 20, 60, "#ff9a3c", 0.35)
            else:
                scene.shape(lambda p: p.rect(wx, wy, wx + 28, wy + 40), "#4a5666")
            scene.shape(lambda p: [p.line([(wx + 14, wy), (wx + 14, wy + 40)], 2), p.line([(wx, wy + 20), (wx + 28, wy + 20)], 2)], "#33261e")


def canal():
    s = Scene(1800, 1200)
    random = np.random.default_rng(11)
    water = 690
    s.gradient([(0, "#2f4166"), (0.18, "#5d6690"), (0.34, "#b98a90"), (0.47, "#f0ad78"), (0.575, "#ffdca0"), (1, "#ffdca0")])
    s.glow(980, 610, 620, "#ffb45e", 0.75, 0.62)
    s.glow(980, 620, 150, "#fff0c8", 0.9, 0.8)
    cloud = noise((1200, 1800), 260, 3, 5, (0.32, 1.9))
    band = np.clip(cloud - 0.52, 0, 1) * 2 * np.clip(1 - s.y / 640, 0, 1)
    s.paint(np.clip(band, 0, 0.75), "#4b4768")
    s.light(np.clip(cloud - 0.62, 0, 1) * np.clip(s.y / 500, 0, 1) * (s.y < 640), "#ff9d7a", 0.9)
    for level, (colour, base, rough) in enumerate([("#b08a8c", 570, 60), ("#8c7280", 610, 46)]):
        ridge = base - rough * noise((1, 1800), 420, 20 + level, 3)[0]
        s.paint(np.clip(s.y - ridge[None, :], 0, 1), colour, 0.8)
    for x, w, h in [(560, 150, 120), (700, 130, 150), (1120, 150, 130), (1250, 140, 160), (430, 150, 150)]:
        house(s, random, x, water - 6, w, h, "#c3a7a2", 0.35, "#5b4a55")
    s.paint(np.clip(1 - np.abs(s.y - 640) / 140, 0, 1) ** 1.5, "#f7c08c", 0.45)

    # the bridge: a humped body less three arches
    xs = np.linspace(330, 1470, 160)
    hump = lambda x: 640 - 235 * np.exp(-(((x - 900) / 330) ** 2)) - 10
    arches = [(900, 168), (628, 92), (1172, 92)]

    def body(p):
        p.polygon([(x, hump(x)) for x in xs] + [(1470, water + 4), (330, water + 4)])
        for cx, r in arches:
            p.disc(cx, water + 2, r, r * 1.06, fill=0)

    stone = s.mask(body)
    s.paint(stone, "#75696a")
    s.paint(stone * np.clip((s.y - 400) / 330, 0, 1), "#4a4450", 0.75)
    s.texture(stone, 26, 31, 0.5)

    def courses(p):
        for row, y in enumerate(range(420, water, 26)):
            p.line([(330, y), (1470, y)], 1.6)
            for x in range(330 + (row % 2) * 32, 1470, 64):
                p.line([(x, y), (x, y + 26)], 1.6)

    s.paint(s.mask(courses) * stone, "#2c2830", 0.5)

    def rings(p):
        for cx, r in arches:
            p.disc(cx, water + 2, r + 22, (r + 22) * 1.05)
            p.disc(cx, water + 2, r, r * 1.06, fill=0)

    ring = s.mask(rings) * stone
    s.paint(ring, "#9a8885", 0.75)

    def voussoirs(p):
        for cx, r in arches:
            for angle in np.linspace(0, np.pi, 25):
                p.line([(cx + r * np.cos(angle), water - r * np.sin(angle)), (cx + (r + 24) * np.cos(angle), water - (r + 24) * np.sin(angle))], 2)

    s.paint(s.mask(voussoirs) * stone, "#3a343c", 0.7)
    # inner side of the arches, darker
    for cx, r in arches:
        inner = s.mask(lambda p: [p.disc(cx, water + 2, r, r * 1.06), p.disc(cx + r * 0.10, water + 2, r * 0.96, r * 1.0, fill=0)])
        s.paint(inner * (s.y < water), "#3d353d", 0.9)
    s.shape(lambda p: p.line([(x, hump(x)) for x in xs], 9), "#c3a596", 0.9)
    s.shape(lambda p: p.line([(x, hump(x) - 30) for x in xs], 6), "#5d5257")

    def posts(p):
        for x in np.linspace(340, 1460, 36):
            p.rect(x - 4, hump(x) - 40, x + 4, hump(x), radius=2)
            p.disc(x, hump(x) - 42, 6)

    s.shape(posts, "#54494f")
    # someone on the bridge
    for x, tall in [(820, 62), (846, 46), (1012, 58)]:
        foot = hump(x) - 4
        s.shape(lambda p: [p.rect(x - 8, foot - tall, x + 8, foot - 12, radius=7), p.disc(x, foot - tall - 7, 8), p.rect(x - 6, foot - 20, x - 1, foot), p.rect(x + 1, foot - 20, x + 6, foot)], "#2c2630")

    for x, w, h in [(-60, 190, 300), (118, 170, 240), (270, 150, 190)]:
        house(s, random, x, water - 10, w, h, "#d8cbc4", 0.55)
    for x, w, h in [(1380, 150, 190), (1510, 170, 260), (1660, 200, 320)]:
        house(s, random, x, water - 10, w, h, "#c9b8b4", 0.55)
    quay = s.mask(lambda p: [p.rect(-10, water - 22, 345, water + 4), p.rect(1455, water - 22, 1810, water + 4)])
    s.paint(quay, "#4b4346")
    s.texture(quay, 18, 5, 0.7, (0.6, 1.6))
    s.reflect(water, 17, 15, 0.86, "#2b3a52", 0.24)
    s.paint(np.exp(-(((s.y - water) / 5) ** 2)), "#2a2a36", 0.5)
    s.light(np.exp(-(((s.x - 980) / (60 + (s.y - water) * 0.35)) ** 2)) * (s.y > water) * noise((1200, 1800), 22, 9, 2, (0.25, 2)) ** 3, "#ffcf8a", 0.9)

    # a moored boat with its reflection
    def boat(p, cy=1000, flip=1):
        hull = bezier([(330, cy - 26), (420, cy + 62), (780, cy + 62), (900, cy - 34)], 50)
        p.polygon([(x, cy + (y - cy) * flip) for x, y in list(hull) + [(840, cy - 4), (400, cy)]])

    s.shape(lambda p: boat(p, 1058, -1), "#141420", 0.55, 5)
    s.shape(boat, "#1c181d")
    s.shape(lambda p: p.line(bezier([(335, 976), (430, 1050), (770, 1052), (893, 968)]), 5), "#8a5c43", 0.85)
    s.shape(lambda p: p.polygon(list(bezier([(470, 1000), (490, 880), (690, 880), (716, 1000)]))), "#241d20")

    def ribs(p):
        for k in np.linspace(0.1, 0.9, 9):
            x = 482 + 224 * k
            p.line([(x, 998), (x, 1000 - 4 * 82 * k * (1 - k) - 14)], 3)

    s.shape(ribs, "#6b4a3a", 0.6)
    s.glow(590, 985, 90, "#ffae57", 0.5)
    s.shape(lambda p: p.line([(845, 990), (980, 860)], 6), "#1c181d")
    # willow twigs in the near corner
    for k in range(34):
        x = 1330 + k * 15 + random.uniform(-10, 10)
        length = random.uniform(180, 520) * (0.5 + 0.5 * k / 34)
        sway = random.uniform(-50, -10)
        twig = bezier([(x + 40, -20), (x + 30, length * 0.4), (x + sway, length)], 40)
        s.shape(lambda p: p.line(twig, 2), "#15181c", 0.9)

        def leaves(p):
            for (px, py), side in zip(twig[4::2], random.choice([-1, 1], 60)):
                p.limb([(px, py), (px + side * 9, py + 22)], [5, 1])

        s.shape(leaves, "#1c231f", 0.92)
    s.finish(XIWAN / "canal.jpg", 1, grain=0.018, quality=74, warm=0.015)


# ---------------------------------------------------------------- roofs in the rain


def roofs():
    s = Scene(1800, 1200)
    random = np.random.default_rng(5)
    s.gradient([(0, "#c6cdd0"), (0.35, "#aeb8bc"), (1, "#7f8c92")])
    s.texture(np.ones((1200, 1800), np.float32), 500, 2, 0.14, (0.5, 1.6))
    # pagoda-like bell tower far away
    for k, (w, y) in enumerate([(120, 250), (104, 200), (86, 152)]):
        s.shape(lambda p: p.rect(1240 - w * 0.32, y, 1240 + w * 0.32, y + 60), "#a5adb0")
        s.shape(lambda p: p.polygon([(1240 - w * 0.75, y + 6), (1240 - w * 0.36, y - 20), (1240 + w * 0.36, y - 20), (1240 + w * 0.75, y + 6), (1240 + w * 0.6, y + 12), (1240 - w * 0.6, y + 12)]), "#8d979b")
    s.shape(lambda p: p.polygon([(1200, 134), (1240, 70), (1280, 134)]), "#8d979b")
    rows = 9
    for row in range(rows):
        near = row / (rows - 1)
        scale = 0.30 + 1.25 * near**1.35
        y = 265 + 830 * near**1.5
        haze = (1 - near) ** 1.3
        mix = lambda c: rgb(c) * (1 - haze * 0.86) + rgb("#b3bcc0") * haze * 0.86
        x = -160 * scale - random.uniform(0, 200)
        while x < 1900:
            w = random.uniform(300, 520) * scale
            dy = random.uniform(-26, 26) * scale
            deep = random.uniform(120, 170) * scale
            ridge, eave = y + dy - deep, y + dy
            lean = random.choice([-1, 1]) * random.uniform(10, 60) * scale
            wall = 96 * scale
            # wall below the eave
            s.shape(lambda p: p.rect(x + 14 * scale, eave - 4, x + w - 14 * scale, eave + wall + 300 * scale), mix(random.choice(["#d5d6d2", "#cfcdc6", "#dddcd6"])))
            face = s.mask(lambda p: p.rect(x + 14 * scale, eave, x + w - 14 * scale, eave + wall))
            s.texture(face, 60 * scale + 6, row * 50 + int(x) % 40, 0.32 * (1 - haze), (2, 0.5))
            s.paint(s.mask(lambda p: p.rect(x, eave, x + w, eave + 26 * scale), 8 * scale), "#1d2124", 0.55 * (1 - haze * 0.7))
            for k in range(int(w / (110 * scale))):
                wx = x + (46 + 110 * k) * scale
                if random.random() < 0.55 and wx + 50 * scale < x + w:
                    warm = random.random() < 0.34 and near > 0.25
                    s.shape(lambda p: p.rect(wx - 4 * scale, eave + 26 * scale, wx + 44 * scale, eave + 84 * scale), mix("#3d3027"))
                    s.shape(lambda p: p.rect(wx, eave + 30 * scale, wx + 40 * scale, eave + 80 * scale), mix("#ffc46b") if warm else mix("#59646a"))
                    s.shape(lambda p: [p.line([(wx + 13 * scale * j, eave + 30 * scale), (wx + 13 * scale * j, eave + 80 * scale)], 2.4 * scale) for j in (1, 2)], mix("#3d3027"))
                    if warm:
                        s.glow(wx + 20 * scale, eave + 55 * scale, 120 * scale, "#ffa84a", 0.42)
            # the tiled slope
            quad = [(x, eave), (x + 34 * scale + lean, ridge), (x + w - 34 * scale + lean, ridge), (x + w, eave)]
            slope = s.mask(lambda p: p.polygon(quad))
            s.paint(slope, mix(random.choice(["#41484d", "#3a4045", "#474b4e"])))
            depth = np.clip((s.y - ridge) / (eave - ridge), 0, 1)
            step = 15 * scale
            left = x + (34 * scale + lean) * (1 - depth)
            wide = w - 68 * scale * (1 - depth)
            count = max(round(w / step), 6)
            phase = (s.x - left) / np.maximum(wide, 1) * count
            ribs = 0.5 + 0.5 * np.cos(phase * 2 * np.pi)
            laps = np.mod((s.y - ridge) / (11 * scale), 1)
            strength = (1 - haze) ** 0.8
            s.image = s.image * (1 + (slope * (ribs - 0.5) * 0.75 * strength)[..., None])
            s.image = s.image * (1 - (slope * (laps > 0.78) * 0.3 * strength * (scale > 0.45))[..., None])
            s.light(slope * np.clip(ribs - 0.72, 0, 1) * (0.25 + depth), "#b9c7cf", 0.85 * strength)
            s.texture(slope, 70 * scale + 8, row * 91 + int(abs(x)), 0.4 * strength)
            # ridge with raised ends, line of the eave
            s.shape(lambda p: p.line(bezier([(quad[1][0] - 16 * scale, ridge - 20 * scale), (quad[1][0] + 20 * scale, ridge - 2 * scale), ((quad[1][0] + quad[2][0]) / 2, ridge - 2 * scale), (quad[2][0] - 20 * scale, ridge - 2 * scale), (quad[2][0] + 16 * scale, ridge - 20 * scale)], 40), 11 * scale), mix("#25292c"))
            s.shape(lambda p: p.line([(x - 3, eave), (x + w + 3, eave)], 6 * scale), mix("#22262a"))
            x += w * random.uniform(0.82, 1.12)
        veil = np.exp(-(((s.y - y + 30 * scale) / (160 * scale)) ** 2)) * haze
        s.paint(veil * (0.4 + 0.6 * noise((1200, 1800), 300, row, 3, (0.5, 2))), "#c2cacd", 0.5)
    # rain: streaks near and far
    for seed, length, slant, count, strength in [(1, 60, 9, 1500, 0.20), (2, 130, 20, 420, 0.26)]:
        drops = np.random.default_rng(seed)

        def streaks(p):
            for _ in range(count):
                px, py = drops.uniform(-20, 1820), drops.uniform(-100, 1200)
                size = length * drops.uniform(0.5, 1.2)
                p.line([(px, py), (px - slant * size / length, py + size)], 1.0 if seed == 1 else 1.6)

        s.light(s.mask(streaks, 0.7), "#eef4f8", strength)
    s.finish(XIWAN / "roofs.jpg", 2, grain=0.022, vignette=0.3, quality=72)


# ---------------------------------------------------------------- the football pitch from above


def football():
    s = Scene(1800, 1200)
    random = np.random.default_rng(8)
    s.image[:] = rgb("#4f8f3d")
    stripe = (np.floor((s.x + s.y * 0.18) / 225) % 2)
    s.image = s.image * (0.90 + 0.16 * stripe)[..., None]
    ground = np.ones((1200, 1800), np.float32)
    s.texture(ground, 5, 3, 0.36, (1, 1))
    s.texture(ground, 240, 4, 0.30)
    s.paint(np.clip(noise((1200, 1800), 150, 12, 4) - 0.80, 0, 1) * 2.2, "#8a8a4a", 0.7)

    def lines(p):
        p.line([(900 - 108, -20), (900 + 108, 1220)], 9)
        circle = [(930 + 300 * np.cos(a), 590 + 300 * np.sin(a)) for a in np.linspace(0, 2 * np.pi, 200)]
        p.line(circle, 9)
        p.disc(911, 590, 13)
        p.line([(-20, 1130), (1820, 1085)], 9)

    s.paint(s.mask(lines, 0.8) * (0.7 + 0.3 * noise((1200, 1800), 14, 7, 2)), "#f2f4e6", 0.86)
    red, blue = "#d2382f", "#2d5fb4"
    team = [
        (820, 520, red, 0.2), (1010, 640, blue, 2.9), (880, 700, red, -0.9), (1120, 500, blue, 2.4),
        (560, 380, red, 0.4), (640, 830, red, -0.2), (1310, 760, blue, 3.3), (1430, 400, blue, 2.8),
        (330, 640, red, 0.1), (1180, 900, blue, 3.9), (1000, 290, red, 0.9), (1600, 610, blue, 3.1), (700, 180, blue, 1.8),
        (440, 1010, blue, -0.6),
    ]
    shadow_direction = np.array([0.83, 0.46])
    for x, y, _, _ in team:
        end = np.array([x, y]) + shadow_direction * 175

        def shadow(p):
            p.limb([(x, y), end], [26, 44])
            p.disc(end[0] + 16, end[1] + 9, 20)
            side = np.array([-shadow_direction[1], shadow_direction[0]])
            middle = np.array([x, y]) + shadow_direction * 112
            p.limb([middle + side * 16, middle + side * 34 - shadow_direction * 52], [14, 10])
            p.limb([middle - side * 16, middle - side * 32 - shadow_direction * 44], [14, 10])

        s.shade(s.mask(shadow, 3), 0.56)
    for x, y, shirt, turn in team:
        ahead = np.array([np.cos(turn), np.sin(turn)])
        side = np.array([-ahead[1], ahead[0]])
        at = np.array([x, y], float)
        swing = random.uniform(14, 30)
        s.shape(lambda p: [p.limb([at + side * 10, at + side * 12 + ahead * swing * 1.5], [17, 12]), p.limb([at - side * 10, at - side * 12 - ahead * swing * 1.4], [17, 12])], "#d9a57e")
        s.shape(lambda p: [p.limb([at + side * 12 + ahead * swing * 1.5, at + side * 12 + ahead * (swing * 1.5 + 15)], [14, 11]), p.limb([at - side * 12 - ahead * swing * 1.4, at - side * 12 - ahead * (swing * 1.4 - 12)], [14, 11])], "#f4f1e8")
        s.shape(lambda p: [p.limb([at + side * 26, at + side * 40 - ahead * swing], [15, 9]), p.limb([at - side * 26, at - side * 40 + ahead * swing], [15, 9])], "#d9a57e")
        shirt_mask = s.mask(lambda p: [p.limb([at + side * 30, at, at - side * 30], [24, 38, 24]), p.limb([at + side * 28, at + side * 38 - ahead * swing * 0.4], [20, 16]), p.limb([at - side * 28, at - side * 38 + ahead * swing * 0.4], [20, 16])], 0.6)
        s.paint(shirt_mask, shirt)
        s.shade(shirt_mask * np.clip(((s.x - x) * 0.83 + (s.y - y) * 0.46) / 34, 0, 1), 0.45)
        s.light(shirt_mask * np.clip(-((s.x - x) * 0.83 + (s.y - y) * 0.46) / 40, 0, 1), "#ffe0b0", 0.35)
        s.shape(lambda p: p.line([at + side * 18 - ahead * 8, at - side * 18 - ahead * 8], 4), "#f4f1e8", 0.8)
        hair = at + ahead * 5
        s.shape(lambda p: p.disc(hair[0] + 3, hair[1] + 3, 19), "#000000", 0.3, 3)
        s.shape(lambda p: p.disc(*(hair + ahead * 4), 17), "#c98f69")
        s.shape(lambda p: p.disc(*hair, 18), random.choice(["#1c1613", "#2a1e17", "#15110f"]))
        s.glow(hair[0] - 6, hair[1] - 4, 13, "#c9a98a", 0.35)
    bx, by = 925, 655
    s.shade(s.mask(lambda p: p.limb([(bx, by), (bx + 34, by + 19)], [20, 22]), 3), 0.55)
    s.shape(lambda p: p.disc(bx, by, 14), "#f7f6f0")
    s.shape(lambda p: [p.disc(bx, by, 5)] + [p.disc(bx + 11 * np.cos(a), by + 11 * np.sin(a), 3) for a in np.arange(5) * 1.2566], "#222222", 0.9)
    s.light(np.clip(1 - np.hypot(s.x + 100, s.y + 100) / 1700, 0, 1), "#ffd98a", 0.30)
    s.finish(XIWAN / "football.jpg", 3, grain=0.018, quality=74, vignette=0.25)


# ---------------------------------------------------------------- the canteen


def person(p, x, y, size, part):
    """Someone sitting, seen from the side of a table: `part` is head, hair or coat."""
    if part == "coat":
        p.polygon(list(bezier([(x - size * 0.62, y + size * 1.5), (x - size * 0.72, y - size * 0.42), (x + size * 0.72, y - size * 0.42), (x + size * 0.62, y + size * 1.5)])))
    elif part == "head":
        p.disc(x, y - size * 0.22, size * 0.30, size * 0.36)
    else:
        p.disc(x, y - size * 0.34, size * 0.33, size * 0.30)


def canteen():
    s = Scene(1800, 1200)
    random = np.random.default_rng(21)
    s.gradient([(0, "#d9cdb8"), (0.45, "#efe4cf"), (1, "#efe4cf")])
    vx, vy = 980, 470  # vanishing point
    bx0, by0, bx1, by1 = 700, 300, 1290, 640  # back wall
    ceiling = s.mask(lambda p: p.polygon([(0, 0), (1800, 0), (bx1, by0), (bx0, by0)]))
    s.paint(ceiling, "#b9aa92")
    s.paint(ceiling * np.clip(1 - s.y / 300, 0, 1), "#8f806c", 0.8)
    floor = s.mask(lambda p: p.polygon([(0, 1200), (1800, 1200), (1800, 985), (bx1, by1), (bx0, by1), (0, 1000)]))
    s.paint(floor, "#b3876a")
    # floor tiles in perspective
    depth = (by1 - vy) / np.maximum(s.y - vy, 1)
    across = (s.x - vx) * depth
    tile = ((np.floor(across / 62) + np.floor(depth * 13)) % 2) * (s.y > by1)
    s.shade(floor * tile, 0.11)
    left = s.mask(lambda p: p.polygon([(0, 0), (bx0, by0), (bx0, by1), (0, 1000)]))
    s.paint(left, "#e3d2b4")
    right = s.mask(lambda p: p.polygon([(1800, 0), (bx1, by0), (bx1, by1), (1800, 985)]))
    s.paint(right, "#cdbfa6")
    back = s.mask(lambda p: p.rect(bx0, by0, bx1, by1))
    s.paint(back, "#efe0c0")
    s.paint(back * (s.y > 545), "#e9eeee")

    def wall_tiles(p):
        for x in range(bx0, bx1, 24):
            p.line([(x, 545), (x, by1)], 1.2)
        for y in range(545, by1, 24):
            p.line([(bx0, y), (bx1, y)], 1.2)

    s.shape(wall_tiles, "#9fb0b0", 0.8)
    # an opening to the kitchen in the back wall
    s.shape(lambda p: p.rect(770, 370, 1010, 540), "#7b6b57")
    s.shape(lambda p: p.rect(780, 380, 1000, 530), "#ffe3a6")
    for k in range(5):
        x = 800 + k * 42
        s.shape(lambda p: [p.line([(x, 380), (x, 410)], 3), p.disc(x, 424, 15, 17)], "#7d6a58")
    s.shape(lambda p: p.rect(1070, 380, 1220, 500, radius=4), "#a34334")
    s.shape(lambda p: [p.rect(1084 + 34 * (k % 4), 396 + 34 * (k // 4), 1108 + 34 * (k % 4), 420 + 34 * (k // 4), radius=12) for k in range(12)], "#efc25c")
    # steel trusses of the old hall
    for near in (0.10, 0.36, 0.68):
        line = lambda x, y: (bx0 + (0 - bx0) * near if x == 0 else bx1 + (1800 - bx1) * near, by0 - by0 * near * 1.0 + y * (0.35 + near))
        a, b = line(0, 34), line(1, 34)
        s.shape(lambda p: [p.line([a, b], 9 * (0.5 + near)), p.line([a, ((a[0] + b[0]) / 2, a[1] - 74 * (0.4 + near)), b], 9 * (0.5 + near))] + [p.line([(a[0] + (b[0] - a[0]) * k, a[1]), (a[0] + (b[0] - a[0]) * k, a[1] - 74 * (0.4 + near) * (1 - abs(2 * k - 1)))], 5 * (0.5 + near)) for k in np.linspace(0.1, 0.9, 9)], "#5c5347")
    # windows on the right wall
    wall = lambda t, v: (bx1 + (1800 - bx1) * t, (by0 + (by1 - by0) * v) * (1 - t) + (985 * v) * t)
    for t0, t1 in [(0.06, 0.20), (0.27, 0.50), (0.60, 0.98)]:
        pane = [wall(t0, 0.22), wall(t1, 0.22), wall(t1, 0.66), wall(t0, 0.66)]
        s.shape(lambda p: p.polygon(pane), "#fff7dc")
        s.paint(s.mask(lambda p: p.polygon(pane)) * noise((1200, 1800), 70, 5, 3) ** 1.5, "#a9c88e", 0.7)
        cross = [[wall((t0 + t1) / 2, 0.22), wall((t0 + t1) / 2, 0.66)], [wall(t0, 0.42), wall(t1, 0.42)]]
        s.shape(lambda p: [p.line(c, 8) for c in cross] + [p.line(pane + pane[:1], 10)], "#71614d")
    # beams of sun across the room
    for x0, x1, x2, x3 in [(1380, 1520, 1180, 960), (1600, 1800, 1260, 900)]:
        beam = s.mask(lambda p: p.polygon([(x0, 250), (x1, 230), (x2, 1180), (x3, 1180)]), 26)
        s.light(beam * np.clip((s.y - 200) / 500, 0, 1), "#ffdf9e", 0.20)
        patch = s.mask(lambda p: p.polygon([(x2 + 60, 860), (x3 + 70, 860), (x3 - 90, 1110), (x2 - 60, 1110)]), 6)
        s.light(patch * floor, "#ffd88c", 0.42)
    food = ["#c5402c", "#6f9a3c", "#e3b04b", "#8a5a34", "#dfe3c7", "#b9492f", "#7ba24a"]
    cooks = [(95, 500, 165), (300, 478, 135), (468, 466, 108), (592, 462, 84)]
    for x, y, size in cooks:
        s.shape(lambda p: p.polygon(list(bezier([(x - size * 0.55, y + size * 1.6), (x - size * 0.66, y - size * 0.28), (x + size * 0.66, y - size * 0.28), (x + size * 0.55, y + size * 1.6)]))), "#e9e6dc")
        s.shade(s.mask(lambda p: p.polygon(list(bezier([(x - size * 0.55, y + size * 1.6), (x - size * 0.66, y - size * 0.28), (x - size * 0.2, y - size * 0.28), (x - size * 0.2, y + size * 1.6)]))), 8), 0.22)
        s.shape(lambda p: p.rect(x - size * 0.1, y, x + size * 0.1, y + size * 0.36, radius=5), "#c99872")
        s.shape(lambda p: p.disc(x, y - size * 0.10, size * 0.27, size * 0.33), "#dba982")
        s.shape(lambda p: p.rect(x - size * 0.2, y - size * 0.08, x + size * 0.2, y + size * 0.16, radius=size * 0.1), "#e9f0f2")
        s.shape(lambda p: [p.rect(x - size * 0.26, y - size * 0.52, x + size * 0.26, y - size * 0.24, radius=6), p.disc(x, y - size * 0.54, size * 0.33, size * 0.17)], "#ffffff")
        s.shape(lambda p: p.limb([(x + size * 0.45, y + size * 0.55), (x + size * 0.72, y + size * 0.98), (x + size * 0.6, y + size * 1.25)], [size * 0.26, size * 0.2, size * 0.14]), "#efece2")
    # the counter along the left
    s.shape(lambda p: p.polygon([(0, 760), (640, 560), (640, 668), (0, 1085)]), "#7b4b35")
    counter = s.mask(lambda p: p.polygon([(0, 760), (640, 560), (640, 668), (0, 1085)]))
    s.texture(counter, 60, 3, 0.35, (3, 0.4))
    s.shape(lambda p: [p.line([(x, 760 - x * 0.3125), (x, 1085 - x * 0.6516)], 3) for x in range(40, 640, 72)], "#4f2d1f", 0.7)
    s.shape(lambda p: p.polygon([(0, 690), (640, 535), (668, 562), (0, 775)]), "#cfd3d2")
    s.shape(lambda p: p.line([(0, 776), (668, 563)], 7), "#8d9493")
    for k in range(7):
        t = 0.04 + k * 0.136
        x, y, size = 650 * t + 8, 735 - 650 * t * 0.285, 74 * (1 - t * 0.62)
        s.shape(lambda p: p.disc(x, y, size * 0.62, size * 0.30), "#878d8d")
        s.shape(lambda p: p.disc(x, y - 2, size * 0.54, size * 0.24), food[k])
        s.texture(s.mask(lambda p: p.disc(x, y - 2, size * 0.54, size * 0.24)), 9, k, 1.1)
        plume = noise((1200, 1800), 90, 40 + k, 4, (1.6, 0.7)) ** 1.6 * np.exp(-(((s.x - x - (y - s.y) * 0.10) / (size * 0.42 + np.clip(y - s.y, 0, 400) * 0.16)) ** 2)) * np.clip((y - s.y) / 40, 0, 1) * np.clip(1 - (y - s.y) / (size * 5), 0, 1)
        s.paint(np.clip(plume * 1.6, 0, 0.85), "#fffaf0")
    # glass shield over the counter
    s.light(s.mask(lambda p: p.polygon([(0, 560), (640, 478), (640, 536), (0, 690)])), "#dff0f2", 0.10)
    s.shape(lambda p: p.line([(0, 560), (640, 478)], 5), "#eef6f6", 0.8)
    # tables, from far to near
    coats = ["#7c3b3a", "#38506b", "#6c7a52", "#8d6a8a", "#b98a4a", "#4d4a52", "#a85a3d", "#5a7d88"]
    hairs = ["#d9d6d0", "#8b8680", "#2a2422", "#c9c5bf", "#47403b"]
    number = 0
    for x, y, size in [(860, 690, 44), (1090, 690, 44), (1260, 740, 56), (960, 800, 66), (1370, 900, 92), (800, 980, 104), (1240, 1090, 128), (1660, 1080, 132)]:
        s.shade(s.mask(lambda p: p.disc(x, y + size * 1.1, size * 1.7, size * 0.32), size * 0.15) * (s.y < 1200), 0.4)
        for side in (-0.82, 0.02, 0.86):
            px, py = x + side * size, y - size * 0.72
            for part in ("coat", "head", "hair"):
                colour = coats[number % len(coats)] if part == "coat" else "#dcae8a" if part == "head" else hairs[number % len(hairs)]
                drawn = s.mask(lambda p: person(p, px, py, size * 0.86, part), 0.5)
                s.paint(drawn, colour)
                if part == "coat":
                    s.shade(drawn * np.clip((px - s.x) / (size * 0.6), 0, 1), 0.45)
                    s.light(drawn * np.clip((s.x - px) / (size * 0.7), 0, 1), "#ffd9a0", 0.35)
            s.shape(lambda p: p.disc(px, py - size * 0.12, size * 0.23, size * 0.23), "#dcae8a")
            number += 1
        top = [(x - size * 1.62, y + size * 0.38), (x - size * 1.36, y), (x + size * 1.36, y), (x + size * 1.62, y + size * 0.38)]
        s.shape(lambda p: [p.rect(x - size * 1.36, y + size * 0.4, x - size * 1.22, y + size * 1.15), p.rect(x + size * 1.22, y + size * 0.4, x + size * 1.36, y + size * 1.15)], "#4d3222")
        s.shape(lambda p: p.polygon(top), "#c89562")
        s.texture(s.mask(lambda p: p.polygon(top)), 30, number, 0.3, (0.3, 3))
        s.shape(lambda p: p.polygon([top[0], top[3], (top[3][0], top[3][1] + size * 0.1), (top[0][0], top[0][1] + size * 0.1)]), "#8f6240")
        for side in (-0.82, 0.02, 0.86):
            bx, by = x + side * size, y + size * 0.2
            s.shape(lambda p: p.disc(bx + size * 0.03, by + size * 0.05, size * 0.25, size * 0.10), "#5d3d27", 0.5, 2)
            s.shape(lambda p: p.disc(bx, by, size * 0.23, size * 0.09), "#f3f3ee")
            s.shape(lambda p: p.disc(bx, by - size * 0.01, size * 0.16, size * 0.055), food[(number + int(side * 3)) % len(food)])
            s.shape(lambda p: p.disc(bx + size * 0.32, by - size * 0.02, size * 0.1, size * 0.06), "#dfe8ea")
    # pendant lamps
    for x, y, size in [(860, 250, 26), (1080, 250, 26), (760, 200, 40), (1200, 190, 42), (620, 120, 64), (1390, 110, 68)]:
        s.shape(lambda p: p.line([(x, 0), (x, y - size * 0.6)], max(size * 0.07, 2)), "#3d3830")
        s.shape(lambda p: p.polygon(list(bezier([(x - size, y), (x - size * 0.7, y - size * 0.95), (x + size * 0.7, y - size * 0.95), (x + size, y)]))), "#3f6a62")
        s.shape(lambda p: p.disc(x, y, size, size * 0.16), "#fff1c4")
        s.glow(x, y + size * 0.3, size * 2.6, "#ffdc94", 0.5)
    s.light(np.clip((s.x - 500) / 1500, 0, 1) * np.clip(1 - np.abs(s.y - 500) / 700, 0, 1), "#ffe2ab", 0.22)
    s.finish(XIWAN / "canteen.jpg", 4, grain=0.02, quality=78, warm=0.01)


# ---------------------------------------------------------------- the night market


def market():
    s = Scene(1800, 1200)
    random = np.random.default_rng(33)
    water = 800
    s.gradient([(0, "#0b1024"), (0.4, "#1a1d3c"), (0.62, "#3a2a44"), (1, "#3a2a44")])
    s.texture(np.ones((1200, 1800), np.float32), 300, 3, 0.4, (0.5, 2))
    # houses behind, a few lit windows
    x = -40
    while x < 1800:
        w, h = random.uniform(110, 200), random.uniform(240, 470)
        s.shape(lambda p: p.rect(x, 640 - h, x + w, 700), "#262a4c")
        s.shape(lambda p: p.polygon([(x - 12, 642 - h), (x + 12, 606 - h), (x + w - 12, 606 - h), (x + w + 12, 642 - h)]), "#171a33")
        for row in range(int(h / 70)):
            for column in range(int(w / 50)):
                if random.random() < 0.32:
                    wx, wy = x + 16 + column * 48, 660 - h + row * 68
                    tone = random.choice(["#d89a4e", "#e9c27a", "#a9764a", "#8aa3b4"])
                    s.shape(lambda p: p.rect(wx, wy, wx + 22, wy + 32), tone, random.uniform(0.5, 0.95), 1.2)
        x += w + random.uniform(-10, 8)
    s.image = blur(s.image, 2.2)
    s.light(np.exp(-(((s.y - 640) / 230) ** 2)), "#ff9440", 0.45)
    # stalls
    awnings = ["#b83a2d", "#d9822b", "#2f6f6a", "#a83256", "#c9a03a", "#3d5f94"]
    smoke_x = []
    for k, x in enumerate(range(-60, 1860, 212)):
        w, top, base = 188, 520, 770
        inside = s.mask(lambda p: p.rect(x + 6, top + 40, x + w - 6, base))
        s.paint(inside, "#5e3718")
        s.light(inside * np.clip(1 - np.abs(s.y - top - 70) / 190, 0, 1), "#ffb552", 0.95)
        for row in range(2):
            for n in range(7):
                px = x + 24 + n * 24
                s.shape(lambda p: p.disc(px, top + 128 + row * 42, 9), random.choice(["#7e2f1d", "#b5652a", "#37502d", "#8d6b34", "#f2d28c"]), 0.9)
            s.shape(lambda p: p.rect(x + 12, top + 138 + row * 42, x + w - 12, top + 143 + row * 42), "#38200f")
        s.shape(lambda p: p.rect(x, base - 66, x + w, base), "#3a2316")
        s.shape(lambda p: p.rect(x, base - 70, x + w, base - 60), "#9b6a39")
        s.shape(lambda p: [p.rect(x, top + 20, x + 7, base), p.rect(x + w - 7, top + 20, x + w, base)], "#1d1310")
        colour = awnings[k % 6]
        for n in range(8):
            a, b = x - 12 + n * (w + 24) / 8, x - 12 + (n + 1) * (w + 24) / 8
            ua, ub = x + 10 + n * (w - 20) / 8, x + 10 + (n + 1) * (w - 20) / 8
            tone = colour if n % 2 == 0 else "#e9dcc2"
            s.shape(lambda p: [p.polygon([(ua, top - 26), (ub, top - 26), (b, top + 36), (a, top + 36)]), p.disc((a + b) / 2, top + 36, (b - a) / 2, 14)], tone)
        s.shade(s.mask(lambda p: p.rect(x - 12, top - 30, x + w + 12, top + 52)) * np.clip((top + 30 - s.y) / 60, 0, 1), 0.6)
        s.light(s.mask(lambda p: p.rect(x - 12, top + 14, x + w + 12, top + 52), 3), "#ffa646", 0.25)
        s.shape(lambda p: [p.line([(x + w / 2, top + 30), (x + w / 2, top + 62)], 2)], "#1d1310")
        s.shape(lambda p: p.disc(x + w / 2, top + 76, 12, 14), "#fff0c2")
        s.glow(x + w / 2, top + 76, 120, "#ffb04d", 0.75)
        if k % 3 == 1:
            smoke_x.append(x + w / 2)
    for k, x in enumerate(smoke_x):
        rise = np.clip(690 - s.y, 0, 700)
        plume = noise((1200, 1800), 110, 60 + k, 5, (1.5, 0.8)) ** 1.8 * np.exp(-(((s.x - x - rise * 0.22) / (24 + rise * 0.22)) ** 2)) * np.clip(rise / 60, 0, 1) * np.clip(1 - rise / 460, 0, 1)
        s.light(plume, "#e3a66a", 0.85)
    # people in front, somewhat moved
    pavement = s.mask(lambda p: p.rect(0, 768, 1800, water))
    s.paint(pavement, "#2b1d1c")
    for n in range(46):
        x = random.uniform(0, 1800)
        tall = random.uniform(130, 178)
        foot = random.uniform(775, 796)
        tone = random.choice(["#120e16", "#1c1420", "#2a1a1e", "#171a26", "#301d1a"])
        wide = tall * 0.16

        def walker(p):
            p.disc(x, foot - tall + wide * 0.5, wide * 0.48, wide * 0.56)
            p.polygon(list(bezier([(x - wide * 0.85, foot - tall * 0.36), (x - wide * 1.05, foot - tall * 0.92), (x + wide * 1.05, foot - tall * 0.92), (x + wide * 0.85, foot - tall * 0.36)])))
            p.rect(x - wide * 0.64, foot - tall * 0.66, x + wide * 0.64, foot - tall * 0.36, radius=6)
            stride = random.uniform(0.1, 0.5) * wide
            p.limb([(x - wide * 0.25, foot - tall * 0.42), (x - wide * 0.3 - stride, foot)], [wide * 0.6, wide * 0.3])
            p.limb([(x + wide * 0.25, foot - tall * 0.42), (x + wide * 0.3 + stride, foot)], [wide * 0.6, wide * 0.3])

        body = s.mask(walker, random.choice([1.0, 1.5, 3.5]))
        s.paint(body, tone, 0.96)
        rim = np.clip(body - shift(body, 4, 0), 0, 1)
        s.light(rim, "#ff9c46", 0.6)
    # strings of bulbs
    bulbs = []
    for sx in range(-100, 1900, 330):
        for y0, sag in ((360, 84), (402, 66)):
            line = bezier([(sx, y0), (sx + 165, y0 + sag * 2), (sx + 330, y0)], 50)
            s.shape(lambda p: p.line(line, 2), "#0a0a12", 0.9)
            bulbs += [tuple(point) for point in line[2::6]]
        s.shape(lambda p: p.rect(sx - 4, 330, sx + 4, 780), "#0d0c14")
    s.shape(lambda p: [p.disc(x, y + 6, 6) for x, y in bulbs], "#fff2c9")
    halo = s.mask(lambda p: [p.disc(x, y + 6, 9) for x, y in bulbs], 9)
    s.light(np.clip(halo * 2.2, 0, 1), "#ffb24f", 1.0)
    s.shape(lambda p: [p.disc(x, y + 6, 5) for x, y in bulbs], "#fff6dc")
    # lanterns
    for x in range(70, 1800, 330):
        s.shape(lambda p: p.disc(x, 470, 30, 25), "#d8321f")
        s.shape(lambda p: [p.disc(x, 470, w, 25) and None for w in ()] + [p.rect(x - 12, 441, x + 12, 448), p.rect(x - 12, 493, x + 12, 500)], "#e2b04a")
        s.glow(x, 470, 34, "#ffb060", 0.75)
        s.glow(x, 470, 130, "#ff4a26", 0.35)
    s.reflect(water, 71, 26, 0.80, "#0a0d20", 0.30, 9.0)
    s.paint(np.exp(-(((s.y - water) / 7) ** 2)), "#0b0910", 0.85)
    s.shape(lambda p: [p.rect(x, 748, x + 8, 802) for x in range(10, 1800, 120)] + [p.line([(0, 758), (1800, 758)], 5), p.line([(0, 778), (1800, 778)], 3)], "#0d0a10")
    # big soft lights of the near bank
    for n in range(26):
        x, y, r = random.uniform(0, 1800), random.uniform(1010, 1210), random.uniform(18, 54)
        disc = s.mask(lambda p: p.disc(x, y, r), 2)
        s.light(disc, random.choice(["#ff9a3d", "#ffc56b", "#d94b2a", "#5d8fb0"]), random.uniform(0.10, 0.30))
    s.finish(XIWAN / "market.jpg", 5, grain=0.026, quality=78, vignette=0.35)


# ---------------------------------------------------------------- plum blossom (portrait format)


def blossom(s, random, x, y, size, turn, squeeze, tone="#f6dfe2"):
    """One open flower, seen at an angle."""
    ca, sa = np.cos(turn), np.sin(turn)

    def place(u, v):
        v = v * squeeze
        return x + size * (u * ca - v * sa), y + size * (u * sa + v * ca)

    s.shade(s.mask(lambda p: p.disc(x + size * 0.22, y + size * 0.32, size * 0.95), size * 0.28), 0.20)
    for k in [0, 2, 4, 1, 3]:
        angle = k * 2 * np.pi / 5 + random.uniform(-0.09, 0.09)
        cu, cv = 0.56 * np.cos(angle), 0.56 * np.sin(angle)
        ring = []
        for t in np.linspace(0, 2 * np.pi, 40):
            r = 0.46 * (1 + 0.05 * np.cos(2 * t) - 0.10 * np.exp(-((((t - angle + np.pi) % (2 * np.pi)) - np.pi) / 0.30) ** 2))
            ring.append(place(cu + r * np.cos(t), cv + r * np.sin(t)))
        petal = s.mask(lambda p: p.polygon(ring))
        s.shade(s.mask(lambda p: p.polygon([(a + size * 0.05, b + size * 0.07) for a, b in ring]), size * 0.07), 0.16)
        s.paint(petal, tone)
        mx, my = place(0, 0)
        far = np.hypot(s.x - mx, s.y - my) / size
        s.paint(petal * np.clip(0.62 - far, 0, 1) * 1.6, "#c9607a", 0.62)
        s.light(petal * np.clip(far - 0.55, 0, 1), "#fffaf2", 0.75)
        ox, oy = place(cu * 1.3, cv * 1.3)
        light_side = np.clip(((ox - s.x) * 0.6 + (oy - s.y) * 0.8) / size, -1, 1)
        s.shade(petal * np.clip(-light_side, 0, 1), 0.26)
        veins = s.mask(lambda p: [p.line([place(0.2 * np.cos(angle + d * 0.5), 0.2 * np.sin(angle + d * 0.5)), place(0.92 * np.cos(angle + d), 0.92 * np.sin(angle + d))], 1) for d in (-0.26, -0.1, 0.08, 0.24)], 0.6)
        s.paint(veins * petal, "#d48a9c", 0.30)
    threads = [(random.uniform(0, 2 * np.pi), random.uniform(0.26, 0.50)) for _ in range(22)]
    s.shape(lambda p: [p.line([place(0, 0), place(r * np.cos(a), r * np.sin(a))], size * 0.022) for a, r in threads], "#f7eccf", 0.95)
    s.shape(lambda p: [p.disc(*place(r * np.cos(a), r * np.sin(a)), size * 0.042) for a, r in threads], "#d79a2b")
    s.shape(lambda p: p.disc(*place(0, 0), size * 0.10), "#b9c06a")


def plum():
    s = Scene(1200, 1800)
    random = np.random.default_rng(44)
    s.gradient([(0, "#c9d2c4"), (0.4, "#a8b6a6"), (0.75, "#7f917f"), (1, "#5d6d60")])
    field = noise((1800, 1200), 520, 8, 3)
    s.paint(field, "#d9dccb", 0.42)
    # far, unsharp: wall and eave of the tower, other blossom
    far = Scene(1200, 1800)
    far.image = s.image
    far.shape(lambda p: p.polygon([(-40, 1420), (760, 1290), (820, 1330), (840, 1380), (-40, 1520)]), "#4e5a58", 0.75)
    far.shape(lambda p: p.rect(-40, 1480, 640, 1840), "#c9c4b4", 0.65)
    for _ in range(70):
        x, y, r = random.uniform(0, 1200), random.uniform(0, 1500), random.uniform(16, 58)
        far.shape(lambda p: p.disc(x, y, r), random.choice(["#f0d3d6", "#f6e6e2", "#e3b9c0", "#dfe6d2"]), random.uniform(0.14, 0.42))
    far.shape(lambda p: p.limb(bezier([(1240, 420), (800, 300), (500, 420), (240, 260)]), [34, 16, 8]), "#5b4a44", 0.7)
    s.image = blur(far.image, 20)
    s.light(np.clip(1 - np.hypot(s.x - 240, s.y - 220) / 1200, 0, 1), "#fff4d8", 0.40)
    # boughs
    bough = bezier([(1260, 1590), (940, 1330), (860, 1190), (640, 1010), (560, 690), (300, 470), (190, 300)], 160)
    kink = noise((1, 160), 20, 3, 3)[0] * 46 - 23
    bough[:, 0] += kink
    twigs = [
        bezier([bough[58], (560, 1180), (380, 1080), (200, 1130), (110, 1020)], 70),
        bezier([bough[92], (760, 760), (800, 560), (930, 470), (960, 300)], 70),
        bezier([bough[30], (1060, 1120), (1010, 960), (1110, 800)], 60),
        bezier([bough[122], (360, 600), (240, 640), (120, 590)], 50),
        bezier([twig_end := bough[135], (420, 420), (470, 300), (440, 170)], 50),
    ]

    def wood(p):
        p.limb(bough, [74, 58, 44, 32, 20, 9])
        for twig, wide in zip(twigs, (22, 24, 22, 13, 12)):
            p.limb(twig, [wide, wide * 0.6, 5])
        for x, y in bough[12:130:17]:
            p.disc(x + 10, y + 6, random.uniform(14, 26))

    s.shade(shift(s.mask(wood, 16), 26, 18), 0.22)
    bark = s.mask(wood)
    s.paint(bark, "#4a362d")
    soft = blur(bark, 9)
    relief = np.clip((shift(soft, 7, 7) - shift(soft, -7, -7)) * 1.4, -1, 1)
    s.light(bark * np.clip(-relief, 0, 1), "#c9a68a", 0.75)
    s.shade(bark * np.clip(relief, 0, 1), 0.7)
    s.texture(bark, 14, 9, 0.95, (1.5, 0.7))
    s.light(bark * np.clip(noise((1800, 1200), 34, 12, 3) - 0.70, 0, 1) * 2, "#8f9a72", 0.8)
    # buds and flowers
    for twig, places in zip([bough, *twigs], [(150, 157, 112), (60, 66, 40), (64, 68, 36), (52, 57), (44, 48), (42, 47)]):
        for at in places:
            bx, by = twig[min(at, len(twig) - 1)]
            side = random.choice([-1, 1])
            bx, by = bx + side * 14, by - 12
            r = random.uniform(14, 22)
            s.shape(lambda p: p.disc(bx, by, r, r * 1.12), "#dd8d9d")
            s.glow(bx - r * 0.3, by - r * 0.35, r * 0.9, "#ffe9e6", 0.75)
            s.shape(lambda p: [p.disc(bx - side * r * 0.5, by + r * 0.66, r * 0.62, r * 0.46)], "#6a2c33")
    flowers = [
        (bough[60], 118), (bough[84], 104), (bough[108], 110), (bough[134], 84), (bough[36], 92), (twigs[0][34], 96), (twigs[0][54], 78),
        (twigs[1][24], 88), (twigs[1][50], 98), (twigs[2][36], 104), (twigs[3][30], 72), (twigs[4][30], 76), (bough[147], 62),
        (bough[72], 70), (bough[97], 66), (bough[121], 70), (bough[20], 74), (twigs[0][16], 66), (twigs[1][38], 60), (twigs[2][20], 70),
    ]
    for (x, y), size in flowers:
        blossom(s, random, x + random.uniform(-34, 34), y + random.uniform(-40, 10), size, random.uniform(0, 6.28), random.uniform(0.66, 0.98), random.choice(["#f8e6e6", "#f5dbdf", "#faeeea"]))
    # petals in the air
    for x, y, r, turn, soft in [(300, 1320, 26, 0.5, 1), (520, 1500, 30, 2.1, 2), (760, 1620, 40, 1.2, 6), (180, 1600, 22, 0.1, 1), (900, 980, 20, 2.6, 2), (90, 1240, 34, 1.0, 7)]:
        ring = [(x + r * (np.cos(t) * np.cos(turn) - 0.55 * np.sin(t) * np.sin(turn)), y + r * (np.cos(t) * np.sin(turn) + 0.55 * np.sin(t) * np.cos(turn))) for t in np.linspace(0, 6.28, 30)]
        s.shape(lambda p: p.polygon(ring), "#f7e0e2", 0.95, soft)
        s.glow(x - r * 0.2, y - r * 0.2, r * 0.6, "#fffaf4", 0.5)
    s.finish(XIWAN / "plum.jpg", 6, grain=0.022, quality=80, vignette=0.25)


# ---------------------------------------------------------------- the lattice window


def lattice():
    s = Scene(1800, 1200)
    random = np.random.default_rng(19)
    x0, y0, x1, y1 = 560, 90, 1420, 830
    # wall inside, in half light
    s.gradient([(0, "#4a4038"), (0.7, "#66574a"), (0.742, "#3a2c23"), (1, "#574033")])
    s.texture((s.y < 890).astype(np.float32), 190, 4, 0.4)
    floor = (s.y >= 890).astype(np.float32)
    seams = s.mask(lambda p: [p.line([(900 + (k - 8) * 150, 890), (900 + (k - 8) * 330, 1210)], 4) for k in range(17)])
    s.texture(floor, 60, 6, 0.4, (0.4, 4))
    s.shade(seams * floor, 0.5)
    # the garden outside, unsharp
    out = Scene(1800, 1200)
    out.gradient([(0, "#fdf6d8"), (0.35, "#e7efc0"), (0.7, "#a9c184"), (1, "#a9c184")])
    for _ in range(150):
        x, y, r = random.uniform(x0 - 50, x1 + 50), random.uniform(y0, y1 + 50), random.uniform(20, 70)
        out.shape(lambda p: p.disc(x, y, r), random.choice(["#cfe09a", "#8fb06a", "#f6f2c4", "#b7cf86", "#f3d9c6", "#6f9558"]), 0.45)
    out.shape(lambda p: p.limb([(1250, 860), (1190, 560), (1260, 300), (1180, 60)], [60, 40, 30, 20]), "#6c6248", 0.8)
    outside = blur(out.image, 22)
    pane = s.mask(lambda p: p.rect(x0, y0, x1, y1))
    s.paint(pane, outside)
    s.light(pane * np.clip(1 - np.hypot(s.x - 760, s.y - 180) / 700, 0, 1), "#fffbe2", 0.8)
    # cracked-ice bars
    seeds = [(x + x0, y + y0) for x, y in spread(random, x1 - x0, y1 - y0, 132, 40)]
    _, edge = cracks(s, seeds)
    bars = np.clip((8.5 - edge) * 0.9 + 0.5, 0, 1) * pane
    frame = s.mask(lambda p: [p.rect(x0 - 46, y0 - 46, x1 + 46, y1 + 46), p.rect(x0, y0, x1, y1, fill=0)])
    inner = s.mask(lambda p: [p.rect(x0, y0, x1, y1), p.rect(x0 + 22, y0 + 22, x1 - 22, y1 - 22, fill=0), p.rect((x0 + x1) / 2 - 13, y0, (x0 + x1) / 2 + 13, y1)])
    wood = np.clip(np.maximum(np.maximum(bars, frame), inner), 0, 1)
    s.shade(blur(wood, 16) * pane * (1 - wood), 0.25)
    s.paint(wood, "#4b2c1d")
    grain = noise((1200, 1800), 30, 77, 4, (3, 0.3)) - 0.5
    s.image = s.image * (1 + (wood * grain * 0.55)[..., None])
    soft = blur(wood, 2.2)
    relief = shift(soft, 3, 3) - shift(soft, -3, -3)
    s.light(wood * np.clip(-relief, 0, 1), "#d99a63", 0.75)
    s.shade(wood * np.clip(relief, 0, 1), 0.7)
    s.shape(lambda p: p.rect(x0 - 90, y1 + 46, x1 + 90, y1 + 84, radius=4), "#6b4630")
    s.light(s.mask(lambda p: p.rect(x0 - 90, y1 + 46, x1 + 90, y1 + 54)), "#ffd9a0", 0.5)
    s.shade(s.mask(lambda p: p.rect(x0 - 80, y1 + 84, x1 + 80, y1 + 110), 10), 0.5)
    # its light on the floor: the same bars, slanted
    depth = np.clip((s.y - 905) / 290, 0, 1)
    u = (s.x + 130 + 420 * depth) / (1 + 0.28 * depth) - 40
    v = y0 + (y1 - y0) * depth
    rows, columns = np.clip(v, 0, 1199).astype(int), np.clip(u, 0, 1799).astype(int)
    hole = (pane * (1 - wood))[rows, columns] * (s.y > 905) * (s.y < 1196)
    hole = blur(hole.astype(np.float32), 3.5)
    s.light(hole * floor, "#ffc777", 0.72)
    beam = s.mask(lambda p: p.polygon([(x0, y0), (x1, y0), (1330, 1200), (120, 1200)]), 50)
    dust = noise((1200, 1800), 130, 15, 4, (1, 1))
    s.light(beam * (1 - pane * 0.8) * (0.4 + 0.6 * dust), "#ffdca0", 0.16)
    specks = s.mask(lambda p: [p.disc(random.uniform(300, 1350), random.uniform(200, 1150), random.uniform(0.8, 2.4)) for _ in range(160)], 0.6)
    s.light(specks * beam, "#fff2cc", 0.7)
    # a pot on the sill
    px, py = 1180, y1 + 48
    s.shape(lambda p: p.polygon(list(bezier([(px - 70, py - 108), (px - 66, py + 36), (px + 66, py + 36), (px + 70, py - 108)]))), "#3f5f68")
    s.light(s.mask(lambda p: p.limb([(px - 38, py - 84), (px - 34, py - 30)], [14, 8]), 4), "#d7f0f0", 0.6)
    s.shape(lambda p: p.disc(px, py - 106, 70, 13), "#27393e")
    for k in range(26):
        angle = random.uniform(-1.25, 1.25)
        length = random.uniform(90, 190)
        tip = (px + np.sin(angle) * length, py - 106 - np.cos(angle) * length * 0.9)
        leaf = bezier([(px + random.uniform(-30, 30), py - 104), (px + np.sin(angle) * length * 0.3, py - 106 - length * 0.75), tip], 30)
        s.shape(lambda p: p.limb(leaf, [5, 13, 2]), random.choice(["#35592f", "#46703a", "#5d8a48", "#2b4a2a"]))
    s.finish(XIWAN / "lattice.jpg", 7, grain=0.026, quality=80, vignette=0.35, warm=0.01)


# ---------------------------------------------------------------- map


def town_map():
    s = Scene(1500, 1100)
    random = np.random.default_rng(61)
    s.gradient([(0, "#f6f2e8"), (1, "#f6f2e8")])
    river = bezier([(-80, 190), (260, 160), (420, 420), (700, 500), (900, 560), (1080, 760), (1580, 900)], 120)
    bed = s.mask(lambda p: p.limb(river, [92, 84, 100, 88]))
    branch = s.mask(lambda p: p.limb(bezier([river[62], (820, 300), (960, 220), (1010, -60)], 80), [46, 34]))
    seeds = spread(random, 1500, 1100, 74, 22)
    owner, edge = cracks(s, seeds)
    centre = np.array(seeds)
    first = ((centre[:, 0] - 520) / 330) ** 2 + ((centre[:, 1] - 720) / 240) ** 2 < 1
    second = (((centre[:, 0] - 1010) / 240) ** 2 + ((centre[:, 1] - 400) / 190) ** 2 < 1) & ~first
    green = random.random(len(seeds)) < 0.09
    palette = np.array([rgb(c) for c in ("#d9d4c8", "#e0dbd0", "#d2ccbf", "#dcd6c6")])
    colours = palette[random.integers(0, 4, len(seeds))]
    colours[green] = rgb("#b9cda3")
    reds = np.array([rgb(c) for c in ("#c0392b", "#b3302a", "#cc4a3a")])
    yellows = np.array([rgb(c) for c in ("#f2cf7a", "#eec567", "#f5d88f")])
    colours[first] = reds[random.integers(0, 3, first.sum())]
    colours[second] = yellows[random.integers(0, 3, second.sum())]
    block = np.clip((edge - 5.0) * 0.7, 0, 1)
    s.paint(block, colours[owner])
    # courtyards: small lighter cores
    s.paint(np.clip((edge - 19) * 0.5, 0, 1) * (random.random(len(seeds)) < 0.6)[owner], "#fbf8f1", 0.40)
    bank = np.maximum(s.mask(lambda p: p.limb(river, [128, 120, 136, 124])), s.mask(lambda p: p.limb(bezier([river[62], (820, 300), (960, 220), (1010, -60)], 80), [72, 60])))
    s.paint(bank, "#f6f2e8")
    roads = [[(-20, 980), (480, 1010), (900, 930), (1520, 1060)], [(760, -20), (700, 260), (740, 640), (640, 1120)], [(-20, 470), (300, 520), (700, 340), (1520, 250)]]
    for road in roads:
        s.shape(lambda p: p.line(bezier(road), 22), "#fffdf8")
        s.shape(lambda p: p.line(bezier(road), 2), "#cfc6b2")
    water = np.maximum(bed, branch)
    s.paint(water, "#6fa3c4")
    s.paint(water * (np.mod(blur(water, 18) * 7, 1) < 0.14), "#a9cbe0", 0.9)
    for road in roads:
        s.paint(s.mask(lambda p: p.line(bezier(road), 16)) * water, "#fffdf8")
    # trees along the water
    for k in range(3, 118, 3):
        (x, y), (nx, ny) = river[k], river[k + 1]
        ahead = np.array([nx - x, ny - y]) / (np.hypot(nx - x, ny - y) + 1e-6)
        for side in (-1, 1):
            tx, ty = x - ahead[1] * side * 70 + random.uniform(-5, 5), y + ahead[0] * side * 70 + random.uniform(-5, 5)
            s.shape(lambda p: p.disc(tx + 2, ty + 3, 9), "#5a6b48", 0.35, 1)
            s.shape(lambda p: p.disc(tx, ty, 8.5), "#86a866")
    s.shape(lambda p: [p.line([(1400, 70), (1400, 190)], 5), p.polygon([(1400, 40), (1380, 96), (1400, 84), (1420, 96)])], "#4c463b")
    s.shape(lambda p: p.disc(520, 720, 16), "#fffdf8")
    s.shape(lambda p: p.disc(520, 720, 9), "#7a1d16")
    image = Image.fromarray((np.clip(s.image, 0, 1) * 255).astype(np.uint8))
    image.quantize(96, dither=Image.Dither.NONE).save(XIWAN / "map.png", optimize=True, dpi=(300, 300))


# ---------------------------------------------------------------- the neighbourhood leaflet


def balcony():
    s = Scene(1500, 1000)
    random = np.random.default_rng(71)
    s.image[:] = rgb("#8a4f39")
    for row, y in enumerate(range(0, 1010, 44)):
        for x in range(-60 + (row % 2) * 56, 1520, 112):
            tone = rgb("#a9634a") * random.uniform(0.78, 1.18)
            s.shape(lambda p: p.rect(x + 3, y + 3, x + 109, y + 41, radius=3), tone)
    wall = np.ones((1000, 1500), np.float32)
    s.texture(wall, 22, 3, 0.42)
    s.texture(wall, 260, 5, 0.4)
    s.light(np.clip(1 - (s.x * 0.6 + s.y * 0.8) / 1300, 0, 1), "#ffd494", 0.45)
    xs, ys = [110, 430, 750, 1070, 1390], [120, 410, 700, 960]

    def frame(p):
        for x in xs:
            p.rect(x - 13, 80, x + 13, 1000)
        for y in ys:
            p.rect(90, y - 11, 1410, y + 11)

    wood = s.mask(frame)
    s.shade(shift(s.mask(frame, 12), 34, 40) * (1 - wood), 0.5)
    pots = ["#b5532f", "#d9d2c2", "#4f6f76", "#c47a3c", "#8d3f33", "#7b8a6a"]
    for row in range(3):
        for column in range(4):
            cx, base = (xs[column] + xs[column + 1]) / 2 + random.uniform(-14, 14), ys[row + 1] - 11
            wide, tall = random.uniform(62, 92), random.uniform(78, 104)
            colour = pots[(row * 5 + column * 3) % 6]
            shape = lambda p: p.polygon([(cx - wide, base - tall), (cx + wide, base - tall), (cx + wide * 0.7, base), (cx - wide * 0.7, base)])
            s.shade(shift(s.mask(shape, 9), 14, 34), 0.45)
            body = s.mask(shape)
            s.paint(body, colour)
            s.shade(body * np.clip((s.x - cx + wide * 0.2) / (wide * 1.5), 0, 1), 0.62)
            s.light(body * np.exp(-(((s.x - cx + wide * 0.5) / 16) ** 2)), "#fff0d0", 0.35)
            s.texture(body, 18, row * 9 + column, 0.3)
            kind = (row * 3 + column) % 4
            greens = [["#2f5a2c", "#47793a", "#6c9c4a", "#88b458"], ["#3d6b4a", "#5f8f62", "#7fae78", "#2c5240"]][kind % 2]
            count = [46, 30, 60, 24][kind]
            for n in range(count):
                angle = random.uniform(-1.45, 1.45)
                length = random.uniform(50, 138) * [0.95, 1.1, 0.8, 1.15][kind]
                start = (cx + random.uniform(-wide * 0.6, wide * 0.6), base - tall + 4)
                tip = (start[0] + np.sin(angle) * length * 0.8, start[1] - np.cos(angle) * length + (14 if abs(angle) > 1.1 else 0))
                curve = bezier([start, (start[0] + np.sin(angle) * length * 0.2, start[1] - length * 0.7), tip], 24)
                tone = rgb(greens[int(random.integers(0, 4))]) * (0.65 + 0.45 * n / count)
                if kind == 1:
                    s.shape(lambda p: p.limb(curve, [4, 11, 2]), tone)
                else:
                    leaf = random.uniform(9, 17)
                    s.shape(lambda p: [p.limb(curve, [3, 2]), p.disc(tip[0], tip[1], leaf, leaf * random.uniform(0.6, 0.9))], tone)
            if kind != 1:
                for n in range([9, 0, 12, 7][kind]):
                    fx, fy = cx + random.uniform(-wide, wide), base - tall - random.uniform(30, 118)
                    r = random.uniform(6, 9)
                    tone = ["#d8392d", "", "#f2bf35", "#e2603a"][kind]
                    s.shape(lambda p: [p.disc(fx + r * np.cos(a), fy + r * np.sin(a), r * 0.75) for a in np.arange(5) * 1.257], tone)
                    s.shape(lambda p: p.disc(fx, fy, r * 0.45), "#fbe7a0" if kind != 2 else "#8a4a18")
            s.shape(lambda p: p.rect(cx - wide - 6, base - tall - 8, cx + wide + 6, base - tall + 14, radius=5), rgb(colour) * 0.92)
            s.light(s.mask(lambda p: p.rect(cx - wide - 4, base - tall - 7, cx + wide * 0.2, base - tall - 2, radius=2), 1.5), "#fff0d0", 0.5)
    s.paint(wood, "#b98652")
    s.texture(wood, 26, 12, 0.5, (3, 0.5))
    soft = blur(wood, 2.5)
    relief = shift(soft, 3, 3) - shift(soft, -3, -3)
    s.light(wood * np.clip(-relief, 0, 1), "#ffe2b0", 0.6)
    s.shade(wood * np.clip(relief, 0, 1), 0.6)
    s.light(np.clip(1 - np.hypot(s.x - 100, s.y - 60) / 1300, 0, 1) ** 1.4, "#ffdf9c", 0.35)
    s.finish(LUQIAO / "balcony.jpg", 8, grain=0.02, quality=76, vignette=0.3)


def library():
    s = Scene(1500, 1000)
    random = np.random.default_rng(81)
    s.gradient([(0, "#4a3526"), (0.72, "#6b4a31"), (0.721, "#3b281c"), (1, "#5a3f2b")])
    floor = (s.y > 720).astype(np.float32)
    s.texture(floor, 70, 4, 0.4, (0.35, 4))
    # window with the night outside
    s.shape(lambda p: p.rect(1090, 110, 1410, 560), "#2c1e15")
    night = s.mask(lambda p: p.rect(1106, 126, 1394, 544))
    s.paint(night, "#16264a")
    s.paint(night * np.clip((s.y - 250) / 400, 0, 1), "#3c5480")
    s.paint(night * s.mask(lambda p: [p.rect(x, 470 - h, x + 60, 560) for x, h in ((1100, 60), (1168, 110), (1236, 40), (1300, 90), (1352, 50))]), "#0d1730")
    s.shape(lambda p: [p.rect(x, y, x + 10, y + 13) for x, y in ((1186, 380), (1206, 420), (1316, 400), (1332, 440), (1120, 440), (1252, 470))], "#f3c069")
    s.shape(lambda p: p.disc(1330, 200, 26), "#f4efcf")
    s.glow(1330, 200, 90, "#c9d6ee", 0.4)
    s.shape(lambda p: [p.rect(1244, 126, 1256, 544), p.rect(1106, 300, 1394, 310)], "#2c1e15")
    s.shape(lambda p: p.rect(1070, 556, 1430, 580, radius=3), "#7a5536")
    # shelves
    s.shape(lambda p: p.rect(60, 60, 1010, 724), "#553822")
    spines = ["#9b2f2a", "#2f5876", "#c58a36", "#4d6b45", "#7a4a68", "#d6c8a6", "#365b5a", "#a85b34", "#8a8f96", "#e0b84e", "#5b3a2c"]
    for column in range(3):
        for row in range(5):
            x0, y1 = 84 + column * 308, 186 + row * 128
            s.shape(lambda p: p.rect(x0, y1 - 112, x0 + 290, y1), "#2b1a10")
            x = x0 + 4
            stop = x0 + 286 - (random.uniform(30, 110) if random.random() < 0.5 else 0)
            while x < stop - 12:
                w, h = random.uniform(11, 28), random.uniform(70, 104)
                if x + w > stop:
                    break
                tone = rgb(spines[int(random.integers(0, len(spines)))]) * random.uniform(0.7, 1.1)
                lean = 0 if random.random() < 0.93 else 10
                s.shape(lambda p: p.polygon([(x, y1), (x + w, y1), (x + w + lean, y1 - h), (x + lean, y1 - h)]), tone)
                s.shade(s.mask(lambda p: p.rect(x + w * 0.7, y1 - h, x + w, y1)), 0.35)
                if w > 15:
                    s.shape(lambda p: [p.rect(x + 4, y1 - h * 0.84, x + w - 4, y1 - h * 0.66), p.rect(x + 3, y1 - h * 0.2, x + w - 3, y1 - h * 0.16)], "#f0e2bd", 0.55)
                x += w + 1 + lean * 0.6
            s.shape(lambda p: p.rect(x0 - 10, y1, x0 + 300, y1 + 14), "#8a5f3b")
            s.shade(s.mask(lambda p: p.rect(x0, y1 - 112, x0 + 290, y1 - 92), 8), 0.55)
    s.shape(lambda p: [p.rect(60 + 308 * k, 60, 84 + 308 * k, 724) for k in range(4)], "#7d5535")
    # lamp light on the wall
    for lx in (420, 880):
        s.glow(lx, 560, 520, "#ffb45a", 0.50, 0.8)
    # readers behind the table
    for x, size, coat, hair in [(270, 118, "#3f5a74", "#2a2220"), (640, 108, "#8a3f3a", "#c9c4bc"), (1010, 112, "#66774f", "#1f1917")]:
        body = s.mask(lambda p: p.polygon(list(bezier([(x - size * 0.85, 800), (x - size * 0.95, 500), (x + size * 0.95, 500), (x + size * 0.85, 800)]))), 0.6)
        s.paint(body, coat)
        s.shade(body * np.clip(np.abs(s.x - x) / (size * 1.1), 0, 1), 0.5)
        s.shape(lambda p: p.rect(x - size * 0.13, 520, x + size * 0.13, 600, radius=10), "#c08e68")
        s.shape(lambda p: p.disc(x, 500, size * 0.33, size * 0.42), "#dca97f")
        s.shape(lambda p: [p.disc(x, 476, size * 0.37, size * 0.34), p.rect(x - size * 0.36, 470, x + size * 0.36, 500, radius=8)], hair)
        s.shape(lambda p: p.disc(x, 524, size * 0.29, size * 0.28), "#e0b088")
        s.light(body * np.clip((s.y - 640) / 200, 0, 1), "#ffcf88", 0.35)
    # table
    top = [(40, 880), (150, 742), (1270, 742), (1440, 880)]
    s.shade(s.mask(lambda p: p.polygon([(60, 900), (1430, 900), (1380, 1000), (100, 1000)]), 24), 0.5)
    s.shape(lambda p: [p.rect(110, 890, 140, 1000), p.rect(1340, 890, 1370, 1000)], "#3d2617")
    table = s.mask(lambda p: p.polygon(top))
    s.paint(table, "#a06d42")
    s.texture(table, 40, 14, 0.35, (0.3, 4))
    s.shape(lambda p: p.rect(40, 878, 1440, 908, radius=3), "#6b4427")
    for lx in (450, 830):
        s.light(table * np.exp(-(((s.x - lx) / 260) ** 2) - ((s.y - 810) / 70) ** 2), "#ffe0a0", 0.75)
    for x in (270, 640, 1010):
        s.shade(s.mask(lambda p: p.disc(x, 812, 90, 18), 8), 0.35)
        s.shape(lambda p: [p.polygon([(x - 88, 820), (x - 70, 776), (x, 786), (x, 832)]), p.polygon([(x + 88, 820), (x + 70, 776), (x, 786), (x, 832)])], "#f6ecd2")
        s.shape(lambda p: [p.line([(x - 72 + 4 * k, 786 + 9 * k), (x - 10, 794 + 9 * k)], 2) for k in range(4)] + [p.line([(x + 10, 794 + 9 * k), (x + 72 - 4 * k, 786 + 9 * k)], 2) for k in range(4)], "#9a8d72", 0.75)
        s.shape(lambda p: p.line([(x, 786), (x, 832)], 3), "#b9a987")
        s.shape(lambda p: [p.disc(x - 84, 806, 20, 13), p.disc(x + 84, 806, 20, 13)], "#dca97f")
    for lx in (450, 830):
        s.shape(lambda p: [p.rect(lx - 4, 640, lx + 4, 800), p.disc(lx, 804, 44, 12)], "#2f2a22")
        s.light(s.mask(lambda p: p.polygon([(lx - 60, 648), (lx + 60, 648), (lx + 170, 800), (lx - 170, 800)]), 22), "#ffd88c", 0.32)
        s.shape(lambda p: p.polygon([(lx - 40, 580), (lx + 40, 580), (lx + 84, 650), (lx - 84, 650)]), "#3f7a5e")
        s.shade(s.mask(lambda p: p.polygon([(lx + 10, 580), (lx + 40, 580), (lx + 84, 650), (lx + 40, 650)]), 5), 0.3)
        s.shape(lambda p: p.disc(lx, 650, 84, 12), "#fff3c9")
        s.glow(lx, 660, 130, "#ffd27a", 0.65)
    s.finish(LUQIAO / "library.jpg", 9, grain=0.024, quality=78, vignette=0.38, warm=0.012)


# ---------------------------------------------------------------- the weekly of the ferry town


def ridge(scene, height, rough, seed, cell=260):
    """The upper edge of a row of hills: a height for every column."""
    line = noise((4, scene.w), cell, seed, 4)[1]
    return height - (line - 0.35) * rough


def hills(scene, rows, mist="#f3e3cf"):
    """Rows of hills from the farthest: (height, roughness, colour, seed), each paler at its foot."""
    for height, rough, colour, seed in rows:
        edge = ridge(scene, height, rough, seed)
        mask = np.clip((scene.y - edge[None, :]) / 2, 0, 1)
        scene.paint(mask, colour)
        depth = np.clip((scene.y - edge[None, :]) / max(rough, 60), 0, 1)
        scene.paint(mask * depth, mist, 0.5)


def figure(scene, x, y, size, coat, hat=None):
    """Somebody who stands, seen from afar; `y` is the ground."""
    scene.shape(lambda p: p.rect(x - size * 0.16, y - size * 0.62, x + size * 0.16, y - size * 0.1, radius=size * 0.08), coat)
    scene.shape(lambda p: [p.rect(x - size * 0.13, y - size * 0.2, x - size * 0.02, y), p.rect(x + size * 0.02, y - size * 0.2, x + size * 0.13, y)], "#2b2a30")
    scene.shape(lambda p: p.disc(x, y - size * 0.74, size * 0.12, size * 0.14), "#d3a27c")
    if hat:
        scene.shape(lambda p: p.polygon([(x - size * 0.26, y - size * 0.76), (x, y - size * 0.98), (x + size * 0.26, y - size * 0.76)]), hat)
    else:
        scene.shape(lambda p: p.disc(x, y - size * 0.8, size * 0.13, size * 0.09), "#1f1b1c")


def ferry():
    """A ferry leaves the landing at dawn."""
    s = Scene(1400, 940)
    s.gradient([(0, "#6f8fb0"), (0.25, "#b8c2c6"), (0.42, "#f1d3a8"), (0.52, "#f6c58d")])
    s.glow(930, 430, 420, "#ffdc9a", 0.7, 0.8)
    s.shape(lambda p: p.disc(930, 432, 40), "#fff2cf", 0.95, 2)
    hills(s, [(410, 120, "#8fa3b0", 3), (440, 150, "#6f8894", 8), (480, 120, "#54707a", 21)])
    random = np.random.default_rng(4)
    for k in range(9):
        x = 40 + k * 58 + random.uniform(-8, 8)
        house(s, random, x, 520, 54, random.uniform(34, 66), "#d9d3c6", 0.25)
    s.reflect(520, 12, ripple=18, dim=0.9, tint="#3c5464", tinting=0.2)
    # the landing with its steps and those who wait
    s.shape(lambda p: p.polygon([(0, 940), (0, 700), (250, 700), (420, 800), (420, 940)]), "#6d675f")
    for k in range(5):
        s.shape(lambda p: p.rect(0, 704 + k * 34, 260 + k * 42, 712 + k * 34), "#938b80", 0.8)
        s.shape(lambda p: p.rect(0, 712 + k * 34, 260 + k * 42, 724 + k * 34), "#3f3b37", 0.5)
    s.texture(s.mask(lambda p: p.polygon([(0, 940), (0, 700), (250, 700), (420, 800), (420, 940)])), 22, 5, 0.4)
    for x, coat in [(60, "#7b4a40"), (112, "#3f5a74"), (176, "#6b6b45")]:
        figure(s, x, 712, 118, coat)
    # the boat
    s.shade(s.mask(lambda p: p.polygon([(560, 742), (1190, 742), (1130, 800), (640, 800)]), 14), 0.5)
    hull = s.mask(lambda p: p.polygon(list(bezier([(540, 660), (600, 770), (900, 770), (1210, 650)])) + [(1150, 672), (620, 676)]))
    s.paint(hull, "#4a3a30")
    s.texture(hull, 30, 6, 0.4, (0.4, 3))
    s.shape(lambda p: p.line(list(bezier([(540, 660), (620, 680), (1120, 676), (1210, 650)])), 5), "#a3805a")
    for k in range(6):
        s.shape(lambda p: p.rect(690 + k * 66, 560, 696 + k * 66, 672), "#3a2d25")
    s.shape(lambda p: p.polygon([(660, 566), (700, 520), (1030, 520), (1070, 566)]), "#7d6a4e")
    s.shape(lambda p: [p.line([(676 + k * 34, 560), (706 + k * 30, 526)], 2) for k in range(11)], "#4d4030", 0.7)
    for x, coat in [(740, "#9c4a3c"), (800, "#44607c"), (872, "#7a7a50"), (940, "#5a4466"), (996, "#8a6a3a")]:
        figure(s, x, 676, 96, coat)
    figure(s, 1130, 668, 128, "#2f4650", "#b79a66")
    s.shape(lambda p: p.line([(1140, 596), (1250, 790)], 5), "#6d5136")
    for k, (y, a) in enumerate([(540, 0.35), (600, 0.22), (470, 0.25)]):
        fog = noise((s.h, s.w), 220, 31 + k, 3, (0.35, 2.4)) * np.exp(-(((s.y - y) / 46) ** 2))
        s.paint(fog, "#fbeedd", a)
    s.finish(LIUTING / "ferry.jpg", 3, grain=0.024, quality=76, vignette=0.25, warm=0.015)


def tea():
    """Rows of tea on a hill, pickers between them."""
    s = Scene(1300, 860)
    s.gradient([(0, "#9fbccb"), (0.22, "#dfe6dc"), (0.3, "#cfd9c4")])
    hills(s, [(190, 120, "#8aa39a", 11), (230, 130, "#6d8c78", 17)], "#dfe6da")
    ground = np.clip((s.y - (300 - 90 * np.sin(s.x / 520 + 0.6))) / 2, 0, 1)
    s.paint(ground, "#55762f")
    for row in range(26):
        far = row / 25
        y0 = 300 + 600 * far**1.5
        thick = 5 + 46 * far**1.4
        line = [(x, y0 - 90 * np.sin(x / 520 + 0.6) * (1 - far) + 26 * far * np.sin(x / 230 + row)) for x in range(-40, 1360, 20)]
        s.shape(lambda p: p.line([(x, y + thick * 0.55) for x, y in line], thick * 0.7), "#2c421c", 0.75, thick * 0.08)
        s.shape(lambda p: p.line(line, thick), "#5f8a2f", 1, thick * 0.06)
        s.shape(lambda p: p.line([(x, y - thick * 0.2) for x, y in line], thick * 0.42), "#93b84a", 0.85, thick * 0.12)
    s.texture(ground, 14, 9, 0.55)
    s.texture(ground, 5, 19, 0.35)
    for x, y, size, coat in [(300, 470, 92, "#b04a3a"), (420, 456, 86, "#3e5f86"), (760, 600, 150, "#a33d4e"), (930, 640, 168, "#456a52"), (1110, 520, 110, "#5b4a7a")]:
        figure(s, x, y, size, coat, "#d8c08a")
        s.shape(lambda p: p.disc(x + size * 0.2, y - size * 0.36, size * 0.13, size * 0.17), "#9a7440")
        bush = np.clip((s.y - (y - size * 0.26)) / 6, 0, 1) * np.exp(-(((s.x - x) / (size * 0.6)) ** 2)) * np.exp(-(((s.y - y) / (size * 0.25)) ** 2))
        s.paint(np.clip(bush * 1.4, 0, 1), "#6f9a38")
    s.glow(1050, 40, 700, "#fff2cc", 0.35)
    s.finish(LIUTING / "tea.jpg", 5, grain=0.024, quality=74, vignette=0.22, warm=0.01)


def umbrella():
    """Paper umbrellas that dry in a yard."""
    s = Scene(1200, 820)
    s.gradient([(0, "#c9c2b2"), (0.35, "#b5ab98"), (1, "#8b806f")])
    everything = np.ones((s.h, s.w), np.float32)
    s.texture(everything, 60, 2, 0.25, (1, 2))
    random = np.random.default_rng(14)
    tones = ["#b5382c", "#d99a2b", "#33657a", "#c9543f", "#4d7a4a", "#e3b65a", "#8a3350", "#cfd0c0"]
    places = [(170, 190, 150), (520, 130, 135), (880, 170, 160), (1130, 420, 150), (330, 420, 190), (730, 440, 210), (120, 620, 180), (1010, 690, 200), (520, 720, 190)]
    for number, (x, y, r) in enumerate(places):
        tone, squeeze = tones[number % len(tones)], random.uniform(0.82, 0.98)
        s.shade(s.mask(lambda p: p.disc(x + 26, y + 34, r, r * squeeze), 22), 0.42)
        disc = s.mask(lambda p: p.disc(x, y, r, r * squeeze))
        s.paint(disc, tone)
        ribs = 32
        angle = np.arctan2((s.y - y) / squeeze, s.x - x)
        far = np.hypot(s.x - x, (s.y - y) / squeeze) / r
        s.shade(disc * (0.5 + 0.5 * np.cos(angle * ribs)) * 0.26 * np.clip(far, 0, 1), 1)
        s.light(disc * np.exp(-(((s.x - x + r * 0.3) / (r * 0.7)) ** 2) - ((s.y - y + r * 0.35) / (r * 0.6)) ** 2), "#fff0d0", 0.32)
        for ring in (0.55, 0.82, 0.97):
            s.paint(disc * np.exp(-(((far - ring) * r / 2.2) ** 2)), "#2c201a", 0.45)
        for k in range(10):
            turn = k / 10 * 2 * np.pi + random.uniform(0, 0.4)
            fx, fy = x + np.cos(turn) * r * 0.68, y + np.sin(turn) * r * 0.68 * squeeze
            s.shape(lambda p: [p.disc(fx + np.cos(a) * r * 0.05, fy + np.sin(a) * r * 0.05, r * 0.045) for a in np.linspace(0, 5.03, 5)], "#f6ead8", 0.75, 1)
        s.shape(lambda p: p.disc(x, y, r * 0.1, r * 0.1 * squeeze), "#241a15")
        s.shape(lambda p: p.disc(x - r * 0.02, y - r * 0.03, r * 0.05), "#6b5140")
    s.finish(LIUTING / "umbrella.jpg", 7, grain=0.026, quality=74, vignette=0.3, warm=0.012)


def fields():
    """Rape in flower, white houses behind."""
    s = Scene(1300, 820)
    s.gradient([(0, "#5f94c4"), (0.3, "#a9c9dc"), (0.46, "#e4ead9")])
    clouds = np.clip(noise((s.h, s.w), 260, 6, 5, (0.5, 1.6)) - 0.5, 0, 1) * np.clip((360 - s.y) / 260, 0, 1)
    s.paint(np.clip(clouds * 2.2, 0, 1), "#ffffff", 0.85)
    hills(s, [(330, 110, "#7f9aa0", 12), (360, 90, "#5d7d6c", 33)], "#d5dfcd")
    random = np.random.default_rng(8)
    for x in (140, 230, 330, 860, 950, 1060):
        house(s, random, x, 424, 74, random.uniform(44, 72), "#eceae2", 0.05)
    for x in np.arange(20, 1300, 46):
        s.shape(lambda p: p.disc(x + random.uniform(-14, 14), 412, random.uniform(16, 30), random.uniform(18, 34)), "#43653f", 0.9, 3)
    ground = np.clip((s.y - 424) / 3, 0, 1)
    s.paint(ground, "#c8a720")
    depth = np.clip((s.y - 424) / 396, 0, 1)
    for number, (cell, strength) in enumerate([(60, 0.25), (18, 0.5), (6, 0.5)]):
        rough = noise((s.h, s.w), cell, 40 + number, 3, (0.5, 1.6))
        s.paint(ground * np.clip(rough - 0.35, 0, 1) * strength * (0.4 + depth), "#f7df3c")
        s.paint(ground * np.clip(0.42 - rough, 0, 1) * strength * 1.6 * depth, "#4f6d22")
    for k in range(11):
        left = -700 + k * 270
        s.shape(lambda p: p.polygon([(650 + (left - 650) * 0.12, 426), (650 + (left - 650) * 0.12 + 3, 426), (left + 40, 830), (left - 10, 830)]), "#566f26", 0.5, 3)
    path = s.mask(lambda p: p.polygon([(640, 426), (652, 426), (820, 830), (560, 830)]), 2)
    s.paint(path, "#b59a72")
    s.texture(path, 16, 3, 0.4)
    figure(s, 672, 640, 150, "#a8413a")
    figure(s, 730, 652, 104, "#e2b23c")
    s.finish(LIUTING / "fields.jpg", 11, grain=0.022, quality=74, vignette=0.2)


def kites():
    """Kites over the bank."""
    s = Scene(900, 1200)
    s.gradient([(0, "#3f7fb8"), (0.5, "#8fbcd8"), (0.86, "#e0e9e2"), (1, "#e6e6d0")])
    clouds = np.clip(noise((s.h, s.w), 300, 16, 5, (0.45, 1.5)) - 0.52, 0, 1)
    s.paint(np.clip(clouds * 2.4, 0, 1), "#ffffff", 0.8)
    kinds = [(250, 240, 120, "#d0382f", "#f5c542"), (620, 150, 84, "#f0a32c", "#7a2f5a"), (690, 470, 100, "#2c6f63", "#f2e6c8"), (170, 600, 66, "#7b3f8c", "#f0d060"), (470, 700, 52, "#e2632f", "#ffffff"), (400, 430, 60, "#22406e", "#f08a3c")]
    for number, (x, y, r, tone, second) in enumerate(kinds):
        s.shape(lambda p: p.line(list(bezier([(x, y), (x + 40, (y + 1060) / 2), (300 + number * 70, 1060)])), 1.4), "#40464c", 0.6)
        s.shape(lambda p: p.polygon([(x, y - r), (x + r * 0.78, y - r * 0.1), (x, y + r), (x - r * 0.78, y - r * 0.1)]), tone)
        s.shape(lambda p: p.polygon([(x, y - r), (x + r * 0.78, y - r * 0.1), (x, y - r * 0.1)]), second)
        s.shape(lambda p: p.polygon([(x, y + r), (x - r * 0.78, y - r * 0.1), (x, y - r * 0.1)]), second, 0.75)
        s.shape(lambda p: [p.line([(x, y - r), (x, y + r)], 3), p.line([(x - r * 0.78, y - r * 0.1), (x + r * 0.78, y - r * 0.1)], 3)], "#2c2620", 0.7)
        tail = bezier([(x, y + r), (x + r, y + r * 1.7), (x - r * 0.8, y + r * 2.3), (x + r * 0.4, y + r * 3)])
        s.shape(lambda p: p.line(list(tail), 4), tone, 0.85)
        for k in range(10, 60, 12):
            tx, ty = tail[k]
            s.shape(lambda p: p.polygon([(tx - 12, ty - 7), (tx + 12, ty + 7), (tx + 12, ty - 7), (tx - 12, ty + 7)]), second)
    bank = np.clip((s.y - (1050 + 16 * np.sin(s.x / 190))) / 3, 0, 1)
    s.paint(bank, "#5f7f3c")
    s.texture(bank, 12, 5, 0.6)
    for x, size, coat in [(120, 110, "#31506e"), (190, 74, "#d07a2c"), (330, 118, "#8a3f3a"), (430, 70, "#e0c14a"), (560, 112, "#44624a"), (640, 66, "#c24a5a"), (770, 116, "#5a4a6e")]:
        figure(s, x, 1120 + (x % 40), size, coat)
    s.finish(LIUTING / "kites.jpg", 13, grain=0.022, quality=74, vignette=0.2)


def bridge():
    """The new bridge at night."""
    s = Scene(1300, 800)
    s.gradient([(0, "#0b1430"), (0.35, "#1d2c55"), (0.52, "#5a4a63"), (0.58, "#8a5f58")])
    random = np.random.default_rng(23)
    s.shape(lambda p: [p.disc(x, y, 1.1) for x, y in zip(random.uniform(0, 1300, 90), random.uniform(0, 260, 90))], "#dfe6ff", 0.7)
    for x in np.arange(-10, 1300, 44):
        h = random.uniform(30, 120)
        s.shape(lambda p: p.rect(x, 460 - h, x + random.uniform(30, 44), 462), "#131a2e")
        for _ in range(5):
            wx, wy = x + random.uniform(4, 34), 460 - random.uniform(6, max(h - 6, 8))
            s.shape(lambda p: p.rect(wx, wy, wx + 5, wy + 7), "#ffcf7a", 0.85)
    for tower in (410, 890):
        s.shape(lambda p: p.polygon([(tower - 12, 470), (tower - 5, 120), (tower + 5, 120), (tower + 12, 470)]), "#d9d4c6")
        s.glow(tower, 130, 70, "#ffe2a0", 0.6)
        for k in range(1, 12):
            for side in (-1, 1):
                s.shape(lambda p: p.line([(tower, 130 + k * 12), (tower + side * k * 21, 436)], 1.6), "#e8dfc8", 0.75)
    s.shape(lambda p: p.rect(0, 430, 1300, 446), "#c9bda2")
    s.shape(lambda p: p.rect(0, 446, 1300, 454), "#3a3436")
    for x in np.arange(20, 1300, 42):
        s.glow(x, 424, 26, "#ffcf80", 0.75)
        s.shape(lambda p: p.disc(x, 424, 2.6), "#fff4d8")
    for x in (300, 660, 1010):
        s.shape(lambda p: p.rect(x - 16, 446, x + 16, 500), "#2c282c")
    s.reflect(500, 27, ripple=22, dim=0.85, tint="#101a30", tinting=0.28)
    s.finish(LIUTING / "bridge.jpg", 17, grain=0.03, quality=74, vignette=0.3)


def rain():
    """A street in the rain, umbrellas and lamps."""
    s = Scene(900, 1180)
    s.gradient([(0, "#3a4652"), (0.4, "#5e6871"), (0.62, "#747a7c")])
    for side in (-1, 1):
        for k in range(5):
            near = 1 - k / 5
            x0, x1 = 450 + side * (90 + 400 * near), 450 + side * (90 + 400 * (near - 0.2))
            top = 560 - 520 * near
            s.shape(lambda p: p.polygon([(x0, top), (x1, 560 - 520 * (near - 0.2)), (x1, 690), (x0, 690 + 100 * near)]), ["#4c4842", "#57524a", "#605b53", "#6b675f", "#77736b"][k])
            s.shape(lambda p: p.polygon([(x0, top - 16), (x1, 560 - 520 * (near - 0.2) - 10), (x1, 560 - 520 * (near - 0.2) + 12), (x0, top + 22)]), "#2a2b2e")
            cx, cy = (x0 + x1) / 2, 560 - 140 * near
            s.shape(lambda p: p.disc(cx, cy, 12 * near + 6, 16 * near + 8), "#d8452f")
            s.glow(cx, cy, 150 * near + 40, "#ff9a4c", 0.6)
    s.reflect(690, 33, ripple=16, dim=0.8, tint="#39434c", tinting=0.3)
    for x, y, size, tone in [(450, 720, 120, "#b23a3a"), (330, 800, 190, "#2f5c7a"), (590, 840, 220, "#d9a52f"), (430, 990, 330, "#3f6a4c"), (720, 1040, 370, "#8a4a7a")]:
        figure(s, x, y, size, "#33373d")
        head = y - size * 0.86
        s.shape(lambda p: p.polygon(list(bezier([(x - size * 0.46, head + size * 0.08), (x - size * 0.36, head - size * 0.4), (x + size * 0.36, head - size * 0.4), (x + size * 0.46, head + size * 0.08)]))), tone)
        s.shape(lambda p: [p.line([(x, head - size * 0.22), (x + d * size, head + size * 0.07)], 2) for d in (-0.3, -0.1, 0.1, 0.3)], "#1f1f22", 0.5)
    drops = noise((s.h, s.w), 9, 44, 2, (5, 0.5))
    s.light(np.clip(drops - 0.78, 0, 1) * 2, "#dfe8ef", 0.5)
    s.finish(LIUTING / "rain.jpg", 19, grain=0.03, quality=74, vignette=0.3)


PICTURES = {
    "canal": canal,
    "canteen": canteen,
    "football": football,
    "market": market,
    "roofs": roofs,
    "lattice": lattice,
    "map": town_map,
    "plum": plum,
    "balcony": balcony,
    "library": library,
    "ferry": ferry,
    "tea": tea,
    "umbrella": umbrella,
    "fields": fields,
    "kites": kites,
    "bridge": bridge,
    "rain": rain,
}


def main():
    for name in sys.argv[1:] or PICTURES:
        PICTURES[name]()
        print(name, flush=True)


if __name__ == "__main__":
    main()
