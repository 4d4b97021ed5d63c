import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprintOf } from '../../../src-main/data/files'
import { writeDescription } from '../../../src-main/data/folder-writing'
import { ArrayWriter } from '../../../src-main/data/import/array-writer'
import { Random } from '../../../src-main/learning/algebra/random'

/** The sizes of a dataset that is drawn. */
export interface DrawnSize {
  readonly samples: number
  readonly columns: number
}

/** Writes a dataset of single-precision numbers from -1 to 1, whose class is the sign of their sum. */
export async function drawDataset(folder: string, { samples, columns }: DrawnSize): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const [xPath, yPath] = [join(folder, 'x.npy'), join(folder, 'y.npy')]
  const counts = writeArrays(new ArrayWriter(xPath, 'float32', columns), new ArrayWriter(yPath, 'uint8'), samples)
  writeDescription(folder, {
    version: 2,
    name: 'drawn',
    source: 'drawn for the benchmark',
    samples,
    dimension: columns,
    type: 'float32',
    target: { kind: 'classes', name: 'sign of the sum', classNames: ['negative', 'positive'], counts },
    files: { 'x.npy': await fingerprintOf(xPath), 'y.npy': await fingerprintOf(yPath) }
  })
}

/** @returns how many samples each class has */
function writeArrays(x: ArrayWriter, y: ArrayWriter, samples: number): number[] {
  const random = new Random(0)
  const counts = [0, 0]
  for (let n = 0; n < samples; n++) {
    const label = drawRow(x, random) < 0 ? 0 : 1
    y.block[y.at] = label
    y.endRow()
    counts[label]++
  }
  x.finish()
  y.finish()
  return counts
}

/** @returns the sum of the row */
function drawRow(x: ArrayWriter, random: Random): number {
  const columns = x.width ?? 1
  let sum = 0
  for (let d = 0; d < columns; d++) sum += x.block[x.at + d] = random.uniform(-1, 1)
  x.endRow()
  return sum
}
