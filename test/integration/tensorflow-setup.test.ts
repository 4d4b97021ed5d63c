import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findCompiler } from '../../src-main/setup/tensorflow/compile.mjs'
import { findTensorFlow } from '../../src-main/setup/tensorflow/find.mjs'
import { defaultVersion } from '../../src-main/setup/tensorflow/versions.mjs'
import { temporaryFolder } from '../support/temporary-folder'
import { makeWheel } from '../unit/setup/tensorflow/wheels'
import { descent } from './support/cli'

const wheelsFit = process.platform === 'linux' && process.arch === 'x64'
const compiler = findCompiler()
const inCache = { ...process.env, DESCENT_TENSORFLOW: '' }
const library = findTensorFlow(inCache, { version: defaultVersion, flavour: 'cpu' })

/**
 * A compiler that takes the place of the real one: whatever it is to compile, it makes a binding that needs nothing.
 * What follows it is as with the real library: the load in a process of its own, the manifest, the folder's name.
 */
function compilerOfBindings(): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'binding.cc'), 'extern "C" void *napi_register_module_v1(void *, void *e) { return e; }\n')
  const program = join(folder, 'compiler')
  const compile = `${compiler?.join(' ')} -shared -fPIC ${join(folder, 'binding.cc')} -o "$output"`
  const output = 'while [ $# -gt 0 ]; do [ "$1" = -o ] && output="$2"; shift; done'
  writeFileSync(program, `#!/bin/sh\n${output}\n${compile}\n`)
  chmodSync(program, 0o755)
  return program
}

describe.runIf(wheelsFit && compiler)('descent setup tensorflow --from-wheel', () => {
  const setUp = (cache: string, ...args: string[]) =>
    descent(['setup', 'tensorflow', ...args], { DESCENT_CACHE: cache, CXX: compilerOfBindings() })

  it('makes a library, says where it is, and doctor finds it', async () => {
    const cache = temporaryFolder()
    const { code, stdout, stderr } = await setUp(cache, '--from-wheel', makeWheel(temporaryFolder()))
    const folder = join(cache, 'tensorflow-2.99.0-cpu')
    expect(stderr).toContain('The checksum of tensorflow-cpu 2.99.0 is not known here')
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${folder}\n` })
    expect(readdirSync(cache)).toEqual(['tensorflow-2.99.0-cpu'])
    const doctor = await descent(['doctor', '--json'], { DESCENT_CACHE: cache })
    const { tensorflow } = JSON.parse(doctor.stdout) as { tensorflow: { library: object } }
    expect(tensorflow.library).toMatchObject({ found: true, version: '2.99.0', flavour: 'cpu', folder })
  })

  it('puts all of CUDA into one folder', async () => {
    const [cache, wheels] = [temporaryFolder(), temporaryFolder()]
    makeWheel(wheels, { name: 'tensorflow' })
    const nvidia = { version: '99.1', tag: 'py3-none-manylinux_2_27_x86_64' }
    makeWheel(wheels, { ...nvidia, name: 'nvidia_cudnn_cu12', members: { 'nvidia/cudnn/lib/libcudnn.so.9': '1' } })
    makeWheel(wheels, { ...nvidia, name: 'nvidia_cuda_nvcc_cu12', members: { 'nvidia/cuda_nvcc/bin/ptxas': '2' } })
    const { code, stdout } = await setUp(cache, '--cuda', '--from-directory', wheels)
    expect(code).toBe(0)
    const folder = join(cache, 'tensorflow-2.99.0-cuda')
    expect(stdout).toBe(`${folder}\n`)
    expect(['libcudnn.so.9', 'cuda/bin/ptxas'].every((name) => existsSync(join(folder, name)))).toBe(true)
    const doctor = await descent(['doctor'], { DESCENT_CACHE: cache })
    expect(doctor.stdout).toMatch(/found +libcudnn\.so\.9 +layers of networks/)
    expect(doctor.stdout).toMatch(/missing +libcudart\.so\.12 +CUDA's runtime/)
  })

  it('fails with the reason, and leaves nothing behind', async () => {
    const cache = temporaryFolder()
    const { code, stdout, stderr } = await setUp(cache, '--from-wheel', makeWheel(temporaryFolder(), { name: 'numpy' }))
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('is a wheel of numpy; one of TensorFlow is needed')
    expect(readdirSync(cache)).toEqual([])
  })

  it('keeps the folder of before where the new library cannot be loaded', async () => {
    const cache = temporaryFolder()
    await setUp(cache, '--from-wheel', makeWheel(temporaryFolder()))
    const args = ['setup', 'tensorflow', '--from-wheel', makeWheel(temporaryFolder())]
    const { code, stderr } = await descent(args, { DESCENT_CACHE: cache, CXX: 'true' })
    expect(code).toBe(1)
    expect(stderr).toContain('This machine cannot load the library')
    expect(findTensorFlow({ DESCENT_CACHE: cache })?.version).toBe('2.99.0')
    expect(readdirSync(cache)).toEqual(['tensorflow-2.99.0-cpu'])
  })
})

describe('wrong usage', () => {
  it.each([
    [['--version', 'newest'], '--version newest: a version is written as in'],
    [['--from-wheel', 'a', '--from-directory', 'b'], '--from-wheel and --from-directory exclude each other'],
    [['--gpu'], "unknown option '--gpu'"]
  ])('%j', async (args, message) => {
    const { code, stderr } = await descent(['setup', 'tensorflow', ...args])
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })
})

describe.runIf(library)('the library in the cache', () => {
  it('can be copied to another machine, where it is loaded and found', { timeout: 120_000 }, async () => {
    const [cache, stick] = [temporaryFolder(), library?.folder ?? '']
    const { code, stdout } = await descent(['setup', 'tensorflow', '--from-directory', stick], { DESCENT_CACHE: cache })
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${join(cache, `tensorflow-${defaultVersion}-cpu`)}\n` })
    const found = findTensorFlow({ DESCENT_CACHE: cache })
    const load = 'process.dlopen({ exports: {} }, process.argv[1])'
    execFileSync(process.execPath, ['-e', load, found?.binding ?? ''])
  })

  it('is not set up a second time', async () => {
    const start = performance.now()
    const { code, stdout } = await descent(['setup', 'tensorflow'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${library?.folder}\n` })
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  it('is not used where the environment names another folder, which doctor says', async () => {
    const other = temporaryFolder()
    mkdirSync(join(other, 'empty'))
    const { stdout } = await descent(['doctor'], { DESCENT_TENSORFLOW: join(other, 'empty') })
    expect(stdout).toContain('DESCENT_TENSORFLOW:')
    expect(stdout).toContain('has no tensorflow.json')
  })
})
