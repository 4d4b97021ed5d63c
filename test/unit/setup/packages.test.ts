import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { npmCommand } from '../../../src-main/setup/npm.mjs'
import { isInstalled, packagesArePresent } from '../../../src-main/setup/packages.mjs'
import { temporaryFolder, writeInto } from './temporary'

const all = {
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b': { version: '2.0.0', optional: true }
}
const locked = { '': {}, ...all }
const lockFile = JSON.stringify({ packages: locked })

describe('isInstalled', () => {
  it('accepts everything, and everything but optional packages', () => {
    expect(isInstalled(locked, { 'node_modules/a': { version: '1.0.0' } })).toBe(true)
    expect(isInstalled(locked, all)).toBe(true)
  })

  it('rejects what is missing, of another version or too much', () => {
    expect(isInstalled(locked, {})).toBe(false)
    expect(isInstalled(locked, { 'node_modules/a': { version: '1.0.1' } })).toBe(false)
    const more = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/c': { version: '1.0.0' } }
    expect(isInstalled(locked, more)).toBe(false)
  })
})

describe('packagesArePresent', () => {
  it('does not find packages without node_modules', () => {
    expect(packagesArePresent(temporaryFolder({ 'package-lock.json': lockFile }))).toBe(false)
  })

  it('trusts the stamp until package-lock.json changes', () => {
    const stamp = createHash('sha256').update(lockFile).digest('hex')
    const root = temporaryFolder({
      'package-lock.json': lockFile,
      'node_modules/.descent-packages': stamp
    })
    expect(packagesArePresent(root)).toBe(true)
    writeInto(root, 'package-lock.json', `${lockFile} `)
    expect(packagesArePresent(root)).toBe(false)
  })

  it("accepts an installation by hand, which npm's own record shows", () => {
    const record = JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } })
    const root = temporaryFolder({
      'package-lock.json': lockFile,
      'node_modules/.package-lock.json': record
    })
    expect(packagesArePresent(root)).toBe(true)
  })
})

describe('npmCommand', () => {
  it('is the npm that runs us', () => {
    const { command, args } = npmCommand({ npm_execpath: '/lib/npm/bin/npm-cli.js' }, 'linux')
    expect([command, ...args]).toEqual([process.execPath, '/lib/npm/bin/npm-cli.js'])
  })

  it('is the one on the path where another program runs us', () => {
    expect(npmCommand({ npm_execpath: '/lib/yarn.js' }, 'linux').command).toBe('npm')
    expect(npmCommand({}, 'win32')).toEqual({ command: 'npm.cmd', args: [], shell: true })
  })
})
