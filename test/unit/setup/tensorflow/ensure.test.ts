import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findCompiler, requireCompiler } from '../../../../src-main/setup/tensorflow/compile.mjs'
import { diagnoseTensorFlow } from '../../../../src-main/setup/tensorflow/diagnose.mjs'
import { ensureTensorFlow, setUpTensorFlow } from '../../../../src-main/setup/tensorflow/ensure.mjs'
import { temporaryFolder } from '../temporary'
import { listen, makeWheel } from './wheels'

const wheelsFit = process.platform === 'linux' && process.arch === 'x64'
let cache = ''

/** A machine without Python, compiler or network: nothing is on its path, and nothing answers. */
beforeEach(() => {
  cache = temporaryFolder()
  vi.stubEnv('DESCENT_CACHE', cache)
  vi.stubEnv('PATH', temporaryFolder())
  vi.stubEnv('CXX', '')
  vi.stubEnv('DESCENT_TENSORFLOW', '')
  vi.stubEnv('TFJS_NODE_BASE_URI', 'http://127.0.0.1:9/')
})
afterEach(() => vi.unstubAllEnvs())

describe('where nothing can be had', () => {
  it('goes on without TensorFlow, with a warning and what to do', async () => {
    const { report, heard } = listen()
    expect(await ensureTensorFlow(temporaryFolder(), report)).toBeUndefined()
    expect(heard()).toContain('Warning: 127.0.0.1:9, from where tfjs-node')
    expect(heard()).toContain('Networks train without TensorFlow as well, more slowly')
  })

  it('says so to whoever asked for it', async () => {
    const work = setUpTensorFlow(temporaryFolder(), listen().report, { version: '2.12.1' })
    await expect(work).rejects.toThrow(wheelsFit ? 'There is no Python with pip' : 'Linux on x86_64 only')
  })

  it('warns of a folder in the environment that cannot be used', async () => {
    vi.stubEnv('DESCENT_TENSORFLOW', '/no/such')
    const { report, heard } = listen()
    await ensureTensorFlow(temporaryFolder(), report)
    expect(heard()).toContain('Warning: DESCENT_TENSORFLOW: There is no folder')
  })

  it('diagnoses the machine without changing it', async () => {
    const { library, compiler, device, cuda } = await diagnoseTensorFlow(temporaryFolder(), {
      ...process.env,
      PATH: ''
    })
    expect(library).toMatchObject({ found: false, problems: [], remedy: expect.stringContaining('npm start') })
    expect(compiler.remedy).toEqual(wheelsFit ? expect.stringContaining('sudo apt-get install g++') : undefined)
    expect(device.kind).toBe('cpu')
    expect(cuda).toEqual({ release: null, libraries: [], missing: [], driverIsTooOld: false })
    expect(readdirSync(cache)).toEqual([])
  })
})

describe.runIf(wheelsFit)('a set-up from wheels', () => {
  const setUp = (wishes: object) => setUpTensorFlow(temporaryFolder(), listen().report, wishes)

  it('needs a compiler, and leaves nothing behind without one', async () => {
    const work = setUp({ fromWheel: [makeWheel(temporaryFolder())] })
    await expect(work).rejects.toThrow(/There is no C\+\+ compiler.*\nInstall one/)
    expect(readdirSync(cache)).toEqual([])
  })

  it('refuses what contradicts the wishes', async () => {
    const fromWheel = [makeWheel(temporaryFolder())]
    await expect(setUp({ fromWheel, version: '2.21.0' })).rejects.toThrow(
      'Version 2.21.0 is wished, and 2.99.0 was given'
    )
    await expect(setUp({ fromWheel, flavour: 'cuda' })).rejects.toThrow(
      'with CUDA is wished, and one for the CPU was given'
    )
  })

  it('needs what is compiled, which is in the npm packages', async () => {
    vi.stubEnv('CXX', 'any-compiler')
    await expect(setUp({ fromWheel: [makeWheel(temporaryFolder())] })).rejects.toThrow(
      /tfjs_backend.cc is missing.\nnpm ci/
    )
    expect(existsSync(join(cache, 'tensorflow-2.99.0-cpu'))).toBe(false)
  })
})

describe('the compiler', () => {
  it('is the one that CXX names, with its options', () => {
    expect(findCompiler({ CXX: ' ccache g++-12 ' })).toEqual(['ccache', 'g++-12'])
  })

  it('is one on the path otherwise', () => {
    expect(findCompiler({})).toBeUndefined()
    vi.stubEnv('PATH', temporaryFolder({ 'c++': '', 'clang++': '' }))
    expect(findCompiler({})).toEqual(['c++'])
  })

  it('is missing with a remedy', async () => {
    await expect(requireCompiler(listen().report)).rejects.toThrow('CXX')
  })
})
