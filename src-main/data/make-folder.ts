import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DescentError } from '../contract/errors'
import { reasonOf } from './files'

/**
 * Makes a folder whole or not at all: `fill` writes into a folder with a temporary name, which then
 * takes its place. When another process has made the same folder meanwhile, that one stays.
 * @throws DescentError 'dataset' when the folder cannot be written
 */
export function makeFolder(path: string, fill: (temporary: string) => void): void {
  const making = new FolderInMaking(path)
  try {
    fill(making.temporary)
    making.takePlace()
  } catch (error) {
    throw cannotBeWritten(path, error)
  } finally {
    making.discard()
  }
}

/** A folder with a temporary name that will take its place when it is whole. */
export class FolderInMaking {
  readonly temporary: string

  /** @throws DescentError 'dataset' when nothing can be written there */
  constructor(readonly path: string) {
    this.temporary = `${path}.${randomUUID()}${partial}`
    try {
      ensureFolder(dirname(path))
      clearAbandoned(dirname(path), `${basename(path)}.`)
      mkdirSync(this.temporary)
    } catch (error) {
      throw cannotBeWritten(path, error)
    }
  }

  /** @returns whether it took its place: false when another maker was first, whose folder stays */
  takePlace(): boolean {
    giveWayIfEmpty(this.path)
    try {
      renameSync(this.temporary, this.path)
      return true
    } catch (error) {
      if (!holdsSomething(this.path)) throw error
      return false
    }
  }

  /** Takes the place of the folder that is there, if there is one; that one is only removed when it succeeded. */
  takePlaceOfOther(): void {
    const aside = `${this.path}.${randomUUID()}${replaced}`
    const isThere = existsSync(this.path)
    if (isThere) renameSync(this.path, aside)
    try {
      renameSync(this.temporary, this.path)
    } catch (error) {
      if (isThere) renameSync(aside, this.path)
      throw error
    }
    remove(aside)
  }

  /** Removes what has not taken its place. */
  discard(): void {
    remove(this.temporary)
  }
}

const partial = '.partial'
const replaced = '.replaced'

/** The error for a folder that cannot be written; a DescentError stays as it is. */
export function cannotBeWritten(path: string, error: unknown): DescentError {
  if (error instanceof DescentError) return error
  return new DescentError(
    'dataset',
    `${path}: the folder cannot be written: ${reasonOf(error)}. Free it, or choose another place with DESCENT_HOME.`
  )
}

/** Makes a folder and those above it. Node's own `recursive` never returns where the system makes none, as below /proc. */
function ensureFolder(path: string): void {
  if (existsSync(path)) return
  if (dirname(path) !== path) ensureFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!existsSync(path)) throw error
  }
}

/** For how long, in milliseconds, nobody has written into a temporary folder that nobody fills any more. */
const abandonedAfter = 60 * 60 * 1000

/** Removes what makers of folders left in `parent` that were killed half-way. @param prefix of the folders to look at */
export function clearAbandoned(parent: string, prefix = ''): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue
    const path = join(parent, name)
    if (name.endsWith(partial) && Date.now() - lastWritten(path) > abandonedAfter) remove(path)
    if (name.endsWith(replaced)) putBackOrRemove(path)
  }
}

/** What was set aside for another that never came is put back; what has been replaced goes. */
function putBackOrRemove(aside: string): void {
  const path = aside.replace(/\.[0-9a-f-]{36}\.replaced$/, '')
  if (path === aside) return
  if (existsSync(path)) return remove(aside)
  try {
    renameSync(aside, path)
  } catch {
    // Another process was first.
  }
}

/** When something was last written into a folder; now, where it went while we looked. */
function lastWritten(folder: string): number {
  try {
    const files = readdirSync(folder).map((name) => join(folder, name))
    return Math.max(...[folder, ...files].map((path) => statSync(path).mtimeMs))
  } catch {
    return Date.now()
  }
}

/** Removes a folder, as far as that goes: what went wrong before is what counts. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // It could not be made either, or the disk has become read-only.
  }
}

/** An empty folder gives way; Windows does not rename over one. */
function giveWayIfEmpty(path: string): void {
  try {
    rmdirSync(path)
  } catch {
    // Nothing there, or it is not an empty folder, or it must stay: the renaming that follows tells.
  }
}

function holdsSomething(path: string): boolean {
  try {
    return readdirSync(path).length > 0
  } catch {
    return false
  }
}
