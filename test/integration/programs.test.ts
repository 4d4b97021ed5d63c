import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { programs } from './support/places'

const names = [...Object.values(programs), join(dirname(programs.cli), 'desktop.cjs')]

describe('a built program', () => {
  it.each(names.map((path) => [basename(path), path]))('loads no other one, which would run it: %s', (_name, path) => {
    const loaded = [...readFileSync(path, 'utf8').matchAll(/require\("(\.[^"]*)"\)/g)].map(([, what]) => what)
    expect(loaded.length).toBeGreaterThan(0)
    for (const what of loaded) expect(what).toMatch(/^\.\/shared\//)
  })
})
