import { join } from 'node:path'
import type { Sharp } from 'sharp'
import { DescentError } from '../../contract/errors'
import { ArrayWriter } from './array-writer'
import { splitsOf } from './arrays'
import type { ImportOptions, PictureOptions, PictureSize } from './options'
import type { Follower } from './parts'
import { pictureFilesIn } from './picture-files'
import type { Imported } from './table'
import { classType } from './table-finish'

/** How many pictures are read at the same time. */
const atOnce = 8

/**
 * Imports a folder that has a folder of pictures for each class. Pictures become bytes, row after row, the channels
 * of a pixel together; transparent ones lie on white; a size that is asked for is reached without regard to
 * proportions.
 * @throws DescentError 'dataset' naming the file that cannot be read
 */
export async function importPictures(
  source: string,
  folder: string,
  options: ImportOptions,
  { onProgress, signal }: Follower
): Promise<Imported> {
  const parts = pictureFilesIn(source)
  const all = parts.flatMap(({ files }) => files)
  const read = await pictureReader(all[0].path, options)
  const [{ classNames }] = parts
  const { height, width, channels } = read
  const x = new ArrayWriter(join(folder, 'x.npy'), 'uint8', height * width * channels)
  const y = new ArrayWriter(join(folder, 'y.npy'), classType(classNames.length))
  const counts = new Array<number>(classNames.length).fill(0)
  try {
    for (let from = 0; from < all.length; from += atOnce) {
      const some = all.slice(from, from + atOnce)
      for (const [k, pixels] of (await Promise.all(some.map(({ path }) => read.pixels(path)))).entries()) {
        x.append(pixels)
        y.append([some[k].c])
        counts[some[k].c]++
      }
      signal?.throwIfAborted()
      onProgress?.({ done: x.rows, total: all.length, unit: 'files' })
    }
    x.finish()
    y.finish()
  } finally {
    x.close()
    y.close()
  }
  return {
    samples: x.rows,
    dimension: height * width * channels,
    type: 'uint8',
    picture: { height, width, channels },
    target: { kind: 'classes', name: 'class', classNames: [...classNames], counts },
    ...splitsOf(parts.map(({ files }) => ({ x: { shape: [files.length] } })))
  }
}

interface PictureReader extends PictureSize {
  readonly channels: number
  pixels(path: string): Promise<Uint8Array>
}

/** Reads pictures all to one size and number of channels: those asked for, else those of the first. */
async function pictureReader(first: string, { size, colour }: PictureOptions): Promise<PictureReader> {
  const open = await opener()
  const about = await reading(first, open(first).metadata())
  const own = about.autoOrient
  const isGrey = colour === undefined ? about.channels < 3 : colour === 'grey'
  const { height, width } = size ?? own
  const channels = isGrey ? 1 : 3
  const pixels = async (path: string): Promise<Uint8Array> => {
    const upright = open(path).autoOrient().flatten({ background: 'white' })
    const sized = size === undefined ? upright : upright.resize(width, height, { fit: 'fill' })
    const raw = sized.toColourspace(isGrey ? 'b-w' : 'srgb').raw({ depth: 'uchar' })
    const { data, info } = await reading(path, raw.toBuffer({ resolveWithObject: true }))
    if (info.height === height && info.width === width && info.channels === channels) return data
    const found = `${info.width} x ${info.height} where the first picture has ${width} x ${height}`
    throw new DescentError(
      'dataset',
      `${path}: expected pictures of one size, found ${found}; --size brings all to one`
    )
  }
  return { height, width, channels, pixels }
}

async function reading<T>(path: string, result: Promise<T>): Promise<T> {
  try {
    return await result
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).replaceAll('\n', ' ').trim()
    throw new DescentError('dataset', `${path}: expected a picture that can be read, found: ${reason}`)
  }
}

/** The library that reads pictures is native: it is loaded when there is a picture to read, and not before. */
async function opener(): Promise<(path: string) => Sharp> {
  try {
    const { default: sharp } = await import('sharp')
    return (path) => sharp(path, { failOn: 'error' })
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).trim().split('\n')
    const remedy = `npm ci brings it, with the part for ${process.platform} on ${process.arch}, where there is one.`
    throw new DescentError(
      'dataset',
      `pictures cannot be read here: the library sharp cannot be loaded (${reason}). ${remedy}`
    )
  }
}
