import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../..', import.meta.url))

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly build: { readonly extraResources: readonly { readonly from: string; readonly to: string }[] }
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest

describe('the packaged application', () => {
  it('has the library that reads pictures, with all that it needs, where Node looks for it', () => {
    const { dependencies = {} } = manifestOf('node_modules/sharp')
    const needed = ['sharp', '@img', ...Object.keys(dependencies).filter((name) => !name.startsWith('@img/'))]
    const { extraResources } = manifestOf('.').build
    const there = extraResources.map(({ from, to }) => `${from} -> ${to}`)
    for (const name of needed) expect(there).toContain(`node_modules/${name} -> node_modules/${name}`)
    for (const name of needed.slice(2)) expect(manifestOf(`node_modules/${name}`).dependencies ?? {}).toEqual({})
  })
})
