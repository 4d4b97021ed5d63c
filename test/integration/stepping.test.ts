import { describe, expect, it } from 'vitest'
import type { StepDetail } from '../../src-main/contract/run'
import { configurationWith } from './support/configuration'
import { completed, ObservedRun } from './support/observed-run'

const lab = configurationWith({ maximumEpochs: 20 })

/** Goes on to the next mistake; what it shows comes before the run is paused. */
async function nextMistake(run: ObservedRun): Promise<StepDetail> {
  await run.tell('next-mistake', 'paused')
  return shownStep(run)
}

function shownStep({ snapshot: { step } }: ObservedRun): StepDetail {
  if (step === null) throw new Error('no step is shown')
  return step
}

describe('stepping to the next mistake', () => {
  it('shows the sample, its score, and the weights before and after', async () => {
    const run = new ObservedRun(lab, 'next-mistake')
    await run.nextState('paused')
    const steps = [shownStep(run)]
    // Until mistakes of both classes have been seen.
    while (steps.length < 12) steps.push(await nextMistake(run))
    expect(new Set(steps.map(({ mistake }) => mistake.label))).toEqual(new Set([-1, 1]))
    expect([...steps[0].before.w].every((weight) => weight === 0)).toBe(true)
    for (const [n, { mistake, before, after, scoreAfter }] of steps.entries()) {
      const { label, pixels } = mistake
      const product = (w: Float64Array): number => w.reduce((sum, weight, i) => sum + weight * pixels[i], 0)
      expect(mistake.update).toBe(n + 1)
      expect(mistake.score).toBe(product(before.w) + before.b)
      expect(label * mistake.score).toBeLessThanOrEqual(0)
      expect([...after.w]).toEqual([...before.w].map((weight, i) => weight + label * pixels[i]))
      expect(after.b).toBe(before.b + label)
      expect(scoreAfter).toBe(label * (product(after.w) + after.b))
      if (n > 0) expect(before).toEqual(steps[n - 1].after)
    }
    expect(run.snapshot).toMatchObject({ rows: [], progress: { updates: 12, epoch: 0 } })
    expect(run.snapshot.recentMistakes[0]).toEqual(steps[11].mistake)
    expect(run.snapshot.model).toEqual(steps[11].after)
  })

  it('passes over the end of an epoch, and ends with the run when there is no mistake left', async () => {
    const run = new ObservedRun(lab, 'next-mistake')
    await run.nextState('paused')
    while (run.snapshot.state === 'paused') {
      const held = run.next(({ state }) => state === 'paused' || state === 'finished')
      run.client.command('next-mistake')
      await held
    }
    const whole = await completed(lab)
    expect(run.snapshot.rows).toEqual(whole.rows)
    expect(run.snapshot.model).toEqual(whole.model)
    expect(run.snapshot.result?.reason).toBe('converged')
  })

  it('is over once the run goes on', async () => {
    const run = new ObservedRun(lab, 'next-mistake')
    await run.nextState('paused')
    expect((await run.tell('run', 'running')).step).toBeNull()
    expect((await run.end()).step).toBeNull()
  })
})

describe('stepping an epoch', () => {
  it('holds at the end of each', async () => {
    const run = new ObservedRun(lab, 'next-epoch')
    await run.nextState('paused')
    for (const epochs of [1, 2, 3]) {
      if (epochs > 1) await run.tell('next-epoch', 'paused')
      expect(run.snapshot.rows).toHaveLength(epochs)
      expect(run.snapshot.progress).toMatchObject({ epoch: epochs, position: 0, changes: 0 })
    }
    expect(run.snapshot.rows).toEqual((await completed(lab)).rows.slice(0, 3))
  })

  it('goes from the middle of an epoch to its end, and shows no mistake any more', async () => {
    const run = new ObservedRun(lab, 'next-mistake')
    await run.nextState('paused')
    await run.tell('next-epoch', 'paused')
    expect(run.snapshot).toMatchObject({ step: null, progress: { epoch: 1, position: 0 } })
    expect(run.snapshot.rows).toHaveLength(1)
  })

  it('ends with the run after the last', async () => {
    const run = new ObservedRun(configurationWith({ maximumEpochs: 1 }), 'next-epoch')
    expect(await run.end()).toMatchObject({ state: 'finished', result: { reason: 'maximum-epochs', epochs: 1 } })
  })
})
