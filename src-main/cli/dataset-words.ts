import type { DatasetDescription } from '../data/description'
import { grouped } from '../data/files'

/** A number of bytes as people read it: 54.9 MB. */
export function size(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  let [value, unit] = [bytes, 0]
  for (; value >= 999.5 && unit < units.length - 1; unit++) value /= 1000
  return `${unit === 0 || value >= 99.5 ? value.toFixed(0) : value.toFixed(1)} ${units[unit]}`
}

/** What is predicted of a dataset's samples. */
export function targetWords(target: DatasetDescription['target']): string {
  if (target.kind === 'none') return 'no label'
  if (target.kind === 'values') return `values of ${target.name}`
  return counted(target.classNames.length, 'class', 'classes')
}

/** A dataset in one line: "wine: 178 samples, 13 columns, 3 classes of cultivar (1, 2, 3)". */
export function datasetLine({ name, samples, dimension, target }: DatasetDescription): string {
  const line = `${name}: ${counted(samples, 'sample')}, ${counted(dimension, 'column')}, ${targetWords(target)}`
  if (target.kind !== 'classes') return line
  const names = target.classNames.slice(0, 10)
  return `${line}${target.name === 'class' ? '' : ` of ${target.name}`} (${names.join(', ')}${names.length < target.classNames.length ? ', ...' : ''})`
}

export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`
}
