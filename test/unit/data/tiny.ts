import type { DatasetContent } from '../../../src-main/data/folder-writing'

/** Eight pictures of 2 x 2: five to train on, three to test, of the classes 4, 7 and 9. */
export const tinyContent: DatasetContent = {
  about: {
    name: 'tiny',
    source: 'written by hand',
    dimension: 4,
    type: 'uint8',
    target: { kind: 'classes', name: 'digit', classNames: [...'0123456789'], counts: [0, 0, 0, 0, 3, 0, 0, 3, 0, 2] },
    picture: { height: 2, width: 2, channels: 1 },
    splits: { train: [0, 5], test: [5, 8] }
  },
  x: [
    Uint8Array.of(1, 0, 0, 0, 2, 0, 0, 9, 3, 0, 0, 0, 4, 8, 0, 0, 5, 0, 0, 0),
    Uint8Array.of(6, 0, 0, 255, 7, 0, 0, 0, 8, 0, 0, 0)
  ],
  y: [Uint8Array.of(7, 4, 9, 4, 7), Uint8Array.of(7, 9, 4)]
}
