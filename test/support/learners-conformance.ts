import { describe, expect, it } from 'vitest'
import type { DenseProducts } from '../../src-main/learning/algebra/dense-products'
import { DenseSamples } from '../../src-main/learning/algebra/dense-samples'
import { Random } from '../../src-main/learning/algebra/random'
import { readAll } from '../../src-main/learning/algebra/samples'
import { Learner, type LearnerDeclaration, type Training, type TrainingSetting } from '../../src-main/learning/learner'
import { learners } from '../../src-main/learning/learners/registry'
import { defaultsOf, expectation, type Parameter } from '../../src-main/learning/parameters'
import type { TrainingSet } from '../../src-main/learning/training-set'
import { badValuesOf } from './bad-values'
import { cloud, only, withComponent } from '../unit/learning/support/data'

/** Whether outputs are those of other outputs. */
export type Alike = (found: Float64Array, expected: Float64Array) => void

const toTheBit: Alike = (found, expected) => expect(found).toEqual(expected)

/** Everything there is to see of a training. */
function seen(training: Training, { x }: TrainingSet): unknown {
  const { epoch, steps, outcome, measures, model } = training
  const { tensors } = model
  return structuredClone({ epoch, steps, outcome, measures, tensors, outputs: model.evaluate(x, 0, x.count) })
}

/**
 * The promises that every learner of the registry keeps. A learner that is added is tested without a line here.
 * @param products what multiplies large matrices
 * @param alike how far outputs must be the same for samples that are evaluated alone and together
 */
export function describeLearners(products?: DenseProducts, alike = toTheBit): void {
  const setting: TrainingSetting = {
    schedule: { order: 'shuffled', maximumEpochs: 4 },
    seed: 7,
    ...(products && { products })
  }

  describe.each(Object.values(learners) as readonly LearnerDeclaration[])('$name', (declaration) => {
    const { name, title, target, parameters } = declaration
    const standard = defaultsOf(parameters)
    const requirements = declaration.requirements?.(standard) ?? {}
    const data = cloud(target, requirements)
    const learner = new Learner(declaration, standard)
    const setUp = (changes: Record<string, unknown> = {}): Learner =>
      new Learner(declaration, { ...standard, ...changes } as typeof standard)

    it('is registered under its name, with words for people', () => {
      expect(Object.keys(learners)).toContain(name)
      expect(title).not.toBe('')
      expect(declaration.meaning).toMatch(/\.$/)
      for (const parameter of Object.values<Parameter>(parameters)) {
        expect(parameter.label).not.toBe('')
        expect(parameter.meaning).toMatch(/\.$/)
      }
    })

    it('learns with its defaults, and says what it measures', () => {
      const training = learner.fit(data, setting)
      expect(training.outcome).toBeDefined()
      expect(training.epoch).toBeGreaterThan(0)
      expect(Object.keys(training.measures)).toEqual(Object.keys(declaration.measures))
      for (const value of Object.values(training.measures)) expect(value).not.toBeNaN()
      const outputs = training.model.evaluate(data.x, 0, data.x.count)
      expect(outputs).toHaveLength(data.x.count * training.model.outputs.length)
      expect(outputs.every(Number.isFinite)).toBe(true)
      expect(training.advance(1)).toBe('end')
    })

    it('gives the same result for the same seed, and after an earlier fit', () => {
      const first = seen(learner.fit(data, setting), data)
      learner.fit(cloud(target, requirements, { count: 45, seed: 3 }), setting)
      expect(seen(learner.fit(data, setting), data)).toEqual(first)
      expect(seen(setUp().fit(data, setting), data)).toEqual(first)
    })

    it('does not depend on how its training is cut into pieces', () => {
      const random = new Random(4)
      const training = learner.begin(data, setting)
      while (training.advance(random.integer(1, 9)) !== 'end') expect(training.steps).toBeLessThan(training.stepsAtMost)
      expect(seen(training, data)).toEqual(seen(learner.fit(data, setting), data))
    })

    it('goes on from a checkpoint to the very same numbers', () => {
      const whole = seen(learner.fit(data, setting), data)
      const { stepsAtMost } = learner.begin(data, setting)
      for (const share of [0, 0.1, 0.35, 0.6, 0.95, 1]) {
        const interrupted = learner.begin(data, setting)
        for (let steps = Math.round(share * stepsAtMost); steps > 0; steps--) interrupted.advance(1)
        const saved = structuredClone(interrupted.save())
        const before = seen(interrupted, data)
        const restored = learner.begin(data, setting)
        restored.restore(saved)
        expect(seen(restored, data)).toEqual(before)
        while (restored.advance(7) !== 'end');
        expect(seen(restored, data)).toEqual(whole)
        // What was saved is a copy: going on changes nothing in it.
        while (interrupted.advance(1e9) !== 'end');
        const again = learner.begin(data, setting)
        again.restore(saved)
        expect(seen(again, data)).toEqual(before)
      }
    })

    it('evaluates any samples, alike alone and together', () => {
      const { model } = learner.fit(data, setting)
      const width = model.outputs.length
      const whole = model.evaluate(data.x, 0, data.x.count)
      for (const n of [0, 17, data.x.count - 1]) {
        alike(model.evaluate(data.x, n, n + 1), whole.slice(n * width, (n + 1) * width))
      }
      expect(model.evaluate(data.x, 5, 5)).toHaveLength(0)
    })

    it('does not write to its input', () => {
      const fresh = cloud(target, requirements)
      learner.fit(fresh, setting).model.evaluate(fresh.x, 0, fresh.x.count)
      expect(readAll(fresh.x)).toEqual(readAll(data.x))
      expect(fresh.y).toEqual(data.y)
    })

    const bad = Object.entries<Parameter>(parameters).flatMap(([key, parameter]) =>
      badValuesOf(parameter).map((value) => [key, value, parameter] as const)
    )
    it.each(bad)('refuses %s = %j in the words of its declaration', (key, value, parameter) => {
      expect(() => setUp({ [key]: value })).toThrow(`${name}: ${key}: expected ${expectation(parameter)}, found `)
    })

    it('refuses parameters that it does not have', () => {
      expect(() => setUp({ speed: 1 })).toThrow(`${name}: there is no parameter "speed"`)
    })

    it.each([NaN, Infinity, -Infinity])('refuses %d among the samples, saying where', (value) => {
      const column = data.x.dimension - 1
      expect(() => learner.begin(withComponent(data, 4, column, value), setting)).toThrow(
        `${title} needs finite numbers, found ${value} in sample 5, column ${column + 1} (x${column + 1})`
      )
    })

    it('refuses no samples, and samples of no columns', () => {
      expect(() => learner.begin({ ...only(data, () => false) }, setting)).toThrow(/ needs at least .* found 0 samples/)
      const empty = { ...data, x: new DenseSamples(new Float64Array(0), 0) }
      expect(() => learner.begin(empty, setting)).toThrow(title)
    })

    if (target !== 'nothing') {
      const { y } = data
      if (y === undefined) throw new Error('there is something to predict')

      it('refuses targets that are too few, of another kind, or missing', () => {
        const { y: few } = only(data, (n) => n > 3)
        expect(() => learner.begin({ x: data.x, ...(few && { y: few }) }, setting)).toThrow(
          `${title} needs a target for each sample, found 60 samples and 56 targets`
        )
        const other = cloud(target === 'values' ? 'classes' : 'values', requirements)
        expect(() => learner.begin(other, setting)).toThrow(
          `${title} needs ${y.kind} to predict, found ${other.y?.kind}`
        )
        expect(() => learner.begin({ x: data.x }, setting)).toThrow(`${title} needs ${y.kind} to predict, found none`)
      })

      if (y.kind === 'values') {
        it('refuses targets that are not finite', () => {
          const targets = y.values.map((value, n) => (n === 2 ? NaN : value))
          expect(() => learner.begin({ x: data.x, y: { kind: 'values', values: targets } }, setting)).toThrow(
            `${title} needs finite targets, found NaN for sample 3`
          )
        })
      } else {
        it('refuses a single class, and a class without samples', () => {
          const alone = only(data, (n) => y.values[n] === 0)
          expect(() =>
            learner.begin({ ...alone, y: { ...y, values: alone.y?.values as Int32Array } }, setting)
          ).toThrow(/needs at least \d+ samples? of each class, found none of class 1/)
          const one = { ...y, values: new Int32Array(60), classNames: ['only'] }
          expect(() => learner.begin({ x: data.x, y: one }, setting)).toThrow(/ classes, found 1 class/)
        })
      }
    }

    if (requirements.varyingColumns) {
      it('refuses a constant column', () => {
        let constant = data
        for (let n = 0; n < data.x.count; n++) constant = withComponent(constant, n, 1, 5)
        expect(() => learner.begin(constant, setting)).toThrow(
          `${title} needs columns that vary, found 5 in all of column 2 (x2)`
        )
      })
    }

    if (requirements.moreSamplesThanColumns) {
      it('refuses more columns than samples', () => {
        const wide = cloud(target, { columns: 70 })
        expect(() => learner.begin(wide, setting)).toThrow(
          `${title} needs more samples than columns, found 60 samples of 70 columns`
        )
      })
    }

    if (requirements.columns !== undefined) {
      it('refuses another number of columns', () => {
        const wide = cloud(target, { columns: 4 })
        expect(() => learner.begin(wide, setting)).toThrow(`${title} needs exactly`)
      })
    }

    if (!requirements.moreSamplesThanColumns && requirements.columns === undefined) {
      it('learns where there are more columns than samples', () => {
        const wide = cloud(target, { columns: 70 })
        const { model } = learner.fit(wide, setting)
        expect(model.evaluate(wide.x, 0, wide.x.count).every(Number.isFinite)).toBe(true)
      })
    }
  })
}
