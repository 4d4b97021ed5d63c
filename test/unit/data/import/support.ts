import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { DescentError } from '../../../../src-main/contract/errors'
import type { DatasetDescription } from '../../../../src-main/data/description'
import { openFolder } from '../../../../src-main/data/folder'
import { importDataset } from '../../../../src-main/data/import/import-dataset'
import type { ImportOptions } from '../../../../src-main/data/import/options'
import { temporaryFolder } from '../../../support/temporary-folder'

/** A dataset that was imported and opened again. */
export interface Opened {
  readonly description: DatasetDescription
  readonly x: number[]
  readonly y: number[]
}

export interface Source {
  readonly path: string
  readonly datasets: string
}

/** A file with that content in a folder of its own, and a folder for datasets beside it. */
export function sourceOf(content: string | Uint8Array, name = 'table.csv'): Source {
  const folder = temporaryFolder()
  writeFileSync(join(folder, name), content)
  return { path: join(folder, name), datasets: join(folder, 'datasets') }
}

/** Imports a file as the dataset "imported-here", and opens that. */
export async function importedFrom(source: Source, options: Partial<ImportOptions> = {}): Promise<Opened> {
  const { path, datasets } = source
  const told = await importDataset(path, { name: 'imported-here', ...options }, { datasets, reserved: ['mnist'] })
  const { description, x, y = [] } = openFolder(join(datasets, 'imported-here'))
  if (!isDeepStrictEqual(told, description)) throw new Error('what was told is not what was written')
  return { description, x: [...x], y: [...y] }
}

/** Imports a text as a table. */
export function imported(content: string | Uint8Array, options: Partial<ImportOptions> = {}): Promise<Opened> {
  return importedFrom(sourceOf(content), options)
}

/** What an import complains of that must fail, without the file's folder. */
export async function complaintOf(source: Source, options: Partial<ImportOptions> = {}): Promise<string> {
  try {
    await importedFrom(source, options)
  } catch (error) {
    if (error instanceof DescentError) return error.message.replaceAll(`${join(source.datasets, '..')}/`, '')
    throw error
  }
  throw new Error('it was imported')
}
