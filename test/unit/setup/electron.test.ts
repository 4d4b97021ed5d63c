import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeElectron, executableName, findElectron, hasStandIn } from '../../../src-main/setup/electron/find.mjs'
import { temporaryFolder, writeInto } from './temporary'

const executable = executableName(process.platform)
const official = {
  'node_modules/electron/package.json': '{ "version": "45.4.1" }',
  'node_modules/electron/path.txt': executable,
  'node_modules/electron/dist/version': '45.4.1',
  [`node_modules/electron/dist/${executable}`]: ''
}

function emptyCache() {
  return { DESCENT_CACHE: temporaryFolder() }
}

describe('findElectron', () => {
  it('finds nothing on a fresh machine', () => {
    expect(findElectron(temporaryFolder(), emptyCache())).toBeUndefined()
  })

  it('finds the official release', () => {
    const root = temporaryFolder(official)
    const found = findElectron(root, emptyCache())
    expect(found).toMatchObject({ version: '45.4.1', origin: 'official' })
    expect(found?.executable).toBe(join(root, 'node_modules/electron/dist', executable))
  })

  it('does not take an official release that is unfinished or out of date', () => {
    const root = temporaryFolder(official)
    rmSync(join(root, 'node_modules/electron/path.txt'))
    expect(findElectron(root, emptyCache())).toBeUndefined()
    writeInto(root, 'node_modules/electron/path.txt', executable)
    writeInto(root, 'node_modules/electron/package.json', '{ "version": "46.0.0" }')
    expect(findElectron(root, emptyCache())).toBeUndefined()
  })

  it('prefers the folder that the environment names', () => {
    const folder = temporaryFolder({ [executable]: '', version: 'v40.0.0\n' })
    const env = { ...emptyCache(), ELECTRON_OVERRIDE_DIST_PATH: folder }
    const found = findElectron(temporaryFolder(official), env)
    expect(found).toMatchObject({ folder, version: '40.0.0', origin: 'override' })
  })

  it('passes over a named folder without Electron', () => {
    const env = { ...emptyCache(), ELECTRON_OVERRIDE_DIST_PATH: temporaryFolder() }
    expect(findElectron(temporaryFolder(official), env)?.origin).toBe('official')
  })

  it.runIf(hasStandIn())('falls back to a whole stand-in in the cache', () => {
    const cache = temporaryFolder({ 'electron-25.1.1/electron': '' })
    expect(findElectron(temporaryFolder(), { DESCENT_CACHE: cache })).toBeUndefined()
    writeInto(cache, 'electron-25.1.1/version', '25.1.1')
    const found = findElectron(temporaryFolder(), { DESCENT_CACHE: cache })
    expect(found && describeElectron(found)).toBe('Electron 25.1.1 (a stand-in)')
  })
})
