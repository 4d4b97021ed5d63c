import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findCompiler } from '../../../src-main/setup/tensorflow/compile.mjs'

/** Why libraries that do harm cannot be made here; undefined where they can. */
export const noCompiler = findCompiler() === undefined ? 'there is no C++ compiler' : undefined
if (noCompiler !== undefined) console.warn(`${noCompiler}: what needs a library that does harm is left out`)

/**
 * Compiles a library that does something when it is loaded.
 * @param statement in C++, for example "abort();"
 * @returns the file
 */
export function makeNativeLibrary(folder: string, statement: string): string {
  const source = join(folder, 'harm.cc')
  const file = join(folder, 'harm.node')
  const code = `__attribute__((constructor)) static void harm() { ${statement} }`
  writeFileSync(source, `#include <csignal>\n#include <cstdlib>\n#include <unistd.h>\n${code}\n`)
  const [command, ...words] = findCompiler() ?? ['c++']
  execFileSync(command, [...words, '-shared', '-fPIC', '-o', file, source])
  return file
}
