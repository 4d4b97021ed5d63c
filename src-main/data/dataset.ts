import { isDatasetFolder, openFolder, type StoredDataset } from './folder'
import { DescentError } from '../contract/errors'

export { isDatasetFolder }

/** A dataset of grey pictures with one class each. */
export interface Dataset {
  readonly description: {
    readonly name: string
    readonly source: string
    readonly height: number
    readonly width: number
    readonly splits: {
      readonly train: readonly [number, number]
      readonly test: readonly [number, number]
    }
  }
  /** One row of height x width bytes a sample. */
  readonly x: Uint8Array
  /** The class of each sample. */
  readonly y: Uint8Array
}

/** Opens a folder of pictures. @throws DescentError 'dataset' when it holds something else, or is damaged */
export function openDataset(folder: string): Dataset {
  return asPictures(openFolder(folder))
}

function asPictures({ description, x, y }: StoredDataset): Dataset {
  const { name, source, picture, splits } = description
  if (!(x instanceof Uint8Array) || !(y instanceof Uint8Array) || picture === undefined || splits === undefined) {
    throw new DescentError('dataset', `${name}: expected pictures with one class each`)
  }
  return { description: { name, source, height: picture.height, width: picture.width, splits }, x, y }
}
