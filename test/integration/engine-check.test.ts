import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { selfTestPassed } from '../../src-main/contract/compute'
import { findTensorFlow } from '../../src-main/setup/tensorflow/find.mjs'
import { libraryAtHand } from '../../src-main/setup/tensorflow/library.mjs'
import { checkEngine, type CheckOptions, type CheckOutcome } from '../../src-main/training/engine-checks'
import type { CheckAssignment, CheckMessage } from '../../src-main/training/engine-check-protocol'
import { forkProgram } from '../../src-main/training/forked-program'
import { selfTest } from '../../src-main/training/self-test'
import { trainerEnvironment, type NativeLibrary } from '../../src-main/training/trainer-environment'
import { processEnds } from '../support/processes'
import { temporaryFolder } from '../support/temporary-folder'
import { makeNativeLibrary, noCompiler } from './support/native-library'
import { programs, root } from './support/places'

const atHand = libraryAtHand(root)
const library: NativeLibrary | undefined = 'problem' in atHand ? undefined : atHand
if (library === undefined) console.warn('TensorFlow is not on this machine: what needs it is left out')

/** Checks a library with the built program, and waits until its process is gone. */
async function check(assignment: CheckAssignment, options?: CheckOptions): Promise<CheckOutcome> {
  let pid: number | undefined
  const start = () => {
    const env = trainerEnvironment(library)
    const process = forkProgram<CheckAssignment, CheckMessage>(programs.engineCheck, { env, quiet: true })
    pid = process.pid
    return process
  }
  const outcome = await checkEngine(start, assignment, options)
  if (pid !== undefined) await processEnds(pid)
  return outcome
}

describe.skipIf(library === undefined)('the engine check, with a library', () => {
  it('loads it and says what it is', async () => {
    const { loaded, ...outcome } = await check({ binding: library?.binding })
    expect(outcome).toEqual({ rows: [], crashed: false })
    expect(loaded).toMatchObject({ version: library?.version, device: expect.stringMatching(/cpu|gpu/) })
    expect(loaded?.loading).toBeGreaterThan(0)
  })

  it('finds that every engine comes to the same numbers', async () => {
    const results = await selfTest({
      start: (env) => forkProgram(programs.engineCheck, { env, quiet: true }),
      library,
      gpu: false
    })
    expect(results.map(({ engine }) => engine)).toEqual(['typescript', 'tensorflow'])
    expect(selfTestPassed(results)).toBe(true)
    for (const { rows } of results) {
      expect(rows).toHaveLength(6)
      for (const { stepTime } of rows) expect(stepTime).toBeGreaterThan(0)
    }
  })

  it('fails where a GPU is asked for that the library cannot use', async () => {
    if (findTensorFlow()?.flavour !== 'cpu') return
    expect(await check({ binding: library?.binding, device: 'gpu' })).toMatchObject({
      crashed: false,
      problem: 'TensorFlow found no GPU that it could use'
    })
  })
})

describe('the engine check, with what is no library', () => {
  it('says so', async () => {
    const file = join(temporaryFolder(), 'tfjs_binding.node')
    writeFileSync(file, 'no library')
    expect(await check({ binding: file })).toEqual({
      rows: [],
      crashed: false,
      problem: expect.stringContaining('file too short')
    })
  })

  it('says that there is none', async () => {
    expect(await check({ binding: join(temporaryFolder(), 'gone.node') })).toMatchObject({
      crashed: false,
      problem: expect.stringContaining('gone.node')
    })
  })
})

describe.skipIf(noCompiler !== undefined)('the engine check, with a library that does harm', () => {
  it.each([
    ['abort();', 'by signal SIGABRT'],
    ['raise(SIGSEGV);', 'by signal SIGSEGV'],
    ['_exit(7);', 'with code 7']
  ])('tells what became of its process: %s', async (statement, how) => {
    const binding = makeNativeLibrary(temporaryFolder(), statement)
    const problem = `its process ended ${how} while it was loaded`
    expect(await check({ binding })).toEqual({ rows: [], crashed: true, problem })
  })

  it('ends its process when it does nothing any more', async () => {
    const binding = makeNativeLibrary(temporaryFolder(), 'for (;;) sleep(1);')
    expect(await check({ binding }, { patience: 1500 })).toMatchObject({ crashed: true, problem: /nothing came/ })
  })
})
