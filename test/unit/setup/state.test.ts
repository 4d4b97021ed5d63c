import { existsSync, utimesSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildIsFresh, buildStamp } from '../../../src-main/setup/build.mjs'
import { diagnose } from '../../../src-main/setup/doctor.mjs'
import { fingerprint, integrityOf } from '../../../src-main/setup/fingerprint.mjs'
import { isAbandoned, withLock } from '../../../src-main/setup/lock.mjs'
import { capture } from '../../../src-main/setup/processes.mjs'
import { createReport } from '../../../src-main/setup/report.mjs'
import { temporaryFolder, writeInto } from './temporary'

const silent = createReport({ output: { write: () => true } })
const impossibleProcess = 2 ** 30

describe('a fingerprint', () => {
  it('changes with content and names and only with them', () => {
    const root = temporaryFolder({ 'a/one.ts': '1', 'a/two.ts': '2', other: '' })
    const before = fingerprint(root, ['a', 'missing'])
    writeInto(root, 'other', 'changed')
    expect(fingerprint(root, ['a', 'missing'])).toBe(before)
    writeInto(root, 'missing', '')
    expect(fingerprint(root, ['a', 'missing'])).not.toBe(before)
    expect(fingerprint(root, ['a'])).toBe(before)
    writeInto(root, 'a/one.ts', '3')
    expect(fingerprint(root, ['a'])).not.toBe(before)
  })

  it("is npm's integrity for a download", async () => {
    const file = join(temporaryFolder({ file: 'abc' }), 'file')
    expect(await integrityOf(file)).toBe(
      'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw=='
    )
  })
})

it('takes a build for fresh until a source changes', () => {
  const root = temporaryFolder({ 'src-main/a.ts': '1', 'package.json': '{}' })
  expect(buildIsFresh(root)).toBe(false)
  const sources = ['src-main', 'package.json']
  writeInto(root, buildStamp, fingerprint(root, sources))
  expect(buildIsFresh(root)).toBe(true)
  writeInto(root, 'src-renderer/b.vue', '')
  expect(buildIsFresh(root)).toBe(false)
})

describe('a lock', () => {
  it('lets one work after the other', async () => {
    const file = join(temporaryFolder(), 'lock')
    const events: string[] = []
    const work = (name: string) => async () => {
      events.push(`${name} begins`)
      await new Promise((resolve) => setTimeout(resolve, 20))
      events.push(`${name} ends`)
    }
    await Promise.all([withLock(file, silent, work('a')), withLock(file, silent, work('b'))])
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
    expect(existsSync(file)).toBe(false)
  })

  it('is free again after an error', async () => {
    const file = join(temporaryFolder(), 'lock')
    const failing = withLock(file, silent, () => Promise.reject(new Error('broken')))
    await expect(failing).rejects.toThrow('broken')
    expect(await withLock(file, silent, () => 'done')).toBe('done')
  })

  it('does not outlive its owner', async () => {
    const folder = temporaryFolder({ lock: `${impossibleProcess} ${hostname()}` })
    expect(await withLock(join(folder, 'lock'), silent, () => 'done')).toBe('done')
  })

  it('of another machine counts while it is kept up', () => {
    const file = join(temporaryFolder({ lock: '1 elsewhere' }), 'lock')
    expect(isAbandoned(file)).toBe(false)
    const longAgo = new Date(Date.now() - 60_000)
    utimesSync(file, longAgo, longAgo)
    expect(isAbandoned(file)).toBe(true)
  })
})

describe('a captured command', () => {
  it('gives its exit code, what it said, and its lines as they come', async () => {
    const lines: string[] = []
    const script = 'console.log("a\\nb"); console.error("c"); process.exitCode = 3'
    const onLine = (line: string) => void lines.push(line)
    const { code, output } = await capture(process.execPath, ['-e', script], { onLine })
    expect(code).toBe(3)
    expect(output).toContain('c\n')
    expect(lines.sort()).toEqual(['a', 'b', 'c'])
  })

  it('that takes longer than it may is ended', async () => {
    const { code } = await capture(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { timeout: 50 })
    expect(code).toBe(process.platform === 'win32' ? 1 : 143)
  })

  it('that does not exist has failed', async () => {
    const { code, output } = await capture('no-such-command', [])
    expect(code).toBe(127)
    expect(output).toContain('no-such-command')
  })
})

it('diagnoses a bare checkout without changing it', () => {
  const root = temporaryFolder({ 'package.json': '{ "engines": { "node": ">=99" } }', 'package-lock.json': '{}' })
  const { node, packages } = diagnose(root)
  expect(node).toMatchObject({ sufficient: false, version: process.versions.node })
  expect(node.remedy).toContain('Node 99')
  expect(packages).toEqual({ present: false, remedy: 'npm start installs them.' })
})
