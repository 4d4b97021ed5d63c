import { join } from 'node:path'
import { readVerified, type Fingerprint } from './files'
import { isDatasetFolder, openFolder, type StoredDataset } from './folder'
import { countsOf, writeFolder } from './folder-writing'
import { parseIdx } from './idx'
import type { Locations } from './locations'

/** The four files as LeCun, Cortes and Burges published them, unpacked. */
const publishedFiles = {
  trainImages: {
    name: 'train-images-idx3-ubyte',
    bytes: 47_040_016,
    sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db'
  },
  trainLabels: {
    name: 'train-labels-idx1-ubyte',
    bytes: 60_008,
    sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5'
  },
  testImages: {
    name: 't10k-images-idx3-ubyte',
    bytes: 7_840_016,
    sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7'
  },
  testLabels: {
    name: 't10k-labels-idx1-ubyte',
    bytes: 10_008,
    sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2'
  }
} as const satisfies Record<string, Fingerprint & { name: string }>

/**
 * Opens MNIST, and turns the published files into its dataset folder when it is opened for the first time.
 * @throws DescentError 'dataset' naming the file that is missing or altered, or the folder that cannot be written
 */
export function openMnist(locations: Locations): StoredDataset {
  return openFolder(mnistFolder(locations))
}

function mnistFolder({ datasets, mnistSource }: Locations): string {
  const folder = join(datasets, 'mnist')
  if (!isDatasetFolder(folder)) convertMnist(mnistSource, folder)
  return folder
}

/** Turns the four published IDX files in `source` into a dataset folder. */
export function convertMnist(source: string, folder: string): void {
  const read = (file: Fingerprint & { name: string }): Uint8Array => {
    const path = join(source, file.name)
    const remedy = 'Install Descent’s packages again (npm ci), or the application.'
    return parseIdx(readVerified(path, file, remedy), path).values as Uint8Array
  }
  const { trainImages, trainLabels, testImages, testLabels } = publishedFiles
  const x = [read(trainImages), read(testImages)]
  const y = [read(trainLabels), read(testLabels)]
  writeFolder(folder, {
    about: {
      name: 'mnist',
      title: 'MNIST',
      source: 'The MNIST database of handwritten digits, by Yann LeCun, Corinna Cortes and Christopher J. C. Burges',
      dimension: 28 * 28,
      type: 'uint8',
      target: { kind: 'classes', name: 'digit', classNames: [...'0123456789'], counts: countsOf(Buffer.concat(y)) },
      picture: { height: 28, width: 28, channels: 1 },
      splits: { train: [0, 60_000], test: [60_000, 70_000] }
    },
    x,
    y
  })
}
