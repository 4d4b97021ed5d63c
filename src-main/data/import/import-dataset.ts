import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DescentError } from '../../contract/errors'
import { checkName } from '../catalogue'
import type { DatasetDescription } from '../description'
import { fingerprintOf } from '../files'
import { isDatasetFolder } from '../folder'
import { writeDescription } from '../folder-writing'
import { cannotBeWritten, clearAbandoned, FolderInMaking } from '../make-folder'
import { importerFor } from './importers'
import type { ImportOptions } from './options'
import type { Follower } from './parts'
import type { Imported } from './table'

/** Where datasets are, and who follows the import. */
export interface ImportSetting extends Follower {
  /** The folder that holds a folder for each dataset. */
  readonly datasets: string
  /** Names that no dataset may have: those of datasets that Descent has of itself. */
  readonly reserved: readonly string[]
}

/**
 * Makes a dataset of a file or a folder: a table (CSV, TSV), IDX, NPY, NPZ, each packed with gzip or not, or a folder
 * of pictures for each class. It is made whole or not at all.
 * @returns what its dataset.json says
 * @throws DescentError 'invalid-input' when an option does not fit, 'dataset' when the source cannot be read or the
 * dataset not be written, or there is one of that name
 * @throws what the signal says, when it was given
 */
export async function importDataset(
  source: string,
  options: ImportOptions,
  { datasets, reserved, onProgress, signal }: ImportSetting
): Promise<DatasetDescription> {
  const { name, replace = false } = options
  checkName(name, reserved)
  const importer = importerFor(source)
  const folder = join(datasets, name)
  if (!replace && isDatasetFolder(folder)) throw alreadyThere(name, folder)
  const making = new FolderInMaking(folder)
  try {
    clearAbandoned(datasets)
    const found = await importer(source, making.temporary, options, { onProgress, signal })
    const description = await described(making.temporary, source, options, found, signal)
    writeDescription(making.temporary, description)
    signal?.throwIfAborted()
    if (replace) making.takePlaceOfOther()
    else if (!making.takePlace()) throw alreadyThere(name, folder)
    return description
  } catch (error) {
    if (signal?.aborted || !isOfTheSystem(error)) throw error
    throw cannotBeWritten(folder, error)
  } finally {
    making.discard()
  }
}

/** Whether the system could not do something, such as write to a disk that is full. */
function isOfTheSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

function alreadyThere(name: string, folder: string): DescentError {
  const remedy = 'choose another name, or say --replace'
  return new DescentError('dataset', `there is a dataset "${name}" already (${folder}): ${remedy}`)
}

async function described(
  temporary: string,
  source: string,
  { name, title }: ImportOptions,
  found: Imported,
  signal: AbortSignal | undefined
): Promise<DatasetDescription> {
  const y = join(temporary, 'y.npy')
  const files = {
    'x.npy': await fingerprintOf(join(temporary, 'x.npy'), signal),
    ...(existsSync(y) ? { 'y.npy': await fingerprintOf(y, signal) } : {})
  }
  return {
    version: 2,
    name,
    ...(title === undefined ? {} : { title }),
    source: `imported from ${basename(source)}`,
    ...found,
    files
  }
}
