import { once } from 'node:events'
import { expect, it } from 'vitest'
import { findTensorFlow } from '../../../src-main/setup/tensorflow/find.mjs'
import { trainerEnvironment } from '../../../src-main/training/trainer-environment'
import { typescriptThread } from '../../support/typescript-thread'

const library = findTensorFlow()

/** Trains in a thread of its own, which ends. */
async function trained(units: number): Promise<Float64Array> {
  const file = new URL('../../support/engines/training-thread.ts', import.meta.url)
  const thread = typescriptThread(file, { binding: library?.binding, units })
  const [[parameters]] = await Promise.all([once(thread, 'message'), once(thread, 'exit')])
  return parameters as Float64Array
}

it.skipIf(library === undefined)(
  'threads of one process train side by side, to the same numbers as alone',
  async () => {
    Object.assign(process.env, trainerEnvironment(library))
    const [one, other] = await Promise.all([trained(8), trained(20)])
    expect(await trained(8)).toEqual(one)
    expect(await trained(20)).toEqual(other)
  }
)
