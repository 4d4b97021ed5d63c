import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeManifest } from '../../../../src-main/setup/tensorflow/folder.mjs'
import { givenDirectory, givenWheels } from '../../../../src-main/setup/tensorflow/given.mjs'
import { temporaryFolder } from '../temporary'
import { listen, makeWheel } from './wheels'

const nvidia = { name: 'nvidia_cublas_cu12', version: '99.1', tag: 'py3-none-manylinux_2_27_x86_64', members: {} }
const { report } = listen()

describe('wheels that were given', () => {
  it('say which library they hold', async () => {
    expect(await givenWheels([makeWheel(temporaryFolder())], report)).toMatchObject({
      version: '2.99.0',
      flavour: 'cpu'
    })
  })

  it('may be those of CUDA', async () => {
    const folder = temporaryFolder()
    const files = [makeWheel(folder, { name: 'tensorflow' }), makeWheel(folder, nvidia)]
    const { flavour, wheels } = await givenWheels(files, report)
    expect(flavour).toBe('cuda')
    expect(wheels).toHaveLength(2)
  })

  it('have to be those of one library', async () => {
    const folder = temporaryFolder()
    await expect(givenWheels([makeWheel(folder, nvidia)], report)).rejects.toThrow('there is none')
    const two = [makeWheel(folder), makeWheel(folder, { version: '2.98.0' })]
    await expect(givenWheels(two, report)).rejects.toThrow(/there are tensorflow_cpu-2.99.0.*, tensorflow_cpu-2.98.0/)
  })
})

describe('a folder that was given', () => {
  it('may be one that was made before, or hold it', async () => {
    const stick = temporaryFolder({ 'tensorflow-2.99.0-cpu/tfjs_binding.node': '' })
    const folder = join(stick, 'tensorflow-2.99.0-cpu')
    writeManifest(folder, { version: '2.99.0', flavour: 'cpu', sources: [] })
    const expected = { version: '2.99.0', flavour: 'cpu', folder }
    expect(await givenDirectory(folder, {}, report)).toEqual(expected)
    expect(await givenDirectory(stick, {}, report)).toEqual(expected)
  })

  it('may not be one that is damaged', async () => {
    const stick = temporaryFolder({ 'tensorflow.json': '{}' })
    await expect(givenDirectory(stick, {}, report)).rejects.toThrow('has no tensorflow.json')
  })

  it('may be one of wheels, of which those for the CPU come first, or those that are wished', async () => {
    const folder = temporaryFolder({ 'notes.txt': '' })
    makeWheel(folder)
    makeWheel(folder, { version: '2.98.0' })
    makeWheel(folder, { name: 'tensorflow' })
    makeWheel(folder, nvidia)
    const names = async (wishes: Parameters<typeof givenDirectory>[1]) =>
      (await givenDirectory(folder, wishes, report)).wheels?.map(({ name, version }) => `${name} ${version}`)
    expect(await names({})).toEqual(['tensorflow_cpu 2.99.0'])
    expect(await names({ version: '2.98.0' })).toEqual(['tensorflow_cpu 2.98.0'])
    expect(await names({ flavour: 'cuda' })).toEqual(['tensorflow 2.99.0', 'nvidia_cublas_cu12 99.1'])
  })

  it('may not be one that holds nothing of use', async () => {
    const message = 'holds neither a library that "descent setup tensorflow" made nor a wheel of TensorFlow that fits'
    await expect(givenDirectory(temporaryFolder(), {}, report)).rejects.toThrow(message)
    await expect(givenDirectory('/no/such', {}, report)).rejects.toThrow(message)
  })
})
