import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createReport } from '../../../src-main/setup/report.mjs'
import { makeFolder } from '../../../src-main/setup/workshop.mjs'
import { temporaryFolder } from './temporary'

const silent = createReport({ output: { write: () => true } })

/** Makes a folder with one file in it. */
const make = (text: string) => (workshop: string) => {
  mkdirSync(join(workshop, 'finished'))
  writeFileSync(join(workshop, 'finished/file'), text)
  return Promise.resolve(join(workshop, 'finished'))
}

describe('a folder that is made in a workshop', () => {
  it('replaces what was there, and leaves nothing beside it', async () => {
    const cache = temporaryFolder({ 'thing/old': '' })
    await makeFolder(join(cache, 'thing'), silent, make('new'))
    expect(readFileSync(join(cache, 'thing/file'), 'utf8')).toBe('new')
    expect(readdirSync(cache)).toEqual(['thing'])
    expect(existsSync(join(cache, 'thing/old'))).toBe(false)
  })

  it('stays what it was where making it fails', async () => {
    const cache = temporaryFolder({ 'thing/old': '' })
    const failing = () => Promise.reject(new Error('broken'))
    await expect(makeFolder(join(cache, 'thing'), silent, failing)).rejects.toThrow('broken')
    expect(readdirSync(cache)).toEqual(['thing'])
    expect(existsSync(join(cache, 'thing/old'))).toBe(true)
  })

  it('stays what it was where another process has made it meanwhile', async () => {
    const cache = temporaryFolder({ 'thing/old': '' })
    await makeFolder(join(cache, 'thing'), silent, () => Promise.resolve(undefined))
    expect(readdirSync(join(cache, 'thing'))).toEqual(['old'])
  })

  it('does not suffer from attempts that were killed', async () => {
    const cache = temporaryFolder({ 'thing.partial-123/half': '', 'thing-2.partial-9/half': '' })
    await makeFolder(join(cache, 'thing'), silent, make('new'))
    expect(readdirSync(cache).sort()).toEqual(['thing', 'thing-2.partial-9'])
  })

  it('says what to do where the disk is full', async () => {
    const full = () => Promise.reject(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' }))
    const failure = makeFolder(join(temporaryFolder(), 'thing'), silent, full)
    await expect(failure).rejects.toThrow(/There is not enough space in .*\nFree some, or set DESCENT_CACHE/)
  })
})
