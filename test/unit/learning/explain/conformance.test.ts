import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { readAll } from '../../../../src-main/learning/algebra/samples'
import type { Tensor } from '../../../../src-main/learning/algebra/tensor'
import {
  Explanation,
  type ExplanationDeclaration,
  type ExplanationInput
} from '../../../../src-main/learning/explain/explanation'
import { explanations, type ExplanationName } from '../../../../src-main/learning/explain/registry'
import { defaultsOf, expectation, type Parameter } from '../../../../src-main/learning/parameters'
import type { Figure } from '../../../../src-main/learning/report'
import type { TrainingSet } from '../../../../src-main/learning/training-set'
import { badValuesOf } from '../../../support/bad-values'
import { cloud } from '../support/data'
import { findingsOf } from '../support/findings'

// Every explanation of the registry keeps these promises. One that is added is tested without a line here,
// but for a smaller task where its defaults take long.

const smaller: Partial<Record<ExplanationName, Readonly<Record<string, unknown>>>> = {
  'bias-variance': { sets: 20, points: 20 },
  'approximation-error': { pieces: [1, 5], points: 201, trainingSteps: 50 },
  'universal-approximation-plane': { xi: 0.3 }
}

const input: ExplanationInput = {
  seed: 7,
  train: cloud('two classes'),
  test: cloud('two classes', {}, { count: 30, seed: 2 }),
  schedule: { order: 'shuffled', maximumEpochs: 100 }
}

/** Samples where the explanation has a use for no others. */
const samples: Partial<Record<ExplanationName, TrainingSet>> = {
  'perceptron-bound': apart(cloud('two classes'))
}

/** The same clouds, so far apart that a hyperplane separates them. */
function apart({ x, y }: TrainingSet): TrainingSet {
  const all = readAll(x).map((value, at) => value + 5 * Number(y?.values[Math.floor(at / x.dimension)]))
  return { x: new DenseSamples(all, x.dimension), ...(y && { y }) }
}

const product = (shape: readonly number[]): number => shape.reduce((size, length) => size * length, 1)

/** Whether a figure's tensors are what its kind promises (learning/report.ts). */
function checkFigure({ kind, tensors, title }: Figure): void {
  expect(title).not.toBe('')
  for (const { shape, values } of Object.values(tensors)) {
    expect(values).toHaveLength(product(shape))
    expect([...values].every(Number.isFinite)).toBe(true)
  }
  if (kind === 'tensors') return
  const { x, y, ...others } = tensors
  const rest: readonly Tensor[] = Object.values(others)
  if (kind === 'points') {
    expect(x.shape).toEqual([x.shape[0], 2])
    expect(Object.keys(tensors).filter((name) => !['x', 'class'].includes(name))).toEqual([])
    for (const { shape } of rest) expect(shape).toEqual([x.shape[0]])
  } else if (kind === 'lines') {
    expect(x.shape).toHaveLength(1)
    expect(rest.length + (y === undefined ? 0 : 1)).toBeGreaterThan(0)
    for (const { shape } of y === undefined ? rest : [y, ...rest]) expect(shape).toEqual(x.shape)
  } else {
    expect([x.shape.length, y.shape.length]).toEqual([1, 1])
    expect(rest.length).toBeGreaterThan(0)
    for (const { shape } of rest) expect(shape).toEqual([y.shape[0], x.shape[0]])
  }
}

describe.each(Object.values(explanations) as readonly ExplanationDeclaration[])('$name', (declaration) => {
  const { name, title, parameters, columns, needs } = declaration
  const changes = smaller[name as ExplanationName] ?? {}
  const standard = defaultsOf(parameters)
  const train = samples[name as ExplanationName] ?? input.train
  const own: ExplanationInput = { ...input, ...(train && { train }) }
  const found = findingsOf(declaration, changes, own)

  it('is registered under its name, with words for people', () => {
    expect(explanations[name as ExplanationName]).toBe(declaration)
    expect(title).not.toBe('')
    expect(declaration.lecture).toMatch(/^3\.\d$/)
    expect(declaration.meaning).toMatch(/\.$/)
    for (const parameter of Object.values<Parameter>(parameters)) {
      expect(parameter.label).not.toBe('')
      expect(parameter.meaning).toMatch(/\.$/)
    }
  })

  it('fills its table: declared columns, finite numbers, something in each column', () => {
    expect(found.rows.length).toBeGreaterThan(0)
    const filled = new Set<string>()
    for (const [column, value] of found.rows.flatMap((row) => Object.entries(row))) {
      filled.add(column)
      expect(typeof value).toBe(columns[column]?.kind === 'text' ? 'string' : 'number')
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
      if (columns[column]?.kind === 'count') expect(Number.isInteger(value)).toBe(true)
    }
    expect([...filled].sort()).toEqual(Object.keys(columns).sort())
  })

  it('draws figures that are what their kinds promise, and says sentences', () => {
    for (const figure of found.figures) checkFigure(figure)
    for (const note of found.notes) expect(note).toMatch(/^.+\.$/s)
  })

  it('finds the same for the same seed', () => {
    expect(findingsOf(declaration, changes, own)).toEqual(found)
  })

  it('does not write to its input', () => {
    const before = train && readAll(train.x)
    const targets = structuredClone(train?.y)
    findingsOf(declaration, changes, own)
    expect(train && readAll(train.x)).toEqual(before)
    expect(train?.y).toEqual(targets)
  })

  const bad = Object.entries<Parameter>(parameters).flatMap(([key, parameter]) =>
    badValuesOf(parameter).map((value) => [key, value, parameter] as const)
  )
  it.each(bad)('refuses %s = %j in the words of its declaration', (key, value, parameter) => {
    expect(() => new Explanation(declaration, { ...standard, [key]: value } as typeof standard)).toThrow(
      `${name}: ${key}: expected ${expectation(parameter)}, found `
    )
  })

  it('refuses parameters that it does not have', () => {
    expect(() => new Explanation(declaration, { ...standard, speed: 1 })).toThrow(
      `${name}: there is no parameter "speed"`
    )
  })

  it('says what is missing when it needs samples or a schedule', () => {
    const { train, schedule } = input
    const begin = (given: object): unknown => new Explanation(declaration, standard).findings({ seed: 7, ...given })
    if (needs.samples) expect(() => begin({ schedule })).toThrow(`${title} needs samples, found none`)
    if (needs.schedule) expect(() => begin({ train })).toThrow(`${title} needs a schedule, found none`)
    expect(() => begin({ train, schedule })).not.toThrow()
  })
})
