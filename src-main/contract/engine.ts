import { z } from './zod'
import type { ChoiceParameter } from '../learning/parameters'

/** What carries out the training of networks. */
export const engineParameter = {
  kind: 'choice',
  label: 'Engine',
  default: 'auto',
  choices: {
    auto: 'whichever is faster for the size of a step',
    typescript: 'plain TypeScript, in double precision',
    tensorflow: 'TensorFlow, in single precision, on an NVIDIA GPU where there is one'
  },
  meaning: 'What carries out the training of networks; TypeScript where TensorFlow is not at hand.'
} as const satisfies ChoiceParameter

/** The engine that carries out a run, and why it was chosen. */
export const engineInUse = z.object({ name: z.enum(['typescript', 'tensorflow']), reason: z.string() })
export type EngineInUse = z.infer<typeof engineInUse>
