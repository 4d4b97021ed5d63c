import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Makes `folder` with links to all files of `original` but one. */
export function linkAllBut(original: string, folder: string, left: string): void {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(original)) {
    if (name !== left) symlinkSync(join(original, name), join(folder, name))
  }
}

/** Makes a copy of a file that differs from it in one bit. */
export function alter(original: string, copy: string, position: number): void {
  copyFileSync(original, copy)
  const content = readFileSync(copy)
  content[position] ^= 1
  writeFileSync(copy, content)
}
