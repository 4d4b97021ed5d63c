import { describe, expect, it } from 'vitest'
import { aptPercent, availableInPolicy, chooseNames } from '../../../src-main/setup/apt.mjs'
import { hasDisplay } from '../../../src-main/setup/display.mjs'
import { cacheFolder } from '../../../src-main/setup/files.mjs'
import { missingInLdd } from '../../../src-main/setup/libraries.mjs'
import { isAtLeast } from '../../../src-main/setup/node-version.mjs'
import { unpackedFolder } from '../../../src-main/setup/packaging.mjs'
import { sandboxObstacle } from '../../../src-main/setup/sandbox.mjs'

describe('the display', () => {
  it('is X or Wayland on Linux and always there elsewhere', () => {
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
    expect(hasDisplay({}, 'darwin')).toBe(true)
  })
})

describe('system libraries', () => {
  it('are missing where ldd says so, each once', () => {
    const output = '\tlibnss3.so => not found\n\tlibc.so.6 => /lib/libc.so.6\n\tlibnss3.so => not found\n'
    expect(missingInLdd(output)).toEqual(['libnss3.so'])
  })

  it('go by their new name where there is one', () => {
    const policy =
      'libgtk-3-0t64:\n  Installed: (none)\n  Candidate: 3.24\nlibnss3t64:\n  Installed: (none)\n  Candidate: (none)\n'
    const available = availableInPolicy(policy)
    expect(chooseNames(['libgtk-3-0', 'libnss3'], available)).toEqual(['libgtk-3-0t64', 'libnss3'])
  })

  it('arrive with a progress', () => {
    expect(aptPercent('dlstatus:1:20.4:Retrieving file 1 of 5')).toBe(20.4)
    expect(aptPercent('pmstatus:libnss3:amd64:40:Unpacking')).toBe(40)
    expect(aptPercent('Reading package lists...')).toBeUndefined()
  })
})

describe("Chromium's sandbox", () => {
  const ordinary = { platform: 'linux', isRoot: false, userNamespaces: true, helper: false } as const

  it('is used wherever the system lets it', () => {
    expect(sandboxObstacle(ordinary)).toBeUndefined()
    expect(sandboxObstacle({ ...ordinary, userNamespaces: false, helper: true })).toBeUndefined()
    expect(sandboxObstacle({ ...ordinary, platform: 'darwin', isRoot: true })).toBeUndefined()
  })

  it('is left off for root, and with a remedy where namespaces are forbidden', () => {
    expect(sandboxObstacle({ ...ordinary, isRoot: true })?.reason).toContain('root')
    expect(sandboxObstacle({ ...ordinary, userNamespaces: false })?.remedy).toContain('chmod 4755')
  })
})

describe('folders', () => {
  it('keeps the cache where the environment says', () => {
    expect(cacheFolder({ DESCENT_CACHE: '/c', XDG_CACHE_HOME: '/x' }, '/home/a')).toBe('/c')
    expect(cacheFolder({ XDG_CACHE_HOME: '/x' }, '/home/a')).toMatch(/^[/\\]x[/\\]descent$/)
    expect(cacheFolder({}, '/home/a')).toMatch(/\.cache[/\\]descent$/)
  })

  it("finds electron-builder's result", () => {
    expect(unpackedFolder('linux', 'x64')).toBe('dist/linux-unpacked')
    expect(unpackedFolder('win32', 'arm64')).toBe('dist/win-arm64-unpacked')
    expect(unpackedFolder('darwin', 'arm64')).toBe('dist/mac-arm64')
  })
})

it.each([
  ['20.19.0', true],
  ['20.20.2', true],
  ['22.0.0', true],
  ['20.9.5', false],
  ['18.20.0', false]
])('Node %s is new enough: %s', (version, enough) => {
  expect(isAtLeast(version, '20.19')).toBe(enough)
})
