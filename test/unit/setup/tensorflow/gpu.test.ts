import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { driverVersion, findGpus, hasNvidiaGpu, parseNvidiaSmi } from '../../../../src-main/setup/tensorflow/gpu.mjs'
import { temporaryFolder } from '../temporary'

const two = 'NVIDIA GeForce RTX 3060, 12288, 535.129.03, 8.6\nTesla T4, 15360, 535.129.03, 7.5\n'
const answers =
  (output: string, code = 0) =>
  () =>
    Promise.resolve({ code, output })
const missing = answers('spawn nvidia-smi ENOENT\n', 127)

describe("nvidia-smi's answer", () => {
  it('is a line for each GPU', () => {
    expect(parseNvidiaSmi(two)).toEqual([
      { name: 'NVIDIA GeForce RTX 3060', memory: 12288 * 2 ** 20, driver: '535.129.03', computeCapability: '8.6' },
      { name: 'Tesla T4', memory: 15360 * 2 ** 20, driver: '535.129.03', computeCapability: '7.5' }
    ])
  })

  it('may not say everything', () => {
    expect(parseNvidiaSmi('NVIDIA GB10, [N/A], 580.95.05, 12.1\r\n')).toEqual([
      { name: 'NVIDIA GB10', driver: '580.95.05', computeCapability: '12.1' }
    ])
    expect(parseNvidiaSmi('GeForce GT 710, 2001, [Not Supported]')).toEqual([
      { name: 'GeForce GT 710', memory: 2001 * 2 ** 20 }
    ])
  })

  it('may be that there is none', () => {
    expect(parseNvidiaSmi('No devices were found\n')).toEqual([])
    expect(parseNvidiaSmi('')).toEqual([])
  })
})

describe('findGpus', () => {
  it('names GPUs and driver', async () => {
    const { gpus, driver } = await findGpus(answers(two), temporaryFolder())
    expect(gpus).toHaveLength(2)
    expect(driver).toBe('535.129.03')
  })

  it('asks an older driver for what it knows', async () => {
    const ask = (fields: string) =>
      fields.includes('compute_cap')
        ? answers('Field "compute_cap" is not a valid field to query.\n', 2)()
        : answers('Tesla K80, 11441, 450.80.02\n')()
    expect((await findGpus(ask, temporaryFolder())).gpus).toMatchObject([{ name: 'Tesla K80', driver: '450.80.02' }])
  })

  it('reads what the driver shows where nvidia-smi is missing', async () => {
    const system = temporaryFolder({
      'proc/driver/nvidia/version': 'NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.129.03  Thu Oct 19\n',
      'proc/driver/nvidia/gpus/0000:01:00.0/information': 'Model: \t\t NVIDIA GeForce RTX 3060\nIRQ:   32\n'
    })
    expect(await findGpus(missing, system)).toEqual({
      gpus: [{ name: 'NVIDIA GeForce RTX 3060', driver: '535.129.03' }],
      driver: '535.129.03'
    })
  })

  it('says in words that the driver does not answer', async () => {
    const words =
      "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the latest NVIDIA driver is installed and running.\n"
    const { gpus, problem, remedy } = await findGpus(answers(words, 9), temporaryFolder())
    expect(gpus).toEqual([])
    expect(problem).toBe("NVIDIA's driver does not answer (it couldn't communicate with the NVIDIA driver).")
    expect(remedy).toContain("Install NVIDIA's driver")
  })

  it('sees a GPU that has no driver', async () => {
    const device = 'sys/bus/pci/devices/0000:01:00.0'
    const system = temporaryFolder({ [`${device}/vendor`]: '0x10de\n', [`${device}/class`]: '0x030000\n' })
    expect((await findGpus(missing, system)).problem).toContain("NVIDIA's driver is not at work")
  })

  it('finds nothing where there is nothing', async () => {
    expect(await findGpus(missing, temporaryFolder())).toEqual({ gpus: [] })
  })
})

it("reads the version of either of NVIDIA's drivers", () => {
  expect(driverVersion('NVRM version: NVIDIA UNIX x86_64 Kernel Module  470.42.01  Tue Jun 15')).toBe('470.42.01')
  expect(driverVersion('NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  550.54.14  Release')).toBe('550.54.14')
  expect(driverVersion('something else')).toBeUndefined()
})

it('sees at once whether a driver is at work', () => {
  const folder = temporaryFolder({ 'dev/nvidia0': '', 'none/nvidia-caps': '', 'none/null': '', library: '' })
  expect(hasNvidiaGpu(join(folder, 'dev'), '/no/such')).toBe(true)
  expect(hasNvidiaGpu(join(folder, 'none'), join(folder, 'library'))).toBe(true)
  expect(hasNvidiaGpu(join(folder, 'none'), '/no/such')).toBe(false)
  expect(hasNvidiaGpu('/no/such', '/no/such')).toBe(false)
})
