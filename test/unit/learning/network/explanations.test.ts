import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { affineCollapse } from '../../../../src-main/learning/explain/affine-collapse'
import { backPropagation } from '../../../../src-main/learning/explain/back-propagation'
import { Explanation, type ExplanationDeclaration } from '../../../../src-main/learning/explain/explanation'
import { explanations } from '../../../../src-main/learning/explain/registry'
import { defaultsOf, type Parameters, type ValuesOf } from '../../../../src-main/learning/parameters'
import type { Figure, Row } from '../../../../src-main/learning/report'
import { classes } from '../../../../src-main/learning/targets'
import type { TrainingSet } from '../../../../src-main/learning/training-set'
import { iris } from '../../../support/real-data'
import { cloud } from '../support/data'

interface Found {
  readonly rows: Row[]
  readonly figures: Figure[]
  readonly notes: string[]
}

function explain<P extends Parameters>(
  declaration: ExplanationDeclaration<P>,
  train: TrainingSet,
  changes: Partial<ValuesOf<P>> = {}
): Found {
  const found: Found = { rows: [], figures: [], notes: [] }
  const explanation = new Explanation(declaration, { ...defaultsOf(declaration.parameters), ...changes })
  for (const finding of explanation.findings({ train, seed: 5 })) {
    if (finding === undefined) continue
    if ('row' in finding) found.rows.push(finding.row)
    else if ('figure' in finding) found.figures.push(finding.figure)
    else found.notes.push(finding.note)
  }
  for (const row of found.rows)
    expect(Object.keys(declaration.columns)).toEqual(expect.arrayContaining(Object.keys(row)))
  return found
}

describe('the explanation of back-propagation', () => {
  const found = explain(backPropagation, iris(), {
    hiddenWidths: [7, 5],
    firstSample: 60,
    sampleCount: 4,
    stepsBefore: 20
  })
  const row = (layer: number, quantity: string): Row =>
    found.rows.find((row) => row['layer'] === layer && row['quantity'] === quantity) ?? {}

  it('is registered', () => {
    expect(explanations['back-propagation']).toBe(backPropagation)
  })

  it('shows every quantity of every layer, in figures and in the table', () => {
    expect(found.figures.map(({ name }) => name)).toEqual(['layer-0', 'layer-1', 'layer-2', 'layer-3'])
    const names = ['w', 'b', 's', 'x', 'dl/dx', 'dl/ds', 'dl/dw', 'dl/db']
    for (const { tensors } of found.figures.slice(1)) expect(Object.keys(tensors)).toEqual(names)
    expect([...found.figures[0].tensors['x'].values.subarray(0, 4)]).toEqual([...iris().x.values.subarray(236, 240)])
    expect(row(2, 'dl/dw')).toMatchObject({ shape: '5 x 7' })
    expect(row(2, 'x')).toMatchObject({ shape: '4 x 5' })
    const { values } = found.figures[2].tensors['dl/dw']
    expect(row(2, 'dl/dw')['norm']).toBeCloseTo(Math.hypot(...values), 14)
    expect(row(2, 'dl/dw')['largest']).toBe(Math.max(...values.map(Math.abs)))
  })

  it('checks the gradient of every layer', () => {
    for (const layer of [1, 2, 3]) {
      for (const quantity of ['check of dl/dw', 'check of dl/db']) {
        expect(row(layer, quantity)['difference']).toBeLessThan(1e-7)
      }
    }
    expect(found.notes[1]).toMatch(/^Gradient check: \d+ of 93 parameters were moved by 0.00001 to either side/)
  })

  it('counts the multiplications: 4*7 + 7*5 + 5*3 forward, twice as many backward but for the first layer', () => {
    expect(row(1, 'multiplications')).toMatchObject({ forward: 28, backward: 28, ratio: 1 })
    expect(row(2, 'multiplications')).toMatchObject({ forward: 35, backward: 70, ratio: 2 })
    expect(found.rows.at(-1)).toMatchObject({ quantity: 'all multiplications', forward: 78, backward: 128 })
    expect(found.notes[2]).toContain('It is 1.641 times here')
  })

  it('says what one gradient step does, to first order as predicted', () => {
    const { notes } = explain(backPropagation, iris(), { sampleCount: 50, learningRate: 1e-6 })
    const [, change, predicted] = /a change of (\S+); to first order it is .* = (\S+)\.$/.exec(notes.at(-1) ?? '') ?? []
    expect(Number(change)).toBeLessThan(0)
    expect(Number(change) / Number(predicted)).toBeCloseTo(1, 2)
  })

  it('works on values too, and with weight decay', () => {
    const { rows, notes } = explain(backPropagation, cloud('values'), {
      sampleCount: 9,
      weightDecay: 0.3,
      activation: 'tanh'
    })
    const checks = rows.filter(({ difference }) => difference !== undefined)
    expect(checks).toHaveLength(6)
    for (const { difference } of checks) expect(difference).toBeLessThan(1e-7)
    expect(notes[0]).toContain('1/9 of each')
  })

  it('says which units were left out at their kinks', () => {
    // All weights 0: every ReLU sits on its kink, until a bias has been moved.
    const changes = { initialisation: 'zeros', hiddenWidths: [3], sampleCount: 2 } as const
    const { notes } = explain(backPropagation, iris(), changes)
    expect(notes[1]).toMatch(/15 more were left out: between the two sides a unit or the loss passes its kink/)
  })

  it('refuses a sample that is not there, and says that a training has diverged', () => {
    expect(() => explain(backPropagation, iris(), { firstSample: 150, sampleCount: 2 })).toThrow(
      'back-propagation: sample 151 is to be looked at, but there are 150'
    )
    const wild = { loss: 'squared-error', optimiser: 'gradient-descent', learningRate: 100, hiddenWidths: [] } as const
    expect(explain(backPropagation, iris(), { ...wild, stepsBefore: 1000 }).notes[0]).toMatch(/^The training diverged/)
    const bad = { ...iris(), x: DenseSamples.of(Array.from({ length: 150 }, () => [NaN])) }
    expect(() => explain(backPropagation, bad)).toThrow('Back-propagation needs finite numbers')
  })
})

describe('the explanation of the affine collapse', () => {
  it('is registered', () => {
    expect(explanations['affine-collapse']).toBe(affineCollapse)
  })

  it.each([
    [1, 0, [10, 10]],
    [0.5, -2, [4]],
    [-1.5, 0.3, []],
    [2, 1, [3, 3, 3, 3, 3, 3, 3, 3, 3, 3]]
  ])('finds the one map of sigma(s) = %d s + %d, layers %j', (slope, offset, hiddenWidths) => {
    const { rows, figures } = explain(affineCollapse, iris(), { slope, offset, hiddenWidths })
    const { difference, outputSize } = rows[0]
    expect(Number(outputSize)).toBeGreaterThan(0.01)
    expect(Number(difference)).toBeLessThan(1e-13 * Math.max(1, Number(outputSize)))
    expect(figures[0].tensors['W'].shape).toEqual([2, 4])
  })

  it('of two layers worked by hand', () => {
    // One input, two layers of one unit: W = w2 w1 and b = w2 b1 + b2, the weights as they are drawn.
    const one: TrainingSet = { x: DenseSamples.of([[1], [2]]), y: classes([0, 1]) }
    const changes = { hiddenWidths: [1], outputs: 1 }
    const { figures } = explain(affineCollapse, one, changes)
    const doubled = explain(affineCollapse, one, { ...changes, slope: 2 })
    // alpha = 2: W = 2 w2 2 w1, four times as much.
    const w = (found: Figure): number => found.tensors['W'].values[0]
    expect(w(doubled.figures[0])).toBeCloseTo(4 * w(figures[0]), 14)
  })

  it('does not hold for activation functions that are not affine', () => {
    const { rows, notes } = explain(affineCollapse, iris())
    expect(rows.map(({ activation }) => activation)).toEqual(['1 s + 0', 'tanh', 'relu', 'sigmoid'])
    for (const { difference } of rows.slice(1)) expect(Number(difference)).toBeGreaterThan(0.01)
    expect(notes[0]).toMatch(/^3 layers of 182 parameters are one affine map of 10: over 150 samples/)
  })
})
