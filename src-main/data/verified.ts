import { readFileSync, renameSync, rmSync, writeFileSync, type BigIntStats } from 'node:fs'
import { join } from 'node:path'
import { z } from '../contract/zod'

/**
 * What was found of a dataset's files when they were last hashed, so that a file which nobody has touched
 * since is not hashed again. A file counts as touched when its size, its inode, the time of its last
 * modification or the time of its last change of any kind differ; the last of these no program can set.
 * What this gives up: a disk that loses bits by itself, which only reading the whole file would tell.
 */
export class VerifiedFiles {
  readonly #path: string
  readonly #known: Readonly<Record<string, VerifiedFile>>

  constructor(folder: string) {
    this.#path = join(folder, verifiedName)
    this.#known = read(this.#path)
  }

  /** Whether the file is the one that had this SHA-256 when it was hashed. */
  holds(name: string, sha256: string, state: BigIntStats): boolean {
    const known = this.#known[name]
    return known !== undefined && known.sha256 === sha256 && known.seal === sealOf(state)
  }

  /**
   * Keeps what was found of files. The clock of a file system ticks slowly: what was changed just now could
   * be changed again within the same tick, so it is not kept, and hashed once more the next time.
   */
  keep(files: Readonly<Record<string, { readonly sha256: string; readonly state: BigIntStats }>>, now: number): void {
    const settled = Object.entries(files).filter(([, { state }]) => now - Number(state.ctimeMs) > slowestTick)
    if (settled.length === 0) return
    const entries = settled.map(([name, { sha256, state }]) => [name, { sha256, seal: sealOf(state) }])
    const temporary = `${this.#path}.${process.pid}`
    try {
      writeFileSync(temporary, JSON.stringify({ ...this.#known, ...Object.fromEntries(entries) }))
      renameSync(temporary, this.#path)
    } catch {
      // A folder that cannot be written to: its files are hashed every time.
      removeIfThere(temporary)
    }
  }
}

/** The name of the file beside the arrays. */
export const verifiedName = 'verified.json'

/** In milliseconds; 2 s are those of FAT. */
const slowestTick = 2000

const verifiedFile = z.strictObject({ sha256: z.string(), seal: z.string() })
type VerifiedFile = z.infer<typeof verifiedFile>

function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // Not even that can be told.
  }
}

function sealOf({ size, ino, mtimeNs, ctimeNs }: BigIntStats): string {
  return [size, ino, mtimeNs, ctimeNs].join(' ')
}

/** Anything that is not what was written counts as nothing known. */
function read(path: string): Readonly<Record<string, VerifiedFile>> {
  try {
    return z.record(z.string(), verifiedFile).parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return {}
  }
}
