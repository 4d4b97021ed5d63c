import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tensorflowFindings } from '../../../../src-main/cli/doctor-tensorflow'
import { librariesLookedFor } from '../../../../src-main/setup/tensorflow/cuda-libraries.mjs'
import { diagnoseTensorFlow } from '../../../../src-main/setup/tensorflow/diagnose.mjs'
import { writeManifest } from '../../../../src-main/setup/tensorflow/folder.mjs'
import { temporaryFolder, writeInto } from '../temporary'

const gpu = { name: 'NVIDIA GeForce RTX 3060', memory: 12 * 2 ** 30, driver: '535.129.03', computeCapability: '8.6' }
const one = () => Promise.resolve({ gpus: [gpu], driver: gpu.driver })
const none = () => Promise.resolve({ gpus: [] })
const cudaNames: string[] =
  librariesLookedFor('cuda', 'linux')?.libraries.map(({ name }: { name: string }) => name) ?? []

/** A machine with one library of TensorFlow, in a folder that holds these other libraries. */
function machine(flavour: 'cpu' | 'cuda', beside: readonly string[] = []): NodeJS.ProcessEnv {
  const cache = temporaryFolder()
  const folder = join(cache, `tensorflow-2.21.0-${flavour}`)
  for (const name of ['tfjs_binding.node', ...beside]) writeInto(folder, name, '')
  writeManifest(folder, { version: '2.21.0', flavour, sources: [] })
  return { DESCENT_CACHE: cache, DESCENT_TENSORFLOW_FLAVOUR: flavour, CXX: 'g++' }
}

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the diagnosis', () => {
  it('of a machine without a GPU has no remedy', async () => {
    const diagnosis = await diagnoseTensorFlow(undefined, machine('cpu'), none)
    expect(diagnosis.device).toMatchObject({ kind: 'cpu', reason: 'there is no NVIDIA GPU' })
    expect(tensorflowFindings(diagnosis).every(({ good, remedy }) => good && remedy === undefined)).toBe(true)
  })

  it('of a GPU that the library cannot use says what would', async () => {
    const diagnosis = await diagnoseTensorFlow(undefined, machine('cpu'), one)
    expect(diagnosis.device.reason).toBe('the library is for the CPU only')
    const finding = tensorflowFindings(diagnosis).find(({ subject }) => subject === 'NVIDIA GPU')
    expect(finding).toMatchObject({
      good: false,
      found: 'NVIDIA GeForce RTX 3060, 12.0 GiB, driver 535.129.03, compute capability 8.6',
      remedy: expect.stringContaining('setup tensorflow --cuda')
    })
  })

  it('of all that is needed names the GPU as the device', async () => {
    const { device, cuda } = await diagnoseTensorFlow(undefined, machine('cuda', cudaNames), one)
    expect(device).toEqual({ kind: 'gpu', name: gpu.name, reason: 'with CUDA 12 and cuDNN 9' })
    expect(cuda).toMatchObject({ missing: [], driverIsTooOld: false })
    expect(cuda.remedy).toBeUndefined()
  })

  it('names every library that is missing, and what it is for', async () => {
    const present = cudaNames.filter((name) => name !== 'libcudnn.so.9')
    const diagnosis = await diagnoseTensorFlow(undefined, machine('cuda', present), one)
    expect(diagnosis.cuda.missing).toEqual(['libcudnn.so.9'])
    expect(diagnosis.device).toMatchObject({ kind: 'cpu', reason: 'libcudnn.so.9 could not be found' })
    const finding = tensorflowFindings(diagnosis).find(({ subject }) => subject === 'CUDA libraries')
    expect(finding?.details).toContain(
      'missing  libcudnn.so.9      layers of networks: convolutions, normalisation, activations'
    )
    expect(finding?.remedy).toContain('--cuda')
  })

  it('sees that only the driver is missing, or too old', async () => {
    const present = cudaNames.filter((name) => name !== 'libcuda.so.1')
    const env = machine('cuda', present)
    const { cuda } = await diagnoseTensorFlow(undefined, env, one)
    if (cuda.missing.length > 0) expect(cuda.remedy).toBe("Install NVIDIA's driver.")
    const old = () => Promise.resolve({ gpus: [gpu], driver: '470.42.01' })
    const { device, cuda: outdated } = await diagnoseTensorFlow(undefined, machine('cuda', cudaNames), old)
    expect(outdated.remedy).toBe("Install NVIDIA's driver 525.60 or a newer one for CUDA 12 and cuDNN 9.")
    expect(device.reason).toBe("NVIDIA's driver is too old for CUDA 12 and cuDNN 9")
  })

  it('passes on that a driver does not answer', async () => {
    const problem = { gpus: [], problem: "NVIDIA's driver does not answer.", remedy: 'Restart.' }
    const diagnosis = await diagnoseTensorFlow(undefined, machine('cpu'), () => Promise.resolve(problem))
    expect(diagnosis.device.reason).toBe("NVIDIA's driver does not answer.")
    expect(tensorflowFindings(diagnosis)).toContainEqual(
      expect.objectContaining({ subject: 'NVIDIA GPU', good: false, remedy: 'Restart.' })
    )
  })
})
