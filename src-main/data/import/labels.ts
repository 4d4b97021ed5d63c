import { DescentError } from '../../contract/errors'
import { grouped } from '../files'

/** More classes than these are refused: they are values, or each sample has a name of its own. */
export const mostClasses = 65_536

/** Whole numbers are classes when there are no more different ones than these. */
const mostNumberedClasses = 100

export type TargetChoice = 'classes' | 'values'

/** A label as it is written: numbers are the same however they are written. */
export type Label = number | string

/** Whether labels are classes or values: what everybody would take them for. */
export function kindOfLabels(labels: readonly Label[], sampleCount: number): TargetChoice {
  if (!labels.every((label) => typeof label === 'number')) return 'classes'
  const few = labels.length <= mostNumberedClasses && 2 * labels.length <= sampleCount
  return few && labels.every((label) => Number.isInteger(label)) ? 'classes' : 'values'
}

/** Numbers by size, then texts by their characters: the same on every machine, in every language. */
export function inOrder(labels: readonly Label[]): Label[] {
  return [...labels].sort((a, b) => {
    if (typeof a === 'number') return typeof b === 'number' ? a - b : -1
    if (typeof b === 'number') return 1
    return a < b ? -1 : a > b ? 1 : 0
  })
}

/** The different labels in the order in which they come, each with its place in that order. */
export class LabelDictionary {
  readonly labels: Label[] = []
  readonly #places = new Map<Label, number>()

  /** The place of a label; undefined when it would be one more than there may be. */
  placeOf(label: Label): number | undefined {
    const known = this.#places.get(label)
    if (known !== undefined) return known
    if (this.labels.length === mostClasses) return undefined
    this.#places.set(label, this.labels.length)
    return this.labels.push(label) - 1
  }

  get hasTexts(): boolean {
    return this.labels.some((label) => typeof label === 'string')
  }
}

/** The error for labels of which there are too many different ones. @param place names the file and the column */
export function tooManyClasses(place: string): DescentError {
  const expected = `expected at most ${grouped(mostClasses)} different classes, found more`
  return new DescentError('dataset', `${place}: ${expected}: is this a column of names or numbers of the samples?`)
}

/** Labels as they go into y.npy and dataset.json. */
export interface SortedLabels {
  /** For the place of a label in its dictionary, the number of its class, or its value. */
  readonly numberOf: (place: number) => number
  /** Absent for values. */
  readonly classNames?: readonly string[]
}

/** What the labels of a dictionary become. */
export function sortedLabels(labels: readonly Label[], kind: TargetChoice): SortedLabels {
  if (kind === 'values') return { numberOf: (place) => Number(labels[place]) }
  const sorted = inOrder(labels)
  const numbers = new Map(sorted.map((label, c) => [label, c]))
  const classOf = Int32Array.from(labels, (label) => numbers.get(label) ?? -1)
  return { numberOf: (place) => classOf[place], classNames: sorted.map(String) }
}
