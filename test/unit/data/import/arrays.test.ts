import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { npyHeader, storedTypes, type StoredType } from '../../../../src-main/data/npy'
import { temporaryFolder } from '../../../support/temporary-folder'
import { complaintOf, importedFrom, sourceOf, type Source } from './support'

function npy(type: StoredType, shape: readonly number[], values: readonly number[]): Buffer {
  const { buffer } = new storedTypes[type].array(values)
  return Buffer.concat([npyHeader(shape, type), Buffer.from(buffer)])
}

/** An IDX file of unsigned bytes. */
function idx(shape: readonly number[], values: readonly number[]): Buffer {
  return Buffer.from([0, 0, 8, shape.length, ...shape.flatMap((size) => [0, 0, 0, size]), ...values])
}

/** A source that is a file of a folder with others. */
function filesIn(files: Readonly<Record<string, Buffer>>, name = ''): Source {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'source'))
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, 'source', file), content)
  return { path: join(folder, 'source', name), datasets: join(folder, 'datasets') }
}

const zipOf = (arrays: Readonly<Record<string, Buffer>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(arrays).map(([name, content]) => [`${name}.npy`, new Uint8Array(content)])))

describe('NPY', () => {
  it('becomes samples, with the labels of another file', async () => {
    const source = filesIn(
      { 'x.npy': npy('float32', [4, 2], [1, 2, 3, 4, 5, 6, 7, 8.5]), 'y.npy': npy('int32', [4], [8, 3, 3, 8]) },
      'x.npy'
    )
    const { description, x, y } = await importedFrom(source, { labels: source.path.replace('x.npy', 'y.npy') })
    expect([x, y]).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8.5],
      [1, 0, 0, 1]
    ])
    expect(description).toMatchObject({
      type: 'float32',
      samples: 4,
      dimension: 2,
      target: { kind: 'classes', classNames: ['3', '8'], counts: [2, 2] }
    })
    expect(description).not.toHaveProperty('picture')
  })

  it.each<[string, StoredType, number[], string, object | undefined]>([
    ['numbers', 'float64', [6], 'float64', undefined],
    ['whole numbers', 'int32', [3, 2], 'float64', undefined],
    ['grey pictures', 'uint8', [1, 2, 3], 'uint8', { height: 2, width: 3, channels: 1 }],
    ['pictures in colour', 'uint8', [1, 1, 2, 3], 'uint8', { height: 1, width: 2, channels: 3 }],
    ['samples of another shape', 'uint8', [1, 1, 1, 6], 'uint8', undefined]
  ])('may hold %s', async (_case, type, shape, expected, picture) => {
    const { description, x, y } = await importedFrom(sourceOf(npy(type, shape, [1, 2, 3, 4, 5, 6]), 'x.npy'))
    expect([x, y, description.target]).toEqual([[1, 2, 3, 4, 5, 6], [], { kind: 'none' }])
    expect([description.type, description.samples, description.picture]).toEqual([expected, shape[0], picture])
  })

  it.each<[string, Buffer, string]>([
    ['no sample', npy('float64', [0, 3], []), 'x.npy: expected samples, found the shape (0, 3)'],
    ['a scalar', npy('float64', [], [1]), 'x.npy: expected samples, found the shape ()'],
    [
      'NaN',
      npy('float64', [2, 2], [1, 2, 3, NaN]),
      'x.npy: sample 2, component 2: expected a finite number, found NaN'
    ],
    [
      'an infinite value',
      npy('float32', [2, 1], [1, -Infinity]),
      'x.npy: sample 2, component 1: expected a finite number, found -Infinity'
    ],
    ['half of its values', npy('uint8', [2, 2], [1, 2]), 'x.npy: expected 4 bytes for the shape (2, 2), found 2']
  ])('with %s is refused', async (_case, content, message) => {
    expect(await complaintOf(sourceOf(content, 'x.npy'))).toBe(message)
  })

  it.each<[string, Buffer, string]>([
    ['too few', npy('uint8', [1], [1]), 'a label for each of the 2 samples, found the shape (1,)'],
    [
      'columns',
      npy('uint8', [2, 3], [1, 0, 0, 0, 1, 0]),
      'a label for each of the 2 samples, found the shape (2, 3): classes have to be numbers, not columns (numpy.argmax)'
    ]
  ])('is refused with labels that are %s', async (_case, labels, message) => {
    const source = filesIn({ 'x.npy': npy('uint8', [2, 1], [1, 2]), 'y.npy': labels }, 'x.npy')
    expect(await complaintOf(source, { labels: source.path.replace('x.npy', 'y.npy') })).toBe(
      `source/y.npy: expected ${message}`
    )
  })

  it('is brought to the type that is asked for, where it fits', async () => {
    expect((await importedFrom(sourceOf(npy('float64', [1, 2], [0, 255])), { type: 'uint8' })).description.type).toBe(
      'uint8'
    )
    expect(await complaintOf(sourceOf(npy('float64', [1, 2], [0, 255.5])), { type: 'uint8' })).toBe(
      'table.csv: sample 1, component 2: expected a whole number from 0 to 255, found 255.5'
    )
    expect(await complaintOf(sourceOf(npy('float64', [1, 1], [1e39])), { type: 'float32' })).toContain(
      'expected a finite number'
    )
  })
})

describe('IDX', () => {
  const images = idx([3, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255])
  const labels = idx([3], [7, 0, 7])

  it.each([
    ['as it is', images, labels, ''],
    ['packed', gzipSync(images), gzipSync(labels), '.gz']
  ])('becomes pictures, with the labels beside it: %s', async (_case, x, y, ending) => {
    const names = ['my-images-idx3-ubyte', 'my-labels-idx1-ubyte'].map((name) => `${name}${ending}`)
    const { description, ...arrays } = await importedFrom(filesIn({ [names[0]]: x, [names[1]]: y }, names[0]))
    expect(arrays).toEqual({ x: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255], y: [1, 0, 1] })
    expect(description).toMatchObject({
      picture: { height: 2, width: 2, channels: 1 },
      target: { kind: 'classes', classNames: ['0', '7'], counts: [1, 2] }
    })
  })

  it('of a folder as MNIST was published keeps what is for training and what for the test', async () => {
    const source = filesIn({
      'train-images-idx3-ubyte.gz': gzipSync(images),
      'train-labels-idx1-ubyte.gz': gzipSync(labels),
      't10k-images.idx3-ubyte': idx([1, 2, 2], [0, 0, 0, 9]),
      't10k-labels.idx1-ubyte': idx([1], [7])
    })
    const { description, y } = await importedFrom(source)
    expect(y).toEqual([1, 0, 1, 1])
    expect(description).toMatchObject({
      samples: 4,
      splits: { train: [0, 3], test: [3, 4] },
      source: 'imported from source'
    })
  })

  it.each<[string, Buffer, string]>([
    ['cut off', images.subarray(0, 20), '4 values where its header says 3 x 2 x 2 = 12'],
    ['cut off in its header', images.subarray(0, 10), 'a header of 10 bytes']
  ])('is refused when it is %s', async (_case, content, found) => {
    expect(await complaintOf(sourceOf(content, 'images'))).toBe(`images: expected an IDX file, found ${found}`)
  })

  it('packed is refused when it is damaged', async () => {
    const packed = gzipSync(Buffer.concat([idx([255, 255], []), Buffer.alloc(255 * 255, 'digits')]))
    packed[packed.length - 30] ^= 0xff
    expect(await complaintOf(sourceOf(packed, 'images.gz'))).toBe(
      'images.gz: cannot be read: what it packs with gzip is damaged or cut off'
    )
  })
})

describe('NPZ', () => {
  const reference = JSON.parse(
    readFileSync(fileURLToPath(new URL('../../../reference/numpy-files.json', import.meta.url)), 'utf8')
  ) as { readonly archives: Readonly<Record<string, string>> }

  it.each(Object.entries(reference.archives))('is read as NumPy wrote it: %s', async (_name, file) => {
    const { x, y, description } = await importedFrom(sourceOf(Buffer.from(file, 'base64'), 'data.npz'))
    expect(x).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5])
    expect([y, description.target]).toEqual([
      [0, 1, 0, 1],
      { kind: 'classes', name: 'class', classNames: ['3', '8'], counts: [2, 2] }
    ])
  })

  it('as that of Keras keeps what is for training and what for the test', async () => {
    const file = zipOf({
      x_test: npy('uint8', [1, 2, 2], [9, 9, 9, 9]),
      x_train: npy('uint8', [2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]),
      y_train: npy('uint8', [2], [1, 0]),
      y_test: npy('uint8', [1], [1])
    })
    const { description, x, y } = await importedFrom(sourceOf(file, 'mnist.npz'), { target: 'classes' })
    expect([x, y]).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9],
      [1, 0, 1]
    ])
    expect(description).toMatchObject({ splits: { train: [0, 2], test: [2, 3] }, picture: { height: 2, width: 2 } })
  })

  it.each([
    ['X', 'Y'],
    ['X', 'y'],
    ['data', 'target']
  ])('may call its arrays %s and %s', async (xName, yName) => {
    const file = zipOf({ [xName]: npy('float64', [3, 1], [1, 2, 3]), [yName]: npy('float64', [3], [0.5, 1.5, -2]) })
    const { x, y, description } = await importedFrom(sourceOf(file))
    expect([x, y, description.target]).toEqual([[1, 2, 3], [0.5, 1.5, -2], { kind: 'values', name: 'y' }])
  })

  it.each<[string, Uint8Array, string]>([
    [
      'no array of a name that is known',
      zipOf({ weights: npy('uint8', [1], [1]) }),
      'expected arrays called x and y, x_train and y_train, or data and target, found weights'
    ],
    [
      'test samples of another size',
      zipOf({ x_train: npy('uint8', [1, 2], [1, 2]), x_test: npy('uint8', [1, 3], [1, 2, 3]) }),
      'x_test: expected samples of 2 components as in data.npz: x_train, found the shape (1, 3)'
    ],
    [
      'labels of training samples only',
      zipOf({ x_train: npy('uint8', [1, 1], [1]), y_train: npy('uint8', [1], [1]), x_test: npy('uint8', [1, 1], [1]) }),
      'y_train: expected labels of training and test samples, found these'
    ],
    [
      'a label that is no number',
      zipOf({ x: npy('uint8', [1, 1], [1]), y: npy('float64', [1], [NaN]) }),
      'y: sample 1: expected a finite label, found NaN'
    ]
  ])('is refused with %s', async (_case, content, message) => {
    expect(
      (await complaintOf(sourceOf(content, 'data.npz'))).replace(/^data\.npz: /, '').replaceAll(/\S+\/data/g, 'data')
    ).toBe(message)
  })

  it('is refused when it is cut off', async () => {
    const whole = zipOf({ x: npy('uint8', [200, 1], new Array<number>(200).fill(7)) })
    expect(await complaintOf(sourceOf(whole.subarray(0, whole.length - 30), 'data.npz'))).toMatch(
      /^data\.npz: expected a NPZ file \(a ZIP file of NumPy arrays\), found: /
    )
  })
})
