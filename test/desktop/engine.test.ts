import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bridge } from '../../src-main/contract/channels'
import type { TrainingConfiguration } from '../../src-main/contract/configuration'
import type { RunSnapshot } from '../../src-main/contract/run'
import { common, dataset, feature, learner, schedule, show } from '../../src-main/labs/choose'
import { findTensorFlow } from '../../src-main/setup/tensorflow/find.mjs'
import { launch, root, type RunningApplication } from './support/application'

declare const window: Window & { descent: Bridge }

const library = findTensorFlow(process.env, { root })

/** A network that reads digits, under a name of its own. */
function digits(lab: string, units: number): TrainingConfiguration {
  return {
    ...common(lab),
    experiment: 'training',
    dataset: dataset('mnist', { digits: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], trainCount: 6000, testCount: 1000 }),
    features: [feature('scaling', { scaling: 'unit' })],
    learner: learner('multi-layer-perceptron', { hiddenWidths: [units], batchSize: 32 }),
    schedule: schedule({ order: 'shuffled', maximumEpochs: 4 }),
    show: show({ figures: 'none' })
  }
}

describe.skipIf(library === undefined)('networks in the application', () => {
  let application: RunningApplication
  beforeAll(async () => {
    application = await launch()
  })
  afterAll(() => application.electron.close())

  const ask = async (channel: string, payload: unknown): Promise<unknown> => {
    const send = ([channel, payload]: [string, unknown]): Promise<unknown> => window.descent.request(channel, payload)
    return application.page.evaluate(send, [channel, payload] as [string, unknown])
  }

  async function ended(lab: string): Promise<RunSnapshot> {
    const snapshot = async (): Promise<RunSnapshot> =>
      ((await ask('runs.latest', { lab })) as { value: RunSnapshot }).value
    await expect.poll(async () => (await snapshot()).state).toMatch(/finished|failed|stopped/)
    return snapshot()
  }

  it('train with TensorFlow in worker threads of their trainers, two at the same time', async () => {
    const labs = { 'one-network': 64, 'another-network': 128 }
    for (const [lab, units] of Object.entries(labs)) {
      expect(await ask('runs.start', { configuration: digits(lab, units), begin: 'run' })).toHaveProperty('value.id')
    }
    for (const lab of Object.keys(labs)) {
      const { state, data, rows, error } = await ended(lab)
      expect([error, state]).toEqual([undefined, 'finished'])
      expect(data?.engine).toEqual({ name: 'tensorflow', reason: expect.stringContaining('TensorFlow') })
      expect(rows).toHaveLength(4)
      expect(rows[3]['testError']).toBeLessThan(0.12)
    }
  })
})
