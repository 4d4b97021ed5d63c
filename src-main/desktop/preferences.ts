import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { preferences, type Preferences } from '../contract/channels'

const defaults: Preferences = { theme: 'system' }

/** What the user prefers, kept in one small file. A file that is missing or broken counts as the defaults. */
export class PreferenceStore {
  #current: Preferences

  constructor(private readonly path: string) {
    this.#current = read(path)
  }

  get current(): Preferences {
    return this.#current
  }

  /** Takes new preferences, and writes them to a temporary name first: the file is never half-written. */
  set(preferences: Preferences): void {
    this.#current = preferences
    writeFileSync(`${this.path}.partial`, `${JSON.stringify(preferences, null, 2)}\n`)
    renameSync(`${this.path}.partial`, this.path)
  }
}

function read(path: string): Preferences {
  try {
    return preferences.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return defaults
  }
}
