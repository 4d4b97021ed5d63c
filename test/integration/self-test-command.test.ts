import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findTensorFlow } from '../../src-main/setup/tensorflow/find.mjs'
import { hasNvidiaGpu } from '../../src-main/setup/tensorflow/gpu.mjs'
import { descent } from './support/cli'
import { root } from './support/places'

const library = findTensorFlow()
const gpu = hasNvidiaGpu()

describe('descent doctor --self-test', () => {
  it('prints a table for every engine, and ends well where all agree', async () => {
    const { code, stdout, stderr } = await descent(['doctor', '--self-test'])
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^ok {7}Node/)
    expect(stdout).toMatch(/\nTypeScript\n +time a step\n/)
    if (library !== undefined) expect(stdout).toContain(`\nTensorFlow ${library.version} on the processor\n`)
    expect(code).toBe(0)
  })

  it.skipIf(library === undefined)('prints all of it as one JSON object', async () => {
    const { code, stdout } = await descent(['doctor', '--device', 'cpu', '--json'])
    const { selfTest } = JSON.parse(stdout) as { selfTest: { rows: unknown[] }[] }
    expect(selfTest).toMatchObject([{ engine: 'tensorflow', device: 'cpu' }])
    expect(selfTest[0].rows).toHaveLength(6)
    expect(code).toBe(0)
  })

  it.skipIf(gpu)('fails where a GPU is asked for and there is none', async () => {
    const { code, stdout } = await descent(['doctor', '--device', 'gpu'])
    expect(stdout).toMatch(/on the GPU\n {2}Failed: (there is no GPU|TensorFlow is not there)/)
    expect(code).toBe(1)
  })

  it('knows how thorough it can be', async () => {
    const { code, stderr } = await descent(['doctor', '--self-test', 'endless'])
    expect(stderr).toContain('Allowed choices are short, thorough.')
    expect(code).toBe(2)
  })
})

describe('npm run gpu:check', () => {
  it.skipIf(gpu)('says that there was nothing to check, with an exit code of its own', () => {
    const program = join(root, 'src-main/setup/gpu-check.mjs')
    const { status, stdout } = spawnSync(process.execPath, [program], { encoding: 'utf8' })
    expect(stdout).toMatch(/Nothing was checked on a GPU: .+\./)
    expect(status).toBe(3)
  })
})
