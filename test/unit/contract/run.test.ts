import { beforeEach, describe, expect, it } from 'vitest'
import {
  applyUpdate,
  isLive,
  keptBytes,
  keptFigures,
  newSnapshot,
  runSnapshot,
  runState,
  runUpdate,
  type RunSnapshot
} from '../../../src-main/contract/run'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'

const row = (epoch: number): RunSnapshot['rows'][number] => ({ epoch, changes: 3, trainError: 0.5, testError: 0.25 })
const progress = { epoch: 1, position: 0, changes: 0, updates: 3, fraction: 0.01, elapsed: 5 }

const mistake = {
  row: 4,
  digit: 1,
  label: 1,
  score: 0,
  epoch: 0,
  position: 2,
  update: 1,
  pixels: new Uint8Array(784)
}

let snapshot: RunSnapshot
beforeEach(() => {
  snapshot = newSnapshot('1', perceptronMnist.configuration)
})

describe('applyUpdate', () => {
  it('appends rows', () => {
    applyUpdate(snapshot, { rows: [row(0), row(1)] })
    applyUpdate(snapshot, { rows: [row(2)] })
    applyUpdate(snapshot, { rows: [] })
    expect(snapshot.rows).toEqual([row(0), row(1), row(2)])
  })

  it('keeps the latest figures of a run that tells new ones without end', () => {
    const figure = (name: string, size: number): RunSnapshot['figures'][number] => {
      const w = { shape: [size], values: new Float64Array(size) }
      return { name, title: name, kind: 'tensors', tensors: { w } }
    }
    const names = Array.from({ length: keptFigures + 3 }, (_, i) => `after-${i}`)
    for (const name of names) applyUpdate(snapshot, { figures: [figure(name, 1)] })
    expect(snapshot.figures.map(({ name }) => name)).toEqual(names.slice(3))
    const third = keptBytes / 8 / 3
    for (const name of ['a', 'b', 'c', 'd']) applyUpdate(snapshot, { figures: [figure(name, Math.floor(third))] })
    expect(snapshot.figures.map(({ name }) => name)).toEqual(['b', 'c', 'd'])
  })

  it('replaces what is present and leaves what is absent', () => {
    const model = { w: Float64Array.of(1, 2), b: 3 }
    applyUpdate(snapshot, { state: 'running', progress, model, recentMistakes: [mistake] })
    applyUpdate(snapshot, { state: 'paused', progress: { ...progress, epoch: 2 } })
    expect(snapshot).toMatchObject({
      state: 'paused',
      progress: { epoch: 2 },
      model,
      recentMistakes: [mistake],
      rows: []
    })
    applyUpdate(snapshot, { recentMistakes: [] })
    expect(snapshot.recentMistakes).toEqual([])
  })

  it('shows a step, and takes it away when it is told null', () => {
    const before = { w: Float64Array.of(0), b: 0 }
    const step = { mistake, before, after: { w: Float64Array.of(1), b: 1 }, scoreAfter: 2 }
    applyUpdate(snapshot, { step })
    applyUpdate(snapshot, { state: 'paused' })
    expect(snapshot.step).toEqual(step)
    applyUpdate(snapshot, { step: null })
    expect(snapshot.step).toBeNull()
  })

  it('appends notes, and puts a figure in the place of one of the same name', () => {
    const figure = (name: string, value: number): RunSnapshot['figures'][number] => ({
      name,
      title: name,
      kind: 'tensors',
      tensors: { w: { shape: [1], values: Float64Array.of(value) } }
    })
    const [one, two] = ['one', 'two'].map((text, afterRows) => ({ text, afterRows }))
    applyUpdate(snapshot, { notes: [one], figures: [figure('samples', 1), figure('learned', 2)] })
    applyUpdate(snapshot, { notes: [two], figures: [figure('samples', 3), figure('curve', 4)] })
    expect(snapshot.notes).toEqual([one, two])
    expect(snapshot.figures).toEqual([figure('samples', 3), figure('learned', 2), figure('curve', 4)])
  })

  it('leaves a snapshot that fits the contract, with an error too', () => {
    applyUpdate(snapshot, { state: 'failed', error: { code: 'dataset', message: 'x.npy is missing' } })
    expect(runSnapshot.parse(snapshot)).toEqual(snapshot)
  })
})

describe('the contract of a run', () => {
  it('tells live states from those of a run that has ended', () => {
    expect(runState.options.filter(isLive)).toEqual(['preparing', 'running', 'paused'])
  })

  it('takes weights and pixels as typed arrays only', () => {
    expect(runUpdate.safeParse({ model: { w: new Float64Array(2), b: 0 } }).success).toBe(true)
    expect(runUpdate.safeParse({ model: { w: [0, 0], b: 0 } }).success).toBe(false)
    expect(runUpdate.safeParse({ recentMistakes: [{ ...mistake, pixels: [0] }] }).success).toBe(false)
  })

  it('takes the tensors of a figure as typed arrays only, and rows of numbers and texts only', () => {
    const figure = (values: unknown): unknown => ({
      figures: [{ name: 'f', title: 'F', kind: 'field', tensors: { x: { shape: [2], values } } }]
    })
    for (const type of [Float64Array, Int32Array, Uint32Array, Uint8Array]) {
      expect(runUpdate.safeParse(figure(new type(2))).success).toBe(true)
    }
    expect(runUpdate.safeParse(figure([0, 0])).success).toBe(false)
    expect(runUpdate.safeParse({ rows: [{ n: 3, loss: NaN, variant: 'a' }] }).success).toBe(true)
    expect(runUpdate.safeParse({ rows: [{ n: null }] }).success).toBe(false)
  })
})
