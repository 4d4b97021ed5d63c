import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { readBytes, readVerified, reasonOf, sha256Of, writeDurably } from '../../../src-main/data/files'
import { temporaryFolder } from '../../support/temporary-folder'

let home: string
beforeEach(() => {
  home = temporaryFolder()
})

describe('writeDurably', () => {
  it('writes the parts one after another, and over no file that is there', () => {
    const file = join(home, 'parts')
    writeDurably(file, [Buffer.from('ab'), Buffer.alloc(0), Buffer.from('c')])
    expect(readFileSync(file, 'utf8')).toBe('abc')
    expect(() => writeDurably(file, [Buffer.from('d')])).toThrow('EEXIST')
    expect(readFileSync(file, 'utf8')).toBe('abc')
  })
})

describe('readVerified', () => {
  const content = Buffer.alloc(1234, 'lecture')
  const expected = { bytes: 1234, sha256: sha256Of(content) }
  const read = (altered: Buffer): Buffer => {
    writeFileSync(join(home, 'x.npy'), altered)
    return readVerified(join(home, 'x.npy'), expected, 'Delete it.')
  }

  it('reads what is as it was made', () => {
    expect(read(content).equals(content)).toBe(true)
  })

  it('names the file, what was expected and what was found', () => {
    const file = join(home, 'x.npy')
    expect(() => read(content.subarray(0, 1000))).toThrow(`${file}: expected 1,234 bytes, found 1,000. Delete it.`)
    expect(() => read(Buffer.alloc(0))).toThrow(`${file}: expected 1,234 bytes, found 0. Delete it.`)
    const altered = Buffer.from(content)
    altered[617] ^= 1
    expect(() => read(altered)).toThrow(
      `${file}: expected SHA-256 ${expected.sha256}, found ${sha256Of(altered)}: the file was altered. Delete it.`
    )
    expect(() => readVerified(join(home, 'y'), expected, 'Delete it.')).toThrow(
      `${join(home, 'y')}: there is no such file or folder. Delete it.`
    )
    expect(() => readBytes(home, 'Delete it.')).toThrow(`${home}: it is a folder, not a file. Delete it.`)
  })
})

describe('sha256Of', () => {
  it('is SHA-256, however the bytes are cut into parts', () => {
    // The example of FIPS 180-2, appendix B.1.
    const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    expect(sha256Of(Buffer.from('abc'))).toBe(expected)
    expect(sha256Of(Buffer.from('a'), Buffer.from('bc'))).toBe(expected)
  })
})

describe('reasonOf', () => {
  it('says in words what the system says in a code, and else what the error says', () => {
    expect(reasonOf(Object.assign(new Error('EROFS: read-only'), { code: 'EROFS' }))).toBe('the disk is read-only')
    expect(reasonOf(Object.assign(new Error('EXYZ: odd'), { code: 'EXYZ' }))).toBe('EXYZ: odd')
    expect(reasonOf('a text')).toBe('a text')
  })
})
