import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { NativeLibrary } from '../training/trainer-environment'

/** A library that ended the process that loaded it. */
export interface Crash {
  /** Which library it was: a function of its place, its version and its file. */
  readonly library: string
  /** What happened, in words. */
  readonly problem: string
}

/** Remembers, from one start of the application to the next, that a library is not to be loaded again. */
export class CrashNote {
  constructor(private readonly path: string) {}

  /** What happened to this library; nothing where it has changed since. */
  about(library: NativeLibrary): string | undefined {
    const crash = read(this.path)
    return crash?.library === identityOf(library) ? crash.problem : undefined
  }

  /** Where it cannot be written, the next start loads the library again. */
  write(library: NativeLibrary, problem: string): void {
    const crash: Crash = { library: identityOf(library), problem }
    try {
      writeFileSync(this.path, `${JSON.stringify(crash, null, 2)}\n`)
    } catch (error) {
      console.error('the crash could not be noted:', error)
    }
  }

  clear(): void {
    rmSync(this.path, { force: true })
  }
}

function identityOf({ binding, version }: NativeLibrary): string {
  const { size, mtimeMs } = statSync(binding, { throwIfNoEntry: false }) ?? { size: 0, mtimeMs: 0 }
  return [binding, version, size, mtimeMs].join(' ')
}

/** A note that cannot be read is none. */
function read(path: string): Partial<Crash> | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Partial<Crash>
  } catch {
    return undefined
  }
}
