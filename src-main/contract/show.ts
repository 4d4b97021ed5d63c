import type { Parameters } from '../learning/parameters'

/** What a training tells of itself. */
export const showParameters = {
  rowsAfter: {
    kind: 'integers',
    label: 'Rows after epochs',
    default: [],
    minimum: 0,
    maximum: 100_000,
    shortest: 0,
    longest: 1000,
    distinct: true,
    meaning: 'After how many epochs a row is told, such as 0, 10, 100; after every epoch when the list is empty.',
    lecture: '3.5'
  },
  figures: {
    kind: 'choice',
    label: 'Figures',
    default: 'end',
    choices: {
      none: 'no figures',
      end: 'at the end',
      rows: 'with every row'
    },
    meaning: 'When the samples, the decision field and what has been learned are told as numbers ready to be drawn.'
  }
} as const satisfies Parameters
