import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { TrainingConfiguration } from '../../../src-main/contract/configuration'
import { common, dataset, feature, learner, schedule, show } from '../../../src-main/labs/choose'
import { findCompiler } from '../../../src-main/setup/tensorflow/compile.mjs'
import { libraryAtHand } from '../../../src-main/setup/tensorflow/library.mjs'
import type { Assignment } from '../../../src-main/training/protocol'
import { temporaryFolder } from '../../support/temporary-folder'
import { ObservedRun, sharedLocations } from '../support/observed-run'

const library: Given = libraryAtHand()

type Given = NonNullable<Assignment['tensorflow']>

/** A network that reads digits. */
function digits(
  changes: Parameters<typeof learner<'multi-layer-perceptron'>>[1],
  epochs: number
): TrainingConfiguration {
  return {
    ...common('digits'),
    experiment: 'training',
    dataset: dataset('mnist', { digits: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], trainCount: 4000, testCount: 1500 }),
    features: [feature('scaling', { scaling: 'unit' })],
    learner: learner('multi-layer-perceptron', { hiddenWidths: [64], batchSize: 32, ...changes }),
    schedule: schedule({ order: 'shuffled', maximumEpochs: epochs }),
    show: show({ figures: 'none' })
  }
}

const started = (configuration: TrainingConfiguration, tensorflow: Given = library): ObservedRun =>
  new ObservedRun(configuration, 'run', sharedLocations(), tensorflow)

describe.skipIf('problem' in library)('a run on TensorFlow', () => {
  it('tells the rows of the same run in TypeScript, and what it was trained with', async () => {
    const configuration = digits({}, 3)
    const { rows, data, result } = await started(configuration).end()
    expect(result?.reason).toBe('maximum-epochs')
    expect(data?.engine).toEqual({ name: 'tensorflow', reason: expect.stringContaining('on the CPU') })
    const reference = await started({ ...configuration, engine: 'typescript' }).end()
    expect(reference.data?.engine).toMatchObject({ name: 'typescript' })
    rows.forEach((row, epoch) => {
      expect(row['loss']).toBeCloseTo(Number(reference.rows[epoch]['loss']), 4)
      expect(row['testError']).toBeCloseTo(Number(reference.rows[epoch]['testError']), 2)
    })
  })

  it.each<[string, Parameters<typeof learner<'multi-layer-perceptron'>>[1]]>([
    ['small steps', { hiddenWidths: [16], batchSize: 4 }],
    ['large steps', { hiddenWidths: [512, 512], batchSize: 256 }],
    ['batches of all samples', { hiddenWidths: [256], batchSize: 0 }]
  ])('pauses, goes on and stops in the middle of %s', async (_, changes) => {
    const run = started(digits(changes, 100_000))
    await run.next(({ progress }) => (progress?.elapsed ?? 0) > 300)
    for (let k = 0; k < 3; k++) {
      const paused = await run.tell('pause', 'paused')
      const resumed = await run.tell('run', 'running')
      expect(resumed.progress).toEqual(paused.progress)
    }
    await run.tell('stop', 'stopped')
  })

  it('has the numbers that it would have had, when it was paused on its way', async () => {
    const configuration = digits({ optimiser: 'adam' }, 4)
    const run = started(configuration)
    for (let k = 0; k < 3; k++) {
      await run.next(({ progress }) => (progress?.fraction ?? 0) > k / 8)
      await run.tell('pause', 'paused')
      run.client.command('run')
    }
    const { rows } = await run.end()
    expect(rows).toEqual((await started(configuration).end()).rows)
  })

  it('goes its own way beside another one at the same time', async () => {
    const [one, other] = [digits({}, 3), digits({ hiddenWidths: [128], optimiser: 'momentum' }, 3)]
    const together = await Promise.all([started(one).end(), started(other).end()])
    expect(together[0].rows).toEqual((await started(one).end()).rows)
    expect(together[1].rows).toEqual((await started(other).end()).rows)
  })

  it('that diverges ends at that step', async () => {
    const configuration = digits({ optimiser: 'gradient-descent', learningRate: 100, loss: 'squared-error' }, 5)
    const { result, state } = await started(configuration).end()
    expect([state, result?.reason]).toEqual(['finished', 'diverged'])
    expect(result?.divergedAt).toBeGreaterThan(0)
  })

  it('compares networks', async () => {
    const { show, ...configuration } = digits({}, 2)
    const variants = [8, 32].map((units) => ({
      name: `${units} units`,
      learner: learner('multi-layer-perceptron', { hiddenWidths: [units] })
    }))
    const comparison = { ...configuration, show, experiment: 'comparison' as const, variants }
    const run = new ObservedRun(comparison, 'run', sharedLocations(), library)
    const { rows, state } = await run.end()
    expect(state).toBe('finished')
    expect(rows.map(({ variant }) => variant)).toEqual(['8 units', '32 units'])
  })
})

describe('a library that cannot be loaded', () => {
  const configuration = digits({}, 1)

  async function endWith(binding: string): Promise<void> {
    const { state, data, rows } = await started(configuration, { folder: '/', binding, version: '0.0.0' }).end()
    expect(state).toBe('finished')
    expect(rows).toHaveLength(1)
    expect(data?.engine).toEqual({ name: 'typescript', reason: expect.stringContaining('TensorFlow') })
  }

  it('is said, and the run goes on in TypeScript', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'tfjs_binding.node'), 'not a library')
    await endWith(join(folder, 'tfjs_binding.node'))
  })

  const [compiler, ...options] = findCompiler() ?? []
  it.skipIf(compiler === undefined)('and takes its process with it: another one goes on without it', async () => {
    const folder = temporaryFolder()
    const [source, binding] = [join(folder, 'crash.c'), join(folder, 'tfjs_binding.node')]
    writeFileSync(source, '#include <stdlib.h>\n__attribute__((constructor)) static void crash(void) { abort(); }\n')
    execFileSync(compiler, [...options, '-shared', '-fPIC', '-x', 'c', source, '-o', binding])
    await endWith(binding)
  })

  it('is not asked for where a run is to be in TypeScript', async () => {
    const run = started({ ...configuration, engine: 'typescript' }, { folder: '/', binding: '/none', version: '0' })
    expect((await run.end()).data?.engine).toEqual({ name: 'typescript', reason: expect.stringContaining('asks for') })
  })
})
