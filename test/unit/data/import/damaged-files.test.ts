import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { DescentError } from '../../../../src-main/contract/errors'
import { openFolder } from '../../../../src-main/data/folder'
import { importDataset } from '../../../../src-main/data/import/import-dataset'
import { npyHeader } from '../../../../src-main/data/npy'
import { Random } from '../../../../src-main/learning/algebra/random'
import { sourceOf } from './support'

const { archives } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../../reference/numpy-files.json', import.meta.url)), 'utf8')
) as { readonly archives: Readonly<Record<string, string>> }

const table = Buffer.from('a;b;"k"\n1,5;-2e3;u\n;NA;"v ""w"""\n3;4;\u00e9\n'.repeat(5))

/** Whole files of every kind. */
const wholes: Readonly<Record<string, Buffer>> = {
  table,
  'packed table': gzipSync(table),
  'table in UTF-16': Buffer.from(`\uFEFF${table.toString()}`, 'utf16le'),
  IDX: Buffer.from([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]),
  NPY: Buffer.concat([npyHeader([3, 2], 'float64'), Buffer.from(Float64Array.of(1, 2, 3, 4, 5, 6).buffer)]),
  NPZ: Buffer.from(archives['savez'], 'base64'),
  'packed NPZ': Buffer.from(archives['savez_compressed'], 'base64')
}

/** Some bytes changed, put in, taken out or cut off. */
function damaged(whole: Buffer, random: Random): Buffer {
  let content = Buffer.from(whole)
  for (let times = random.integer(1, 4); times > 0; times--) {
    const at = random.integer(0, Math.max(0, content.length - 1))
    const kind = random.integer(0, 3)
    if (kind === 0) content[at] = random.integer(0, 255)
    if (kind === 1) content[at] ^= 1 << random.integer(0, 7)
    if (kind === 2) content = Buffer.concat([content.subarray(0, at), content.subarray(at + random.integer(0, 8))])
    if (kind === 3) content = content.subarray(0, random.integer(0, 4) === 0 ? at : content.length)
  }
  return content
}

describe('a damaged file', () => {
  it.each(Object.entries(wholes))('is imported as what it says, or refused in words: %s', async (_what, whole) => {
    const random = new Random(whole.length)
    const { path, datasets } = sourceOf('')
    for (let trial = 0; trial < 60; trial++) {
      writeFileSync(path, damaged(whole, random))
      const options = {
        name: 'damaged',
        replace: true,
        missing: random.integer(0, 1) === 0 ? 'drop' : 'error'
      } as const
      try {
        await importDataset(path, options, { datasets, reserved: [] })
        expect(openFolder(join(datasets, 'damaged')).x.every(Number.isFinite)).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(DescentError)
        expect((error as DescentError).message).not.toMatch(/\n|undefined|\[object|cannot be written/)
      }
    }
    expect(readdirSync(datasets).filter((name) => name !== 'damaged')).toEqual([])
  })

  it('of a folder of pictures is imported, or refused by its name', async () => {
    const whole = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'green' } })
      .png()
      .toBuffer()
    const random = new Random(1)
    const { path: folder, datasets } = sourceOf('')
    const source = `${folder}.pictures`
    mkdirSync(join(source, 'a'), { recursive: true })
    for (let trial = 0; trial < 40; trial++) {
      writeFileSync(join(source, 'a', '1.png'), damaged(whole, random))
      try {
        await importDataset(source, { name: 'damaged', replace: true }, { datasets, reserved: [] })
      } catch (error) {
        expect(error).toBeInstanceOf(DescentError)
        expect((error as DescentError).message).toContain(join(source, 'a', '1.png'))
      }
    }
  })
})
