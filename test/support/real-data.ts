import { readFileSync } from 'node:fs'
import { DenseSamples } from '../../src-main/learning/algebra/dense-samples'
import { classes, type ClassTargets } from '../../src-main/learning/targets'
import type { TrainingSet } from '../../src-main/learning/training-set'

/** Real data with their classes, as they are read from resources/datasets: the scripts in test/reference read the same. */
export interface RealData extends TrainingSet {
  readonly x: DenseSamples
  readonly y: ClassTargets
}

/** 150 flowers of 3 species, 4 columns (Fisher 1936). */
export const iris = (): RealData => load('iris')

/** 569 tumours, malignant (0) or benign (1), 30 columns (Wolberg, Street and Mangasarian 1995). */
export const breastCancer = (): RealData => load('breast-cancer')

/** Classes are numbered in the order in which they first appear in the file. */
function load(name: string): RealData {
  const path = new URL(`../../resources/datasets/${name}.csv`, import.meta.url)
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split('\n')
  const cells = lines.map((line) => line.split(','))
  const columnNames = header.split(',').slice(0, -1)
  const rows = cells.map((line) => line.slice(0, -1).map(Number))
  const names = [...new Set(cells.map((line) => line.at(-1) ?? ''))]
  const y = classes(
    cells.map((line) => names.indexOf(line.at(-1) ?? '')),
    names
  )
  return { x: DenseSamples.of(rows, { columnNames }), y }
}

/** Only the samples of two classes; the first becomes class 0. */
export function pairOf({ x, y }: RealData, first: number, second: number): RealData {
  const chosen = Array.from({ length: x.count }, (_, n) => n).filter((n) => [first, second].includes(y.values[n]))
  const rows = chosen.map((n) => [...x.values.subarray(n * x.dimension, (n + 1) * x.dimension)])
  const columnNames = Array.from({ length: x.dimension }, (_, d) => x.columnName(d))
  const targets = chosen.map((n) => (y.values[n] === first ? 0 : 1))
  const names = [y.classNames[first], y.classNames[second]]
  return { x: DenseSamples.of(rows, { columnNames }), y: classes(targets, names) }
}
