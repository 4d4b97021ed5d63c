import { chmodSync, existsSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { openFolder } from '../../../src-main/data/folder'
import { writeFolder } from '../../../src-main/data/folder-writing'
import { VerifiedFiles } from '../../../src-main/data/verified'
import { temporaryFolder } from '../../support/temporary-folder'
import { tinyContent } from './tiny'

let folder: string
beforeEach(() => {
  folder = join(temporaryFolder(), 'tiny')
  writeFolder(folder, tinyContent)
})

const path = (name: string): string => join(folder, name)
const stateOf = (name: string): ReturnType<typeof state> => state(path(name))
const state = (file: string) => statSync(file, { bigint: true })
const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
const later = (): number => Date.now() + 10_000

/** Keeps what was found of x.npy, as an opening ten seconds from now would. */
function keep(): void {
  new VerifiedFiles(folder).keep({ 'x.npy': { sha256, state: stateOf('x.npy') } }, later())
}
const holds = (): boolean => new VerifiedFiles(folder).holds('x.npy', sha256, stateOf('x.npy'))

describe('files that were hashed', () => {
  it('are known until somebody touches them', async () => {
    expect(holds()).toBe(false)
    keep()
    expect(holds()).toBe(true)
    expect(new VerifiedFiles(folder).holds('x.npy', sha256.replace('b', 'c'), stateOf('x.npy'))).toBe(false)
    expect(new VerifiedFiles(folder).holds('y.npy', sha256, stateOf('y.npy'))).toBe(false)
    const { atime, mtime } = statSync(path('x.npy'))
    const content = readFileSync(path('x.npy'))
    content[140] ^= 1
    await delay(20)
    writeFileSync(path('x.npy'), content)
    // Of the same size, and as old as before to all who only look at its modification.
    utimesSync(path('x.npy'), atime, mtime)
    expect(holds()).toBe(false)
  })

  it('are not known under another inode', () => {
    keep()
    writeFileSync(path('copy'), readFileSync(path('x.npy')))
    renameSync(path('copy'), path('x.npy'))
    expect(holds()).toBe(false)
  })

  it('are not kept while they are new: they may change within one tick of the clock', () => {
    const { ctimeMs } = statSync(path('x.npy'))
    new VerifiedFiles(folder).keep({ 'x.npy': { sha256, state: stateOf('x.npy') } }, ctimeMs + 1000)
    expect(existsSync(path('verified.json'))).toBe(false)
    openFolder(folder)
    expect(existsSync(path('verified.json'))).toBe(false)
  })

  it.each(['', '[]', '{"x.npy": 3}', '{"x.npy": {"sha256": "a"}}'])('are unknown to a list that is %j', (text) => {
    writeFileSync(path('verified.json'), text)
    expect(holds()).toBe(false)
    expect(openFolder(folder).description.samples).toBe(8)
  })

  it('are hashed every time where nothing can be written', () => {
    rmSync(path('y.npy'))
    keep()
    rmSync(path('verified.json'))
    // A file in place of the folder stands for a folder that is read-only: the tests may run as root.
    const files = new VerifiedFiles(path('x.npy'))
    expect(() => files.keep({ 'x.npy': { sha256, state: stateOf('x.npy') } }, later())).not.toThrow()
    expect(files.holds('x.npy', sha256, stateOf('x.npy'))).toBe(false)
  })
})

describe('opening a folder', () => {
  it('reads what it keeps: a file that counts as verified is not hashed', () => {
    const { files } = openFolder(folder).description
    const known = { sha256: files['x.npy'].sha256, state: stateOf('x.npy') }
    new VerifiedFiles(folder).keep({ 'x.npy': known }, later())
    // With another SHA-256 in dataset.json, what is kept is worth nothing.
    const about = readFileSync(path('dataset.json'), 'utf8')
    writeFileSync(path('dataset.json'), about.replace(files['x.npy'].sha256, sha256))
    expect(() => openFolder(folder)).toThrow('the file was altered')
    new VerifiedFiles(folder).keep({ 'x.npy': { ...known, sha256 } }, later())
    expect(openFolder(folder).x).toHaveLength(32)
    // Touched by anything, it is hashed again.
    chmodSync(path('x.npy'), 0o600)
    expect(() => openFolder(folder)).toThrow('the file was altered')
  })
})
