import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../support/temporary-folder'
import { complaintOf, importedFrom, type Source } from './support'

let source: Source
beforeEach(() => {
  const folder = temporaryFolder()
  source = { path: join(folder, 'pictures'), datasets: join(folder, 'datasets') }
  mkdirSync(source.path)
})

/** Writes a picture of those pixels, row after row. */
async function picture(name: string, width: number, channels: 1 | 2 | 3 | 4, pixels: readonly number[]): Promise<void> {
  const path = join(source.path, name)
  mkdirSync(dirname(path), { recursive: true })
  const raw = { width, height: pixels.length / width / channels, channels }
  const made = sharp(Uint8Array.from(pixels), { raw }).toColourspace(channels < 3 ? 'b-w' : 'srgb')
  await made
    .jpeg({ quality: 100 })
    .toFormat(path.endsWith('.jpg') ? 'jpeg' : 'png')
    .toFile(path)
}

describe('a folder of pictures', () => {
  it('becomes bytes, class by class and file by file in the order of their names', async () => {
    await picture('dogs/b.png', 2, 1, [5, 6])
    await picture('dogs/a.png', 2, 1, [3, 4])
    await picture('Cats/x.png', 2, 1, [1, 2])
    writeFileSync(join(source.path, 'README.txt'), 'ours')
    writeFileSync(join(source.path, 'dogs', '.DS_Store'), '')
    writeFileSync(join(source.path, 'dogs', 'Thumbs.db'), '')
    const { description, x, y } = await importedFrom(source)
    expect([x, y]).toEqual([
      [1, 2, 3, 4, 5, 6],
      [0, 1, 1]
    ])
    expect(description).toMatchObject({
      type: 'uint8',
      picture: { height: 1, width: 2, channels: 1 },
      target: { kind: 'classes', name: 'class', classNames: ['Cats', 'dogs'], counts: [1, 2] }
    })
  })

  it('keeps colours, the channels of a pixel together', async () => {
    await picture('a/1.png', 2, 3, [255, 0, 0, 0, 0, 255])
    await picture('b/1.png', 2, 1, [7, 8])
    const { description, x } = await importedFrom(source)
    expect(x).toEqual([255, 0, 0, 0, 0, 255, 7, 7, 7, 8, 8, 8])
    expect(description.picture).toEqual({ height: 1, width: 2, channels: 3 })
  })

  it('is made grey where that is asked for', async () => {
    await picture('a/1.png', 1, 3, [200, 200, 200])
    const { description, x } = await importedFrom(source, { colour: 'grey' })
    expect([x, description.picture]).toEqual([[200], { height: 1, width: 1, channels: 1 }])
  })

  it('lies on white where it is transparent', async () => {
    await picture('a/1.png', 2, 4, [9, 9, 9, 255, 9, 9, 9, 0])
    expect((await importedFrom(source)).x).toEqual([9, 9, 9, 255, 255, 255])
  })

  it('is brought to one size where that is asked for', async () => {
    await picture('a/1.png', 4, 1, new Array<number>(16).fill(90))
    await picture('a/2.jpg', 3, 1, new Array<number>(9).fill(30))
    const { description, x } = await importedFrom(source, { size: { height: 2, width: 3 } })
    expect(x).toEqual([...new Array<number>(6).fill(90), ...new Array<number>(6).fill(30)])
    expect(description.picture).toEqual({ height: 2, width: 3, channels: 1 })
  })

  it('keeps what is for training, for validation and for the test', async () => {
    for (const [n, part] of ['test', 'train', 'val'].entries()) {
      await picture(`${part}/a/1.png`, 1, 1, [n])
      await picture(`${part}/b/1.png`, 1, 1, [10 + n])
    }
    const { description, x, y } = await importedFrom(source)
    expect([x, y]).toEqual([
      [1, 11, 2, 12, 0, 10],
      [0, 1, 0, 1, 0, 1]
    ])
    expect(description.splits).toEqual({ train: [0, 2], validation: [2, 4], test: [4, 6] })
    expect(description.target).toMatchObject({ counts: [3, 3] })
    rmSync(join(source.path, 'test', 'b'), { recursive: true })
    expect(await complaintOf(source, { replace: true })).toBe(
      'pictures: expected the same classes in all parts, found "b" only in training'
    )
  })

  it.each<[string, string, Buffer, string]>([
    ['that is none', 'a/zz.png', Buffer.from('no picture'), 'a/zz.png: expected a picture that can be read, found: '],
    ['that is empty', 'a/zz.png', Buffer.alloc(0), 'a/zz.png: expected a picture that can be read, found: ']
  ])('is refused with a file %s', async (_case, name, content, message) => {
    await picture('a/1.png', 1, 1, [1])
    writeFileSync(join(source.path, name), content)
    const complaint = await complaintOf(source)
    expect(complaint.startsWith(`pictures/${message}`), complaint).toBe(true)
  })

  it('is refused with a file that is cut off', async () => {
    await picture(
      'a/1.png',
      64,
      1,
      Array.from({ length: 4096 }, (_, n) => (n * n * 7919) % 251)
    )
    const whole = await sharp(join(source.path, 'a', '1.png')).toBuffer()
    writeFileSync(join(source.path, 'a', '2.png'), whole.subarray(0, whole.length / 2))
    expect(await complaintOf(source)).toMatch(/^pictures\/a\/2\.png: expected a picture that can be read, found: /)
  })

  it('is refused with pictures of several sizes', async () => {
    await picture('a/1.png', 2, 1, [1, 2])
    await picture('a/2.png', 3, 1, [1, 2, 3])
    expect(await complaintOf(source)).toBe(
      'pictures/a/2.png: expected pictures of one size, found 3 x 1 where the first picture has 2 x 1; --size brings all to one'
    )
  })

  it('is refused without folders, and with an empty one', async () => {
    expect(await complaintOf(source)).toBe('pictures: expected a folder for each class with its pictures, found none')
    mkdirSync(join(source.path, 'a'))
    expect(await complaintOf(source)).toBe('pictures/a: expected pictures, found an empty folder')
  })
})
