import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { PreferenceStore } from '../../../src-main/desktop/preferences'
import { temporaryFolder } from '../../support/temporary-folder'

let path: string
beforeEach(() => {
  path = join(temporaryFolder(), 'preferences.json')
})

describe('preferences', () => {
  it('follow the system until they are told otherwise', () => {
    expect(new PreferenceStore(path).current).toEqual({ theme: 'system' })
    expect(readdirSync(dirname(path))).toEqual([])
  })

  it('are kept from one session to the next', () => {
    const store = new PreferenceStore(path)
    store.set({ theme: 'light' })
    store.set({ theme: 'dark' })
    expect(store.current).toEqual({ theme: 'dark' })
    expect(new PreferenceStore(path).current).toEqual({ theme: 'dark' })
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ theme: 'dark' })
    expect(readdirSync(dirname(path))).toEqual(['preferences.json'])
  })

  it.each(['', '{"theme": "dark"', 'null', '{}', '{"theme": "pink"}', '{"theme": "dark", "size": 3}', '[]'])(
    'count as the defaults in a broken file, and are whole after the next change: %s',
    (content) => {
      writeFileSync(path, content)
      const store = new PreferenceStore(path)
      expect(store.current).toEqual({ theme: 'system' })
      store.set({ theme: 'light' })
      expect(new PreferenceStore(path).current).toEqual({ theme: 'light' })
    }
  )

  it('count as the defaults where a folder is in the way', () => {
    mkdirSync(path)
    expect(new PreferenceStore(path).current).toEqual({ theme: 'system' })
  })
})
