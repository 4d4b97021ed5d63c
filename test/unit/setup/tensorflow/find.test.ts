import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  describeTensorFlow,
  findTensorFlow,
  libraryFolder,
  searchTensorFlow
} from '../../../../src-main/setup/tensorflow/find.mjs'
import { inspectFolder, writeManifest } from '../../../../src-main/setup/tensorflow/folder.mjs'
import { libraryName } from '../../../../src-main/setup/tensorflow/official-folder.mjs'
import { temporaryFolder, writeInto } from '../temporary'

const official = 'node_modules/@tensorflow/tfjs-node-gpu'
const noGpu = { gpu: false }

/** A library folder below `cache`, with the default version's folder name unless told otherwise. */
function library(
  cache: string,
  version = '2.21.0',
  flavour: 'cpu' | 'cuda' = 'cpu',
  name = folderName(version, flavour)
) {
  writeInto(cache, `${name}/tfjs_binding.node`, 'binding')
  writeInto(cache, `${name}/libtensorflow_cc.so.2`, 'library')
  const folder = join(cache, name)
  writeManifest(folder, { version, flavour, sources: [] })
  return folder
}

const folderName = (version: string, flavour: string) => `tensorflow-${version}-${flavour}`

describe('findTensorFlow', () => {
  it('finds nothing on a fresh machine', () => {
    expect(searchTensorFlow({ DESCENT_CACHE: '/no/such' }, noGpu)).toEqual({ problems: [] })
  })

  it('finds what the set-up made', () => {
    const cache = temporaryFolder()
    const folder = library(cache)
    expect(folder).toBe(libraryFolder('2.21.0', 'cpu', { DESCENT_CACHE: cache }))
    expect(findTensorFlow({ DESCENT_CACHE: cache }, noGpu)).toEqual({
      folder,
      binding: join(folder, 'tfjs_binding.node'),
      version: '2.21.0',
      flavour: 'cpu',
      origin: 'cache'
    })
  })

  it('takes the one with CUDA where there is an NVIDIA GPU, or where it is told to', () => {
    const env = { DESCENT_CACHE: temporaryFolder() }
    library(env.DESCENT_CACHE)
    library(env.DESCENT_CACHE, '2.21.0', 'cuda')
    expect(findTensorFlow(env, noGpu)?.flavour).toBe('cpu')
    expect(findTensorFlow(env, { gpu: true })?.flavour).toBe('cuda')
    expect(findTensorFlow({ ...env, DESCENT_TENSORFLOW_FLAVOUR: 'cuda' }, noGpu)?.flavour).toBe('cuda')
    expect(findTensorFlow({ ...env, DESCENT_TENSORFLOW_FLAVOUR: 'cpu' }, { gpu: true })?.flavour).toBe('cpu')
  })

  it('takes the default version before newer ones, and these before older ones', () => {
    const cache = temporaryFolder()
    const versions = () => findTensorFlow({ DESCENT_CACHE: cache }, noGpu)?.version
    library(cache, '2.9.0')
    library(cache, '2.22.0')
    expect(versions()).toBe('2.22.0')
    library(cache)
    expect(versions()).toBe('2.21.0')
    expect(findTensorFlow({ DESCENT_CACHE: cache }, { ...noGpu, version: '2.9.0' })?.version).toBe('2.9.0')
    expect(findTensorFlow({ DESCENT_CACHE: cache }, { ...noGpu, flavour: 'cuda' })).toBeUndefined()
  })

  it('takes the folder that the environment names before all others', () => {
    const cache = temporaryFolder()
    library(cache)
    const folder = library(temporaryFolder(), '2.20.0', 'cpu', 'from a stick')
    const found = findTensorFlow({ DESCENT_CACHE: cache, DESCENT_TENSORFLOW: folder }, noGpu)
    expect(found).toMatchObject({ folder, version: '2.20.0', origin: 'override' })
    expect(found && describeTensorFlow(found)).toBe('TensorFlow 2.20.0 for the CPU (from DESCENT_TENSORFLOW)')
  })

  it('says why a named folder is not used, and goes on', () => {
    const cache = temporaryFolder()
    library(cache)
    const { found, problems } = searchTensorFlow({ DESCENT_CACHE: cache, DESCENT_TENSORFLOW: '/no/such' }, noGpu)
    expect(found?.origin).toBe('cache')
    expect(problems).toEqual([expect.stringMatching(/^DESCENT_TENSORFLOW: There is no folder .*such/)])
  })

  it("takes what tfjs-node's own installer brought where there is nothing else, if it got to its end", () => {
    const root = temporaryFolder({
      [`${official}/scripts/deps-constants.js`]: "const LIBTENSORFLOW_VERSION = '2.9.1';",
      [`${official}/deps/lib/${libraryName('2.9.1')}`]: ''
    })
    const env = { DESCENT_CACHE: temporaryFolder() }
    expect(findTensorFlow(env, { root, ...noGpu })).toBeUndefined()
    writeInto(root, `${official}/lib/napi-v8/tfjs_binding.node`, '')
    expect(findTensorFlow(env, { root, ...noGpu })).toMatchObject({ version: '2.9.1', flavour: 'official' })
    library(env.DESCENT_CACHE)
    expect(findTensorFlow(env, { root, ...noGpu })?.origin).toBe('cache')
  })
})

describe('a library folder', () => {
  it('does not count before its manifest is written', () => {
    const folder = temporaryFolder({ 'libtensorflow_cc.so.2': '' })
    expect(inspectFolder(folder).problem).toContain('"descent setup tensorflow" has not made it, or not finished')
  })

  it('does not count where a file is missing or of another size', () => {
    const folder = library(temporaryFolder())
    writeFileSync(join(folder, 'libtensorflow_cc.so.2'), 'half')
    expect(inspectFolder(folder).problem).toContain('libtensorflow_cc.so.2 has 4 bytes instead of 7')
    const other = library(temporaryFolder(), '2.21.0', 'cpu', 'other')
    writeInto(
      other,
      'tensorflow.json',
      JSON.stringify({ ...inspectFolder(other).manifest, files: { 'tfjs_binding.node': 7, gone: 1 } })
    )
    expect(inspectFolder(other).problem).toContain('gone is missing')
  })

  it('does not count on another kind of machine', () => {
    const problem = inspectFolder(library(temporaryFolder()), 'plan9', 'mips').problem
    expect(problem).toMatch(/for another kind of machine \(.+; this one is plan9-mips\)/)
  })

  it.each(['{', '{}', '{ "format": 2 }', '[]', 'null'])('does not count with the manifest %s', (manifest) => {
    expect(inspectFolder(temporaryFolder({ 'tensorflow.json': manifest })).problem).toContain('tensorflow.json')
  })
})
