import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { openMnistSamples, type MnistSamples } from '../../src-main/data/mnist-samples'
import type { Figure } from '../../src-main/learning/report'
import type { Scaling } from '../../src-main/learning/features/scaling'
import { PerceptronRun } from '../../src-main/training/perceptron-run'
import { configurationWith } from './support/configuration'
import { sharedLocations } from './support/observed-run'

interface Case {
  readonly scaling: Scaling
  readonly bias: boolean
  readonly epochs: number
  readonly b: number
  readonly sumOfWeights: number
  readonly sumOfSquares: number
  readonly centreWeight: number
  readonly trainErrors: number
  readonly testErrors: number
}

/** What scikit-learn finds: made by test/reference/perceptron.py. */
const reference = JSON.parse(readFileSync(new URL('../reference/perceptron.json', import.meta.url), 'utf8')) as {
  readonly scikitLearn: string
  readonly cases: readonly Case[]
}
const settings = (['none', 'unit', 'standardised'] as const).flatMap((scaling) =>
  [true, false].map((bias) => ({ scaling, bias }))
)

let mnist: MnistSamples
beforeAll(() => {
  mnist = openMnistSamples({ digits: [0, 1] }, sharedLocations())
})

function trained(scaling: Scaling, bias: boolean, maximumEpochs: number): PerceptronRun {
  const run = new PerceptronRun(configurationWith({ scaling, bias, maximumEpochs }), mnist)
  while (!run.ended) run.advance(100_000, 'run')
  return run
}

/** What the reference says of a perceptron, of ours. */
function measured(run: PerceptronRun): Omit<Case, 'scaling' | 'bias' | 'epochs'> {
  const { w, b } = run.model
  const last = run.rows.at(-1)
  return {
    b,
    sumOfWeights: w.reduce((sum, weight) => sum + weight, 0),
    sumOfSquares: w.reduce((sum, weight) => sum + weight * weight, 0),
    centreWeight: w[14 * 28 + 14],
    trainErrors: Math.round((last?.trainError ?? NaN) * run.data.trainCount),
    testErrors: Math.round((last?.testError ?? NaN) * run.data.testCount)
  }
}

describe(`the perceptron on MNIST 0 vs 1, beside scikit-learn ${reference.scikitLearn}`, () => {
  it('has a reference for every setting', () => {
    expect(reference.cases.map(({ scaling, bias, epochs }) => `${scaling} ${bias} ${epochs}`).sort()).toEqual(
      settings.flatMap(({ scaling, bias }) => [1, 2, 5].map((epochs) => `${scaling} ${bias} ${epochs}`)).sort()
    )
  })

  it.each(reference.cases)('is the same: scaling $scaling, bias $bias, epochs $epochs', (expected) => {
    const { scaling, bias, epochs, ...values } = expected
    const found = measured(trained(scaling, bias, epochs))
    if (scaling === 'none') return expect(found).toEqual(values)
    const { b, trainErrors, testErrors } = values
    expect(found).toMatchObject({ b, trainErrors, testErrors })
    for (const name of ['sumOfWeights', 'sumOfSquares', 'centreWeight'] as const) {
      expect(Math.abs(found[name] / values[name] - 1), name).toBeLessThan(1e-9)
    }
  })

  it.each(settings)('converges: scaling $scaling, bias $bias', ({ scaling, bias }) => {
    const { result, rows, data } = trained(scaling, bias, 100)
    expect(data).toMatchObject({ trainCount: 12_665, testCount: 2115 })
    expect(result.reason).toBe('converged')
    const last = rows[rows.length - 1]
    expect(last).toMatchObject({ changes: 0, trainError: 0 })
    expect(last.testError).toBeLessThanOrEqual(0.003)
  })

  it.each([
    ['end', 1],
    ['none', 0]
  ] as const)('tells its weights as a figure once, with figures: %s', (figures, count) => {
    const lab = configurationWith({ maximumEpochs: 2 })
    const run = new PerceptronRun({ ...lab, show: { ...lab.show, figures } }, mnist)
    const told: Figure[] = []
    while (!run.ended) {
      run.advance(5000, 'run')
      told.push(...(run.news().figures ?? []))
    }
    told.push(...(run.news().figures ?? []))
    expect(told).toHaveLength(count)
    for (const { tensors } of told) {
      expect(tensors['w']).toEqual({ shape: [28, 28], values: run.model.w })
      expect(tensors['b']).toEqual({ shape: [], values: Float64Array.of(run.model.b) })
    }
  })
})
