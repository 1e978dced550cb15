"""Colours as eyes tell them apart: CIEDE2000 between them, also as those see them who lack red or green cones."""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB.
NORMAL = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
PROTANOPIA = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
# sRGB to XYZ, and the white of daylight D65.
_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)


def _linear(channel):
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _times(matrix, vector):
    return [sum(one * other for one, other in zip(row, vector, strict=True)) for row in matrix]


def lab(color, vision=NORMAL):
    """The CIELAB coordinates of `#rrggbb` as this vision has it."""
    seen = _times(vision, [_linear(channel / 255) for channel in bytes.fromhex(color[1:])])
    xyz = _times(_XYZ, [min(1.0, max(0.0, channel)) for channel in seen])
    x, y, z = (_root(value / white) for value, white in zip(xyz, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(share):
    return share ** (1 / 3) if share > (6 / 29) ** 3 else share / (3 * (6 / 29) ** 2) + 4 / 29


def difference(one, other):
    """CIEDE2000 between two points of CIELAB (Sharma, Wu and Dalal 2005)."""
    mean = (hypot(*one[1:]) + hypot(*other[1:])) / 2
    stretch = 1 + (1 - _saturated(mean)) / 2
    (light1, chroma1, hue1), (light2, chroma2, hue2) = (_polar(point, stretch) for point in (one, other))
    turn = (hue2 - hue1 + 180) % 360 - 180 if chroma1 * chroma2 else 0
    hue = (hue1 + turn / 2) % 360 if chroma1 * chroma2 else hue1 + hue2
    chroma, away = (chroma1 + chroma2) / 2, ((light1 + light2) / 2 - 50) ** 2
    lightness = (light2 - light1) / (1 + 0.015 * away / sqrt(20 + away))
    colorfulness = (chroma2 - chroma1) / (1 + 0.045 * chroma)
    tone = 2 * sqrt(chroma1 * chroma2) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * _weight(hue))
    blue = -sin(radians(60 * exp(-(((hue - 275) / 25) ** 2)))) * 2 * _saturated(chroma)
    return sqrt(lightness**2 + colorfulness**2 + tone**2 + blue * colorfulness * tone)


def _saturated(chroma):
    return sqrt(chroma**7 / (chroma**7 + 25**7))


def _polar(point, stretch):
    light, red, yellow = point[0], point[1] * stretch, point[2]
    return light, hypot(red, yellow), degrees(atan2(yellow, red)) % 360


def _weight(hue):
    parts = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.2, 4, -63))
    return 1 + sum(part * cos(radians(times * hue + shift)) for part, times, shift in parts)
