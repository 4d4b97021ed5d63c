import { readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DescentError } from '../contract/errors'
import type { DatasetDescription } from './description'
import { reasonOf } from './files'
import { describeFolder, isDatasetFolder } from './folder'
import { clearAbandoned } from './make-folder'

/** A dataset that lies in its folder. */
export interface ListedDataset {
  readonly name: string
  readonly folder: string
  /** What its files take on the disk. */
  readonly bytes: number
  /** What dataset.json says, or in words why it cannot be read. */
  readonly description: DatasetDescription | string
}

const longestName = 60

/**
 * Whether a dataset may have that name: small letters, digits and single hyphens between them, so that it is the
 * name of a folder on every system.
 * @param reserved the names of datasets that Descent has of itself
 * @throws DescentError 'invalid-input' saying what would be right
 */
export function checkName(name: string, reserved: readonly string[]): void {
  const expected = 'expected small letters, digits and hyphens, such as wine-quality'
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || name.length > longestName) {
    const limit = name.length > longestName ? `, at most ${longestName}` : ''
    throw new DescentError('invalid-input', `name: ${expected}${limit}, found ${JSON.stringify(name)}`)
  }
  if (reserved.includes(name) || /^(con|prn|aux|nul|com\d|lpt\d)$/.test(name)) {
    throw new DescentError('invalid-input', `name: "${name}" means something else already: choose another`)
  }
}

/** Whether a folder of that name among the datasets is one of them: it cannot lead to a folder elsewhere. */
export function isFolderName(name: string): boolean {
  return /^[a-z0-9-]+$/.test(name)
}

/**
 * The datasets that lie in their folders, by name. What makers left that were killed is cleared away.
 * @param datasets the folder that holds a folder for each
 */
export function listDatasets(datasets: string): ListedDataset[] {
  if (!isDatasetFolder(datasets)) return []
  clearAbandoned(datasets)
  return readdirSync(datasets)
    .filter((name) => isFolderName(name) && statSync(join(datasets, name), { throwIfNoEntry: false })?.isDirectory())
    .sort()
    .map((name) => listed(name, join(datasets, name)))
}

function listed(name: string, folder: string): ListedDataset {
  const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  try {
    return { name, folder, bytes, description: describeFolder(folder) }
  } catch (error) {
    return { name, folder, bytes, description: error instanceof Error ? error.message : String(error) }
  }
}

/**
 * Removes a dataset.
 * @throws DescentError 'dataset' when there is none of that name, or it cannot be removed
 */
export function removeDataset(name: string, datasets: string): void {
  checkName(name, [])
  const folder = join(datasets, name)
  if (!isDatasetFolder(folder)) {
    throw new DescentError('dataset', `there is no dataset "${name}": "descent datasets" lists those there are`)
  }
  // Under another name first: nobody sees half of it.
  const aside = `${folder}.${randomUUID()}.partial`
  try {
    renameSync(folder, aside)
    rmSync(aside, { recursive: true, force: true })
  } catch (error) {
    throw new DescentError('dataset', `${folder}: cannot be removed: ${reasonOf(error)}`)
  }
}
