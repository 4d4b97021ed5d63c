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
  const temporary = `${path}.${randomUUID()}.partial`
  try {
    ensureFolder(dirname(path))
    clearAbandoned(path)
    mkdirSync(temporary)
    fill(temporary)
    takePlace(temporary, path)
  } catch (error) {
    discard(temporary)
    if (error instanceof DescentError) throw error
    throw new DescentError(
      'dataset',
      `${path}: the folder cannot be written: ${reasonOf(error)}. Free it, or choose another place with DESCENT_HOME.`
    )
  }
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

/** How old a temporary folder is, in milliseconds, when nobody can be filling it any more. */
const abandonedAfter = 60 * 60 * 1000

/** Removes what makers of this folder left that were killed half-way. */
function clearAbandoned(path: string): void {
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith('.partial')) continue
    const temporary = join(dirname(path), name)
    if (Date.now() - statSync(temporary).mtimeMs > abandonedAfter) discard(temporary)
  }
}

function takePlace(temporary: string, path: string): void {
  giveWayIfEmpty(path)
  try {
    renameSync(temporary, path)
  } catch (error) {
    if (!holdsSomething(path)) throw error
    discard(temporary)
  }
}

/** Removes a temporary folder, as far as that goes: what went wrong before is what counts. */
function discard(temporary: string): void {
  try {
    rmSync(temporary, { recursive: true, force: true })
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
