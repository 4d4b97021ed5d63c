import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, inject, it } from 'vitest'
import { findNewestNode } from '../../../src-main/setup/newest-node.mjs'
import { findTensorFlow } from '../../../src-main/setup/tensorflow/find.mjs'
import { temporaryFolder } from '../../support/temporary-folder'
import { programs } from '../support/places'

const node = findNewestNode()
const library = findTensorFlow()
const reason = node === undefined ? 'the newest Node is not on this machine' : 'TensorFlow is not on this machine'

it.skipIf(node === undefined || library === undefined)(
  `the newest Node trains networks with TensorFlow${node === undefined || library === undefined ? ` (${reason})` : ''}`,
  async () => {
    const file = join(temporaryFolder(), 'digits.json')
    const dataset = { name: 'mnist', parameters: { digits: [0, 1, 2, 3], trainCount: 3000, testCount: 500 } }
    const parameters = { hiddenWidths: [32], batchSize: 16 }
    const configuration = {
      ...{ experiment: 'training', dataset, engine: 'tensorflow', schedule: { maximumEpochs: 2 } },
      features: [{ name: 'scaling', parameters: { scaling: 'unit' } }],
      learner: { name: 'multi-layer-perceptron', parameters }
    }
    writeFileSync(file, JSON.stringify(configuration))
    const { stdout } = await promisify(execFile)(
      node?.executable ?? '',
      [programs.cli, 'run', '--config', file, '--json'],
      { env: { ...process.env, DESCENT_HOME: inject('descentHome') }, maxBuffer: 64 * 1024 * 1024 }
    )
    const told = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(told.find(({ type }) => type === 'engine')).toMatchObject({ name: 'tensorflow' })
    expect(told.filter(({ type }) => type === 'epoch')).toHaveLength(2)
    expect(told.at(-1)).toMatchObject({ type: 'result', reason: 'maximum-epochs' })
  }
)
