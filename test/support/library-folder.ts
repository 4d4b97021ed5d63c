import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bindingName, writeManifest } from '../../src-main/setup/tensorflow/folder.mjs'

/**
 * Makes a folder that passes for one with TensorFlow's library.
 * @param binding what is in the file that Node loads
 */
export function makeLibraryFolder(folder: string, binding: string | Uint8Array = 'not a library'): string {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, bindingName), binding)
  writeManifest(folder, { version: '9.8.7', flavour: 'cpu', sources: [] })
  return folder
}
