import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mnistSourceInCheckout } from '../../../src-main/data/locations'

/** The checkout. */
export const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The built programs. */
export const programs = {
  cli: join(root, 'out', 'main', 'cli.cjs'),
  trainer: join(root, 'out', 'main', 'trainer.cjs'),
  engineCheck: join(root, 'out', 'main', 'engine-check.cjs'),
  worker: join(root, 'out', 'main', 'worker.cjs')
}

/** The four files of MNIST as they were published. */
export const mnistSource = mnistSourceInCheckout(root)
