import { join } from 'node:path'
import { forkTrainer, type ForkedTrainer } from '../../../src-main/training/forked-trainer'
import { environment } from './engines'

/** Starts a trainer as the built application does. */
export function startTrainer(root: string): ForkedTrainer {
  return forkTrainer(join(root, 'out/main/trainer.cjs'), environment)
}
