import { z } from './zod'
import { scalingParameter } from '../learning/features/scaling'
import { perceptronParameters } from '../learning/learners/perceptron'
import { shown, type Parameters } from '../learning/parameters'
import { scheduleParameters, seedParameter } from '../learning/schedule'
import { parse, schemaOf, schemaOfParameter } from './schema'

/** The labs that there are; labs/ holds one for each name. */
export const labNames = ['perceptron-mnist'] as const
export type LabName = (typeof labNames)[number]

/** Parameters of the features: how a sample's values become x. */
export const featureParameters = { scaling: scalingParameter } as const satisfies Parameters

/** Two classes, each one digit of MNIST. */
const digits = z.custom<[number, number]>(isPairOfDigits, {
  error: ({ input }) => `expected two different digits from 0 to 9, such as 0 and 1, found ${shown(input)}`
})

function isPairOfDigits(value: unknown): boolean {
  const isDigit = (digit: unknown): boolean => Number.isInteger(digit) && 0 <= Number(digit) && Number(digit) <= 9
  return Array.isArray(value) && value.length === 2 && value.every(isDigit) && value[0] !== value[1]
}

/**
 * A run's configuration: one versioned document that a lab holds, a run stores and an export carries.
 * The same document on the same engine gives the same result.
 */
export const runConfiguration = z.strictObject({
  version: z.literal(1),
  lab: z.enum(labNames),
  dataset: z.strictObject({
    name: z.literal('mnist'),
    /** The first digit is the class -1, the second the class +1. */
    digits
  }),
  features: schemaOf(featureParameters),
  learner: z.strictObject({
    name: z.literal('perceptron'),
    parameters: schemaOf(perceptronParameters)
  }),
  schedule: schemaOf(scheduleParameters),
  seed: schemaOfParameter(seedParameter),
  engine: z.literal('typescript')
})

export type RunConfiguration = z.infer<typeof runConfiguration>

/**
 * Checks a document that somebody wrote.
 * @throws DescentError 'invalid-input' naming each field that is wrong and what would be right
 */
export function parseConfiguration(document: unknown): RunConfiguration {
  return parse(runConfiguration, document, 'configuration')
}
