import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { FolderInMaking, makeFolder } from '../../../src-main/data/make-folder'
import { temporaryFolder } from '../../support/temporary-folder'

let home: string
let path: string
beforeEach(() => {
  home = temporaryFolder()
  path = join(home, 'datasets', 'one')
})

const write = (folder: string, content: string): void => writeFileSync(join(folder, 'x'), content)
const remaining = (): string[] => (existsSync(join(home, 'datasets')) ? readdirSync(join(home, 'datasets')) : [])

describe('makeFolder', () => {
  it('makes the folder, and those above it', () => {
    makeFolder(path, (temporary) => {
      expect(existsSync(path)).toBe(false)
      write(temporary, 'content')
    })
    expect(readFileSync(join(path, 'x'), 'utf8')).toBe('content')
    expect(remaining()).toEqual(['one'])
  })

  it('leaves nothing when the filling fails', () => {
    const fill = (temporary: string): void => {
      write(temporary, 'half')
      throw new Error('the pen broke')
    }
    expect(() => makeFolder(path, fill)).toThrow(
      expect.objectContaining({
        code: 'dataset',
        message: expect.stringContaining(`${path}: the folder cannot be written: the pen broke.`)
      })
    )
    expect(remaining()).toEqual([])
  })

  it('removes what a maker left that was killed long ago, and nobody else’s folder', () => {
    const hoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1000)
    for (const name of ['one.dead.partial', 'one.alive.partial', 'two.dead.partial']) {
      mkdirSync(join(home, 'datasets', name), { recursive: true })
      if (name.includes('dead')) utimesSync(join(home, 'datasets', name), hoursAgo, hoursAgo)
    }
    makeFolder(path, (temporary) => write(temporary, 'content'))
    expect(remaining()).toEqual(['one', 'one.alive.partial', 'two.dead.partial'])
  })

  it('takes the place of an empty folder', () => {
    mkdirSync(path, { recursive: true })
    makeFolder(path, (temporary) => write(temporary, 'content'))
    expect(readdirSync(path)).toEqual(['x'])
  })

  it('leaves the folder that another maker finished meanwhile', () => {
    makeFolder(path, (temporary) => {
      write(temporary, 'late')
      makeFolder(path, (other) => write(other, 'first'))
      expect(existsSync(temporary)).toBe(true)
    })
    expect(readFileSync(join(path, 'x'), 'utf8')).toBe('first')
    expect(remaining()).toEqual(['one'])
  })

  it('refuses when a file is in the way, and leaves that file', () => {
    mkdirSync(join(home, 'datasets'))
    writeFileSync(path, 'mine')
    expect(() => makeFolder(path, (temporary) => write(temporary, 'content'))).toThrow(
      `${path}: the folder cannot be written: a part of the path is a file, not a folder. Free it, or choose another place with DESCENT_HOME.`
    )
    expect(readFileSync(path, 'utf8')).toBe('mine')
    expect(remaining()).toEqual(['one'])
  })

  it('refuses when a folder above it is a file', () => {
    writeFileSync(join(home, 'datasets'), 'mine')
    expect(() => makeFolder(path, () => {})).toThrow(
      `${path}: the folder cannot be written: a part of the path is a file, not a folder. Free it`
    )
    expect(readFileSync(join(home, 'datasets'), 'utf8')).toBe('mine')
  })
})

describe('FolderInMaking', () => {
  const make = (content: string): FolderInMaking => {
    const making = new FolderInMaking(path)
    write(making.temporary, content)
    return making
  }

  it('takes the place of another, of which nothing stays', () => {
    make('old').takePlaceOfOther()
    make('new').takePlaceOfOther()
    expect(readFileSync(join(path, 'x'), 'utf8')).toBe('new')
    expect(remaining()).toEqual(['one'])
  })

  it('leaves the other in its place when it cannot take it', () => {
    make('old').takePlaceOfOther()
    const making = make('new')
    making.discard()
    expect(() => making.takePlaceOfOther()).toThrow('ENOENT')
    expect(readFileSync(join(path, 'x'), 'utf8')).toBe('old')
    expect(remaining()).toEqual(['one'])
  })

  it('says when another was first', () => {
    const [first, second] = [make('first'), make('second')]
    expect([first.takePlace(), second.takePlace()]).toEqual([true, false])
    second.discard()
    expect(readFileSync(join(path, 'x'), 'utf8')).toBe('first')
    expect(remaining()).toEqual(['one'])
  })
})
