import type { Parameter, Parameters, ValuesOf } from './parameters'

/** Parameters of the walk through the samples. */
export const scheduleParameters = {
  order: {
    kind: 'choice',
    label: 'Order of the samples',
    default: 'file',
    choices: {
      file: 'as they stand in the file',
      shuffled: 'drawn anew for every epoch, from the seed'
    },
    meaning: 'The order in which an epoch visits the training samples.',
    lecture: '3.1'
  },
  maximumEpochs: {
    kind: 'integer',
    label: 'Maximum number of epochs',
    default: 100,
    minimum: 1,
    maximum: 100_000,
    meaning: 'Training ends after this many passes over the samples if no pass without a change has ended it before.',
    lecture: '3.1'
  }
} as const satisfies Parameters

export type Schedule = ValuesOf<typeof scheduleParameters>

/** The one number that all randomness of a run comes from. */
export const seedParameter = {
  kind: 'integer',
  label: 'Seed',
  default: 0,
  minimum: 0,
  maximum: 4_294_967_295,
  meaning: 'All randomness of a run is a function of this number: the same seed gives the same run.'
} as const satisfies Parameter
