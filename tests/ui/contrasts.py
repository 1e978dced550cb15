"""How well one colour is seen on another, by WCAG 2, and what a translucent colour makes of the paper below it."""

from PySide6.QtGui import QColor


def luminance(color):
    """WCAG 2's relative luminance."""

    def linear(channel):
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def contrast(one, other):
    lighter, darker = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def over(color, paper):
    """A translucent colour laid over paper."""
    alpha = color.alphaF()
    pairs = zip(
        (color.redF(), color.greenF(), color.blueF()), (paper.redF(), paper.greenF(), paper.blueF()), strict=True
    )
    return QColor.fromRgbF(*(top * alpha + bottom * (1 - alpha) for top, bottom in pairs))
